import type { Rules } from '../../data/rules.ts'
import { attributeValue } from '../../world/attributes.ts'
import type { Entity } from '../../world/entity.ts'
import type { Body } from '../../world/physics/body.ts'
import { f32 } from '../../world/physics/math.ts'
import type { Terrain } from '../../world/physics/terrain.ts'
import { Boat } from '../../world/physics/vehicles/boat.ts'
import { HappyGhast } from '../../world/physics/vehicles/happy-ghast.ts'
import { Mount, type MountKind, type MountQualities } from '../../world/physics/vehicles/mount.ts'
import { Nautilus, type NautilusQualities } from '../../world/physics/vehicles/nautilus.ts'
import type { Rider } from '../../world/physics/vehicles/rider.ts'
import { CamelPose } from './camel-pose.ts'

/** What the client drives itself. */
export type DriveKind = 'boat' | 'happy_ghast' | 'nautilus' | MountKind

const horses = new Set(['horse', 'donkey', 'mule', 'skeleton_horse', 'zombie_horse'])
const camels = new Set(['camel', 'camel_husk'])
const nautiluses = new Set(['nautilus', 'zombie_nautilus'])
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
  nautilus: [1, 0],
  zombie_nautilus: [f32(1.1), 0],
}
const usualHorse = [f32(0.225), 0.7] as const
const usualGravity = 0.08
const usualFlyingSpeed = 0.05

/** The modifier of a freezing strider, which the client has of its own. Source: the game's Strider. */
const coldModifiers = new Set(['9e362924-01de-4ddd-a2b2-d0f7a405a174', 'minecraft:suffocating', 'suffocating'])

/** Whether a horse, a camel or the like is saddled. */
export function isSaddled(entity: Entity, { saddlesAreEquipment }: Rules): boolean {
  if (saddlesAreEquipment) return entity.equipment.saddle !== undefined
  return (flagsOf(entity) & saddleFlag) !== 0
}

/** Whether an entity jumps or dashes when its rider holds the jump key for a while, as far as it is not resting. */
export function canLeap(entity: Entity, rules: Rules): boolean {
  const { name } = entity.type
  return (horses.has(name) || camels.has(name) || nautiluses.has(name)) && isSaddled(entity, rules)
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
  if (nautiluses.has(name)) return isSaddled(entity, rules) ? 'nautilus' : undefined
  if (name === 'happy_ghast') return isHarnessed(entity) && entity.data.stays_still !== true ? name : undefined
  if (name === 'pig' || name === 'strider') return holds(sticks[name]!) ? name : undefined
  return undefined
}

/** A harness is worn where armor is. Source: Geyser's HappyGhastEntity. */
function isHarnessed(entity: Entity): boolean {
  return entity.equipment.body !== undefined
}

/** A vehicle that the client drives: where it really is, whatever the server says of its steps. */
export class Drive {
  readonly entity: Entity
  readonly kind: DriveKind
  readonly boat: Boat | undefined
  readonly #ghast: HappyGhast | undefined
  readonly #nautilus: Nautilus | undefined
  readonly #mount: Mount | undefined
  readonly #pose: CamelPose | undefined

  constructor(entity: Entity, kind: DriveKind) {
    this.entity = entity
    this.kind = kind
    if (kind === 'boat') this.boat = new Boat(entity.size)
    else if (kind === 'happy_ghast') this.#ghast = new HappyGhast(entity.size)
    else if (kind === 'nautilus') this.#nautilus = new Nautilus(entity.size)
    else this.#mount = new Mount(kind, entity.size)
    if (kind === 'camel') this.#pose = new CamelPose(entity)
    const { body } = this
    body.x = entity.position.x
    body.y = entity.position.y
    body.z = entity.position.z
    body.yaw = f32(entity.yaw)
    body.pitch = f32(entity.pitch)
    body.onGround = entity.onGround
  }

  get body(): Body {
    return (this.boat ?? this.#ghast ?? this.#nautilus ?? this.#mount)!.body
  }

  /** Whether it can jump or dash now, as far as it does that at all. */
  canLeap(gameTime: number): boolean {
    const leaper = this.#mount ?? this.#nautilus
    return leaper?.dashDelay === 0 && this.#pose?.refuses(gameTime) !== true
  }

  /** The rider lets go of the jump key; `strength` is 0 to 100. */
  leap(strength: number): void {
    const leaper = this.#mount ?? this.#nautilus
    leaper?.leap(strength)
  }

  /** The server says that it dashes. */
  rest(): void {
    const leaper = this.#mount ?? this.#nautilus
    leaper?.rest()
  }

  /** The rider of a pig or a strider has used its stick. */
  boost(ticks: number): void {
    this.#mount?.boost(ticks)
  }

  /** One tick, with the keys that the rider held in the tick before, and where it looks now. */
  tick(terrain: Terrain, rider: Rider, rules: Rules, gameTime: number): void {
    const { entity } = this
    if (rider.forwards > 0) this.#pose?.getUp(gameTime)
    this.boat?.tick(terrain, rider.keys, rules)
    this.#ghast?.tick(terrain, rider, flightOf(entity), rules)
    const mount = this.#mount
    if (!mount && !this.#nautilus) return
    const qualities = qualitiesOf(entity, this.kind, rules)
    if (this.#pose) qualities.refuses = this.#pose.refuses(gameTime)
    this.#nautilus?.tick(terrain, rider, qualities, rules)
    mount?.tick(terrain, rider, qualities, rules)
  }
}

function attributeOf(entity: Entity, attribute: string, otherwise: number): number {
  return entity.attribute(attribute)?.value ?? otherwise
}

function flightOf(entity: Entity): { readonly flyingSpeed: number; readonly stepHeight: number } {
  return {
    flyingSpeed: attributeOf(entity, 'flying_speed', usualFlyingSpeed),
    stepHeight: Math.max(attributeOf(entity, 'step_height', 1), 1),
  }
}

function qualitiesOf(entity: Entity, kind: DriveKind, rules: Rules): MountQualities & NautilusQualities {
  const { name } = entity.type
  const [speed, jump] = usualSpeeds[name] ?? usualHorse
  const level = (effect: string): number => {
    for (const each of entity.effects.values()) if (each.name === effect) return each.level
    return 0
  }
  return {
    movementSpeed: kind === 'strider' ? warmSpeed(entity, speed) : attributeOf(entity, 'movement_speed', speed),
    movementEfficiency: attributeOf(entity, 'movement_efficiency', 0),
    jumpStrength: attributeOf(entity, 'jump_strength', jump),
    stepHeight: Math.max(attributeOf(entity, 'step_height', kind === 'camel' ? 1.5 : 1), 1),
    gravity: attributeOf(entity, 'gravity', usualGravity),
    jumpBoost: level('jump_boost'),
    levitation: level('levitation'),
    slowFalling: level('slow_falling') > 0,
    swimsFast: rules.skeletonHorsesSwim && name === 'skeleton_horse',
    floats: rules.mountsFloat && floating.has(name),
    refuses: (flagsOf(entity) & rules.rearingFlag) !== 0,
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
