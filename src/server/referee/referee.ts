import type { Vec3 } from '../../util/vec3.ts'
import { trait } from '../../world/physics/terrain.ts'
import type { Entity } from '../entity.ts'
import type { Player } from '../player.ts'
import { sufferEffects } from './ailments.ts'
import { type Box, grown } from './box.ts'
import { Breath, fullBreath, isInWater } from './breath.ts'
import { Burning } from './burning.ts'
import { isClimbing } from './climbing.ts'
import { Combat } from './combat.ts'
import { Contact } from './contact.ts'
import type { Creatures } from './creatures.ts'
import { Driven } from './driven.ts'
import { Fall } from './fall.ts'
import { type Culprit, Harm, type HarmKind } from './harm.ts'
import { type Effort, Hunger } from './hunger.ts'
import { ItemUse } from './item-use.ts'
import { type Claim, type CorrectionReason, Judge, type Strictness } from './judge.ts'
import { type Mover, moverOf } from './mover.ts'
import type { RefereeWorld } from './referee-world.ts'
import { besideOf } from './seats.ts'
import { blocksOf, Surroundings } from './surroundings.ts'
import { VehicleJudge, type VehicleReason } from './vehicle-judge.ts'

/** How far below the world one can fall before it hurts, in blocks, and how much. Source: Minecraft Wiki, "Void". */
const voidDepth = 64
const voidDamage = 4

/** What a lost block per tick costs who glides, and how much of it does no harm. Source: the game's LivingEntity.travel. */
const wallDamage = 10
const harmlessHit = 3
/** How near a wall must be that one has flown into, in blocks. */
const wallReach = 0.01

/** Where the eyes are below the top of the head, in blocks. Source: Minecraft Wiki, "Player" (1.62 of 1.8). */
const eyesBelowTop = 0.18

/** Holds the rules of the game for one player: where it can be, and what that does to it. */
export class Referee {
  readonly #player: Player
  readonly #strictness: Strictness
  readonly #world: RefereeWorld
  readonly #harm: Harm
  readonly #hunger: Hunger
  readonly #breath = new Breath()
  readonly combat: Combat
  readonly itemUse: ItemUse
  /** What the player rides, where the server moves it. */
  readonly driven: Driven
  #surroundings!: Surroundings
  #judge!: Judge
  #vehicleJudge!: VehicleJudge
  #fall!: Fall
  #burning!: Burning
  #contact!: Contact
  #ticks = 0
  /** How far it went sideways with its last movement, and where it was a tick ago. */
  #stride = 0
  #before: Readonly<Vec3>
  /** How far it went sideways in the last movement with which it glided. */
  #flight = 0

