import { versionIndex } from '../codec/version-index.ts'
import type { Version } from '../data/versions.ts'
import type { Outgoing } from '../protocol/packet.ts'
import { chatCommand, chatServerbound } from '../protocol/packets/chat.ts'

/**
 * The packet with which a player says something, or runs a command when it begins with a slash. It is not signed.
 *
 * @param now Milliseconds since 1970; servers since 1.19 refuse messages out of order.
 */
export function chatPacket(version: Version, text: string, now: number = Date.now()): Outgoing<'serverbound', 'play'> {
  const timestamp = BigInt(Math.trunc(now))
  // Before 1.19 a command is a message that begins with a slash.
  if (text.startsWith('/') && version.index >= versionIndex('1.19')) {
    return chatCommand({ command: text.slice(1), timestamp })
  }
  return chatServerbound({ message: text, timestamp })
}
