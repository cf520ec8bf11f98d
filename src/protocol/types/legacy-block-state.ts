import { type Codec, mapped, varInt } from '../../codec/index.ts'

/** From `id | metadata << 12` to `id << 4 | metadata`, in the lower 16 bits. */
function fromStateId(state: number): number {
  return (state & ~0xffff) | ((state & 0xfff) << 4) | ((state >>> 12) & 0xf)
}

function toStateId(state: number): number {
  return (state & ~0xffff) | ((state >>> 4) & 0xfff) | ((state & 0xf) << 12)
}

/**
 * The state of a block in particles and in the data of entities before 1.13, where its parts stand the other way round
 * than in chunks; reads as in chunks: `id << 4 | metadata`. Source: the game's Block.getStateId.
 */
export const legacyBlockState: Codec<number> = mapped(varInt, fromStateId, toStateId)
