import type { EventEmitter } from 'node:events'
import { createRequire } from 'node:module'
import type { Socket } from 'node:net'
import { resolve } from 'node:path'
import { type Generator, type Spot, sprinkled } from './terrain.ts'

/** The part of a minecraft-protocol client that the bots and the recorder use. */
export interface PeerClient extends EventEmitter {
  socket: Socket
  /** Cuts the bytes of the socket into frames. */
  splitter: NodeJS.WritableStream
  setSocket(socket: Socket): void
  write(name: string, fields: object): void
  /** Exists once the server let the player in. */
  chat(message: string): void
  end(reason: string): void
}

/** The part of `createClient`'s options that is used here. */
export interface PeerClientOptions {
  host: string
  port: number
  username: string
  version: string
  auth: 'offline'
  hideErrors: boolean
  connect: (client: PeerClient) => void
}

/** The part of a flying-squid server that is used here. */
export interface PeerServer extends EventEmitter {
  /** Known once the server listens. */
  listeningPort: number
}

/** What the peer packages offer, as far as it is used here. */
export interface Peers {
  createClient(options: PeerClientOptions): PeerClient
  /** The world is `sprinkled` land of the diamond-square generator. */
  createServer(options: object, seed: number): PeerServer
  /** The wire form of one stack of a block in the hand, as the packets of this version carry it. */
  stackOf(version: string, block: string): object
  /** The number of the version, and the names of the packets that a client receives: by state, then by id. */
  protocolOf(version: string): { protocol: number; names: Record<string, Map<number, string>> }
}

interface ProtocolFile {
  [state: string]: {
    toClient?: { types: { packet: [string, [{ type: [string, { mappings: Record<string, string> }] }]] } }
  }
}

/** What flying-squid tells a generator of land. */
interface GeneratorSettings {
  registry: { blocksByName: Record<string, { id: number; defaultState?: number } | undefined> }
}

interface Release {
  minecraftVersion: string
  /** The protocol number. */
  version: number
}

/** Folders of the files that hold a version's packets and its numbers. */
interface Folders {
  protocol: string
  version: string
}

/**
 * Takes flying-squid and minecraft-protocol from a directory that has them in its `node_modules`. Nothing is loaded
 * before it is used: the server lives in a process of its own.
 *
 * @throws {Error} on first use when the directory lacks the packages.
 */
export function loadPeers(directory: string): Peers {
  const fromDirectory = createRequire(resolve(directory, 'package.json'))
  // Hoisting is npm's choice: what the server depends on is asked for from where the server is.
  const fromServer = () => createRequire(fromDirectory.resolve('flying-squid'))

  return {
    createClient: (options) => fromDirectory('minecraft-protocol').createClient(options) as PeerClient,
    createServer(options, seed) {
      const squid = fromDirectory('flying-squid')
      const { Vec3 } = fromServer()('vec3')
      squid.generations.sprinkled = (settings: GeneratorSettings) =>
        sprinkled(squid.generations.diamond_square({ ...settings, worldHeight: 250 }) as Generator, seed, {
          stateOf(name) {
            const block = settings.registry.blocksByName[name]
            return block ? (block.defaultState ?? block.id << 4) : -1
          },
          spot: (x, y, z) => new Vec3(x, y, z) as Spot,
        })
      return squid.createMCServer({ ...options, generation: { name: 'sprinkled', options: { seed } } }) as PeerServer
    },
    stackOf(version, block) {
      const registry = fromServer()('prismarine-registry')(version)
      const Item = fromServer()('prismarine-item')(registry)
      return Item.toNotch(new Item(registry.itemsByName[block].id, 64)) as object
    },
    protocolOf(version) {
      const data = fromDirectory
        .resolve('minecraft-data/package.json')
        .replace(/package\.json$/, 'minecraft-data/data/')
      // By number: not every release has a folder, and the package's own look-up by name is wrong for some.
      const releases = fromDirectory(`${data}pc/common/protocolVersions.json`) as Release[]
      const protocol = releases.find(({ minecraftVersion }) => minecraftVersion === version)?.version
      const folders = Object.values(fromDirectory(`${data}dataPaths.json`).pc as Record<string, Folders>)
      const folder = folders.find((each) => fromDirectory(`${data}${each.version}/version.json`).version === protocol)
      if (protocol === undefined || !folder) throw new Error(`minecraft-data does not know the packets of ${version}`)
      const file = fromDirectory(`${data}${folder.protocol}/protocol.json`) as ProtocolFile
      const names: Record<string, Map<number, string>> = {}
      for (const [state, { toClient }] of Object.entries(file)) {
        const mappings = toClient?.types.packet[1][0].type[1].mappings ?? {}
        names[state] = new Map(Object.entries(mappings).map(([id, name]) => [Number(id), name]))
      }
      return { protocol, names }
    },
  }
}