  constructor(player: Player, strictness: Strictness, world: RefereeWorld) {
    this.#player = player
    this.#strictness = strictness
    this.#world = world
    this.#before = player.position
    this.#hunger = new Hunger(player.rules)
    this.itemUse = new ItemUse(player, (speed) => void world.arrows.shoot(player, speed))
    const fallen = (): number => this.#fall.lastDistance
    this.#harm = new Harm(player, {
      wounded: (kind, damage) => {
        this.#hunger.exert('wound')
        player.wounded(kind, damage)
      },
      blocked: (kind, damage, by) => this.itemUse.blocked(kind, damage, by),
      get fallDistance() {
        return fallen()
      },
    })
    this.combat = new Combat(player, this)
    this.driven = new Driven(player)
    this.entered()
  }

  /** Those who are no players. */
  get creatures(): Creatures {
    return this.#world.creatures
  }

  /** Whether the player goes faster than one walks. Source: the game's Player.attack. */
  get isHurrying(): boolean {
    return this.#stride >= moverOf(this.#player).speed
  }

  /** In blocks, since the player last stood or was held. */
  get fallDistance(): number {
    return this.#fall.distance
  }

  get isClimbing(): boolean {
    return isClimbing(this.#surroundings, this.#judge.body, this.#player.rules)
  }

  /** Whether the player touches water. */
  get isInWater(): boolean {
    return (this.#surroundings.traitsIn(this.#judge.body) & trait.water) !== 0
  }

  /** The player has come into another world, or lives again. */
  entered(): void {
    this.#surroundings = new Surroundings(blocksOf(this.#player.blocks))
    this.#judge = new Judge(this.#surroundings, this.#player.position, this.#strictness)
    this.#fall = new Fall(this.#surroundings)
    this.#vehicleJudge = new VehicleJudge(this.#player, this.#surroundings)
    this.#burning = new Burning(this.#surroundings)
    this.#contact = new Contact(this.#player, this.#surroundings, (kind, damage) => this.hurt(kind, damage))
    this.#breath.refill()
    this.#hunger.forget()
    this.#harm.forget()
    this.itemUse.stop()
    this.#before = this.#player.position
  }

  /** The server has put the player somewhere. */
  placed(position: Readonly<Vec3>): void {
    this.#judge.placed(position)
    this.#fall.forget()
  }

  /** The server has given the player a velocity. */
  pushed(velocity: Readonly<Vec3>): void {
    this.#judge.pushed(velocity)
  }

  /** Looks at where the player says it is. Why it must be put back; `undefined` when all is well. */
  judge(claim: Claim): CorrectionReason | undefined {
    const { position: before, onGround: wasOnGround } = this.#player.entity
    const mover = moverOf(this.#player)
    const reason = this.#judge.judge(claim, mover)
    if (reason !== undefined) return reason
    const { position, onGround } = claim
    this.#tire(before, position, wasOnGround && !onGround, mover)
    if (mover.isGliding) this.#hitWall(before, position)
    else this.#flight = 0
    const { effects } = this.#player
    const damage = this.#fall.moved(
      { body: this.#judge.body, rise: position.y - before.y, onGround },
      {
        rules: mover.rules,
        isSneaking: mover.isSneaking,
        isGliding: mover.isGliding,
        isWeightless: mover.isWeightless || mover.mayFly,
        jumpBoost: effects.active.get('jump_boost')?.level ?? 0,
      },
    )
    if (damage > 0) this.hurt(this.#fall.isOnSpike ? 'stalagmite' : 'fall', damage)
    return undefined
  }

  /** Looks at where the player says that the vehicle is which it drives. */
  judgeVehicle(vehicle: Entity, position: Readonly<Vec3>): VehicleReason | undefined {
    return this.#vehicleJudge.judge(vehicle, position)
  }

  /** The player sits somewhere else, because its vehicle does. */
  carried(position: Readonly<Vec3>): void {
    this.#judge.placed(position)
    this.#fall.forget()
  }

  /** Where the player comes to stand that gets off. */
  besideOf(vehicle: Entity): Vec3 {
    return besideOf(vehicle, this.#player, this.#surroundings)
  }

  /**
   * The player has wings and wants to glide. Whether it may: who is in the air, and not in water. Source: the game's
   * Player.tryToStartFallFlying, and its history.
   */
  mayGlide(): boolean {
    const { entity, rules, vitals } = this.#player
    if (!vitals.isAlive || entity.onGround || entity.hasFlag('gliding') || this.isInWater) return false
    // It knows already that it falls, which it says next; and at the top of a jump it says nothing.
    const unsaid = moverOf(this.#player).gravity + rules.movementThreshold
    if (rules.glidesWhenFalling && this.#judge.rise >= unsaid) return false
    this.#judge.glides()
    return true
  }

  /** Sets the player on fire for so many ticks. */
  ignite(ticks: number): void {
    this.#burning.ignite(ticks)
  }

  /** A tick is over: what the surroundings do. */
  tick(): 'floating' | undefined {
    this.#ticks += 1
    this.combat.tick()
    this.#harm.tick()
    this.itemUse.tick()
    const { vitals, position, entity, rules } = this.#player
    if (!rules.clientDrives) this.driven.tick()
    this.#stride = Math.hypot(position.x - this.#before.x, position.z - this.#before.z)
    this.#before = position
    if (!vitals.isAlive) return undefined
    const mover = moverOf(this.#player)
    const isFloating = entity.vehicle ? this.#vehicleJudge.tick(entity.vehicle) : this.#judge.tick(mover)
    const { body } = this.#judge
    this.#fall.tick(body)
    this.#burn(body)
    this.#breathe(body)
    this.#eat()
    this.#contact.tick(body, this.#world.border)
    sufferEffects(this.#player, this.#ticks, {
      hurt: (kind, damage) => this.hurt(kind, damage),
      exhaust: (by) => this.#hunger.exhaust(by),
    })
    if (position.y < this.#surroundings.blocks.minY - voidDepth) this.hurt('outOfWorld', voidDamage)
    return isFloating ? 'floating' : undefined
  }

  /** Hurts the player; whether it was hurt. */
  hurt(kind: HarmKind, damage: number, by?: Culprit): boolean {
    return this.#harm.do(kind, damage, by)
  }

  /** Something made the player hungry. */
  exert(effort: Effort, count = 1): void {
    if (!this.#player.abilities.state.invulnerable) this.#hunger.exert(effort, count)
  }

  /** Whoever flies into a wall is hurt by the speed that it loses. Source: the game's LivingEntity.travel. */
  #hitWall(from: Readonly<Vec3>, to: Readonly<Vec3>): void {
    const speed = Math.hypot(to.x - from.x, to.z - from.z)
    const lost = this.#flight - speed
    this.#flight = speed
    const { body } = this.#judge
    const isBesideWall = !this.#surroundings.isFree({ ...grown(body, wallReach), fromY: body.fromY, toY: body.toY })
    const damage = lost * wallDamage - harmlessHit
    if (isBesideWall && damage > 0) this.hurt('flyIntoWall', damage)
  }

  /** What the way has cost. */
  #tire(from: Readonly<Vec3>, to: Readonly<Vec3>, hasLeftGround: boolean, mover: Mover): void {
    const way = Math.hypot(to.x - from.x, to.z - from.z)
    if (hasLeftGround && to.y > from.y) this.exert(mover.isSprinting ? 'sprintJump' : 'jump')
    const { body } = this.#judge
    const swims = isInWater(this.#surroundings, to.x, (body.fromY + body.toY) / 2, to.z)
    if (swims) this.exert('swimMetre', way)
    else if (mover.isSprinting) this.exert('sprintMetre', way)
  }

  #burn(body: Box): void {
    this.#burning.tick(body, (kind, damage) => this.hurt(kind, damage))
    if (this.#player.abilities.state.invulnerable) this.#burning.quench()
    this.#player.entity.setFlag('onFire', this.#burning.isBurning)
  }

  #breathe(body: Box): void {
    const { position, effects, abilities, rules, entity } = this.#player
    const eyes = body.toY - eyesBelowTop
    const isSafe =
      abilities.state.invulnerable || effects.active.has('water_breathing') || effects.active.has('conduit_power')
    const needsAir = !isSafe && isInWater(this.#surroundings, position.x, eyes, position.z)
    const damage = this.#breath.tick(needsAir, rules)
    const { air } = this.#breath
    if (air !== (entity.data.get('air_supply') ?? fullBreath)) entity.setData({ air_supply: air })
    if (damage > 0) this.hurt('drown', damage)
  }

  #eat(): void {
    const { vitals, abilities } = this.#player
    if (abilities.state.invulnerable) return
    const { health, food, saturation } = vitals
    const { fed, starved } = this.#hunger.tick({ health, food, saturation }, this.#world.difficulty)
    if (fed.health !== health || fed.food !== food || fed.saturation !== saturation) vitals.set(fed)
    if (starved > 0) this.hurt('starve', starved)
  }
}
