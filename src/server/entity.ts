import { shortName } from '../data/registry.ts'
import type { EquipmentSlot } from '../protocol/types/equipment.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { AttributeModifierInput, EntityAttribute } from './entity-attributes.ts'
import { type EntityDataInput, sharedFlags } from './entity-data.ts'
import type { EntityTracker } from './entity-tracker.ts'
import type { ServerItem } from './item.ts'
import type { PlayerIdentity } from './session.ts'

/** What {@link ServerWorld.spawn} takes. */
export interface SpawnOptions {
  /** A type by its name in the newest version that has it: `zombie`, `item`, `arrow`, … */
  readonly type: string
  /** The feet, in blocks. */
  readonly position: Readonly<Vec3>
  /** In degrees; default 0. */
  readonly yaw?: number
  /** In degrees; default 0. */
  readonly pitch?: number
  /** In degrees; default `yaw`. */
  readonly headYaw?: number
  /** In blocks per tick; default none. */
  readonly velocity?: Readonly<Vec3>
  /** What it shows of itself, by name: `{ baby: true, custom_name: 'Bob' }`. */
  readonly data?: EntityDataInput
  readonly equipment?: Readonly<Partial<Record<EquipmentSlot, ServerItem>>>
  /** Half hearts; default 20. For what lives. */
  readonly health?: number
  /** What the packet of an object says besides: a block state, the id of a shooter, …; default 0. */
  readonly objectData?: number
  /** Points in an experience orb; default 1. */
  readonly experience?: number
  /** With dashes; default made from the number. */
  readonly uuid?: string
}

/** Where an entity is and how it looks, as its viewers were told. */
export interface EntityPlace {
  readonly position: Readonly<Vec3>
  readonly yaw: number
  readonly pitch: number
  readonly headYaw: number
  readonly onGround: boolean
}

/** What is shown of a wound. */
export interface Wound {
  /** A damage type, told since 1.19.4; default `generic`. */
  readonly type?: string
  /** Of packet entity_event, until 1.19.3; default 2. */
  readonly status?: number
  /** Who did it; since 1.19.4. */
  readonly by?: Entity | undefined
  /** What has touched, if not who did it; since 1.19.4. */
  readonly direct?: Entity | undefined
}

const still: Readonly<Vec3> = Object.freeze({ x: 0, y: 0, z: 0 })

/** A creature, an item or anything else in a world that is no block; also the body of a player. */
export class Entity {
  /** Different from all others of the server. */
  readonly id: number
  /** With dashes. */
  readonly uuid: string
  /** The name of its type. */
  readonly type: string
  /** Whose body it is. */
  readonly profile: PlayerIdentity | undefined
  /** What the packet of an object says besides. */
  readonly objectData: number
  readonly experience: number
  #tracker: EntityTracker | undefined
  #position: Readonly<Vec3>
  #yaw: number
  #pitch: number
  #headYaw: number
  #velocity: Readonly<Vec3>
  #onGround = true
  #health: number
  readonly #data = new Map<string, unknown>()
  readonly #equipment = new Map<EquipmentSlot, ServerItem>()
  readonly #passengers = new Set<Entity>()
  #vehicle: Entity | undefined
  #leashHolder: Entity | undefined
  readonly #attributes = new Map<string, EntityAttribute>()

  constructor(id: number, options: SpawnOptions, profile?: PlayerIdentity) {
    const { type, position, yaw = 0, pitch = 0, headYaw = yaw, velocity = still, health = 20 } = options
    this.id = id
    this.uuid = options.uuid ?? profile?.uuid ?? `00000000-0000-4000-8000-${id.toString(16).padStart(12, '0')}`
    this.type = shortName(type)
    this.profile = profile
    this.objectData = options.objectData ?? 0
    this.experience = options.experience ?? 1
    this.#position = { ...position }
    this.#yaw = yaw
    this.#pitch = pitch
    this.#headYaw = headYaw
    this.#velocity = velocity
    this.#health = health
    this.#data.set('shared_flags', 0)
    this.#data.set('health', health)
    for (const [name, value] of Object.entries(options.data ?? {})) this.#data.set(name, value)
    for (const [slot, item] of Object.entries(options.equipment ?? {})) this.#equipment.set(slot as EquipmentSlot, item)
  }

  /** The feet, in blocks. */
  get position(): Readonly<Vec3> {
    return this.#position
  }

  /** In degrees: 0 is south, growing clockwise. */
  get yaw(): number {
    return this.#yaw
  }

  /** In degrees: -90 is up. */
  get pitch(): number {
    return this.#pitch
  }

  get headYaw(): number {
    return this.#headYaw
  }

  get onGround(): boolean {
    return this.#onGround
  }

  /** In blocks per tick. */
  get velocity(): Readonly<Vec3> {
    return this.#velocity
  }

  /** Half hearts. */
  get health(): number {
    return this.#health
  }

  get isAlive(): boolean {
    return this.#health > 0
  }

  /** Whether it is no longer in any world. */
  get isRemoved(): boolean {
    return this.#tracker === undefined
  }

  /** What it shows of itself, by name. */
  get data(): ReadonlyMap<string, unknown> {
    return this.#data
  }

