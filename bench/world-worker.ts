import { EventEmitter } from 'node:events'
import { createRequire } from 'node:module'
import { Reader } from '../src/codec/reader.ts'
import { versionIndex } from '../src/codec/version-index.ts'
import { Writer } from '../src/codec/writer.ts'
import { loadRegistries } from '../src/data/registries.ts'
import { findVersion } from '../src/data/versions.ts'
import { levelChunkWithLight, lightUpdate } from '../src/protocol/packets/chunks.ts'
import type { ColumnInput } from '../src/world/column-input.ts'
import type { LightInput } from '../src/world/column-light.ts'
import { World } from '../src/world/world.ts'
import { replayRecording } from './record/replay.ts'

/*
 * The measurements of one library with the columns of a recording, in a process of its own; prints them as JSON. Run by
 * world.ts, with --expose-gc.
 */

const [library, release, path, peersDirectory] = process.argv.slice(2) as [string, '1.8.8', string, string]
const version = findVersion(release)
const isTall = version.index >= versionIndex('1.18')
const minY = isTall ? -64 : 0
const height = isTall ? 384 : 256

interface LightPacket {
  x: number
  z: number
  light: LightInput
}

/** The bodies of packets, so that each pass has fresh ones. */
const bodies = new Map<string, { column: Uint8Array; light: Uint8Array | undefined }>()
const lights = new Map<string, Uint8Array>()
const columnCoder = levelChunkWithLight.codec.coderAt(version.index)
const lightCoder = lightUpdate.codec.coderAt(version.index)
const written = (write: (writer: Writer) => void): Uint8Array => {
  const writer = new Writer()
  write(writer)
  return writer.finish()
}
await replayRecording(
  path,
  (packet: ColumnInput & LightPacket & { kind: string }) => {
    const key = `${packet.x} ${packet.z}`
    if (packet.data === undefined) {
      lights.set(
        key,
        written((writer) => lightCoder.encode(writer, packet as never)),
      )
      const known = bodies.get(key)
      if (known) known.light = lights.get(key)
    } else if (packet.data.length > 1000)
      bodies.set(key, {
        column: written((writer) => columnCoder.encode(writer, packet as never)),
        light: lights.get(key),
      })
  },
  levelChunkWithLight,
  lightUpdate,
)

interface Column {
  input: ColumnInput
  light: LightPacket | undefined
}

const fresh = (): Column[] =>
  Array.from(bodies.values(), ({ column, light }) => ({
    input: columnCoder.decode(new Reader(column.slice())) as ColumnInput,
    light: light && (lightCoder.decode(new Reader(light.slice())) as LightPacket),
  }))

/** What both libraries are asked to do. */
interface Library {
  /** Makes a world of the columns, which are prepared beforehand. */
  prepare(columns: Column[]): () => unknown
  /** Reads the state of every block of a world; the sum keeps it from being left out. */
  readAll(world: never): number
  /** The same, in the quickest way that there is. */
  readAllQuickly(world: never): number
  /** What is done when there is time. */
  tidy(world: never): void
  blockAt(world: never, position: Position): { name: string } | null | undefined
  findBlocks(world: never, near: Position, name: string, maxDistance: number): { length: number }
  position(x: number, y: number, z: number): Position
}

interface Position {
  x: number
  y: number
  z: number
}

async function ours(): Promise<Library> {
  const { blocks } = await loadRegistries(version)
  const dimension = { name: 'overworld', minY, height, hasSkyLight: true }
  return {
    prepare: (columns) => () => {
      const world = new World({ version, dimension, blocks })
      for (const { input, light } of columns) {
        world.loadColumn(input)
        if (light) world.updateLight(light)
      }
      return world
    },
    readAll(world: World) {
      let sum = 0
      for (const column of world.columns()) {
        const [x, z] = [column.x * 16, column.z * 16]
        for (let y = minY; y < minY + height; y++)
          for (let dz = 0; dz < 16; dz++) for (let dx = 0; dx < 16; dx++) sum += world.stateAt(x + dx, y, z + dz)
      }
      return sum
    },
    readAllQuickly(world: World) {
      let sum = 0
      const states = new Int32Array(4096)
      for (const column of world.columns()) {
        for (let section = 0; section < height >> 4; section++) {
          column.readStates(section, states)
          for (let index = 0; index < 4096; index++) sum += states[index]!
        }
      }
      return sum
    },
    tidy: (world: World) => world.compact(),
    blockAt: (world: World, position) => world.block(position),
    findBlocks: (world: World, near, name, maxDistance) =>
      world.findBlocks({ matching: name, near, maxDistance, count: 1e9 }),
    position: (x, y, z) => ({ x, y, z }),
  }
}

