import type { EntityType } from '../data/entity-types.ts'
import type { Rules } from '../data/rules.ts'
import { TextComponent } from '../protocol/text-component.ts'
import type { EntityDataEntry } from '../protocol/types/entity-data.ts'
import type { EquipmentSlot } from '../protocol/types/equipment.ts'
import type { ItemStack } from '../protocol/types/item.ts'
import type { Vec3 } from '../util/vec3.ts'
import { type Attribute, readAttributes, type ToldAttribute } from './attributes.ts'
import type { Effect } from './effect.ts'
import { type EntityData, EntityDataStore, type EntityFlag, hasFlag } from './entity-data.ts'
import { setVec } from './entity-position.ts'
import { type EntitySize, entitySize } from './entity-size.ts'

/** With what an entity comes into view. */
export interface EntitySpawn {
  readonly id: number
  /** With dashes; before 1.9 only players have one here. */
  readonly uuid: string | undefined
  readonly type: EntityType
  readonly rules: Rules
  readonly position: Readonly<Vec3>
  readonly velocity?: Readonly<Vec3>
  readonly yaw?: number
  readonly pitch?: number
  readonly headYaw?: number
  /** The number that came along; what it means depends on the type. */
  readonly objectData?: number
  /** Of a painting before 1.19: its picture, and where it looks. */
  readonly painting?: string
  readonly facing?: string
  /** Of an experience orb before 1.21.5: its points. */
  readonly experience?: number
  /** Of a player before 1.8, which has it in the packet. */
  readonly username?: string
}

/** What an entity wears and holds. */
export type EntityEquipment = Readonly<Partial<Record<EquipmentSlot, ItemStack>>>

/**
 * Something that is not a block: a player, a mob, an item on the ground, an arrow, …
 *
 * It is as the server last told, and the same object as long as it is in view. Several bots of a process may share it.
 */
export class Entity {
  readonly id: number
  /** With dashes; before 1.9 only players have one here. */
  readonly uuid: string | undefined
  readonly type: EntityType
  /** The middle of its feet. The same object all the time: copy what you want to keep. */
  readonly position: Vec3
  /** Blocks per tick. The same object all the time. */
  readonly velocity: Vec3
  /** Degrees. */
  yaw: number
  /** Degrees; -90 is up. */
  pitch: number
  /** Degrees; where the head looks, which the body follows later. */
  headYaw: number
  onGround = false
  /** Of a player, as soon as it is known. */
  username: string | undefined
  /** Id of what it rides. */
  vehicleId: number | undefined
  /** Ids of who rides it, the driver first. */
  passengerIds: readonly number[] = []
  /** Id of who holds its lead. */
  leashHolderId: number | undefined
  /** The head of the bed that it lies in, before 1.14; see {@link Entity.sleepingPosition}. */
  bed: Vec3 | undefined
  /** The number that it came with; what it means depends on the type. See `ownerId`, `blockState` and `facing`. */
  readonly objectData: number
  /** Of a painting before 1.19: its picture, as in the newest version: `skull_and_roses`. */
  readonly painting: string | undefined
  /** Of an experience orb before 1.21.5: its points. */
  readonly experience: number | undefined
  /** By slot; a new object after each change. */
  equipment: EntityEquipment = {}
  /** By number. */
  readonly effects: Map<number, Effect> = new Map()
  readonly #attributes = new Map<string, Attribute>()
  readonly #data: EntityDataStore
  readonly #facing: string | undefined
  readonly #rules: Rules

  constructor(spawn: EntitySpawn) {
    this.id = spawn.id
    this.uuid = spawn.uuid
    this.type = spawn.type
    this.position = { ...spawn.position }
    this.velocity = { x: 0, y: 0, z: 0, ...spawn.velocity }
    this.yaw = spawn.yaw ?? 0
    this.pitch = spawn.pitch ?? 0
    this.headYaw = spawn.headYaw ?? this.yaw
    this.objectData = spawn.objectData ?? 0
    this.painting = spawn.painting
    this.#facing = spawn.facing
    this.experience = spawn.experience
    this.username = spawn.username
    this.#rules = spawn.rules
    this.#data = new EntityDataStore(spawn.type)
  }

  get isPlayer(): boolean {
    return this.type.name === 'player'
  }

  /** What it shows of itself, by name; a new object after each change. */
  get data(): EntityData {
    return this.#data.values
  }

  /** {@link Entity.data} with numbers and types; those values that were told. */
  get dataEntries(): readonly EntityDataEntry[] {
    return this.#data.entries
  }

  /** A value of {@link Entity.data}. */
  get<Name extends keyof EntityData>(name: Name): EntityData[Name] {
    return this.data[name]
  }

  get isOnFire(): boolean {
    return this.#has('onFire')
  }

  /** Before 1.15 of players only, and then the same as their pose. */
  get isSneaking(): boolean {
    return this.#has('sneaking')
  }

  get isSprinting(): boolean {
    return this.#has('sprinting')
  }

  /** Since 1.13. */
  get isSwimming(): boolean {
    return this.#rules.swimming && this.#has('swimming')
  }

  get isInvisible(): boolean {
    return this.#has('invisible')
  }

  /** Since 1.9. */
  get isGlowing(): boolean {
    return this.#has('glowing')
  }

  /** With an elytra; since 1.9. */
  get isGliding(): boolean {
    return this.#has('gliding')
  }

