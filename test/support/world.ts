import { Writer } from '../../src/codec/writer.ts'
import { findVersion, type VersionName } from '../../src/data/versions.ts'
import { World } from '../../src/world/world.ts'
import { fakeBlocks } from './fake-blocks.ts'

/** A world without columns, and what it reports. */
export function emptyWorld(name: VersionName, { minY = 0, height = 256, hasSkyLight = true } = {}) {
  const world = new World({
    version: findVersion(name),
    dimension: { name: 'overworld', minY, height, hasSkyLight },
    blocks: fakeBlocks(),
  })
  const errors: { x: number; z: number; code: string; message: string }[] = []
  world.events.on('error', ({ x, z, error }) => errors.push({ x, z, code: error.code, message: error.message }))
  return { world, errors }
}

/** A mask of sections in one number. */
export const mask = (bits: number): BigInt64Array => BigInt64Array.of(BigInt(bits))

/** The bytes of a section of 1.8 without its light: one state everywhere. */
export function shortsOf(state: number): Uint8Array {
  const bytes = new Uint8Array(8192)
  for (let at = 0; at < bytes.length; at += 2) {
    bytes[at] = state & 255
    bytes[at + 1] = state >> 8
  }
  return bytes
}

/** Several arrays of bytes as one. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const writer = new Writer()
  for (const part of parts) writer.raw(part)
  return writer.finish()
}

/**
 * A container as the wire has it since 1.9, made apart from the code under test: with big numbers, bit by bit.
 *
 * @param palette `undefined` for none.
 */
export function containerBytes(
  values: readonly number[],
  bits: number,
  palette: readonly number[] | undefined,
  { isPadded = false, countsPalette = palette !== undefined, countsLongs = true } = {},
): Uint8Array {
  const writer = new Writer()
  writer.u8(bits)
  if (countsPalette) writer.varInt(palette?.length ?? 0)
  for (const state of palette ?? []) writer.varInt(state)
  const perLong = Math.floor(64 / bits)
  const longs: bigint[] = []
  values.forEach((value, index) => {
    const bit = isPadded ? Math.floor(index / perLong) * 64 + (index % perLong) * bits : index * bits
    const raw = BigInt(palette ? palette.indexOf(value) : value)
    const at = Math.floor(bit / 64)
    const shifted = raw << BigInt(bit % 64)
    longs[at] = (longs[at] ?? 0n) | BigInt.asUintN(64, shifted)
    if (shifted >> 64n) longs[at + 1] = (longs[at + 1] ?? 0n) | (shifted >> 64n)
  })
  if (countsLongs) writer.varInt(longs.length)
  for (const long of longs) writer.u64(long)
  return writer.finish()
}
