import { type Codec, changed, list, mapped, oneOf, option, string, struct, union, uuid } from '../../codec/index.ts'
import { CodecError } from '../../util/errors.ts'

/** A property of a profile; the only one in use is `textures`: JSON in Base64 that names skin and cape. */
export interface ProfileProperty {
  name: string
  value: string
  /** The session server's signature over `value`, in Base64. */
  signature: string | undefined
}

/** A player's account as the session server knows it. */
export interface GameProfile {
  uuid: string
  name: string
  properties: ProfileProperty[]
}

/** What replaces parts of a player's look; each texture is an identifier in the resource pack. Since 1.21.9. */
export interface PlayerSkinPatch {
  body: string | undefined
  cape: string | undefined
  elytra: string | undefined
  /** The width of the arms. */
  model: 'wide' | 'slim' | undefined
}

/** A profile that may be known in part only, as in a player's head. */
export interface ResolvableProfile {
  /** Whether the client still has to ask for the rest; always `partial` before 1.21.9. */
  type: 'partial' | 'complete'
  /** There in a complete profile. */
  name: string | undefined
  /** There in a complete profile. */
  uuid: string | undefined
  properties: ProfileProperty[]
  /** All `undefined` before 1.21.9. */
  skinPatch: PlayerSkinPatch
}

/** What writing a {@link ProfileProperty} takes. */
export type ProfilePropertyInput = Omit<Readonly<ProfileProperty>, 'signature'> & {
  readonly signature?: string | undefined
}

/** A {@link ProfileProperty}. */
export const profileProperty: Codec<ProfileProperty, ProfilePropertyInput> = struct({
  name: string(),
  value: string(),
  signature: option(string()),
})

/** The properties of a profile, as a list. */
export const profileProperties: Codec<ProfileProperty[], readonly ProfilePropertyInput[]> = list(profileProperty)

/** A {@link GameProfile} with its UUID in 16 bytes. Since 1.16. */
export const gameProfile = struct({ uuid, name: string(), properties: profileProperties })

const completeProfile = struct({ uuid, name: string(), properties: profileProperties })
const partialProfile = struct({ name: option(string()), uuid: option(uuid), properties: profileProperties })
const noSkinPatch: PlayerSkinPatch = { body: undefined, cape: undefined, elytra: undefined, model: undefined }

/** A {@link PlayerSkinPatch}. Since 1.21.9. */
export const playerSkinPatch: Codec<PlayerSkinPatch, Readonly<Partial<PlayerSkinPatch>>> = struct({
  body: option(string()),
  cape: option(string()),
  elytra: option(string()),
  model: option(oneOf(['wide', 'slim'])),
})

/** What writing a {@link ResolvableProfile} takes. Before 1.21.9 it is written as a partial one, without a skin patch. */
export interface ResolvableProfileInput {
  readonly type?: 'partial' | 'complete'
  readonly name?: string | undefined
  readonly uuid?: string | undefined
  readonly properties: readonly ProfilePropertyInput[]
  readonly skinPatch?: Readonly<Partial<PlayerSkinPatch>>
}

/** A {@link ResolvableProfile}. Since 1.20.5. */
export const resolvableProfile: Codec<ResolvableProfile, ResolvableProfileInput> = changed(
  mapped(
    partialProfile,
    (profile): ResolvableProfile => ({ type: 'partial', ...profile, skinPatch: { ...noSkinPatch } }),
    ({ name, uuid, properties }: ResolvableProfileInput) => ({ name, uuid, properties }),
  ),
  [
    '1.21.9',
    mapped(
      struct({
        profile: union('type', oneOf(['partial', 'complete']), { partial: partialProfile, complete: completeProfile }),
        skinPatch: playerSkinPatch,
      }),
      ({ profile, skinPatch }): ResolvableProfile => ({ ...profile, skinPatch }),
      ({ type = 'partial', name, uuid, properties, skinPatch = {} }: ResolvableProfileInput) => ({
        profile:
          type === 'partial'
            ? { type, name, uuid, properties }
            : { type, name: known(name, 'name'), uuid: known(uuid, 'UUID'), properties },
        skinPatch,
      }),
    ),
  ],
)

function known(value: string | undefined, what: string): string {
  if (value === undefined) throw new CodecError('invalid_value', `A complete profile must have a ${what}`)
  return value
}