  #has(flag: EntityFlag): boolean {
    return hasFlag(this.data.shared_flags, flag)
  }

  /** What it does with its body: `standing`, `sneaking`, `sleeping`, `swimming`, `fall_flying`, … Before 1.14 it follows from the rest. */
  get pose(): string {
    const { pose } = this.data
    if (typeof pose === 'string') return pose
    if (this.sleepingPosition) return 'sleeping'
    if (this.isGliding) return 'fall_flying'
    if (this.isSwimming) return 'swimming'
    return this.isPlayer && this.isSneaking ? 'sneaking' : 'standing'
  }

  /** The head of the bed that it sleeps in. */
  get sleepingPosition(): Vec3 | undefined {
    const { sleeping_pos: told } = this.data
    return isObject(told) && 'x' in told ? told : this.bed
  }

  /** The name that somebody gave it. */
  get customName(): TextComponent | undefined {
    const name = this.data.custom_name
    if (typeof name === 'string') return name === '' ? undefined : TextComponent.fromLegacy(name)
    return name instanceof TextComponent ? name : undefined
  }

  /** Whether it is a young one. */
  get isBaby(): boolean {
    const { baby } = this.data
    if (typeof baby !== 'number') return baby === true
    // Before 1.9 animals show their age.
    return this.type.name.includes('zombie') ? baby !== 0 : baby < 0
  }

  /** The stack that it is (an item on the ground, something thrown) or shows (an item frame). */
  get item(): ItemStack | undefined {
    const { item, item_stack, fireworks_item } = this.data
    const told = item ?? item_stack ?? fireworks_item
    return isObject(told) && 'count' in told ? (told as ItemStack) : undefined
  }

  /** Health points, of those who live; 2 are a heart. */
  get health(): number | undefined {
    const { health } = this.data
    return typeof health === 'number' ? health : undefined
  }

  /** Id of the entity that shot, threw or conjured it; `undefined` where nobody did. */
  get ownerId(): number | undefined {
    if (!projectiles.has(this.type.name)) return undefined
    const isArrow = this.type.name.endsWith('arrow')
    const id = this.objectData - (isArrow ? this.#rules.arrowOwnerOffset : 0)
    return id > 0 && id !== this.id ? id : undefined
  }

  /** The state of the block that falls, by the version's number (`id << 4 | metadata` before 1.13). */
  get blockState(): number | undefined {
    const { objectData } = this
    if (this.type.name !== 'falling_block') return undefined
    const shift = this.#rules.fallingBlockShift
    if (shift === 0) return objectData
    return ((objectData & ((1 << shift) - 1)) << 4) | (objectData >> shift)
  }

  /** Where a painting or an item frame looks. */
  get facing(): string | undefined {
    if (!hanging.has(this.type.name)) return undefined
    const { direction } = this.data
    if (typeof direction === 'string') return direction
    return this.#facing ?? this.#rules.facings[this.objectData]
  }

  /** What it is like at the moment: see {@link EntitySize}. */
  get size(): EntitySize {
    return entitySize(this, this.#rules)
  }

  /** The space that it takes: minimum and maximum of x, y, z. */
  get box(): readonly [number, number, number, number, number, number] {
    const { width, height } = this.size
    const { x, y, z } = this.position
    return [x - width / 2, y, z - width / 2, x + width / 2, y + height, z + width / 2]
  }

  /** By name without `minecraft:`, as in the newest version. */
  attribute(name: string): Attribute | undefined {
    return this.#attributes.get(name)
  }

  get attributes(): ReadonlyMap<string, Attribute> {
    return this.#attributes
  }

  /** How far it is from a place, in blocks. */
  distanceTo({ x, y, z }: Readonly<Vec3>): number {
    const { position } = this
    return Math.hypot(position.x - x, position.y - y, position.z - z)
  }

  /** Takes values of data; returns their names. */
  setData(entries: readonly EntityDataEntry[]): string[] {
    return this.#data.set(entries)
  }

  setAttributes(attributes: readonly ToldAttribute[]): void {
    readAttributes(this.#attributes, attributes)
  }

  setEquipment(slot: EquipmentSlot, item: ItemStack | undefined): void {
    const { [slot]: _, ...others } = this.equipment
    this.equipment = item ? { ...others, [slot]: item } : others
  }

  setPosition(position: Readonly<Vec3>): void {
    setVec(this.position, position)
  }

  setVelocity(velocity: Readonly<Vec3>): void {
    setVec(this.velocity, velocity)
  }

  /** Nothing is left of what is told anew in a new world; see the packet `respawn` for what may be kept. */
  forget({ data, attributes }: { data: boolean; attributes: boolean }): void {
    if (data) this.#data.clear()
    if (attributes) this.#attributes.clear()
    this.effects.clear()
    this.vehicleId = undefined
    this.passengerIds = []
    this.leashHolderId = undefined
    this.bed = undefined
  }

  /** For `console.log`. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    const { x, y, z } = this.position
    return `Entity ${this.id} ${this.username ?? this.type.name} at ${x.toFixed(1)} ${y.toFixed(1)} ${z.toFixed(1)}`
  }
}

/** What servers tell need not be of the type that its name promises. */
function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

const hanging = new Set(['item_frame', 'glow_item_frame', 'painting'])

/** Whose data is the id of who shot them. Source: wiki.vg "Object Data". */
const projectiles = new Set([
  'arrow',
  'spectral_arrow',
  'trident',
  'fireball',
  'small_fireball',
  'dragon_fireball',
  'wither_skull',
  'fishing_bobber',
  'egg',
  'snowball',
  'ender_pearl',
  'experience_bottle',
  'potion',
  'splash_potion',
  'lingering_potion',
  'firework_rocket',
  'llama_spit',
  'shulker_bullet',
  'wind_charge',
  'breeze_wind_charge',
])