  get equipment(): ReadonlyMap<EquipmentSlot, ServerItem> {
    return this.#equipment
  }

  /** By name; what is not there is as the type has it. */
  get attributes(): ReadonlyMap<string, EntityAttribute> {
    return this.#attributes
  }

  /** Sets an attribute, by its newest name: `movement_speed`. */
  setAttribute(name: string, base: number, modifiers: readonly AttributeModifierInput[] = []): void {
    this.#attributes.set(name, { base, modifiers })
    this.#tracker?.attributesChanged(this, [name])
  }

  /** Puts it somewhere, as a walk or by a jump; who sees it is told with the next tick. */
  move(to: Partial<EntityPlace>): void {
    const { position = this.#position, yaw = this.#yaw, pitch = this.#pitch, onGround = this.#onGround } = to
    this.#headYaw = to.headYaw ?? (to.yaw === undefined ? this.#headYaw : yaw)
    this.#position = { x: position.x, y: position.y, z: position.z }
    this.#yaw = yaw
    this.#pitch = pitch
    this.#onGround = onGround
    this.#tracker?.moved(this)
  }

  /** Gives it a velocity, in blocks per tick. The server does not move it by that; clients do. */
  push(velocity: Readonly<Vec3>): void {
    this.#velocity = { ...velocity }
    this.#tracker?.pushed(this)
  }

  /** It moves by itself with a velocity that nobody is told: {@link move} tells where it is. */
  drift(velocity: Readonly<Vec3>): void {
    this.#velocity = { ...velocity }
  }

  /** What it rides. */
  get vehicle(): Entity | undefined {
    return this.#vehicle
  }

  /** Who rides it, the driver first. */
  get passengers(): ReadonlySet<Entity> {
    return this.#passengers
  }

  /** Who leads it. */
  get leashHolder(): Entity | undefined {
    return this.#leashHolder
  }

  /** Gets onto another entity, or off. */
  ride(vehicle: Entity | undefined): void {
    const left = this.#vehicle
    if (left === vehicle) return
    if (left) left.#passengers.delete(this)
    this.#vehicle = vehicle
    if (vehicle) vehicle.#passengers.add(this)
    if (left) this.#tracker?.ridden(left, this)
    if (vehicle) this.#tracker?.ridden(vehicle)
  }

  /** Is led by another entity, or by nobody. */
  leashTo(holder: Entity | undefined): void {
    this.#leashHolder = holder
    this.#tracker?.leashed(this)
  }

  /** Changes what it shows of itself, by name. */
  setData(values: EntityDataInput): void {
    const names = Object.keys(values).filter((name) => !Object.is(this.#data.get(name), values[name]))
    for (const name of names) this.#data.set(name, values[name])
    if (names.length > 0) this.#tracker?.dataChanged(this, names)
  }

  /** Sets or clears one of the flags that all entities have. */
  setFlag(flag: keyof typeof sharedFlags, isSet: boolean): void {
    const flags = this.#data.get('shared_flags') as number
    const bit = sharedFlags[flag]
    this.setData({ shared_flags: isSet ? flags | bit : flags & ~bit })
  }

  /** Whether one of the flags is set. */
  hasFlag(flag: keyof typeof sharedFlags): boolean {
    return ((this.#data.get('shared_flags') as number) & sharedFlags[flag]) !== 0
  }

  /** Puts something into its hand or on its body; `undefined` takes it away. */
  equip(slot: EquipmentSlot, item: ServerItem | undefined): void {
    if (item) this.#equipment.set(slot, item)
    else this.#equipment.delete(slot)
    this.#tracker?.equipped(this, slot)
  }

  /** It moves an arm. */
  swing(hand: 'main_hand' | 'off_hand' = 'main_hand'): void {
    this.#tracker?.swung(this, hand)
  }

  /** It loses health, and dies when none is left; then it vanishes a second later. Of players, see {@link Player.vitals}. */
  hurt(damage: number, wound?: Wound): void {
    if (!this.isAlive) return
    this.setHealth(Math.max(0, this.#health - damage))
    this.showHurt(wound)
    if (!this.isAlive) this.showDeath()
  }

  /** It loses all of its health. */
  die(): void {
    this.hurt(this.#health)
  }

  /** Shows a wound, whatever its health. */
  showHurt(wound?: Wound): void {
    this.#tracker?.hurt(this, wound)
  }

  /** Lets it fall over. */
  showDeath(): void {
    this.#tracker?.died(this)
  }

  /** Sets its health, and shows no wound. */
  setHealth(health: number): void {
    this.#health = health
    this.setData({ health })
  }

  /** Something happens to it that is only seen or heard: a number of the packet entity_event. */
  showEvent(event: number): void {
    this.#tracker?.showEvent(this, event)
  }

  /** It flies to whoever collects it, and is gone. */
  collect(collector: Entity, count = 1): void {
    this.#tracker?.collected(this, collector, count)
    this.remove()
  }

  /** It is gone at once. */
  remove(): void {
    for (const rider of [...this.#passengers]) rider.ride(undefined)
    this.ride(undefined)
    this.#tracker?.remove(this)
  }

  /** For the tracker: it is in a world now, or in none. */
  trackedBy(tracker: EntityTracker | undefined): void {
    this.#tracker = tracker
  }
}
