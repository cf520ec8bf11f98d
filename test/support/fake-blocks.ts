import type { BlocksLike, StateLike } from '../../src/world/block-types.ts'

/** Blocks with a full cube each but for air (0), water (9) and lava (10); the number of a state is that of its block. */
export function fakeBlocks(count = 20_000): BlocksLike {
  const cube = Float64Array.of(0, 0, 0, 1, 1, 1)
  const isEmpty = (id: number): boolean => id === 0 || id === 9 || id === 10
  return {
    state: (id): StateLike => ({
      id,
      block: { name: `block_${id}`, id },
      isAir: id === 0,
      isSolid: !isEmpty(id),
      fluid: id === 9 ? 'water' : id === 10 ? 'lava' : undefined,
      fluidLevel: id === 9 || id === 10 ? 8 : 0,
    }),
    tables: {
      blockOf: Uint16Array.from({ length: count }, (_, id) => id),
      shapeOf: Uint16Array.from({ length: count }, (_, id) => (isEmpty(id) ? 0 : 1)),
      shapes: [new Float64Array(0), cube],
      flags: new Uint8Array(count),
    },
  }
}