type PeerWorld = Record<string, (...args: unknown[]) => unknown>
interface PeerBot extends EventEmitter {
  world: PeerWorld
  _client: EventEmitter
  blockAt(position: Position): { name: string } | null
  findBlocks(options: object): Position[]
}

/** Mineflayer's own plugin for blocks, on a bot without a connection. */
function peer(): Library {
  const require = createRequire(`${peersDirectory}/`)
  const registry = (require('prismarine-registry') as (name: string) => Record<string, never>)(release)
  const { Vec3 } = require('vec3') as { Vec3: new (x: number, y: number, z: number) => Position }
  const Chunk = (require('prismarine-chunk') as (from: unknown) => new (options: object) => PeerWorld)(registry)
  const plugin = require('mineflayer/lib/plugins/blocks') as (bot: unknown, options: object) => void
  const longs = (mask: BigInt64Array): number[][] =>
    Array.from(mask, (bits) => [Number(BigInt.asIntN(32, bits >> 32n)), Number(BigInt.asIntN(32, bits))])
  const number = (mask: BigInt64Array | undefined): number => Number(BigInt.asUintN(32, mask?.[0] ?? 0n))
  const isSince117 = version.index >= versionIndex('1.17')
  const masksOf = ({ skyLightMask, blockLightMask, emptySkyLightMask, emptyBlockLightMask }: LightInput) =>
    [skyLightMask, blockLightMask, emptySkyLightMask, emptyBlockLightMask].map((mask) =>
      isSince117 ? longs(mask) : number(mask),
    )
  const readAll = ({ world }: PeerBot): number => {
    let sum = 0
    const position = new Vec3(0, 0, 0)
    for (const key of bodies.keys()) {
      const [x, z] = key.split(' ').map(Number)
      const column = world.getColumn!(x, z) as PeerWorld
      for (let y = minY; y < minY + height; y++) {
        for (let dz = 0; dz < 16; dz++) {
          for (let dx = 0; dx < 16; dx++) {
            position.x = dx
            position.y = y
            position.z = dz
            sum += column.getBlockStateId!(position) as number
          }
        }
      }
    }
    return sum
  }
  return {
    prepare(columns) {
      const ready = columns.map(({ input, light: update }) => {
        const light = input.light ?? update?.light
        const bytes = light && [...light.skyLight, ...light.blockLight]
        return {
          ...input,
          data: Buffer.from(input.data.buffer, input.data.byteOffset, input.data.length),
          bitMap: isSince117 ? longs(input.sectionMask ?? new BigInt64Array(1)) : number(input.sectionMask),
          light: light && {
            data: Buffer.from(
              written((writer) => {
                for (const array of bytes!) {
                  writer.varInt(array.length)
                  writer.raw(array)
                }
              }),
            ),
            sky: light.skyLight,
            block: light.blockLight,
            masks: masksOf(light),
          },
        }
      })
      return () => {
        const bot = new EventEmitter() as PeerBot
        Object.assign(bot, {
          registry,
          version: release,
          game: { minY, height, dimension: 'overworld' },
          _client: new EventEmitter(),
          supportFeature: (name: string) => (registry as unknown as PeerWorld).supportFeature!(name),
        })
        plugin(bot, { version: release, hideErrors: true })
        bot._client.emit('login', { dimension: 0, worldName: 'a', worldState: { dimension: 0, name: 'a' } })
        for (const each of ready) {
          const column = new Chunk({ minY, worldHeight: height })
          column.load!(each.data, each.bitMap, true, true)
          if (each.biomes) column.loadBiomes!(each.biomes)
          if (each.light && isSince117) column.loadParsedLight!(each.light.sky, each.light.block, ...each.light.masks)
          else if (each.light) column.loadLight!(each.light.data, ...each.light.masks)
          bot.world.setColumn!(each.x, each.z, column)
        }
        return bot
      }
    },
    readAll,
    readAllQuickly: readAll,
    tidy() {},
    blockAt: (bot: PeerBot, position) => bot.blockAt(position),
    findBlocks(bot: PeerBot, near, name, maxDistance) {
      const { blocksByName } = registry as unknown as { blocksByName: Record<string, { id: number }> }
      return bot.findBlocks({ matching: blocksByName[name]!.id, point: near, maxDistance, count: 1e9 })
    },
    position: (x, y, z) => new Vec3(x, y, z),
  }
}

