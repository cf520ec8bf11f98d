import { fileURLToPath } from 'node:url'
import { loadRegistries, type Registries } from '../../src/data/registries.ts'
import { type Version, versions } from '../../src/data/versions.ts'
import { createServer, type Server } from '../../src/server/index.ts'
import { showEverything } from '../support/show-everything.ts'
import { peerRequire } from './install.ts'

// minecraft-protocol's client joins our server on every version that it knows: it must get a position and chunks that
// prismarine-chunk can read, hear what it says and be kicked with a reason.

interface PeerClient {
  on(name: string, listener: (packet: Record<string, unknown>) => void): void
  write(name: string, packet: Record<string, unknown>): void
  chat(message: string): void
  end(): void
}

interface PeerChunk {
  load(data: unknown, bitMap?: unknown, skyLightSent?: boolean, groundUp?: unknown): void
  loadBiomes?(biomes: unknown): void
  loadParsedLight?(...args: unknown[]): void
  getBlockStateId(position: unknown): number
  getBlockType(position: unknown): number
  getSkyLight(position: unknown): number
  getBiome(position: unknown): number
}

interface Peer {
  createClient(options: Record<string, unknown>): PeerClient
}

/** What became of one version. */
export interface Joined {
  readonly version: Version
  /** The name by which the peer knows it; absent when it does not. */
  readonly peerName: string | undefined
  readonly steps: readonly string[]
  readonly error: string | undefined
}

const stepNames = ['login', 'position', 'chunk', 'chat', 'shown', 'reconfigured', 'kick'] as const
const peer = peerRequire()
const { createClient } = peer('minecraft-protocol') as Peer
const minecraftData = peer('minecraft-data') as (name: string) => { version: { version: number } } | null
const loadChunk = peer('prismarine-chunk') as (version: string) => new (options?: unknown) => PeerChunk
const { Vec3 } = peer('vec3') as { Vec3: new (x: number, y: number, z: number) => unknown }

/** Joins with one version, or with all of them, one after the other. */
export async function joinOurServer(wanted: readonly Version[] = versions): Promise<Joined[]> {
  const results: Joined[] = []
  for (const encryption of [false, true]) {
    const server = createServer({ encryption })
    const { port } = await server.listen({ port: 0 })
    for (const version of wanted) {
      // The encrypted login differs with the eras of its packets only; the rest need not be seen twice.
      if (encryption && !encryptedVersions.has(version.name)) continue
      results.push(await join(server, port, version, encryption))
    }
    await server.close()
  }
  return results
}

const encryptedVersions = new Set<string>([
  '1.7.10',
  '1.8.9',
  '1.12.2',
  '1.18.2',
  '1.19',
  '1.19.2',
  '1.20.4',
  '1.20.6',
  '26.1.2',
])

/** The name by which minecraft-protocol knows a version; `undefined` when it does not. */
export function peerNameOf(version: Version): string | undefined {
  const names = version.name.startsWith('1.7.')
    ? ['1.7']
    : [...version.names, ...version.names.map((name) => `${name}-pre2`)]
  // By its number, because the peer's own look-up by name answers with another protocol for some releases.
  return names.findLast((name) => minecraftData(name)?.version.version === version.protocol)
}

async function join(server: Server, port: number, version: Version, encryption: boolean): Promise<Joined> {
  const peerName = peerNameOf(version)
  const steps: string[] = encryption ? ['encrypted'] : []
  if (peerName === undefined) return { version, peerName, steps, error: undefined }
  const errors: string[] = []
  const { blocks } = await loadRegistries(version)
  const client = createClient({
    host: '127.0.0.1',
    port,
    version: peerName,
    username: 'Peer',
    hideErrors: true,
  })
  const stop = server.events.on('packetError', ({ error }) => errors.push(error.message))
  const done = new Promise<void>((resolve) => {
    const timer = setTimeout(() => {
      errors.push('nothing happens any more')
      resolve()
    }, 10_000)
    const finish = (): void => {
      clearTimeout(timer)
      resolve()
    }
    follow(server, version, peerName, client, blocks, steps, errors, finish)
  })
  await done
  stop()
  client.end()
  const missing = stepNames.filter(
    (step) => !steps.includes(step) && (step !== 'reconfigured' || version.protocol >= 764),
  )
  if (missing.length > 0) errors.push(`without ${missing.join(', ')}`)
  return { version, peerName, steps, error: errors.length > 0 ? errors.join('; ') : undefined }
}

