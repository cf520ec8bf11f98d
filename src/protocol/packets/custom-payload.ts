import { bytes, changed, i16, mapped, string } from '../../codec/index.ts'
import { versionIndex } from '../../codec/version-index.ts'
import type { VersionName } from '../../generated/versions.ts'
import { clientbound, serverbound } from '../packet.ts'

/** Everything that is left in the packet; 1.7 counts it. */
const payload = changed(bytes(i16), ['1.8', bytes('rest')])

/** A message of a plugin or mod, or one of the game's own that has no packet type. */
export const customPayloadClientbound = clientbound(['configuration', 'play'], 'custom_payload', {
  /** An identifier since 1.13 (`minecraft:brand`), at most 20 free characters before (`MC|Brand`). */
  channel: string(),
  /** What the channel makes of it. */
  data: payload,
})

/** A message to a plugin or mod, or one of the game's own that has no packet type. */
export const customPayloadServerbound = serverbound(['configuration', 'play'], 'custom_payload', {
  /** An identifier since 1.13 (`minecraft:brand`), at most 20 free characters before (`MC|Brand`). */
  channel: string(),
  /** What the channel makes of it. */
  data: payload,
})

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** The name of the software at the other end, as it stands in the data of its channel; 1.7 has no length before it. */
export const brand = changed(
  mapped(
    bytes('rest'),
    (data) => decoder.decode(data),
    (name: string) => encoder.encode(name),
  ),
  ['1.8', string()],
)

/** The channel on which both ends tell each other their {@link brand}. */
export function brandChannel(version: VersionName): string {
  return versionIndex(version) < versionIndex('1.13') ? 'MC|Brand' : 'minecraft:brand'
}
