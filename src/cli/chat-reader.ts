import { simplifyNbt } from '../codec/index.ts'
import { type Connection, clientbound, type PacketOf, TextComponent } from '../index.ts'
import { registriesOf, registriesOfCodec } from '../protocol/types/registry-data.ts'

/** A line of chat, ready to be shown. */
export interface ChatLine {
  /** Who speaks: a player, the server in a player's form (`disguised`), or the server. */
  readonly source: 'player' | 'disguised' | 'system'
  readonly text: TextComponent
  /** The UUID of the player, where the server told. */
  readonly sender: string | undefined
  /** Whether it stands above the hotbar and not in the chat. */
  readonly overlay: boolean
}

type TextValue = TextComponent['value']
type ChatType = PacketOf<typeof clientbound.play.disguisedChat>['type']

/** How a kind of chat is decorated. */
interface Decoration {
  readonly translationKey: string
  readonly parameters: readonly string[]
  readonly style: Readonly<Record<string, unknown>>
}

const plainDecoration: Decoration = { translationKey: 'chat.type.text', parameters: ['sender', 'content'], style: {} }
const nobody = '00000000-0000-0000-0000-000000000000'

/** Gives `print` every line of chat of a connection, in whatever packet the version has it. */
export function readChat(connection: Connection, print: (line: ChatLine) => void): void {
  const { play, configuration } = clientbound
  let decorations: readonly (Decoration | undefined)[] = []
  const learn = (registries: ReturnType<typeof registriesOf>): void => {
    const types = registries.find(({ registry }) => registry === 'minecraft:chat_type')
    if (types) decorations = types.entries.map(({ data }) => decorationOf(simplifyNbt(data)))
  }
  const decorated = (type: ChatType, words: Record<string, TextComponent | undefined>): TextComponent => {
    const { translationKey, parameters, style } =
      typeof type === 'number' ? (decorations[type] ?? plainDecoration) : writtenOut(type)
    return TextComponent.from({
      ...style,
      translate: translationKey,
      with: parameters.map((name) => words[name]?.value ?? ''),
    })
  }

  connection.registerPacketListener((packet) => learn(registriesOf(packet)), configuration.registryData)
  connection.registerPacketListener(({ registries }) => learn(registriesOfCodec(registries)), play.login)

  connection.registerPacketListener(({ message, position, sender }) => {
    const isPlayers = position === 'chat' && sender !== undefined && sender !== nobody
    print({
      source: isPlayers ? 'player' : 'system',
      text: message,
      sender: isPlayers ? sender : undefined,
      overlay: position === 'game_info',
    })
  }, play.chat)
  connection.registerPacketListener(({ content, overlay }) => {
    print({ source: 'system', text: content, sender: undefined, overlay })
  }, play.systemChat)
  connection.registerPacketListener((packet) => {
    const content = packet.unsignedContent ?? packet.decorated ?? TextComponent.from(packet.message)
    const text = decorated(packet.type, { sender: packet.name, target: packet.targetName, content })
    print({ source: 'player', text, sender: packet.sender, overlay: false })
  }, play.playerChat)
  connection.registerPacketListener(({ type, name, targetName, message }) => {
    const text = decorated(type, { sender: name, target: targetName, content: message })
    print({ source: 'disguised', text, sender: undefined, overlay: false })
  }, play.disguisedChat)
}

function writtenOut({ chat }: Exclude<ChatType, number>): Decoration {
  return { ...chat, style: styleOf(simplifyNbt(chat.style)) }
}

/** From an entry of the registry: in 1.19 the decoration lies deeper, and a type without one shows the content alone. */
function decorationOf(entry: unknown): Decoration | undefined {
  const chat = fieldsOf(fieldsOf(entry).chat)
  const decoration = 'decoration' in chat ? fieldsOf(chat.decoration) : chat
  const { translation_key: translationKey, parameters } = decoration
  if (typeof translationKey !== 'string' || !Array.isArray(parameters)) return undefined
  return { translationKey, parameters: parameters.map(String), style: styleOf(decoration.style) }
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
