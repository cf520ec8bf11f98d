import { versionIndex } from '../codec/version-index.ts'
import type { Version } from '../data/versions.ts'
import type { AnyPacket } from '../protocol/packet.ts'
import {
  chatClientbound,
  chatCommand,
  chatCommandSigned,
  chatServerbound,
  disguisedChat,
  systemChat,
} from '../protocol/packets/chat.ts'
import { TextComponent } from '../protocol/text-component.ts'
import type { Player } from './player.ts'
import type { HandlerAdder, Session } from './session.ts'

/** What players say, and their commands. */
export function chatHandlers(session: Session, on: HandlerAdder): void {
  const { events, settings, players } = session.context

  const command = (text: string): void => {
    const { player } = session
    if (!player) return
    if (events.has('command')) events.emit('command', { player, command: text })
    else player.sendMessage({ text: `Unknown command: /${text}`, color: 'red' })
  }

  on(chatServerbound, ({ message }) => {
    const { player } = session
    if (!player) return
    if (message.startsWith('/')) {
      command(message.slice(1))
      return
    }
    events.emit('chat', { player, message })
    if (!settings.relayChat) return
    for (const receiver of players()) receiver.send(saidPacket(receiver.version, player, message))
  })
  on(chatCommand, (packet) => command(packet.command))
  on(chatCommandSigned, (packet) => command(packet.command))
}

/** What nobody said, for the chat of a client. */
export function systemPacket(version: Version, content: TextComponent): AnyPacket {
  if (version.index >= versionIndex('1.19')) return systemChat({ content, type: 1, overlay: false })
  return chatClientbound({ message: content, position: 'system' })
}

/** What a player said. It is not signed, so that it takes the form that each version has for that. */
function saidPacket(version: Version, { username, uuid }: Player, message: string): AnyPacket {
  if (version.index >= versionIndex('1.19.3')) {
    // Number 0 is minecraft:chat, which puts the name before the message.
    return disguisedChat({ message: TextComponent.from(message), type: 0, name: TextComponent.from(username) })
  }
  const content = TextComponent.from({ translate: 'chat.type.text', with: [username, message] })
  if (version.index >= versionIndex('1.19')) return systemChat({ content, type: 1, overlay: false })
  return chatClientbound({ message: content, position: 'chat', sender: uuid })
}
