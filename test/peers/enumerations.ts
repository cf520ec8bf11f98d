import type { Direction, State } from './schema.ts'

/** A number of the peer's data that is an enum in the game (and in our codec): only its members are drawn. */
export interface Enumeration {
  /** `<state>.<direction>.<minecraft-data's packet>`. */
  packet: `${State}.${Direction}.${string}`
  /** The first field of this name in the packet, at any depth. */
  field: string
  /** First and last protocol number. */
  protocols: readonly [number, number]
  /** Members; the highest where they begin at zero. */
  members: number | readonly unknown[]
  /** Where the game has them. */
  source: string
}

/** Add a row when our codec rightly refuses a number that stands for nothing. */
export const enumerations: readonly Enumeration[] = [
  {
    packet: 'handshaking.serverbound.set_protocol',
    field: 'nextState',
    protocols: [4, 765],
    members: [1, 2],
    source: 'ConnectionProtocol: status, login',
  },
  {
    packet: 'handshaking.serverbound.set_protocol',
    field: 'nextState',
    protocols: [766, 775],
    members: [1, 2, 3],
    source: 'ClientIntent: status, login, transfer (from 1.20.5)',
  },
  {
    packet: 'play.serverbound.resource_pack_receive',
    field: 'result',
    protocols: [47, 764],
    members: 3,
    source: 'ServerboundResourcePackPacket.Action: loaded, declined, failed, accepted',
  },
  {
    packet: 'play.serverbound.resource_pack_receive',
    field: 'result',
    protocols: [765, 775],
    members: 7,
    source: 'ServerboundResourcePackPacket.Action: four more from 1.20.3 on',
  },
  {
    packet: 'configuration.serverbound.resource_pack_receive',
    field: 'result',
    protocols: [764, 764],
    members: 3,
    source: 'ServerboundResourcePackPacket.Action',
  },
  {
    packet: 'configuration.serverbound.resource_pack_receive',
    field: 'result',
    protocols: [765, 775],
    members: 7,
    source: 'ServerboundResourcePackPacket.Action',
  },
]
