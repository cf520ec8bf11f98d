import { type Bot, serverbound } from '../index.ts'

/** Asks for another life; whether that could be said. */
export function respawn(bot: Bot): boolean {
  return bot.connection.writePacket(serverbound.play.clientCommand({ command: 'perform_respawn' }))
}