const subject = library === 'sculk' ? await ours() : peer()
const median = (times: number[]): number => times.sort((one, other) => one - other)[times.length >> 1]!
/** Of the processor, in milliseconds: what else the machine does counts for nothing. */
const time = (run: () => unknown): number => {
  const started = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000
}
const collect = (globalThis as { gc?: () => void }).gc!

const places = Array.from(bodies.keys(), (key) => key.split(' ').map(Number) as [number, number])
const middle = (axis: 0 | 1): number => median(places.map((place) => place[axis]))
const near = subject.position(middle(0) * 16 + 8, 60, middle(1) * 16 + 8)

const loadTimes = Array.from({ length: 40 }, () => {
  const load = subject.prepare(fresh())
  return time(load)
}).slice(10)
let check = 0
const readTimes = Array.from({ length: 8 }, () => {
  const load = subject.prepare(fresh())
  return time(() => {
    check = subject.readAll(load() as never)
  })
}).slice(3)

const quickTimes = Array.from({ length: 8 }, () => {
  const load = subject.prepare(fresh())
  return time(() => {
    if (check !== subject.readAllQuickly(load() as never)) throw new Error('other states')
  })
}).slice(3)

const world = subject.prepare(fresh())() as never
let seed = 1
const random = (): number => (seed = Math.imul(seed, 1103515245) + 12345) >>> 16
const points = Array.from({ length: 100_000 }, () => {
  const [x, z] = places[random() % places.length]!
  return subject.position(x * 16 + (random() & 15), minY + (random() % 160), z * 16 + (random() & 15))
})
const blockTimes = Array.from({ length: 8 }, () =>
  time(() => {
    for (const point of points) check += subject.blockAt(world, point)!.name.length
  }),
).slice(3)
const find = (name: string, maxDistance: number): { ms: number; count: number } => {
  let count = 0
  const times = Array.from({ length: 7 }, () =>
    time(() => {
      count = subject.findBlocks(world, near, name, maxDistance).length
    }),
  )
  return { ms: median(times.slice(2)), count }
}

/** Bytes that a column takes once it is loaded, and all else is forgotten. */
function memory(): number {
  const kept: unknown[] = []
  collect()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  for (let times = 0; times < 10; times++) {
    const world = subject.prepare(fresh())() as never
    subject.tidy(world)
    kept.push(world)
  }
  collect()
  collect()
  const now = process.memoryUsage()
  return (now.heapUsed + now.external - heapUsed - external) / (kept.length * places.length)
}

const bytes = memory()
const most = 'stone'
const results = {
  columns: places.length,
  check,
  load: (median(loadTimes) / places.length) * 1000,
  read: (median(readTimes) / places.length) * 1000,
  readQuickly: (median(quickTimes) / places.length) * 1000,
  block: (median(blockTimes) / points.length) * 1e6,
  near: find(most, 32),
  far: find(most, 64),
  none: find('beacon', 64),
  memory: bytes,
}
console.log(JSON.stringify(results))
process.exit(0)
