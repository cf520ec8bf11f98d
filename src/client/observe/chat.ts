import * as play from '../../protocol/directions/clientbound-play.ts'
import { Events } from '../../util/events.ts'
import { listen, type Parts } from '../parts.ts'
import type { ChatMessage } from './chat-message.ts'
import { followMessages } from './chat-packets.ts'
import type { Players } from './players.ts'
import { keyOf, SignatureCache } from './signature-cache.ts'

export type { ChatFields, ChatMessage, ChatSender } from './chat-message.ts'

/** What can be listened to with `chat.events`. */
export interface ChatEvents {
  /** Something was said, by whomever. */
  message: ChatMessage
  /** The server takes a message back; since 1.19.1. It is absent when it is longer ago than the last hundred signed ones. */
  deleted: { readonly message: ChatMessage | undefined }
}

/** What is said in the chat, and above the hotbar in messages (not in titles). */
export interface Chat {
  /** To wait for a line: `chat.events.next('message', { where: ({ text }) => /joined/.test(text) })`. */
  readonly events: Events<ChatEvents>
}

/** How many messages can be taken back. Source: the game's ChatComponent keeps a hundred. */
const maxSigned = 100

/** Follows the chat. */
export function chat(parts: Parts, { players }: { readonly players: Players }): Chat {
  const { session } = parts
  const events = new Events<ChatEvents>(parts.onListenerError)
  const cache = new SignatureCache()
  /** By signature, oldest first. */
  const signed = new Map<string, ChatMessage>()

  session.events.on('reset', () => {
    cache.clear()
    signed.clear()
  })

  const translate = (key: string): string | undefined => session.registries.language.get(key)
  followMessages(
    parts,
    {
      chatTypes: () => session.serverRegistry('chat_type'),
      player: (name) => players.get(name),
      translate,
    },
    (message, packet) => {
      if (packet) {
        const seen = packet.lastSeen.map(({ signature }) => cache.resolve(signature))
        cache.add(
          seen.filter((signature) => signature !== undefined),
          message.signature,
        )
        if (message.signature) keep(keyOf(message.signature), message)
      }
      events.emit('message', message)
    },
  )

  function keep(key: string, message: ChatMessage): void {
    signed.set(key, message)
    if (signed.size <= maxSigned) return
    for (const oldest of signed.keys()) {
      signed.delete(oldest)
      return
    }
  }

  listen(
    parts,
    ({ signature: told }) => {
      const signature = cache.resolve(told)
      events.emit('deleted', { message: signature && signed.get(keyOf(signature)) })
    },
    play.deleteChat,
  )

  return { events }
}
