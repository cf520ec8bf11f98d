import type { Rules } from '../../data/rules.ts'
import { attributeValue } from '../../world/attributes.ts'
import type { Entity } from '../../world/entity.ts'
import type { Body } from '../../world/physics/body.ts'
import { f32 } from '../../world/physics/math.ts'
import type { Terrain } from '../../world/physics/terrain.ts'
import { Boat } from '../../world/physics/vehicles/boat.ts'
import { Mount, type MountKind, type MountQualities } from '../../world/physics/vehicles/mount.ts'
import type { Rider } from '../../world/physics/vehicles/rider.ts'

/** What the client drives itself. */
export type DriveKind = 'boat' | MountKind

const horses = new Set(['horse', 'donkey', 'mule', 'skeleton_horse', 'zombie_horse'])
const camels = new Set(['camel', 'camel_husk'])
/** Those that do not sink since 1.21.11. Source: the game's tag can_float_while_ridden. */
const floating = new Set(['horse', 'zombie_horse', 'mule', 'donkey', 'camel', 'camel_husk'])

/** What a rider must hold so that the animal obeys. Source: Minecraft Wiki, "Pig" and "Strider". */
const sticks: Readonly<Record<string, string>> = { pig: 'carrot_on_a_stick', strider: 'warped_fungus_on_a_stick' }

/** The bit of a horse's flags that says that it is saddled. Source: wiki.vg "Entity metadata". */
const saddleFlag = 4

/** As the game has it for those of whom the server has told nothing: movement_speed and jump_strength. */
const usualSpeeds: Readonly<Record<string, readonly [speed: number, jump: number]>> = {
  donkey: [f32(0.175), 0.5],
  mule: [f32(0.175), 0.5],
  skeleton_horse: [f32(0.2), 0.7],
  zombie_horse: [f32(0.2), 0.7],
  camel: [f32(0.09), f32(0.42)],
  camel_husk: [f32(0.09), f32(0.42)],
  pig: [0.25, 0],
  strider: [f32(0.175), 0],
}
const usualHorse = [f32(0.225), 0.7] as const
const usualGravity = 0.08

/** The modifier of a freezing strider, which the client has of its own. Source: the game's Strider. */
const coldModifiers = new Set(['9e362924-01de-4ddd-a2b2-d0f7a405a174', 'minecraft:suffocating', 'suffocating'])

/** Whether a horse, a camel or the like is saddled. */
export function isSaddled(entity: Entity, { saddlesAreEquipment }: Rules): boolean {
  if (saddlesAreEquipment) return entity.equipment.saddle !== undefined
  return (flagsOf(entity) & saddleFlag) !== 0
}

/** Whether an entity jumps when its rider holds the jump key for a while. */
export function canLeap(entity: Entity, rules: Rules): boolean {
  const { name } = entity.type
  return (horses.has(name) || (camels.has(name) && !sits(entity))) && isSaddled(entity, rules)
}

/**
 * What the client drives when the player rides it in front; `undefined` where the server does.
 *
 * @param holds whether the player has an item in one of its hands
 */
export function driveKindOf(entity: Entity, holds: (item: string) => boolean, rules: Rules): DriveKind | undefined {
  const { name } = entity.type
  // Whatever is carried by something else goes where that goes.
  if (!rules.clientDrives || entity.vehicleId !== undefined) return undefined
  if (/boat$|raft$/.test(name)) return 'boat'
  if (horses.has(name)) return isSaddled(entity, rules) ? 'horse' : undefined
  if (camels.has(name)) return isSaddled(entity, rules) ? 'camel' : undefined
  if (name === 'pig' || name === 'strider') return holds(sticks[name]!) ? name : undefined
  return undefined
}

/** A vehicle that the client drives: where it really is, whatever the server says of its steps. */
export class Drive {
  readonly entity: Entity
  readonly kind: DriveKind
  readonly boat: Boat | undefined
  readonly mount: Mount | undefined

  constructor(entity: Entity, kind: DriveKind) {
    this.entity = entity
    this.kind = kind
    if (kind === 'boat') this.boat = new Boat(entity.size)
    else this.mount = new Mount(kind, entity.size)
    const { body } = this
    body.x = entity.position.x
    body.y = entity.position.y
    body.z = entity.position.z
    body.yaw = f32(entity.yaw)
    body.pitch = f32(entity.pitch)
    body.onGround = entity.onGround
  }

  get body(): Body {
    return (this.boat ?? this.mount)!.body
  }

  /** One tick, with the keys that the rider held in the tick before, and where it looks now. */
  tick(terrain: Terrain, rider: Rider, rules: Rules): void {
    this.boat?.tick(terrain, rider.keys, rules)
    this.mount?.tick(terrain, rider, qualitiesOf(this.entity, this.mount.kind, rules), rules)
  }
}

function qualitiesOf(entity: Entity, kind: MountKind, rules: Rules): MountQualities {
  const { name } = entity.type
  const [speed, jump] = usualSpeeds[name] ?? usualHorse
  const value = (attribute: string, otherwise: number): number => entity.attribute(attribute)?.value ?? otherwise
  const level = (effect: string): number => {
    for (const each of entity.effects.values()) if (each.name === effect) return each.level
    return 0
  }
  return {
    movementSpeed: kind === 'strider' ? warmSpeed(entity, speed) : value('movement_speed', speed),
    jumpStrength: value('jump_strength', jump),
    stepHeight: Math.max(value('step_height', kind === 'camel' ? 1.5 : 1), 1),
    gravity: value('gravity', usualGravity),
    jumpBoost: level('jump_boost'),
    levitation: level('levitation'),
    slowFalling: level('slow_falling') > 0,
    swimsFast: rules.skeletonHorsesSwim && name === 'skeleton_horse',
    floats: rules.mountsFloat && floating.has(name),
    refuses: kind === 'camel' ? sits(entity) : (flagsOf(entity) & rules.rearingFlag) !== 0,
  }
}

function warmSpeed(entity: Entity, otherwise: number): number {
  const speed = entity.attribute('movement_speed')
  if (!speed) return otherwise
  return attributeValue(
    speed.base,
    speed.modifiers.filter(({ id }) => !coldModifiers.has(id)),
  )
}

function flagsOf({ data }: Entity): number {
  return typeof data.flags === 'number' ? data.flags : 0
}

/** The tick in which a camel has sat down is told as a negative number. Source: the game's Camel. */
function sits({ data: { last_pose_change_tick: tick } }: Entity): boolean {
  return (typeof tick === 'bigint' || typeof tick === 'number') && tick < 0
}
