import { describe, expect, it } from 'vitest'
import { loadRegistries } from '../../../../src/data/registries.ts'
import { rulesOf } from '../../../../src/data/rules.ts'
import { findVersion } from '../../../../src/data/versions.ts'
import { Body, plainConditions, tickBody, WorldTerrain } from '../../../../src/world/physics/index.ts'
import { World } from '../../../../src/world/world.ts'

/*
 * Where azalea-physics 0.16.0+mc26.1 (a client in Rust, by other people) has the same player after the same keys in the same blocks.
 * It was run by hand, with what its client makes of the keys. In fluids it has the game's floats 0.8F and 0.04F as doubles, which is
 * wrong by some billionths of a block a tick. What it does not know is not here: slime, honey, soul sand, cobwebs, powder snow, berry
 * bushes, scaffolding to sink through, falling water beside a wall, swimming, crawling, and steps and ground as they are since 1.20.
 */

type Blocks = readonly (readonly [x: number, y: number, z: number, state: string])[]
type Place = readonly [
  tick: number,
  x: number,
  y: number,
  z: number,
  velocityX: number,
  velocityY: number,
  velocityZ: number,
]

interface Scenario {
  /** Default: 0.5 64 0.5. */
  readonly at?: readonly [x: number, y: number, z: number]
  readonly yaw?: number
  readonly blocks: Blocks
  /** Of each tick: forward, back, left, right, jump, sneak, sprint (p). */
  readonly keys: readonly string[]
  readonly isRounded?: boolean
  readonly places: readonly Place[]
}

function fill(
  state: string,
  fromX: number,
  fromY: number,
  fromZ: number,
  toX: number,
  toY: number,
  toZ: number,
): Blocks {
  const blocks: [number, number, number, string][] = []
  for (let x = fromX; x <= toX; x++) {
    for (let y = fromY; y <= toY; y++) for (let z = fromZ; z <= toZ; z++) blocks.push([x, y, z, state])
  }
  return blocks
}

const floor = fill('stone', -16, 63, -16, 15, 63, 15)
const repeat = (count: number, keys: string): string[] => Array.from({ length: count }, () => keys)

