import type { BlockState } from '../../src/data/block.ts'
import type { WorldBlocks } from '../../src/world/world-blocks.ts'

/** Blocks with a full cube each but for air (0), water (9) and lava (10); the number of a state is that of its block. */
export function fakeBlocks(count = 20_000): WorldBlocks {
  const isEmpty = (id: number): boolean => id === 0 || id === 9 || id === 10
  const state = (id: number) => ({
    id,
    name: `block_${id}`,
    block: { name: `block_${id}`, id },
    isAir: id === 0,
    isSolid: !isEmpty(id),
    fluid: id === 9 ? 'water' : id === 10 ? 'lava' : undefined,
    fluidLevel: id === 9 || id === 10 ? 8 : 0,
  })
  const tables = {
    blockOf: Uint16Array.from({ length: count }, (_, id) => id),
    shapeOf: Uint16Array.from({ length: count }, (_, id) => (isEmpty(id) ? 0 : 1)),
    shapes: [new Float64Array(0), Float64Array.of(0, 0, 0, 1, 1, 1)],
  }
  // As much of the real ones as a world asks for.
  return { state: (id) => state(id) as unknown as BlockState, tables: tables as unknown as WorldBlocks['tables'] }
}
