import { simplifyNbt } from '../../codec/nbt.ts'
import { shortName } from '../../data/registry.ts'
import type * as play from '../../protocol/directions/clientbound-play.ts'
import type { PacketOf } from '../../protocol/packet.ts'
import { TextComponent, type TextValue } from '../../protocol/text-component.ts'
import type { RegistryEntry } from '../../protocol/types/registry-data.ts'

/** How a kind of message is shown: its name, and the pattern into which sender, target and content are put. */
export interface ChatType {
  /** `chat`, `say_command`, `msg_command_incoming`, `emote_command`, …; `undefined` where the server has written it out. */
  readonly name: string | undefined
  readonly translationKey: string
  readonly parameters: readonly string[]
  readonly style: Readonly<Record<string, TextValue>>
}

/** What fills the pattern of a {@link ChatType}. */
export interface ChatWords {
  readonly sender: TextComponent
  readonly target: TextComponent | undefined
  readonly content: TextComponent
}

const whispered = { color: 'gray', italic: true }

/** The game's own types, for servers that do not say what theirs are like. Source: the game's ChatType. */
const standard: readonly ChatType[] = [
  type('chat', 'chat.type.text', ['sender', 'content']),
  type('say_command', 'chat.type.announcement', ['sender', 'content']),
  type('msg_command_incoming', 'commands.message.display.incoming', ['sender', 'content'], whispered),
  type('msg_command_outgoing', 'commands.message.display.outgoing', ['target', 'content'], whispered),
  type('team_msg_command_incoming', 'chat.type.team.text', ['target', 'sender', 'content']),
  type('team_msg_command_outgoing', 'chat.type.team.sent', ['target', 'sender', 'content']),
  type('emote_command', 'chat.type.emote', ['sender', 'content']),
]

/** Shows the content alone. */
const raw: Omit<ChatType, 'name'> = { translationKey: '%s', parameters: ['content'], style: {} }

function type(name: string, translationKey: string, parameters: string[], style: ChatType['style'] = {}): ChatType {
  return { name, translationKey, parameters, style }
}

/** The type that a packet names by number or has in full. */
export function chatTypeOf(
  told: PacketOf<typeof play.disguisedChat>['type'],
  registry: readonly RegistryEntry[],
): ChatType {
  if (typeof told !== 'number') return { ...told.chat, name: undefined, style: styleOf(simplifyNbt(told.chat.style)) }
  const entry = registry.find(({ number }) => number === told)
  if (!entry) return standard[0]!
  const name = shortName(entry.id)
  if (entry.data) return { ...readType(simplifyNbt(entry.data)), name }
  return standard.find((each) => each.name === name) ?? { ...raw, name }
}

/**
 * Whether messages of the server, told by the number of a type as in 1.19, go to the action bar; `undefined` where the
 * registry does not say it, as in all other versions.
 */
export function isOverlay(told: number, registry: readonly RegistryEntry[]): boolean | undefined {
  const entry = registry.find(({ number }) => number === told)
  if (!entry?.data) return undefined
  const { chat, overlay } = fieldsOf(simplifyNbt(entry.data))
  if (chat === undefined) return overlay === undefined ? undefined : true
  return 'translation_key' in fieldsOf(chat) ? undefined : false
}

/** In 1.19 the decoration lies deeper, its target is called `team_name`, and a type without one shows the content alone. */
function readType(entry: unknown): Omit<ChatType, 'name'> {
  const chat = fieldsOf(fieldsOf(entry).chat)
  const decoration = 'decoration' in chat ? fieldsOf(chat.decoration) : chat
  const { translation_key: translationKey, parameters } = decoration
  if (typeof translationKey !== 'string' || !Array.isArray(parameters)) return raw
  const names = parameters.map((name) => (name === 'team_name' ? 'target' : String(name)))
  return { translationKey, parameters: names, style: styleOf(decoration.style) }
}

/** NBT has numbers for what is true or false. */
function styleOf(style: unknown): Record<string, TextValue> {
  const entries = Object.entries(fieldsOf(style)).filter(([, value]) => ['string', 'number'].includes(typeof value))
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'number' ? value !== 0 : String(value)]),
  )
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** A message as it is shown. */
export function decorated({ translationKey, parameters, style }: ChatType, words: ChatWords): TextComponent {
  const values = words as unknown as Readonly<Record<string, TextComponent | undefined>>
  return TextComponent.from({
    ...style,
    translate: translationKey,
    with: parameters.map((name) => (Object.hasOwn(words, name) ? (values[name]?.value ?? '') : '')),
  })
}

/**
 * What was put into a pattern, when a message before 1.19 is one of a player: by then the server sends it put together.
 * `undefined` for other messages, also for those of plugins that have a format of their own.
 */
export function undecorated(component: TextComponent): (ChatWords & { readonly type: ChatType }) | undefined {
  const { value } = component
  if (typeof value !== 'object' || !('translate' in value)) return undefined
  const found = standard.find(({ translationKey }) => translationKey === value.translate)
  const given = Array.isArray(value.with) ? (value.with as TextValue[]) : []
  if (!found || given.length < found.parameters.length) return undefined
  const word = (name: string): TextComponent | undefined => {
    const place = found.parameters.indexOf(name)
    return place < 0 ? undefined : TextComponent.from(given[place]!)
  }
  const [sender, target, content] = ['sender', 'target', 'content'].map(word)
  return { type: found, sender: sender ?? TextComponent.from(''), target, content: content! }
}
