import type { Difficulty } from '../../protocol/types/difficulty.ts'
import type { Vec3 } from '../../util/vec3.ts'
import { trait } from '../../world/physics/terrain.ts'
import type { Player } from '../player.ts'
import type { Box } from './box.ts'
import { Breath, fullBreath, isInWater } from './breath.ts'
import { Burning } from './burning.ts'
import { isClimbing } from './climbing.ts'
import { Combat } from './combat.ts'
import { Fall } from './fall.ts'
import { Harm, type HarmKind } from './harm.ts'
import { type Effort, Hunger } from './hunger.ts'
import { type Claim, type CorrectionReason, Judge, type Strictness } from './judge.ts'
import { type Mover, moverOf } from './mover.ts'
import { blocksOf, Surroundings } from './surroundings.ts'

/** How far below the world one can fall before it hurts, in blocks, and how much. Source: Minecraft Wiki, "Void". */
const voidDepth = 64
const voidDamage = 4

/** Where the eyes are below the top of the head, in blocks. Source: Minecraft Wiki, "Player" (1.62 of 1.8). */
const eyesBelowTop = 0.18

/** Holds the rules of the game for one player: where it can be, and what that does to it. */
export class Referee {
  readonly #player: Player
  readonly #strictness: Strictness
  readonly #difficulty: () => Difficulty
  readonly #harm: Harm
  readonly #hunger: Hunger
  readonly #breath = new Breath()
  readonly combat: Combat
  #surroundings!: Surroundings
  #judge!: Judge
  #fall!: Fall
  #burning!: Burning

  constructor(player: Player, strictness: Strictness, difficulty: () => Difficulty) {
    this.#player = player
    this.#strictness = strictness
    this.#difficulty = difficulty
    this.#hunger = new Hunger(player.rules)
    this.#harm = new Harm(player, (kind, damage) => {
      this.#hunger.exert('wound')
      player.wounded(kind, damage)
    })
    this.combat = new Combat(player, this)
    this.entered()
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
    this.#burning = new Burning(this.#surroundings)
    this.#breath.refill()
    this.#hunger.forget()
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
    if (mover.isGliding && onGround) this.#player.entity.setFlag('gliding', false)
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
    if (damage > 0) this.hurt('fall', damage)
    return undefined
  }

  /** A tick is over: what the surroundings do. */
  tick(): 'floating' | undefined {
    this.combat.tick()
    this.#harm.tick()
    const { vitals, position } = this.#player
    if (!vitals.isAlive) return undefined
    const mover = moverOf(this.#player)
    const isFloating = this.#judge.tick(mover)
    const { body } = this.#judge
    this.#fall.tick(body)
    this.#burn(body)
    this.#breathe(body)
    this.#eat()
    if (position.y < this.#surroundings.blocks.minY - voidDepth) this.hurt('outOfWorld', voidDamage)
    return isFloating ? 'floating' : undefined
  }

  /** Hurts the player; whether it was hurt. */
  hurt(kind: HarmKind, damage: number, messageWith: readonly string[] = []): boolean {
    return this.#harm.do(kind, damage, messageWith)
  }

  /** Something made the player hungry. */
  exert(effort: Effort, count = 1): void {
    if (!this.#player.abilities.state.invulnerable) this.#hunger.exert(effort, count)
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
    const { fed, starved } = this.#hunger.tick({ health, food, saturation }, this.#difficulty())
    if (fed.health !== health || fed.food !== food || fed.saturation !== saturation) vitals.set(fed)
    if (starved > 0) this.hurt('starve', starved)
  }
}
