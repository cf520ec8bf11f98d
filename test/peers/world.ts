import { fileURLToPath } from 'node:url'
import { simplifyNbt } from '../../src/codec/nbt.ts'
import { versionIndex } from '../../src/codec/version-index.ts'
import { Writer } from '../../src/codec/writer.ts'
import { findVersion, type Version } from '../../src/data/versions.ts'
import type { Column } from '../../src/world/column.ts'
import type { ColumnInput } from '../../src/world/column-input.ts'
import type { LightInput } from '../../src/world/column-light.ts'
import { World } from '../../src/world/world.ts'
import { fakeBlocks } from '../support/fake-blocks.ts'
import { containerBytes, joined } from '../support/world.ts'
import { peerRequire } from './install.ts'
import { corpusColumns, squidColumns, squidReleases, type WorldPackets } from './world-columns.ts'

/*
 * The same columns, read by us and by prismarine-chunk: every block, biome, light and block entity is compared.
 *
 * Known errors of the peer:
 *  - Since 1.9 it reads light as big-endian longs, where half bytes stand one after the other: each row of 16 comes out in
 *    the wrong order. What it says of x is true of x ^ 14. That this is its error shows in the light itself: taken our
 *    way, neighbours differ less.
 *  - From 1.9 to 1.12.2 (and later, by the count of states that it knows) it reads blocks without a palette with a width of its own,
 *    whatever the wire says: 12 bits. See {@link wideSection}.
 */

interface PeerPosition {
  x: number
  y: number
  z: number
}

type PeerLong = [high: number, low: number]

/** What is used of prismarine-chunk. */
interface PeerColumn {
  load(data: Uint8Array, bitMap?: number | PeerLong[], skyLightSent?: boolean, fullChunk?: boolean): void
  loadBiomes(biomes: readonly number[]): void
  loadLight(data: Uint8Array, skyMask: number, blockMask: number, emptySky: number, emptyBlock: number): void
  loadParsedLight(
    skyLight: Uint8Array[],
    blockLight: Uint8Array[],
    ...masks: [PeerLong[], PeerLong[], PeerLong[], PeerLong[]]
  ): void
  getBlockStateId(position: PeerPosition): number
  getBiome(position: PeerPosition): number
  getSkyLight(position: PeerPosition): number
  getBlockLight(position: PeerPosition): number
}

type PeerClass = new (options: { minY: number; worldHeight: number }) => PeerColumn

/** What was compared, and the first differences. */
export interface WorldComparison {
  readonly version: Version
  readonly source: WorldPackets['source']
  columns: number
  /** Values that were the same, by kind. */
  readonly same: Record<'state' | 'biome' | 'sky' | 'block' | 'entity', number>
  /** How much light differs from block to block along x, in all: read our way and the peer's. */
  readonly roughness: { ours: number; theirs: number }
  readonly differences: string[]
  /** Columns that the peer cannot read, and its reason. */
  readonly peerFailures: string[]
}

const peerLongs = (mask: BigInt64Array): PeerLong[] =>
  Array.from(mask, (bits) => [Number(BigInt.asIntN(32, bits >> 32n)), Number(BigInt.asIntN(32, bits))])

const narrow = (mask: BigInt64Array | undefined): number => Number(BigInt.asUintN(32, mask?.[0] ?? 0n))

