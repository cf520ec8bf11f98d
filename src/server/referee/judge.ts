import type { Vec3 } from '../../util/vec3.ts'
import { type Box, boxOf, grown } from './box.ts'
import { Floating } from './floating.ts'
import { heightOf, lowBoxOf, type Mover } from './mover.ts'
import { entersSolid, shortfall } from './passage.ts'
import { atRest, type Doubt, type Momentum, Plausibility } from './plausibility.ts'
import type { Surroundings } from './surroundings.ts'

/** Why a player is put back. */
export type CorrectionReason = 'moved_too_quickly' | 'moved_wrongly' | Doubt

/** How exactly movements are looked at: as the game's server does, or as exactly as one can without playing along. */
export type Strictness = 'game' | 'strict'

/** Where a player says it is. */
export interface Claim {
  readonly position: Readonly<Vec3>
  readonly onGround: boolean
}

/** The square of how far one packet may lead, in blocks. Source: the game's ServerGamePacketListenerImpl, "moved too quickly". */
const farthest = 100
const farthestGliding = 300
/**
 * More packets in one tick than this begin a new count. The game takes them for one packet, and puts back who falls fast when a
 * pause of the network is over. Source: as above.
 */
const mostPackets = 5
/** The square of how far from its way a player may end. Source: as above, "moved wrongly". */
const astray = 0.0625
/** The same of the strict referee. */
const strictlyAstray = 1e-6
/** Who sinks slower than this and stands on nothing floats. Source: as above. */
const floatingFall = -0.03125
/** Claims after which a player who was put somewhere moves by itself: its answer, and a tick in which it only begins to fall. */
const restingClaims = 2
/** For how many ticks an effect that has ended still counts. */
const lagTicks = 3
/** How many ticks a push is remembered: it must come to the client, and its answers back. */
const pushTicks = 20

/** Judges one player's movements by where it was. */
export class Judge {
  readonly #surroundings: Surroundings
  readonly #plausibility: Plausibility
  readonly #strictness: Strictness
  #lastGood: Readonly<Vec3>
  /** Where it was when the tick began. */
  #firstGood: Readonly<Vec3>
  #packets = 0
  readonly #floating = new Floating()
  #momentum: Momentum = atRest
  #restingClaims = 0
  #isHeld = false
  #height = 1.8
  #push = 0
  #pushTicks = 0
  /** What the player could do in the last ticks. */
  #abilities: readonly Mover[] = []
  #glidingTicks = 0

  constructor(surroundings: Surroundings, position: Readonly<Vec3>, strictness: Strictness) {
    this.#surroundings = surroundings
    this.#plausibility = new Plausibility(surroundings)
    this.#strictness = strictness
    this.#lastGood = this.#firstGood = position
  }

