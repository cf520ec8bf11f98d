import type { Properties } from './block-facts.ts'

/** How much light a block gives: the same in all states, or by its properties. */
type Emission = number | ((properties: Properties) => number)

const whenLit =
  (light: number): Emission =>
  ({ lit }) =>
    lit === true ? light : 0

/** Which faces of a block are covered. */
const isCovered = ({ up, down, north, south, west, east }: Properties): boolean =>
  [up, down, north, south, west, east].includes(true)

/**
 * How much light blocks give. minecraft-data has it since 1.17, for the default state only, and before that with gaps.
 * Source: Minecraft Wiki "Light § Light-emitting blocks", and each block's page where it depends on the state.
 */
const emissions: Readonly<Record<string, Emission>> = {
  lava: 15,
  fire: 15,
  glowstone: 15,
  jack_o_lantern: 15,
  sea_lantern: 15,
  beacon: 15,
  end_portal: 15,
  end_gateway: 15,
  conduit: 15,
  lantern: 15,
  shroomlight: 15,
  lava_cauldron: 15,
  ochre_froglight: 15,
  verdant_froglight: 15,
  pearlescent_froglight: 15,
  light: ({ level }) => Number(level),
  redstone_lamp: whenLit(15),
  campfire: whenLit(15),
  copper_bulb: whenLit(15),
  exposed_copper_bulb: whenLit(12),
  weathered_copper_bulb: whenLit(8),
  oxidized_copper_bulb: whenLit(4),
  respawn_anchor: ({ charges }) => Math.floor((Number(charges) * 15) / 4),
  torch: 14,
  wall_torch: 14,
  copper_torch: 14,
  copper_wall_torch: 14,
  end_rod: 14,
  cave_vines: ({ berries }) => (berries === true ? 14 : 0),
  cave_vines_plant: ({ berries }) => (berries === true ? 14 : 0),
  furnace: whenLit(13),
  smoker: whenLit(13),
  blast_furnace: whenLit(13),
  nether_portal: 11,
  crying_obsidian: 10,
  soul_fire: 10,
  soul_torch: 10,
  soul_wall_torch: 10,
  soul_lantern: 10,
  soul_campfire: whenLit(10),
  redstone_ore: whenLit(9),
  deepslate_redstone_ore: whenLit(9),
  redstone_torch: whenLit(7),
  redstone_wall_torch: whenLit(7),
  ender_chest: 7,
  glow_lichen: (properties) => (isCovered(properties) ? 7 : 0),
  sea_pickle: ({ pickles, waterlogged }) => (waterlogged === true ? 3 + 3 * Number(pickles) : 0),
  sculk_catalyst: 6,
  vault: ({ vault_state: state }) => (state === 'inactive' ? 6 : 12),
  trial_spawner: ({ trial_spawner_state: state }) =>
    state === 'inactive' || state === 'cooldown' ? 0 : state === 'waiting_for_players' ? 4 : 8,
  amethyst_cluster: 5,
  large_amethyst_bud: 4,
  magma_block: 3,
  medium_amethyst_bud: 2,
  firefly_bush: 2,
  brown_mushroom: 1,
  brewing_stand: 1,
  dragon_egg: 1,
  end_portal_frame: 1,
  small_amethyst_bud: 1,
  sculk_sensor: 1,
  calibrated_sculk_sensor: 1,
}

const candleLight: Emission = ({ lit, candles = 1 }) => (lit === true ? 3 * Number(candles) : 0)

/**
 * The light that a state gives, 0 to 15.
 *
 * @param hasGlowingTable since 1.19 enchanting tables give light
 */
export function emissionOf(name: string, properties: Properties, hasGlowingTable = true): number {
  if (name === 'enchanting_table') return hasGlowingTable ? 7 : 0
  if (/(^|_)candle(_cake)?$/.test(name)) return emission(candleLight, properties)
  const plain = name.replace(/^waxed_/, '')
  if (/(^|_)copper_lantern$/.test(plain)) return 15
  return emission(emissions[plain] ?? 0, properties)
}

function emission(rule: Emission, properties: Properties): number {
  return typeof rule === 'number' ? rule : rule(properties)
}

/**
 * How much light is lost in a state, 0 to 15: a block that cannot be seen through stops it, water takes 1.
 *
 * @param ofDefault what minecraft-data says, which holds for the default state
 * @param defaultHoldsWater whether the default state is waterlogged
 * Source: Minecraft Wiki "Light § Light-filtering blocks", "Slab", "Snow", "Piston".
 */
export function dampeningOf(
  name: string,
  properties: Properties,
  ofDefault: number,
  defaultHoldsWater: boolean,
): number {
  if (properties.type === 'double') return 15
  if (name === 'snow') return properties.layers === 8 ? 15 : 0
  if (properties.extended === true) return 0
  const isSlab = properties.type === 'top' || properties.type === 'bottom'
  const dry = isSlab || defaultHoldsWater ? 0 : ofDefault
  return properties.waterlogged === true ? Math.max(1, dry) : dry
}