const scenarios: Readonly<Record<string, Scenario>> = {
  walk: {
    blocks: floor,
    keys: [...repeat(40, 'f'), ...repeat(20, '')],
    places: [
      [30, 0.5, 64, 6.416525352506961, 0, -0.0784000015258789, 0.11785906137105506],
      [60, 0.5, 64, 8.830962130918467, 0, -0.0784000015258789, 0],
    ],
  },
  'walk at 33 degrees': {
    yaw: 33.3,
    blocks: floor,
    keys: repeat(40, 'f'),
    places: [
      [20, -1.5631697035834615, 64, 3.6409280824632324, -0.06470570591551988, -0.0784000015258789, 0.09850666595804936],
      [40, -3.933371261353231, 64, 7.249275287720658, -0.06470656148548419, -0.0784000015258789, 0.09850796846056416],
    ],
  },
  diagonal: {
    blocks: floor,
    keys: repeat(40, 'fl'),
    places: [
      [20, 3.2114930485491904, 64, 3.2114930485491904, 0.08503860418591253, -0.0784000015258789, 0.08503860418591253],
      [40, 6.32649858415331, 64, 6.32649858415331, 0.08503972860723698, -0.0784000015258789, 0.08503972860723698],
    ],
  },
  back: {
    blocks: floor,
    keys: repeat(30, 'b'),
    places: [
      [15, 0.5, 64, -2.1787100563954396, 0, -0.0784000015258789, -0.11782694995063417],
      [30, 0.5, 64, -5.416525352506962, 0, -0.0784000015258789, -0.11785906137105506],
    ],
  },
  sprint: {
    at: [0.5, 64, -14.5],
    blocks: floor,
    keys: repeat(60, 'fp'),
    places: [
      [30, 0.5, 64, -6.808516572588237, 0, -0.0784000015258789, 0.1532167894416741],
      [60, 0.5, 64, 1.6099876155534907, 0, -0.0784000015258789, 0.15321679421194373],
    ],
  },
  'sprint diagonal': {
    at: [0.5, 64, -14.5],
    yaw: 12,
    blocks: floor,
    keys: repeat(60, 'fpl'),
    places: [
      [30, 4.774909649096378, 64, -7.91795324169002, 0.08515755611634832, -0.0784000015258789, 0.13111645910450778],
      [60, 9.453895845255374, 64, -0.7137528134738685, 0.08515755876765374, -0.0784000015258789, 0.13111646318670314],
    ],
  },
  jump: {
    blocks: floor,
    keys: repeat(40, 'j'),
    places: [
      [20, 0.5, 65.25220334025373, 0.5, 0, -0.07544406518948656, 0],
      [40, 0.5, 64.7531999805212, 0.5, 0, 0.24813599859094576, 0],
    ],
  },
  'sprint jump': {
    at: [0.5, 64, -15.5],
    blocks: floor,
    keys: repeat(60, 'fpj'),
    places: [
      [30, 0.5, 65.16610926093821, -6.636156420201608, 0, 0.08307781780646721, 0.3116660547729481],
      [60, 0.5, 64.49520087700593, 3.8599873599368975, 0, -0.3739040364667221, 0.2903408133176138],
    ],
  },
  sneak: {
    blocks: floor,
    keys: [...repeat(40, 'fs'), ...repeat(10, 'f')],
    places: [
      [25, 0.5, 64, 2.002399750032398, 0, -0.0784000015258789, 0.035357709946925275],
      [50, 0.5, 64, 4.800317587504585, 0, -0.0784000015258789, 0.11750327379737548],
    ],
  },
  'sneak edge': {
    blocks: fill('stone', -2, 63, -2, 2, 63, 2),
    keys: [...repeat(80, 'fs'), ...repeat(80, 'frs')],
    yaw: 17,
    places: [
      [80, -0.9802413213959231, 64, 3.29923269653829, -0.010335148159331536, -0.0784000015258789, 0.03381350738209905],
      [160, -2.2803564363216204, 64, 3.29923269653829, -0.04414865554143058, -0.0784000015258789, 0.023478359222767524],
    ],
  },
  fall: {
    at: [0.5, 100, 0.5],
    blocks: floor,
    keys: repeat(60, ''),
    places: [
      [30, 0.5, 71.48506818453015, 0.5, 0, -1.781701953346132, 0],
      [60, 0.5, 64, 0.5, 0, -0.0784000015258789, 0],
    ],
  },
  wall: {
    blocks: [...floor, ...fill('stone', -5, 64, 3, 5, 66, 3)],
    yaw: 20,
    keys: repeat(40, 'f'),
    places: [
      [20, -0.7849896339268028, 64, 2.699999988079071, -0.040300204686480726, -0.0784000015258789, 0],
      [40, -2.261205781712101, 64, 2.699999988079071, -0.04030073755516976, -0.0784000015258789, 0],
    ],
  },
  stairs: {
    blocks: [
      ...floor,
      ...[0, 1, 2, 3, 4].flatMap((n) =>
        fill(
          'oak_stairs[facing=south,half=bottom,shape=straight,waterlogged=false]',
          -2,
          64 + n,
          3 + n,
          2,
          64 + n,
          3 + n,
        ),
      ),
    ],
    keys: repeat(60, 'f'),
    places: [
      [30, 0.5, 68, 6.416525352506961, 0, -0.0784000015258789, 0.11785906137105506],
      [60, 0.5, 64, 12.450950888019332, 0, -0.0784000015258789, 0.11808269801524517],
    ],
  },
  'stairs sideways': {
    blocks: [
      ...floor,
      ...[0, 1, 2, 3, 4].flatMap((n) =>
        fill(
          'oak_stairs[facing=south,half=bottom,shape=straight,waterlogged=false]',
          -12,
          64 + n,
          3 + n,
          12,
          64 + n,
          3 + n,
        ),
      ),
    ],
    yaw: 40,
    keys: repeat(60, 'fp'),
    places: [
      [30, -4.44355079269424, 68, 6.3923866909581655, -0.09847709977493072, -0.0784000015258789, 0.11737821181801106],
      [60, -9.485612958331378, 64, 12.402192445091437, -0.09866395925679179, -0.0784000015258789, 0.11760093600355491],
    ],
  },
  slabs: {
    blocks: [
      ...floor,
      ...fill('oak_slab[type=bottom,waterlogged=false]', -2, 64, 3, 2, 64, 3),
      ...fill('stone', -2, 64, 4, 2, 64, 4),
      ...fill('oak_slab[type=bottom,waterlogged=false]', -2, 65, 5, 2, 65, 8),
    ],
    keys: repeat(60, 'f'),
    places: [
      [30, 0.5, 65.5, 6.416525352506961, 0, -0.0784000015258789, 0.11785906137105506],
      [60, 0.5, 64, 12.632723135601012, 0, -0.0784000015258789, 0.11793016913687579],
    ],
  },
  fence: {
    blocks: [...floor, [0, 64, 3, 'oak_fence[east=false,north=false,south=false,waterlogged=false,west=false]']],
    keys: repeat(40, 'fj'),
    places: [
      [20, 0.5, 65.25220334025373, 3.074999988079071, 0, -0.07544406518948656, 0],
      [40, 0.5, 64.7531999805212, 3.074999988079071, 0, 0.24813599859094576, 0],
    ],
  },
  ice: {
    blocks: fill('ice', -16, 63, -16, 15, 63, 15),
    keys: [...repeat(50, 'f'), ...repeat(30, '')],
    at: [0.5, 64, -12.5],
    places: [
      [40, 0.5, 64, -5.9245740996916965, 0, -0.0784000015258789, 0.18342117951034143],
      [80, 0.5, 64, -2.2057537977354316, 0, -0.0784000015258789, 0.005951284756610747],
    ],
  },
  'blue ice': {
    blocks: fill('blue_ice', -16, 63, -16, 15, 63, 15),
    keys: [...repeat(40, 'fp'), ...repeat(30, '')],
    at: [0.5, 64, -15.5],
    places: [
      [35, 0.5, 64, -8.090786373996023, 0, -0.0784000015258789, 0.2494533706312585],
      [70, 0.5, 64, -4.281135718220967, 0, -0.0784000015258789, 0.010684604095505736],
    ],
  },
  'still water': {
    blocks: [...floor, ...fill('water[level=0]', -14, 64, -14, 14, 68, 14)],
    at: [0.5, 66, 0.5],
    keys: [...repeat(30, 'f'), ...repeat(20, 'fj'), ...repeat(20, 's')],
    isRounded: true,
    places: [
      [25, 0.5, 65.49952776335174, 2.559481022389572, 0, -0.02490555267034262, 0.07810381865740208],
      [50, 0.5, 68.0842215879773, 5.0080058212837155, 0, 0.13315568240455225, 0.07839888665165293],
    ],
  },
  'shallow water': {
    blocks: [...floor, ...fill('water[level=0]', -14, 64, -14, 14, 64, 14)],
    keys: [...repeat(30, 'f'), ...repeat(30, 'fj')],
    isRounded: true,
    places: [
      [30, 0.5, 64, 3.0484853880812013, 0, -0.005, 0.07830295106534038],
      [60, 0.5, 64.90848108153256, 6.367879814265358, 0, -0.2059107923215242, 0.11816197751136563],
    ],
  },
  'flowing water': {
    blocks: [...floor, ...[0, 1, 2, 3, 4, 5, 6, 7].flatMap((n) => fill(`water[level=${n}]`, n, 64, -14, n, 64, 14))],
    at: [0.3, 64, 0.5],
    keys: repeat(60, ''),
    places: [
      [30, 2.12034671103127, 64, 0.5, 0.055930679493969786, -0.005, 0],
      [60, 4.220000641887785, 64, 0.5, 0.055999918352491976, -0.005, 0],
    ],
  },
  'flowing water walk': {
    blocks: [...floor, ...[0, 1, 2, 3, 4, 5, 6, 7].flatMap((n) => fill(`water[level=${n}]`, n, 64, -14, n, 64, 14))],
    at: [0.3, 64, 0.5],
    yaw: 70,
    keys: repeat(60, 'f'),
    places: [
      [30, -0.2744369253161898, 64, 1.3716588843597048, -0.0176497407689767, -0.005, 0.026781971474859567],
      [60, -5.793056224824192, 64, 3.476111736214365, -0.11075086060319377, -0.0784000015258789, 0.040311355174624454],
    ],
  },
  'out of water': {
    blocks: [
      ...fill('stone', -16, 60, -16, 15, 60, 15),
      ...fill('water[level=0]', -3, 61, -3, 3, 63, 3),
      ...fill('stone', -4, 61, 4, 4, 63, 4),
    ],
    at: [0.5, 62.5, 2.5],
    keys: repeat(40, 'fj'),
    isRounded: true,
    places: [
      [20, 0.5, 64.22389015940303, 3.7195999880224466, 0, 0.21560000419616696, 0.017836000462502232],
      [40, 0.5, 63.67647087614428, 6.413485477273313, 0, -0.5143294551172826, 0.1688471181756214],
    ],
  },
  lava: {
    blocks: [...floor, ...fill('lava[level=0]', -14, 64, -14, 14, 66, 14)],
    at: [0.5, 66.5, 0.5],
    keys: [...repeat(20, 'f'), ...repeat(20, 'fj')],
    isRounded: true,
    places: [
      [20, 0.5, 65.74500003814697, 1.2448000352323052, 0, -0.040000019073486326, 0.019599981251359033],
      [40, 0.5, 66.4700000023843, 2.028799995583331, 0, 0, 0.019599999943357753],
    ],
  },
  'shallow lava': {
    blocks: [...floor, ...fill('lava[level=0]', -14, 64, -14, 14, 64, 14)],
    keys: [...repeat(20, 'f'), ...repeat(20, 'fj')],
    isRounded: true,
    places: [
      [20, 0.5, 64, 1.2448000352323052, 0, -0.02, 0.019599981251359033],
      [40, 0.5, 64.84587520000007, 2.028799995583331, 0, 0.02582496000000001, 0.019599999943357753],
    ],
  },
  'flowing lava': {
    blocks: [...floor, ...[0, 2, 4, 6].flatMap((n) => fill(`lava[level=${n}]`, n / 2, 64, -14, n / 2, 64, 14))],
    at: [0.3, 64, 0.5],
    keys: repeat(40, ''),
    places: [
      [20, 0.4262688188552855, 64, 0.5, 0.003032257239023845, -0.02, 0],
      [40, 0.5542688172043024, 64, 0.5, 0.003032258064515342, -0.02, 0],
    ],
  },
  'ladder up': {
    blocks: [
      ...floor,
      ...fill('stone', 0, 64, 2, 0, 70, 2),
      ...fill('ladder[facing=north,waterlogged=false]', 0, 64, 1, 0, 70, 1),
    ],
    at: [0.5, 64, 1.3],
    keys: repeat(70, 'f'),
    places: [
      [35, 0.5, 67.64560007095356, 1.512499988079071, 0, 0.11760000228881837, 0],
      [70, 0.5, 71, 2.2367177525077833, 0, -0.0784000015258789, 0.10881196783371766],
    ],
  },
  'ladder down': {
    blocks: [
      ...floor,
      ...fill('stone', 0, 64, 2, 0, 72, 2),
      ...fill('ladder[facing=north,waterlogged=false]', 0, 64, 1, 0, 72, 1),
    ],
    at: [0.5, 70, 1.3],
    keys: [...repeat(20, ''), ...repeat(5, 's'), ...repeat(10, 'j'), ...repeat(30, '')],
    places: [
      [32, 0.5, 67.84879990339283, 1.3, 0, 0.11760000228881837, 0],
      [65, 0.5, 64.29391562151811, 1.3, 0, -0.22540001022815717, 0],
    ],
  },
  'low ceiling': {
    blocks: [...floor, ...fill('stone', -3, 66, -3, 3, 66, 12)],
    keys: repeat(40, 'fpj'),
    places: [
      [20, 0.5, 64, 6.189018300309895, 0, -0.0784000015258789, 0.15849454632325435],
      [40, 0.5, 64, 12.709646517987709, 0, -0.0784000015258789, 0.15851040397656155],
    ],
  },
  corner: {
    blocks: [...floor, ...fill('stone', -5, 64, 3, 5, 66, 3), ...fill('stone', 3, 64, -5, 3, 66, 5)],
    yaw: -40,
    keys: repeat(50, 'f'),
    places: [
      [25, 2.699999988079071, 64, 2.699999988079071, 0, -0.0784000015258789, 0],
      [50, 2.699999988079071, 64, 2.699999988079071, 0, -0.0784000015258789, 0],
    ],
  },
}