  /** What the player takes up. */
  get body(): Box {
    return boxOf(this.#lastGood, this.#height)
  }

  /** How far it rose with its last movement, in blocks. */
  get rise(): number {
    return this.#momentum.rise
  }

  /** The server has put the player somewhere. */
  placed(position: Readonly<Vec3>): void {
    this.#lastGood = this.#firstGood = position
    this.#momentum = atRest
    this.#restingClaims = restingClaims
    this.#floating.forget()
  }

  /** The player begins to glide, whatever becomes of it. */
  glides(): void {
    this.#glidingTicks = lagTicks
  }

  /** The server has given the player a velocity, in blocks per tick. */
  pushed({ x, y, z }: Readonly<Vec3>): void {
    this.#push = Math.max(this.#push, Math.hypot(x, y, z))
    this.#pushTicks = pushTicks
  }

  /** Why the player must be put back to where it was; `undefined` when it is there now. */
  judge(claim: Claim, mover: Mover): CorrectionReason | undefined {
    const wrong = mover.isGhost ? undefined : this.#objection(claim, mover)
    if (wrong === undefined) this.#accept(claim, mover)
    return wrong
  }

  /** A tick is over. Whether the player has floated for too long and must go. */
  tick(mover: Mover): boolean {
    this.#firstGood = this.#lastGood
    this.#packets = 0
    if (this.#pushTicks > 0) this.#pushTicks -= 1
    else this.#push = 0
    if (this.#glidingTicks > 0) this.#glidingTicks -= 1
    this.#abilities = [mover, ...this.#abilities.slice(0, lagTicks - 1)]
    this.#height = Math.min(this.#height, heightOf(mover, lowBoxOf(this.#lastGood), this.#surroundings))
    return this.#floating.tick(mover.gravity)
  }

  #objection({ position, onGround }: Claim, mover: Mover): CorrectionReason | undefined {
    this.#packets += 1
    if (this.#packets > mostPackets) {
      this.#packets = 1
      this.#firstGood = this.#lastGood
    }
    const moved = distanceSquared(position, this.#firstGood)
    const limit = (mover.isGliding ? farthestGliding : farthest) * this.#packets
    if (moved - this.#push ** 2 > limit) return 'moved_too_quickly'

    const by = difference(position, this.#lastGood)
    const body = boxOf(this.#lastGood, this.#heightFor(mover))
    if (this.#movesThroughBlocks(body, by, position, mover)) return 'moved_wrongly'
    if (this.#strictness !== 'strict') return undefined
    return this.#plausibility.doubt(
      { body, by, onGround, push: this.#push, before: this.#momentum },
      this.#lately(mover),
    )
  }

  /** The most that the player can do now or could just before: it hears of what changes a little later. */
  #lately(mover: Mover): Mover {
    const all = [mover, ...this.#abilities]
    return {
      ...mover,
      speed: Math.max(...all.map(({ speed }) => speed)),
      jump: Math.max(...all.map(({ jump }) => jump)),
      isWeightless: all.some(({ isWeightless }) => isWeightless),
      isGliding: this.#glidingTicks > 0 || all.some(({ isGliding }) => isGliding),
    }
  }

  /** As low as it was or is, whichever is lower: what makes it so is told a little later or earlier. */
  #heightFor(mover: Mover): number {
    return Math.min(this.#height, heightOf(mover, lowBoxOf(this.#lastGood), this.#surroundings))
  }

  #movesThroughBlocks(body: Box, by: Vec3, position: Readonly<Vec3>, mover: Mover): boolean {
    const { sideways, upwards } = shortfall(this.#surroundings, body, by)
    const isStrict = this.#strictness === 'strict'
    // The game's server does not look at heights here.
    const missed = isStrict ? sideways ** 2 + upwards ** 2 : sideways ** 2
    const isAstray = !mover.isUnbound && missed > (isStrict ? strictlyAstray : astray)
    // Whoever is in a block already may get out.
    if (isAstray && this.#surroundings.isFree(body)) return true
    const margin = mover.rules.pushedByShape ? 0 : oldMargin
    return entersSolid(this.#surroundings, body, grown(boxOf(position, body.toY - body.fromY), -margin))
  }

  #accept({ position, onGround }: Claim, mover: Mover): void {
    const by = difference(position, this.#lastGood)
    const drag = this.#plausibility.dragAt(this.body, this.#momentum.onGround)
    this.#height = heightOf(mover, lowBoxOf(position), this.#surroundings)
    const body = boxOf(position, this.#height)
    const isFloating = by.y >= floatingFall && !this.#mayFloat(mover) && this.#isAirAround(body)
    this.#floating.claimed(isFloating, by.x !== 0 || by.y !== 0 || by.z !== 0)
    this.#lastGood = position
    const isHeld = this.#plausibility.isHeld(body)
    const wasHeld = isHeld || this.#isHeld || this.#restingClaims > 0
    this.#isHeld = isHeld
    const sideways = Math.hypot(by.x, by.z)
    this.#momentum = { sideways, rise: by.y, drag, onGround, wasHeld, hasSneaked: mover.isSneaking }
    if (this.#restingClaims > 0) this.#restingClaims -= 1
  }

  #mayFloat(mover: Mover): boolean {
    return mover.isGhost || mover.mayFly || mover.levitates || mover.isGliding
  }

  /** Source: the game's ServerGamePacketListenerImpl.noBlocksAround. */
  #isAirAround(body: Box): boolean {
    const space = grown(body, 0.0625)
    return this.#surroundings.isAirIn({ ...space, fromY: space.fromY - 0.55 })
  }
}

/** Until 1.13 a body may be so far in something solid. Source: the game's NetHandlerPlayServer. */
const oldMargin = 0.0625

function difference(to: Readonly<Vec3>, from: Readonly<Vec3>): Vec3 {
  return { x: to.x - from.x, y: to.y - from.y, z: to.z - from.z }
}

function distanceSquared(one: Readonly<Vec3>, other: Readonly<Vec3>): number {
  const { x, y, z } = difference(one, other)
  return x * x + y * y + z * z
}
