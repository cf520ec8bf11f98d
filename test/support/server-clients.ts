import { versionIndex } from '../../src/codec/version-index.ts'
import type { VersionLike } from '../../src/data/versions.ts'
import { Connection } from '../../src/net/connection.ts'
import type { ConnectionOptions } from '../../src/net/connection-options.ts'
import type { PacketOf, PacketType } from '../../src/protocol/packet.ts'
import { chatClientbound, disguisedChat, systemChat } from '../../src/protocol/packets/chat.ts'
import type { Server } from '../../src/server/index.ts'

/** A client of a server in the same process, not connected yet. */
export function clientOf(server: Server, version: VersionLike, options: ConnectionOptions = {}): Connection {
  return new Connection('localhost', {
    username: 'Alice',
    allowedVersions: [version],
    transport: () => server.connectInMemory(),
    handleException: false,
    ...options,
  })
}

/** The next packets of a type, as many as wanted; ask before they can come. */
export function packets<P extends PacketType>(client: Connection, type: P, count = 1): Promise<PacketOf<P>[]> {
  return new Promise((resolve) => {
    const found: PacketOf<P>[] = []
    const stop = client.registerPacketListener((packet) => {
      found.push(packet as PacketOf<P>)
      if (found.length < count) return
      stop()
      resolve(found)
    }, type)
  })
}

/** The next packet of a type. */
export async function nextPacket<P extends PacketType>(client: Connection, type: P): Promise<PacketOf<P>> {
  return (await packets(client, type))[0]!
}

/** The next line in the chat, as text, whatever packet the version has for it. */
export function nextLine(client: Connection, contains = ''): Promise<string> {
  return new Promise((resolve) => {
    const hear = (text: string): void => {
      if (text.includes(contains)) resolve(text)
    }
    const { index } = client.version!
    if (index < versionIndex('1.19')) {
      client.registerPacketListener(({ message }) => hear(message.toString()), chatClientbound)
      return
    }
    client.registerPacketListener(({ content }) => hear(content.toString()), systemChat)
    if (index < versionIndex('1.19.3')) return
    client.registerPacketListener(({ name, message }) => hear(`<${name}> ${message}`), disguisedChat)
  })
}
