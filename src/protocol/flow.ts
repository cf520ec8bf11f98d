import type { AnyPacket, Direction, State } from './packet.ts'

/** The states of both directions of a connection. Since 1.20.2 they change separately. */
export interface Flow {
  readonly clientbound: State
  readonly serverbound: State
}

/** How every connection begins. */
export const initialFlow: Flow = { clientbound: 'handshaking', serverbound: 'handshaking' }

/** Names of the packets that can change the state; only these are worth decoding to follow a connection. */
export const switchingPackets: Readonly<Record<Direction, ReadonlySet<string>>> = {
  clientbound: new Set(['login_finished', 'start_configuration', 'finish_configuration']),
  serverbound: new Set(['intention', 'login_acknowledged', 'configuration_acknowledged', 'finish_configuration']),
}

/**
 * The states after a packet.
 *
 * @param hasConfiguration Whether the version has the CONFIGURATION state (1.20.2 and newer).
 */
export function advance(flow: Flow, direction: Direction, packet: AnyPacket, hasConfiguration: boolean): Flow {
  switch (packet.kind) {
    case 'intention': {
      if (direction !== 'serverbound' || flow.serverbound !== 'handshaking') return flow
      const { intention } = packet as AnyPacket & { intention: string }
      const state = intention === 'status' ? 'status' : 'login'
      return { clientbound: state, serverbound: state }
    }
    case 'login_finished':
      if (flow.clientbound !== 'login') return flow
      // Before 1.20.2 both sides play from here on; since then the client's answer ends the login.
      return hasConfiguration ? flow : { clientbound: 'play', serverbound: 'play' }
    case 'login_acknowledged':
      return flow.serverbound === 'login' ? { clientbound: 'configuration', serverbound: 'configuration' } : flow
    case 'start_configuration':
      return { ...flow, clientbound: 'configuration' }
    case 'configuration_acknowledged':
      return { ...flow, serverbound: 'configuration' }
    case 'finish_configuration':
      return { ...flow, [direction]: 'play' }
    default:
      return flow
  }
}
