/** What stands between harm and health. */
export interface HarmQualities {
  /** Its name among the damage types, since 1.19.4. */
  readonly type: string
  /** Its name in the death message, where that is another one than its own. */
  readonly message?: string
  /** Armour and shields do not help. */
  readonly bypassesArmor?: true
  /** Neither does the effect of resistance, nor an enchantment. */
  readonly bypassesResistance?: true
  /** Fire resistance and fire protection help. */
  readonly isFire?: true
  /** Feather falling helps. */
  readonly isFall?: true
  /** Projectile protection helps. */
  readonly isProjectile?: true
  /** The status by which clients until 1.19.3 know it; 2 for all others. */
  readonly status?: number
}

/**
 * What takes health. The names are those of the game's death messages. Sources: the game's damage types and their tags since 1.19.4
 * (bypasses_armor, bypasses_resistance, is_fire, is_fall, is_projectile); wiki.vg "Entity statuses".
 */
export const harmKinds = {
  fall: { type: 'fall', bypassesArmor: true, isFall: true },
  stalagmite: { type: 'stalagmite', bypassesArmor: true, isFall: true },
  flyIntoWall: { type: 'fly_into_wall', bypassesArmor: true },
  drown: { type: 'drown', bypassesArmor: true, status: 36 },
  lava: { type: 'lava', isFire: true, status: 37 },
  inFire: { type: 'in_fire', isFire: true, status: 37 },
  onFire: { type: 'on_fire', bypassesArmor: true, isFire: true, status: 37 },
  hotFloor: { type: 'hot_floor', isFire: true, status: 37 },
  campfire: { type: 'campfire', message: 'inFire', isFire: true, status: 37 },
  cactus: { type: 'cactus' },
  sweetBerryBush: { type: 'sweet_berry_bush', status: 44 },
  freeze: { type: 'freeze', bypassesArmor: true, status: 57 },
  inWall: { type: 'in_wall', bypassesArmor: true },
  outsideBorder: { type: 'outside_border', bypassesArmor: true },
  wither: { type: 'wither', bypassesArmor: true },
  magic: { type: 'magic', bypassesArmor: true },
  outOfWorld: { type: 'out_of_world', bypassesArmor: true, bypassesResistance: true },
  starve: { type: 'starve', bypassesArmor: true, bypassesResistance: true },
  player: { type: 'player_attack' },
  mob: { type: 'mob_attack' },
  arrow: { type: 'arrow', isProjectile: true },
  generic: { type: 'generic', bypassesArmor: true },
} as const satisfies Readonly<Record<string, HarmQualities>>

/** One of {@link harmKinds}. */
export type HarmKind = keyof typeof harmKinds

/** What is to know of a kind. */
export function qualitiesOf(kind: HarmKind): HarmQualities {
  return harmKinds[kind]
}