/** Reads all columns of one server with both, and compares. */
export function compareColumns({ version, source, packets }: WorldPackets): WorldComparison {
  const isTall = version.index >= versionIndex('1.18')
  const minY = isTall ? -64 : 0
  const height = isTall ? 384 : 256
  const dimension = { name: 'overworld', minY, height, hasSkyLight: true }
  const world = new World({ version, dimension, blocks: fakeBlocks(40_000) })
  const comparison: WorldComparison = {
    version,
    source,
    columns: 0,
    same: { state: 0, biome: 0, sky: 0, block: 0, entity: 0 },
    roughness: { ours: 0, theirs: 0 },
    differences: [],
    peerFailures: [],
  }
  world.events.on('error', ({ error }) => comparison.differences.push(error.message))
  const Peer = (peerRequire()('prismarine-chunk') as (version: string) => PeerClass)(version.name)
  const peers = new Map<string, PeerColumn | undefined>()
  const lights = new Map<string, LightInput>()
  const inputs = new Map<string, ColumnInput>()
  const load = (column: ColumnInput, hasSkyLight: boolean): void => {
    const key = `${column.x} ${column.z}`
    if (version.index < versionIndex('1.9') && column.isFull && narrow(column.sectionMask) === 0) {
      // The end of a column, which the peer's user has to see.
      peers.delete(key)
      return
    }
    const peer = (column.isFull ?? true) ? new Peer({ minY, worldHeight: height }) : peers.get(key)
    try {
      const { data, sectionMask, biomes, light } = column
      const bitMap =
        version.index < versionIndex('1.17') ? narrow(sectionMask) : peerLongs(sectionMask ?? new BigInt64Array(0))
      peer?.load(Buffer.from(data), bitMap, hasSkyLight, column.isFull)
      if (biomes) peer?.loadBiomes(biomes)
      if (light && peer) peerLight(peer, version, light)
      peers.set(key, peer)
      inputs.set(key, column)
    } catch (error) {
      peers.set(key, undefined)
      comparison.peerFailures.push(String(error))
    }
  }
  for (const packet of packets) {
    if (packet.kind === 'column') {
      load(packet.column, true)
      world.loadColumn(packet.column)
    } else if (packet.kind === 'bulk') {
      for (const column of world.loadColumns(packet.bulk)) {
        const meta = packet.bulk.columns.find(({ x, z }) => x === column.x && z === column.z)!
        const at = packet.bulk.columns.indexOf(meta)
        load({ ...meta, isFull: true, data: bulkPart(packet.bulk, at) }, packet.bulk.hasSkyLight)
      }
    } else {
      lights.set(`${packet.x} ${packet.z}`, packet.light)
      world.updateLight(packet)
    }
  }
  for (const column of world.columns()) {
    const key = `${column.x} ${column.z}`
    const peer = peers.get(key)
    if (!peer) continue
    comparison.columns++
    const light = lights.get(key)
    if (light) {
      peerLight(peer, version, light)
      column.addLight(light)
    }
    compareColumn(column, peer, { minY, height }, comparison)
    compareEntities(column, inputs.get(key)!, comparison)
  }
  const { ours, theirs } = comparison.roughness
  if (ours > theirs) comparison.differences.push(`our light is rougher along x: ${ours}, theirs ${theirs}`)
  return comparison
}

function bulkPart(bulk: Parameters<World['loadColumns']>[0], index: number): Uint8Array {
  const sizes = bulk.columns.map(({ sectionMask }) => {
    const sections = narrow(sectionMask).toString(2).replaceAll('0', '').length
    return sections * (bulk.hasSkyLight ? 12288 : 10240) + 256
  })
  const start = sizes.slice(0, index).reduce((sum, size) => sum + size, 0)
  return bulk.data.subarray(start, start + sizes[index]!)
}

function peerLight(peer: PeerColumn, version: Version, light: LightInput): void {
  const { skyLightMask, blockLightMask, emptySkyLightMask, emptyBlockLightMask } = light
  if (version.index >= versionIndex('1.17')) {
    const masks = [skyLightMask, blockLightMask, emptySkyLightMask, emptyBlockLightMask].map(peerLongs)
    peer.loadParsedLight([...light.skyLight], [...light.blockLight], ...(masks as [never, never, never, never]))
    return
  }
  const writer = new Writer()
  for (const array of [...light.skyLight, ...light.blockLight]) {
    writer.varInt(array.length)
    writer.raw(array)
  }
  const masks = [skyLightMask, blockLightMask, emptySkyLightMask, emptyBlockLightMask].map(narrow)
  peer.loadLight(Buffer.from(writer.finish()), ...(masks as [number, number, number, number]))
}

function compareColumn(
  column: Column,
  peer: PeerColumn,
  { minY, height }: { minY: number; height: number },
  { version, same, roughness, differences }: WorldComparison,
): void {
  const mirror = version.index < versionIndex('1.9') ? 0 : 14
  const judge = (
    kind: 'state' | 'biome' | 'sky' | 'block',
    place: PeerPosition,
    ours: unknown,
    theirs: unknown,
  ): void => {
    if (ours === theirs) same[kind]++
    else if (differences.length < 20) {
      const where = `${column.x} ${column.z}: ${place.x} ${place.y} ${place.z}`
      differences.push(`${kind} of ${where}: ${String(ours)} and theirs ${String(theirs)}`)
    }
  }
  const { Vec3 } = peerRequire()('vec3') as { Vec3: new (x: number, y: number, z: number) => PeerPosition }
  const place = new Vec3(0, 0, 0)
  for (let y = 0; y < height; y++) {
    // What is not sent is worked out, and the peer does not.
    const hasSky = column.lightArray('sky', y >> 4) !== undefined
    const hasBlock = column.lightArray('block', y >> 4) !== undefined
    for (let z = 0; z < 16; z++) {
      for (let x = 0; x < 16; x++) {
        place.x = x
        place.y = y + minY
        place.z = z
        judge('state', place, column.stateAt(x, y, z), peer.getBlockStateId(place))
        judge('biome', place, column.biomeAt(x, y, z), peer.getBiome(place))
        if (x > 0 && hasBlock) {
          const difference = (light: (x: number) => number | undefined): number =>
            Math.abs((light(x) ?? 0) - (light(x - 1) ?? 0))
          roughness.ours += difference((at) => column.lightAt('block', at, y, z))
          roughness.theirs += difference((at) => peer.getBlockLight(new Vec3(at, y + minY, z)))
        }
        place.x = x ^ mirror
        if (hasSky) judge('sky', place, column.lightAt('sky', x, y, z), peer.getSkyLight(place))
        if (hasBlock) judge('block', place, column.lightAt('block', x, y, z), peer.getBlockLight(place))
      }
    }
  }
}

