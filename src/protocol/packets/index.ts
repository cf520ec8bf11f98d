import * as clientboundConfiguration from '../directions/clientbound-configuration.ts'
import * as clientboundLogin from '../directions/clientbound-login.ts'
import * as clientboundPlay from '../directions/clientbound-play.ts'
import * as clientboundStatus from '../directions/clientbound-status.ts'
import * as serverboundConfiguration from '../directions/serverbound-configuration.ts'
import * as serverboundHandshaking from '../directions/serverbound-handshaking.ts'
import * as serverboundLogin from '../directions/serverbound-login.ts'
import * as serverboundPlay from '../directions/serverbound-play.ts'
import * as serverboundStatus from '../directions/serverbound-status.ts'
import type { PacketType } from '../packet.ts'

/** Every type of packet. */
export const packetTypes: readonly PacketType[] = [
  ...new Set<PacketType>(
    [
      clientboundConfiguration,
      clientboundLogin,
      clientboundPlay,
      clientboundStatus,
      serverboundConfiguration,
      serverboundHandshaking,
      serverboundLogin,
      serverboundPlay,
      serverboundStatus,
    ].flatMap((names) => Object.values(names)),
  ),
]
