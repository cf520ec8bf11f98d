import type { Blocks } from '../../src/data/blocks.ts'
import { loadRegistries } from '../../src/data/registries.ts'
import { findVersion, type Version, type VersionLike } from '../../src/data/versions.ts'
import { WorldTerrain } from '../../src/world/physics/world-terrain.ts'
import { World } from '../../src/world/world.ts'
import { Random, seedOf } from './random.ts'

/** The places that bodies are let loose in. */
export const places = [
  'flat',
  'stairs',
  'slabs',
  'ice',
  'slime',
  'soul sand',
  'cobwebs',
  'fences',
  'ladders',
  'pool',
  'streams',
  'lava',
  'honey',
] as const

/** One of {@link places}. */
export type Place = (typeof places)[number]

/** The floor that everything stands on is below this. */
export const floorY = 64

/** Half the length of a place, in blocks; walls stand around it. */
const size = 12

/** A small world, made anew from its seed in the same way every time. */
export class TestPlace {
  readonly version: Version
  readonly blocks: Blocks
  readonly world: World
  readonly terrain: WorldTerrain

  private constructor(version: Version, blocks: Blocks) {
    this.version = version
    this.blocks = blocks
    const dimension = { name: 'overworld', minY: 0, height: 256, hasSkyLight: true }
    this.world = new World({ version, dimension, blocks })
    this.terrain = new WorldTerrain(this.world, blocks, false)
  }

  /** A place in a version; `undefined` when the version does not have its blocks. */
  static async make(name: VersionLike, place: Place, seed: number): Promise<TestPlace | undefined> {
    const version = findVersion(name)
    const { blocks } = await loadRegistries(version)
    if (place === 'honey' && !blocks.get('honey_block')) return undefined
    const made = new TestPlace(version, blocks)
    for (let x = -2; x < 2; x++) for (let z = -2; z < 2; z++) made.world.createColumn(x, z)
    made.fill('stone', -size, floorY - 3, -size, size, floorY - 1, size)
    for (const [x, z] of [
      [-size, 0],
      [size, 0],
      [0, -size],
      [0, size],
    ] as const) {
      made.fill(
        'stone',
        x === 0 ? -size : x,
        floorY,
        z === 0 ? -size : z,
        x === 0 ? size : x,
        floorY + 5,
        z === 0 ? size : z,
      )
    }
    made.furnish(place, new Random(seedOf(`${place} ${seed}`)))
    return made
  }

  put(state: string, x: number, y: number, z: number): void {
    this.world.setState({ x, y, z }, this.blocks.parse(state))
  }

  fill(state: string, fromX: number, fromY: number, fromZ: number, toX: number, toY: number, toZ: number): void {
    for (let x = fromX; x <= toX; x++) {
      for (let y = fromY; y <= toY; y++) for (let z = fromZ; z <= toZ; z++) this.put(state, x, y, z)
    }
  }

  private furnish(place: Place, random: Random): void {
    const scatter = (count: number, put: (x: number, z: number) => void): void => {
      for (let each = 0; each < count; each++)
        put(random.integer(1 - size, size - 1), random.integer(1 - size, size - 1))
    }
    const facing = (): string => random.pick(['north', 'south', 'west', 'east'])
    switch (place) {
      case 'flat':
        scatter(20, (x, z) => this.put('stone', x, floorY, z))
        scatter(10, (x, z) => this.fill('stone', x, floorY, z, x, floorY + 3, z))
        scatter(10, (x, z) => this.put('stone', x, floorY + 2, z))
        return
      case 'stairs':
        scatter(90, (x, z) => this.put(`oak_stairs[facing=${facing()},half=bottom,shape=straight]`, x, floorY, z))
        scatter(25, (x, z) => this.fill('stone', x, floorY, z, x, floorY + random.integer(0, 1), z))
        scatter(15, (x, z) => this.put(`oak_stairs[facing=${facing()},half=top,shape=straight]`, x, floorY + 2, z))
        return
      case 'slabs':
        scatter(80, (x, z) => this.put(this.slab('bottom'), x, floorY, z))
        scatter(40, (x, z) => {
          this.put('stone', x, floorY, z)
          this.put(this.slab('bottom'), x, floorY + 1, z)
        })
        scatter(20, (x, z) => this.put(this.slab('top'), x, floorY + 1, z))
        return
      case 'ice':
        this.fill('ice', -size, floorY - 1, -size, size, floorY - 1, size)
        scatter(60, (x, z) => this.put('packed_ice', x, floorY - 1, z))
        scatter(40, (x, z) => this.put('stone', x, floorY - 1, z))
        scatter(15, (x, z) => this.put('stone', x, floorY, z))
        return
      case 'slime':
        scatter(250, (x, z) => this.put('slime_block', x, floorY - 1, z))
        scatter(30, (x, z) => this.put('slime_block', x, floorY, z))
        return
      case 'soul sand':
        scatter(250, (x, z) => this.put('soul_sand', x, floorY - 1, z))
        scatter(30, (x, z) => this.put('soul_sand', x, floorY, z))
        return
      case 'cobwebs':
        scatter(60, (x, z) => this.put('cobweb', x, floorY, z))
        scatter(60, (x, z) => this.put('cobweb', x, floorY + 1, z))
        return
      case 'fences':
        scatter(40, (x, z) => this.put('oak_fence', x, floorY, z))
        scatter(20, (x, z) => this.put('cobblestone_wall', x, floorY, z))
        scatter(20, (x, z) => this.put('glass_pane', x, floorY, z))
        return
      case 'ladders':
        scatter(40, (x, z) => {
          this.fill('stone', x, floorY, z, x, floorY + 6, z)
          const [name, dx, dz] = random.pick([
            ['north', 0, -1],
            ['south', 0, 1],
            ['west', -1, 0],
            ['east', 1, 0],
          ] as const)
          if (Math.abs(x + dx) < size && Math.abs(z + dz) < size)
            this.fill(`ladder[facing=${name}]`, x + dx, floorY, z + dz, x + dx, floorY + 6, z + dz)
        })
        return
      case 'pool':
        this.fill('water[level=0]', 1 - size, floorY, 1 - size, size - 1, floorY + 3, size - 1)
        scatter(25, (x, z) => this.fill('stone', x, floorY, z, x, floorY + random.integer(0, 3), z))
        return
      case 'streams':
        for (let x = 1 - size; x < size; x++) {
          const level = Math.abs(x) % 8
          this.fill(`water[level=${level}]`, x, floorY, 1 - size, x, floorY, size - 1)
        }
        scatter(25, (x, z) => this.put('stone', x, floorY, z))
        scatter(8, (x, z) => this.fill('water[level=8]', x, floorY, z, x, floorY + 4, z))
        return
      case 'lava':
        scatter(200, (x, z) => this.fill('lava[level=0]', x, floorY, z, x, floorY + random.integer(0, 1), z))
        scatter(20, (x, z) => this.fill('stone', x, floorY, z, x, floorY + 1, z))
        return
      case 'honey':
        scatter(200, (x, z) => this.put('honey_block', x, floorY - 1, z))
        scatter(40, (x, z) => this.fill('honey_block', x, floorY, z, x, floorY + 3, z))
    }
  }

  private slab(half: string): string {
    return `oak_slab[type=${half}]`
  }
}
