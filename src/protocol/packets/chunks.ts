import {
  between,
  bool,
  bytes,
  changed,
  custom,
  f32,
  i32,
  list,
  longArray,
  type OutOf,
  since,
  struct,
  switchOn,
  u16,
  until,
  varInt,
} from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'
import { chunkBlockEntity } from '../types/block-entity.ts'
import { heightmaps } from '../types/heightmap.ts'
import { light, narrowMask } from '../types/light.ts'

/** Sections with ids over 255, from the lowest; 1.7 only. */
const extendedMask = narrowMask(u16)

/**
 * The blocks of a chunk, and since 1.18 its light. The bytes of the blocks are left as they are: to be read when a block is
 * asked for. Before 1.9 a full chunk without any section is one that the client forgets.
 */
export const levelChunkWithLight = clientbound('play', 'level_chunk_with_light', {
  /** In chunks. */
  x: i32,
  /** In chunks. */
  z: i32,
  /** All of the chunk, with its biomes; otherwise some sections of one that the client has. Since 1.17 always. */
  isFull: until('1.17', bool, true),
  /** Light and blocks that the client has of the chunk are worth nothing. */
  ignoreOldData: between('1.16', '1.16.2', bool, true),
  /** Sections in `data`, bit 0 for the lowest; since 1.18 all are, and there is no mask. */
  sectionMask: until('1.18', changed(narrowMask(u16), ['1.9', narrowMask(varInt)], ['1.17', longArray])),
  extendedSectionMask: until('1.8', extendedMask),
  /** None before 1.14. */
  heightmaps: since('1.14', heightmaps, []),
  /** Ids in the registry of biomes, one for 4 x 4 x 4 blocks, of a full chunk from 1.15 to 1.17.1; elsewhere part of `data`. */
  biomes: between(
    '1.15',
    '1.18',
    changed(
      switchOn('isFull', [[true, list(i32, 1024)]]),
      ['1.16.2', switchOn('isFull', [[true, list(varInt)]])],
      ['1.17', list(varInt)],
    ),
  ),
  /** Sections one after the other; in 1.7 compressed with zlib. A view of the packet's bytes. */
  data: changed(bytes(i32), ['1.8', bytes()]),
  /** None before 1.9.3: they come in packets of their own. */
  blockEntities: since('1.9.3', list(chunkBlockEntity), []),
  /** Before 1.14 light is part of `data`, then until 1.18 it comes in the packet light_update. */
  light: since('1.18', light),
})

const column = struct({
  x: i32,
  z: i32,
  sectionMask: narrowMask(u16),
  extendedSectionMask: until('1.8', extendedMask),
})

interface Bulk {
  /** The dimension has a sky, so each section has an array for its light. */
  hasSkyLight: boolean
  columns: OutOf<typeof column>[]
  /** The sections of all columns in turn, each followed by its biomes; in 1.7 compressed with zlib. */
  data: Uint8Array
}

/** In 1.7 the count of columns stands first, the columns last. */
const countsFirst = custom<Bulk, [typeof column]>('chunkBulk', 7, [column], (columnCoder) => ({
  decode(reader) {
    const count = reader.i16()
    const length = reader.i32()
    const hasSkyLight = reader.bool()
    const data = reader.view8(reader.count(length, 1, 0x7fffffff))
    reader.count(count, 12, 0x7fff)
    return { hasSkyLight, columns: Array.from({ length: count }, () => columnCoder.decode(reader)), data }
  },
  encode(writer, { hasSkyLight, columns, data }) {
    writer.i16(columns.length)
    writer.i32(data.length)
    writer.bool(hasSkyLight)
    writer.raw(data)
    for (const each of columns) columnCoder.encode(writer, each)
  },
}))

/** Several full chunks at once; until 1.8. */
export const levelChunkBulk = clientbound('play', 'level_chunk_bulk', {
  chunks: changed(countsFirst, ['1.8', struct({ hasSkyLight: bool, columns: list(column), data: bytes('rest') })]),
})

/** Light of a chunk that the client has, or (before 1.18) that it gets next. Since 1.14. */
export const lightUpdate = clientbound('play', 'light_update', {
  /** In chunks. */
  x: varInt,
  /** In chunks. */
  z: varInt,
  light,
})

/** The client forgets a chunk. Since 1.9; before, see level_chunk_with_light. */
export const forgetLevelChunk = clientbound(
  'play',
  'forget_level_chunk',
  changed(struct({ x: i32, z: i32 }), ['1.20.2', struct({ z: i32, x: i32 })]),
)

/** Chunks follow, up to chunk_batch_finished. */
export const chunkBatchStart = clientbound('play', 'chunk_batch_start', {})

/** That were the chunks since chunk_batch_start; the client answers with chunk_batch_received. */
export const chunkBatchFinished = clientbound('play', 'chunk_batch_finished', {
  /** How many chunks there were. */
  batchSize: varInt,
})

/** How fast the client wants further chunks. Without it the server sends no more of them. */
export const chunkBatchReceived = serverbound('play', 'chunk_batch_received', {
  /** Chunks a tick; the game measures what it can bear, and the server keeps it between 0.01 and 64. */
  chunksPerTick: f32,
})

/** Biomes of chunks that the client has (the command fillbiome). */
export const chunksBiomes = clientbound('play', 'chunks_biomes', {
  chunks: list(
    struct({
      z: i32,
      x: i32,
      /** The biomes of all sections in turn, as in the data of a chunk but without its blocks. */
      data: bytes(),
    }),
  ),
})

/** The chunk around which the client keeps the world; chunks too far away are forgotten without a word. Since 1.14. */
export const setChunkCacheCenter = clientbound('play', 'set_chunk_cache_center', {
  x: varInt,
  z: varInt,
})

/** How far the server sends chunks. Since 1.14. */
export const setChunkCacheRadius = clientbound('play', 'set_chunk_cache_radius', {
  /** In chunks. */
  viewDistance: varInt,
})

/** How far the server keeps things moving. Since 1.18. */
export const setSimulationDistance = clientbound('play', 'set_simulation_distance', {
  /** In chunks. */
  simulationDistance: varInt,
})
