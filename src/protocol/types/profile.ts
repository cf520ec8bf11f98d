import { type InOf, list, type OutOf, option, string, struct, uuid } from '../../codec/index.ts'

/** A signed fact about a player; `textures` holds skin and cape. */
export const profileProperty = struct({
  name: string(),
  /** For `textures`: JSON in base64. */
  value: string(),
  /** By the session server, in base64; absent when nobody signed. */
  signature: option(string()),
})

/** A signed fact about a player. */
export type ProfileProperty = OutOf<typeof profileProperty>

/** Who a player is. */
export const gameProfile = struct({
  id: uuid,
  /** At most 16 characters. */
  name: string(),
  properties: list(profileProperty),
})

/** Who a player is, as it is read. */
export type GameProfile = OutOf<typeof gameProfile>
/** Who a player is, as it is written. */
export type GameProfileIn = InOf<typeof gameProfile>
