import type { AnyPacket } from '../protocol/packet.ts'
import type { Player } from './player.ts'

/** Who is told what a part of the server has to tell. */
export type Audience = () => Iterable<Player>

/** A part of the server that everybody sees. */
export interface SharedPart {
  /** Tells a player who has come into the game how things stand. */
  greet(player: Player): void
}

/** Sends to each what is made for its version; nothing where there is nothing to make. */
export function tell(audience: Audience, make: (player: Player) => AnyPacket | undefined): void {
  for (const player of audience()) {
    const packet = make(player)
    if (packet) player.send(packet)
  }
}
