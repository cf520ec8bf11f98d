import type { Rules } from '../../data/rules.ts'
import type { Vec3 } from '../../util/vec3.ts'
import type { Attribute } from '../../world/attributes.ts'
import type { Entity } from '../../world/entity.ts'
import type { EntitySize } from '../../world/entity-size.ts'
import { clamp, f32, sin } from '../../world/physics/math.ts'

/** What an entity can do to who moves: be in the way, or push. */
export type NeighbourKind = 'boat' | 'minecart' | 'shulker' | 'happy_ghast' | 'creature' | 'bystander'

/** They push nobody and are in nobody's way. Source: Grim's TypedPacketEntity; the game's EnderDragon. */
const untouchable = new Set(['armor_stand', 'bat', 'ender_dragon'])
const living: ReadonlySet<string> = new Set(['player', 'hostile', 'neutral', 'passive'])

/** What kind of neighbour an entity is; `undefined` for those that nobody can touch. */
export function neighbourKind({ type: { name, kind } }: Entity): NeighbourKind | undefined {
  if (/boat$|raft$/.test(name)) return 'boat'
  if (name.endsWith('minecart')) return 'minecart'
  if (untouchable.has(name)) return undefined
  if (name === 'shulker' || name === 'happy_ghast') return name
  // They are in the way of boats, but push no players. Source: Grim's TypedPacketEntity; vexes go through everything.
  if (name === 'parrot' || name === 'vex') return 'bystander'
  return living.has(kind) ? 'creature' : undefined
}

/** In how many ticks the client moves an entity to where the server has put it. Source: Grim's ReachInterpolationData. */
function stepsOf(kind: NeighbourKind, { boatSteps }: Rules): number {
  if (kind === 'boat') return boatSteps
  if (kind === 'minecart') return 5
  return kind === 'shulker' ? 1 : 3
}

/** How far a shulker opens in a tick, as a part of all that it can. Source: the game's Shulker.updatePeekAmount. */
const peekStep = f32(0.05)

/**
 * An entity near the player, where the game's client has it: it does not jump to where the server says that it is, but gets there in
 * some ticks.
 */
export class Neighbour {
  readonly entity: Entity
  readonly kind: NeighbourKind
  /** Whether it is of a kind that can be in the way of who walks. */
  readonly mayStop: boolean
  x = 0
  y = 0
  z = 0
  /** It was near in the tick before, too. */
  isNear = false
  /** How far a shulker is open, 0 to 1. */
  peek = 0
  #toX = 0
  #toY = 0
  #toZ = 0
  #stepsLeft = 0
  readonly #steps: number
  #size: EntitySize | undefined
  #sizedFor: unknown
  #scale: Attribute | undefined

  constructor(entity: Entity, kind: NeighbourKind, rules: Rules) {
    this.entity = entity
    this.kind = kind
    this.mayStop = kind === 'boat' || kind === 'shulker' || kind === 'happy_ghast'
    this.#steps = stepsOf(kind, rules)
  }

  /** It has come near: it is where the server says. */
  appear({ x, y, z }: Readonly<Vec3>): void {
    this.isNear = true
    this.x = this.#toX = x
    this.y = this.#toY = y
    this.z = this.#toZ = z
    this.#stepsLeft = 0
    if (this.kind === 'shulker') this.peek = this.#peekTold
  }

  /** One tick of it, while the server says that it is there. */
  follow({ x, y, z }: Readonly<Vec3>): void {
    if (x !== this.#toX || y !== this.#toY || z !== this.#toZ) {
      this.#toX = x
      this.#toY = y
      this.#toZ = z
      this.#stepsLeft = this.#steps
    }
    if (this.#stepsLeft > 0) {
      this.x += (this.#toX - this.x) / this.#stepsLeft
      this.y += (this.#toY - this.y) / this.#stepsLeft
      this.z += (this.#toZ - this.z) / this.#stepsLeft
      this.#stepsLeft -= 1
    }
    if (this.kind !== 'shulker') return
    const told = this.#peekTold
    if (this.peek > told) this.peek = clamp(f32(this.peek - peekStep), told, 1)
    else if (this.peek < told) this.peek = clamp(f32(this.peek + peekStep), 0, told)
  }

  /** Of its box; kept until something changes, because it is asked every tick. */
  get size(): EntitySize {
    const { entity } = this
    const scale = entity.attribute('scale')
    if (!this.#size || this.#sizedFor !== entity.data || this.#scale !== scale) {
      this.#size = entity.size
      this.#sizedFor = entity.data
      this.#scale = scale
    }
    return this.#size
  }

  get isAlive(): boolean {
    const { health } = this.entity
    return health === undefined || health > 0
  }

  get #peekTold(): number {
    const { peek } = this.entity.data
    return typeof peek === 'number' ? f32(clamp(peek, 0, 100) * f32(0.01)) : 0
  }
}

/** How much longer a shulker is that is so far open, in blocks. Source: the game's Shulker.getPhysicalPeek. */
export function openHeight(peek: number): number {
  return f32(0.5 - sin(f32(f32(0.5 + peek) * f32(Math.PI))) * 0.5)
}
