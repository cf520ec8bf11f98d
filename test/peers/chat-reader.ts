import { followMessages } from '../../src/client/observe/chat-packets.ts'
import { type Connection, clientbound, type TextComponent } from '../../src/index.ts'
import { type RegistryContent, registriesOf, registriesOfCodec } from '../../src/protocol/types/registry-data.ts'

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

/** Gives `print` every line of chat of a connection, in whatever packet the version has it. */
export function readChat(connection: Connection, print: (line: ChatLine) => void): void {
  const { play, configuration } = clientbound
  let chatTypes: RegistryContent['entries'] = []
  const learn = (registries: readonly RegistryContent[]): void => {
    const types = registries.find(({ registry }) => registry === 'minecraft:chat_type')
    if (types) chatTypes = types.entries
  }
  connection.registerPacketListener((packet) => learn(registriesOf(packet)), configuration.registryData)
  connection.registerPacketListener(({ registries }) => learn(registriesOfCodec(registries)), play.login)
  followMessages({ connection }, { chatTypes: () => chatTypes }, ({ kind, component, sender, position }) =>
    print({ source: kind, text: component, sender: sender?.uuid, overlay: position === 'action_bar' }),
  )
}
