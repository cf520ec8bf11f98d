import { f32 } from './math.ts'

/** How a player holds itself; it decides how high it is. */
export type BodyPose = 'standing' | 'sneaking' | 'swimming' | 'gliding' | 'sleeping' | 'spinning'

/** Half of what a player takes up sideways, in blocks; the game halves a float. */
const playerHalfWidth = f32(0.6) / 2

/**
 * A player's body: where it is, how it moves, and what the tick before has left. Plain numbers that the simulation changes in place;
 * `copy()` gives another one to try things with.
 */
export class Body {
  x = 0
  y = 0
  z = 0
  /** In blocks per tick. */
  velocityX = 0
  velocityY = 0
  velocityZ = 0
  /** In degrees: 0 is south, growing clockwise. */
  yaw = 0
  /** In degrees: -90 is up. */
  pitch = 0
  halfWidth: number = playerHalfWidth
  /** In blocks. */
  height: number = f32(1.8)
  eyeHeight: number = f32(1.62)
  pose: BodyPose = 'standing'
  onGround = false
  horizontalCollision = false
  /** The wall was hit at a small angle. */
  minorCollision = false
  verticalCollision = false
  /** In blocks. */
  fallDistance = 0
  isSprinting = false
  isSwimming = false
  isGliding = false
  /** Ticks until the next jump while the key is held. */
  jumpDelay = 0
  isInWater = false
  isInLava = false
  /** The eyes are in water. */
  isUnderWater = false
  eyesInWater = false
  /** Of the fluid above the feet, in blocks. */
  waterHeight = 0
  lavaHeight = 0
  /** Slows the next movement: cobwebs and the like; 0 where there is nothing. */
  stuckX = 0
  stuckY = 0
  stuckZ = 0
  /** The attribute of speed, with sprinting. */
  speed: number = f32(0.1)
  airSpeed: number = f32(0.02)
  /** The jump key has asked for wings in this tick: the server is told. */
  asksToGlide = false
  /** How many rockets drive who glides. */
  rocketCount = 0
  /** The block under the feet, where most of them is; see the rule hasSupportingBlock. */
  hasSupport = false
  supportX = 0
  supportY = 0
  supportZ = 0
  /** It stood on ground without a block of its own (an entity) the tick before. */
  stoodOnNothing = false
  /** The box as it was moved, while the body is at `boxX`, `boxY`, `boxZ`; see the rule keepsBox. */
  boxX: number = Number.NaN
  boxY: number = Number.NaN
  boxZ: number = Number.NaN
  boxMinX = 0
  boxMaxX = 0
  boxMaxY = 0
  boxMinZ = 0
  boxMaxZ = 0
  /** Movement keys of this tick after all factors. */
  strafe = 0
  forward = 0
  isJumping = false
  isSneaking = false
  walksOnSnow = false
  /** Ladders, vines and the like are climbed; horses and camels do not. */
  canClimb = true
  /** How far it has gone, until the blocks that it has met have acted on it; in blocks. */
  wayX = 0
  wayY = 0
  wayZ = 0
  /** It is outside of the border of the world; see the rule borderStops. */
  isBeyondBorder = false
  /** The jump key was down in the tick before. */
  heldJump = false

  /** Another body in the same state. */
  copy(): Body {
    return Object.assign(new Body(), this)
  }

  get minX(): number {
    return this.x === this.boxX ? this.boxMinX : this.x - this.halfWidth
  }

  get maxX(): number {
    return this.x === this.boxX ? this.boxMaxX : this.x + this.halfWidth
  }

  get maxY(): number {
    return this.y === this.boxY ? this.boxMaxY : this.y + this.height
  }

  get minZ(): number {
    return this.z === this.boxZ ? this.boxMinZ : this.z - this.halfWidth
  }

  get maxZ(): number {
    return this.z === this.boxZ ? this.boxMaxZ : this.z + this.halfWidth
  }
}

/** The keys that are held down. */
export interface Input {
  forward: boolean
  back: boolean
  left: boolean
  right: boolean
  jump: boolean
  sneak: boolean
  sprint: boolean
}

/** No key is held. */
export const noKeys: Readonly<Input> = {
  forward: false,
  back: false,
  left: false,
  right: false,
  jump: false,
  sneak: false,
  sprint: false,
}

/** What a player can do, apart from its keys: attributes, effects, enchantments, hunger. */
export interface Conditions {
  /** The attribute movement_speed without the modifier for sprinting; 0.1 without anything. */
  movementSpeed: number
  /** The attribute gravity, in blocks per tick each tick; 0.08. */
  gravity: number
  /** The attribute jump_strength, in blocks per tick; 0.42. */
  jumpStrength: number
  /** The attribute step_height, in blocks; 0.6. */
  stepHeight: number
  /** The attribute sneaking_speed, or 0.3 and 0.15 more a level of swift sneak. */
  sneakingSpeed: number
  /** The attribute water_movement_efficiency (0 to 1); before 1.21 the level of depth strider (0 to 3). */
  waterEfficiency: number
  /** The attribute movement_efficiency (0 to 1); before 1.21 any level of soul speed counts as 1. */
  movementEfficiency: number
  /** Levels of effects, from 1; 0 for none. Jump boost may be negative. */
  jumpBoost: number
  levitation: number
  slowFalling: boolean
  dolphinsGrace: boolean
  weaving: boolean
  blindness: boolean
  /** More than 6 points of food, or allowed to fly. */
  canSprint: boolean
  /** Something is being eaten, drawn or blocked with: slower. */
  isUsingItem: boolean
  /** What is left of the speed meanwhile; 0.2, and all of it with a spear. */
  itemSpeedFactor: number
  /** Sprinting can begin meanwhile: with a spear. */
  sprintsWithItem: boolean
  /** An elytra that can still be used is worn. */
  canGlide: boolean
  /** Walks on powder snow. */
  hasLeatherBoots: boolean
  /** Flies as in creative mode. */
  isFlying: boolean
  /** In blocks per tick; 0.05. */
  flyingSpeed: number
  /** Goes through everything: spectators. */
  noClip: boolean
  isSleeping: boolean
  /** A trident with riptide spins it around, as the server says. */
  isSpinning: boolean
}

/** A player with nothing special. */
export const plainConditions: Readonly<Conditions> = {
  movementSpeed: f32(0.1),
  gravity: 0.08,
  jumpStrength: f32(0.42),
  stepHeight: f32(0.6),
  sneakingSpeed: f32(0.3),
  waterEfficiency: 0,
  movementEfficiency: 0,
  jumpBoost: 0,
  levitation: 0,
  slowFalling: false,
  dolphinsGrace: false,
  weaving: false,
  blindness: false,
  canSprint: true,
  isUsingItem: false,
  itemSpeedFactor: f32(0.2),
  sprintsWithItem: false,
  canGlide: false,
  hasLeatherBoots: false,
  isFlying: false,
  flyingSpeed: f32(0.05),
  noClip: false,
  isSleeping: false,
  isSpinning: false,
}
