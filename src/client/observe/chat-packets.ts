import * as play from '../../protocol/directions/clientbound-play.ts'
import type { PacketOf } from '../../protocol/packet.ts'
import { TextComponent } from '../../protocol/text-component.ts'
import type { Translate } from '../../protocol/text-translate.ts'
import type { RegistryEntry } from '../../protocol/types/registry-data.ts'
import { listen, type Parts } from '../parts.ts'
import { type ChatFields, ChatMessage } from './chat-message.ts'
import { chatTypeOf, decorated, isOverlay, undecorated } from './chat-types.ts'

/** What messages need besides their packets. */
export interface ChatContext {
  /** The server's registry of chat types. */
  readonly chatTypes: () => readonly RegistryEntry[]
  /** A player of the list by name. */
  readonly player?: (name: string) => { readonly uuid: string | undefined } | undefined
  /** English of the version; default the little that is built in. */
  readonly translate?: Translate
}

type PlayerChat = PacketOf<typeof play.playerChat>

/** Gives every message of a connection, in whatever packet the version has it. */
export function followMessages(
  parts: Pick<Parts, 'connection'>,
  context: ChatContext,
  said: (message: ChatMessage, packet: PlayerChat | undefined) => void,
): void {
  const tell = (fields: Partial<ChatFields> & Pick<ChatFields, 'kind' | 'component'>, packet?: PlayerChat): void => {
    const message = new ChatMessage({ ...nothing, content: fields.component, ...fields }, context.translate)
    said(message, packet)
  }

  // Until 1.18.2.
  listen(
    parts,
    ({ message: component, position, sender: uuid }) => {
      const words = undecorated(component)
      const name = words?.sender ?? noText
      const player = context.player?.(name.toString())
      // The console announces in the form of a player, and is none.
      const hasForm = words !== undefined && (words.type.name !== 'say_command' || player !== undefined)
      if (position !== 'chat' || (uuid === undefined && !hasForm)) {
        tell({ kind: 'system', position: position === 'game_info' ? 'action_bar' : position, component })
        return
      }
      const sender = { name, uuid: uuid ?? player?.uuid }
      const { target, type } = words ?? {}
      tell({ kind: 'player', component, sender, target, type: type?.name, content: words?.content ?? component })
    },
    play.chat,
  )
  listen(
    parts,
    ({ content, overlay, type }) => {
      // Only 1.19 tells a type here.
      const goesAbove = (type === undefined ? undefined : isOverlay(type, context.chatTypes())) ?? overlay
      tell({ kind: 'system', position: goesAbove ? 'action_bar' : 'system', component: content })
    },
    play.systemChat,
  )
  listen(
    parts,
    (packet) => {
      const type = chatTypeOf(packet.type, context.chatTypes())
      const { name, sender: uuid, targetName: target, timestamp } = packet
      // A copy, so that it does not keep all that came with it.
      const signature = packet.signature?.slice()
      const content = contentOf(packet)
      tell(
        {
          kind: 'player',
          component: decorated(type, { sender: name, target, content }),
          content,
          sender: { uuid, name },
          target,
          type: type.name,
          signing: signature === undefined ? 'unsigned' : isModified(packet) ? 'modified' : 'signed',
          signature,
          timestamp: Number(timestamp),
          filtered: filteredBy(packet),
        },
        packet,
      )
    },
    play.playerChat,
  )
  listen(
    parts,
    ({ type: told, name, targetName: target, message: content }) => {
      const type = chatTypeOf(told, context.chatTypes())
      const component = decorated(type, { sender: name, target, content })
      tell({ kind: 'disguised', component, content, sender: { uuid: undefined, name }, target, type: type.name })
    },
    play.disguisedChat,
  )
}

const noText = TextComponent.from('')

const nothing: Omit<ChatFields, 'kind' | 'component' | 'content'> = {
  position: 'chat',
  sender: undefined,
  target: undefined,
  type: undefined,
  signing: 'unsigned',
  signature: undefined,
  timestamp: undefined,
  filtered: 'nothing',
}

/** What is shown of what was said: the server's own words, or what was signed, without what the filter hides. */
function contentOf(packet: PlayerChat): TextComponent {
  const { unsignedContent, decorated, message, filter } = packet
  if (unsignedContent) return unsignedContent
  if (filter.type === 'partially_filtered') return TextComponent.from(masked(message, filter.mask))
  return decorated ?? TextComponent.from(message)
}

function isModified({ unsignedContent, decorated, message }: PlayerChat): boolean {
  const isOther = (text: TextComponent | undefined): boolean =>
    text !== undefined && message !== '' && text.toString() !== message
  // 1.19 has what was typed in no other form than the decorated one, which is signed.
  return message === '' ? unsignedContent !== undefined : isOther(unsignedContent) || isOther(decorated)
}

function filteredBy({ filter }: PlayerChat): ChatFields['filtered'] {
  if (filter.type === 'fully_filtered') return 'all'
  return filter.type === 'partially_filtered' ? 'some' : 'nothing'
}

/** A text with a sign in place of each UTF-16 unit whose bit is set. Source: the game's FilterMask. */
function masked(text: string, mask: { readonly length: number; [place: number]: bigint }): string {
  let shown = ''
  for (let place = 0; place < text.length; place++) {
    const bits = place >> 6 < mask.length ? mask[place >> 6]! : 0n
    shown += ((bits >> BigInt(place & 63)) & 1n) === 1n ? '#' : text[place]
  }
  return shown
}