/** What the peer keeps of a block entity is the tag as it came, so that the packet is the truth. */
function compareEntities(column: Column, input: ColumnInput, { same, differences }: WorldComparison): void {
  const found = [...column.blockEntities]
  const sent = input.blockEntities ?? []
  for (const { x, y, z, data } of sent) {
    const entity = column.blockEntities.get(x, y, z)
    if (entity && JSON.stringify(entity.data, numbers) === JSON.stringify(simplifyNbt(data), numbers)) same.entity++
    else differences.push(`block entity of ${column.x} ${column.z}: ${x} ${y} ${z}`)
  }
  if (found.length !== sent.length) differences.push(`${found.length} block entities in place of ${sent.length}`)
}

const numbers = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)

/** A section of 1.9 to 1.12.2 without a palette, 13 bits wide as the game itself writes it. */
export function wideSection(release: '1.9.4' | '1.12.2'): { ours: number; theirs: number } {
  const version = findVersion(release)
  const values = Array.from({ length: 4096 }, (_, index) => ((index * 7) % 250) * 16 + (index & 3))
  const container = containerBytes(values, 13, undefined, { countsPalette: true })
  const data = joined(container, new Uint8Array(2048), new Uint8Array(2048), new Uint8Array(256))
  const dimension = { name: 'overworld', minY: 0, height: 256, hasSkyLight: true }
  const world = new World({ version, dimension, blocks: fakeBlocks() })
  world.loadColumn({ x: 0, z: 0, isFull: true, sectionMask: BigInt64Array.of(1n), data })
  const Peer = (peerRequire()('prismarine-chunk') as (version: string) => PeerClass)(release)
  const peer = new Peer({ minY: 0, worldHeight: 256 })
  peer.load(Buffer.from(data), 1, true, true)
  const right = { ours: 0, theirs: 0 }
  values.forEach((state, index) => {
    const place = { x: index & 15, y: index >> 8, z: (index >> 4) & 15 }
    if (world.stateAt(place.x, place.y, place.z) === state) right.ours++
    if (peer.getBlockStateId(place) === state) right.theirs++
  })
  return right
}

/** Everything there is, or only some versions. */
export async function compareWorlds(names: readonly string[] = []): Promise<WorldComparison[]> {
  const isWanted = ({ version }: { version: Version }): boolean =>
    names.length === 0 || version.names.some((name) => names.includes(name))
  const captured = (await corpusColumns()).filter(isWanted)
  const results = captured.map(compareColumns)
  for (const release of squidReleases) {
    if (names.length > 0 && !names.includes(release)) continue
    results.push(compareColumns(await squidColumns(release)))
  }
  return results
}

/** The results as a table. */
export function worldTable(results: readonly WorldComparison[]): string {
  return results
    .map(({ version, source, columns, same, roughness, differences, peerFailures }) => {
      const counts = Object.entries(same).map(([kind, count]) => `${kind} ${count}`)
      const lines = [`${version.name.padEnd(8)} ${source.padEnd(12)} ${columns} columns: ${counts.join(', ')}`]
      if (roughness.theirs !== roughness.ours)
        lines.push(`  light along x: ours ${roughness.ours}, theirs ${roughness.theirs} in all`)
      lines.push(...differences.slice(0, 5).map((difference) => `  DIFFERENT: ${difference}`))
      lines.push(...[...new Set(peerFailures)].map((failure) => `  the peer cannot read: ${failure}`))
      return lines.join('\n')
    })
    .join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = await compareWorlds(process.argv.slice(2))
  console.log(worldTable(results))
  for (const release of ['1.9.4', '1.12.2'] as const) {
    const { ours, theirs } = wideSection(release)
    console.log(`${release.padEnd(8)} 13 bits wide: of 4096 blocks we read ${ours}, the peer ${theirs}`)
    if (ours !== 4096) process.exitCode = 1
  }
  process.exit(results.some(({ differences }) => differences.length > 0) ? 1 : process.exitCode)
}
