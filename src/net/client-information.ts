import type { AnyPacket } from '../protocol/packet.ts'
import type { ClientInformation } from './connection-options.ts'

/** What the client tells about itself, with the game's own defaults. */
export function clientInformationPacket(information: ClientInformation): AnyPacket {
  const packet = {
    kind: 'client_information',
    locale: information.locale ?? 'en_us',
    viewDistance: information.viewDistance ?? 10,
  }
  return packet
}