function follow(
  server: Server,
  version: Version,
  peerName: string,
  client: PeerClient,
  blocks: Registries['blocks'],
  steps: string[],
  errors: string[],
  finish: () => void,
): void {
  let said = false
  let dimension: Dimension = { minY: 0, worldHeight: 256 }
  const fail = (error: unknown): void => {
    errors.push(error instanceof Error ? error.message : String(error))
    finish()
  }
  const talk = (): void => {
    if (said || !steps.includes('position') || !steps.includes('chunk')) return
    said = true
    client.chat('hello from the peer')
  }
  const heard = (packet: unknown): void => {
    const text = JSON.stringify(packet, (_, value) => (typeof value === 'bigint' ? String(value) : value))
    if (!text.includes('hello from the peer') || steps.includes('chat')) return
    steps.push('chat')
    const kick = (): void => void server.player('Peer')?.kick('enough of you')
    try {
      showEverything(server, server.player('Peer')!)
      steps.push('shown')
    } catch (error) {
      return fail(error)
    }
    if (version.protocol < 764) return kick()
    server
      .player('Peer')
      ?.reconfigure()
      .then(() => {
        steps.push('reconfigured')
        kick()
      }, fail)
  }
  client.on('error', fail)
  client.on('login', () => steps.push('login'))
  if (version.protocol >= 757) dimension = { minY: -64, worldHeight: 384 }
  client.on('position', () => {
    if (!steps.includes('position')) steps.push('position')
    talk()
  })
  client.on('map_chunk', (packet) => {
    if (steps.includes('chunk')) return
    try {
      if (version.protocol >= 47) checkChunk(version, peerName, dimension, blocks, packet)
    } catch (error) {
      return fail(error)
    }
    steps.push('chunk')
    talk()
  })
  for (const name of ['chat', 'system_chat', 'profileless_chat']) client.on(name, heard)
  for (const name of ['kick_disconnect', 'disconnect']) {
    client.on(name, (packet) => {
      const text = JSON.stringify(packet)
      if (text.includes('enough of you')) steps.push('kick')
      else errors.push(`kicked: ${text}`)
      finish()
    })
  }
  client.on('end', finish)
}

interface Dimension {
  readonly minY: number
  readonly worldHeight: number
}

/** Reads the chunk with prismarine-chunk, and looks whether it is the flat world. */
function checkChunk(
  version: Version,
  peerName: string,
  dimension: Dimension,
  blocks: Registries['blocks'],
  packet: Record<string, unknown>,
): void {
  const chunk = new (loadChunk(peerName))(dimension)
  const { chunkData, bitMap, groundUp, biomes } = packet
  chunk.load(chunkData, bitMap, true, groundUp ?? true)
  if (biomes !== undefined) chunk.loadBiomes?.(biomes)
  if (packet.skyLight !== undefined) {
    chunk.loadParsedLight?.(
      packet.skyLight,
      packet.blockLight,
      packet.skyLightMask,
      packet.blockLightMask,
      packet.emptySkyLightMask,
      packet.emptyBlockLightMask,
    )
  }
  const layers = ['bedrock', 'dirt', 'dirt', 'grass_block', 'air', 'air']
  const expected = layers.map((name) => blocks.get(name)!.defaultState.id)
  for (const [x, z] of [
    [0, 0],
    [15, 15],
    [3, 12],
  ] as const) {
    const found = expected.map((_, y) => chunk.getBlockStateId(new Vec3(x, y, z)))
    if (String(found) !== String(expected)) throw new Error(`blocks ${found} in place of ${expected}`)
    const plains = version.protocol < 751 ? 1 : 0
    const biome = chunk.getBiome(new Vec3(x, 4, z))
    if (biome !== plains) throw new Error(`biome ${biome} in place of ${plains}`)
    const hasLight = version.protocol < 477 || version.protocol >= 757
    const light = [3, 4, 20].map((y) => chunk.getSkyLight(new Vec3(x, y, z)))
    // Before 1.14 the section above the ground is not sent at all.
    const wanted = version.protocol < 477 ? '0,15' : '0,15,15'
    if (hasLight && !String(light).startsWith(wanted)) throw new Error(`light of the sky ${light}`)
  }
}

/** The results as a table. */
export function joinTable(results: readonly Joined[]): string {
  const rows = results.map(({ version, peerName, steps, error }) => {
    const outcome = peerName === undefined ? 'not known to the peer' : error === undefined ? 'ok' : `FAILED: ${error}`
    return `${version.name.padEnd(8)} ${String(version.protocol).padStart(4)}  ${steps.join(' ').padEnd(58)} ${outcome}`
  })
  return rows.join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2)
  const results = await joinOurServer(
    names.length > 0 ? versions.filter((version) => version.names.some((name) => names.includes(name))) : versions,
  )
  console.log(joinTable(results))
  process.exitCode = results.some(({ error }) => error !== undefined) ? 1 : 0
  // The peer leaves timers behind.
  process.exit()
}
