import type { BlockState } from '../data/block.ts'
import type { Column } from './column.ts'
import type { HeightmapType } from './heightmap.ts'
import type { WorldBlocks } from './world-blocks.ts'

/**
 * The first height above the ground by the blocks themselves, from the bottom of the world; 0 where there is no ground.
 *
 * @param worldHeight In blocks.
 */
export function findGround(
  column: Column,
  x: number,
  z: number,
  worldHeight: number,
  type: HeightmapType,
  blocks: WorldBlocks,
): number {
  const isGround = groundOf(type)
  for (let height = worldHeight - 1; height >= 0; height--) {
    const section = column.section(height >> 4)
    if (section.isSingle && section.get(0) === 0) {
      height &= ~15
      continue
    }
    const state = column.stateAt(x, height, z)
    if (state > 0 && isGround(blocks.state(state))) return height + 1
  }
  return 0
}

/** What ends the search for the ground. Source: the game's Heightmap.Types */
function groundOf(type: HeightmapType): (state: BlockState) => boolean {
  if (type.startsWith('world_surface')) return (state) => !state.isAir
  if (type.startsWith('ocean_floor')) return (state) => state.isSolid
  if (type === 'motion_blocking') return (state) => state.isSolid || state.fluid !== undefined
  return (state) => (state.isSolid || state.fluid !== undefined) && !state.block.name.endsWith('leaves')
}
