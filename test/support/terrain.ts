import { type Materials, sturdyShift, type Terrain, trait } from '../../src/world/physics/terrain.ts'

const cube = Float64Array.of(0, 0, 0, 1, 1, 1)

interface Kind {
  shape?: Float64Array
  traits?: number
  fluid?: number
  friction?: number
  speed?: number
  jump?: number
}

const solid = trait.blocksFlow | trait.suffocates | (15 << sturdyShift)
const kinds = {
  air: { traits: trait.air },
  stone: { shape: cube, traits: solid },
  ice: { shape: cube, traits: solid | trait.ice, friction: 0.98 },
  blueIce: { shape: cube, traits: solid, friction: 0.989 },
  slime: { shape: cube, traits: solid | trait.slime, friction: 0.8 },
  soulSand: {
    shape: Float64Array.of(0, 0, 0, 1, 0.875, 1),
    traits: solid | trait.soulSand,
    speed: 0.4,
  },
  slab: { shape: Float64Array.of(0, 0, 0, 1, 0.5, 1) },
  fence: { shape: Float64Array.of(0.375, 0, 0.375, 0.625, 1.5, 0.625), traits: trait.tall },
  water: { traits: trait.water | trait.waterBlock, fluid: 8 },
  flowing: { traits: trait.water | trait.waterBlock, fluid: 4 },
  lava: { traits: trait.lava, fluid: 8 },
  ladder: { shape: Float64Array.of(0, 0, 0.8125, 1, 1, 1), traits: trait.climbable | trait.ladder },
  vine: { traits: trait.climbable },
  airyVine: { traits: trait.climbable | trait.letsGlide },
  cobweb: { traits: trait.cobweb },
  berryBush: { traits: trait.berryBush },
  honey: {
    shape: Float64Array.of(0.0625, 0, 0.0625, 0.9375, 0.9375, 0.9375),
    traits: trait.honey,
    speed: 0.4,
    jump: 0.5,
  },
  bubbleUp: { traits: trait.water | trait.waterBlock | trait.bubbleUp, fluid: 8 },
  bubbleDown: { traits: trait.water | trait.waterBlock | trait.bubbleDown, fluid: 8 },
  bed: { shape: Float64Array.of(0, 0, 0, 1, 0.5625, 1), traits: trait.bed },
} as const satisfies Record<string, Kind>

/** A block of a {@link TestTerrain}. */
export type TestBlock = keyof typeof kinds
const names = Object.keys(kinds) as TestBlock[]
const list: readonly Kind[] = Object.values(kinds)

const materials: Materials = {
  shapeOf: Uint16Array.from(list, (_, index) => index),
  shapes: list.map(({ shape }) => shape ?? new Float64Array(0)),
  traits: Uint32Array.from(list, ({ traits = 0 }) => traits),
  fluidAmount: Uint8Array.from(list, ({ fluid = 0 }) => fluid),
  surfaceOf: Uint8Array.from(list, (_, index) => index),
  frictions: Float32Array.from(list, ({ friction = 0.6 }) => friction),
  speedFactors: Float32Array.from(list, ({ speed = 1 }) => speed),
  jumpFactors: Float32Array.from(list, ({ jump = 1 }) => jump),
}

/** A small world for physics: one kind of ground below 0, and whatever a test puts into it. */
export class TestTerrain implements Terrain {
  readonly materials = materials
  readonly minY = -64
  isUltrawarm = false
  readonly #ground: number
  readonly #blocks = new Map<string, number>()

  constructor(ground: TestBlock = 'stone') {
    this.#ground = names.indexOf(ground)
  }

  put(block: TestBlock, x: number, y: number, z: number): this {
    this.#blocks.set(`${x} ${y} ${z}`, names.indexOf(block))
    return this
  }

  /** Fills a box, both corners included. */
  fill(block: TestBlock, from: readonly [number, number, number], to: readonly [number, number, number]): this {
    for (let x = from[0]; x <= to[0]; x++) {
      for (let y = from[1]; y <= to[1]; y++) for (let z = from[2]; z <= to[2]; z++) this.put(block, x, y, z)
    }
    return this
  }

  stateAt(x: number, y: number, z: number): number {
    return this.#blocks.get(`${x} ${y} ${z}`) ?? (y < 0 ? this.#ground : 0)
  }

  isLoaded(): boolean {
    return true
  }
}