const version = findVersion('26.1')
const { blocks } = await loadRegistries(version)
const held = (keys: string) => ({
  forward: keys.includes('f'),
  back: keys.includes('b'),
  left: keys.includes('l'),
  right: keys.includes('r'),
  jump: keys.includes('j'),
  sneak: keys.includes('s'),
  sprint: keys.includes('p'),
})

describe('A player of 26.1 is where azalea has it', () => {
  it.each(Object.entries(scenarios))('%s', (_, { at: [x, y, z] = [0.5, 64, 0.5], yaw = 0, ...scenario }) => {
    const dimension = { name: 'overworld', minY: -64, height: 384, hasSkyLight: true }
    const world = new World({ version, dimension, blocks })
    for (let column = 0; column < 16; column++) world.createColumn((column & 3) - 2, (column >> 2) - 2)
    for (const [blockX, blockY, blockZ, state] of scenario.blocks) {
      world.setState({ x: blockX, y: blockY, z: blockZ }, blocks.parse(state).id)
    }
    const terrain = new WorldTerrain(world, blocks, false)
    const body = Object.assign(new Body(), { x, y, z, yaw: Math.fround(yaw) })
    const wanted = [...scenario.places]
    for (const [tick, keys] of scenario.keys.entries()) {
      tickBody(terrain, body, held(keys), plainConditions, rulesOf(version))
      if (wanted[0]?.[0] !== tick + 1) continue
      const [, ...place] = wanted.shift()!
      const ours = [body.x, body.y, body.z, body.velocityX, body.velocityY, body.velocityZ]
      if (scenario.isRounded) for (const [axis, value] of place.entries()) expect(ours[axis]).toBeCloseTo(value, 6)
      else expect(ours.map((value) => value + 0)).toEqual(place)
    }
    expect(wanted).toEqual([])
  })
})
