import { type Rules, rulesOf } from '../../data/rules.ts'
import * as outgoing from '../../protocol/directions/serverbound-play.ts'
import { Events } from '../../util/events.ts'
import type { TickClock } from '../../util/tick-clock.ts'
import type { Vec3 } from '../../util/vec3.ts'
import { Body, type Conditions, type Input, noKeys, plainConditions } from '../../world/physics/body.ts'
import { f32 } from '../../world/physics/math.ts'
import { tickBody } from '../../world/physics/player.ts'
import { riptide } from '../../world/physics/riptide.ts'
import { simulate } from '../../world/physics/simulate.ts'
import type { Terrain } from '../../world/physics/terrain.ts'
import { isClimbing } from '../../world/physics/travel.ts'
import { WorldTerrain } from '../../world/physics/world-terrain.ts'
import type { Self } from '../observe/self.ts'
import { lookTowards } from '../observe/teleported.ts'
import type { BotWorld } from '../observe/world.ts'
import type { Parts } from '../parts.ts'
import { type Outfit, plainOutfit, readConditions } from './conditions.ts'
import { Reporter } from './reporter.ts'

/** What can be listened to with `movement.events`. */
export interface MovementEvents {
  /** A tick of a living player begins: what hands do is told to the server now, before the movement. */
  begin: { readonly body: Readonly<Body> }
  /** A tick of movement is over and told to the server. */
  tick: { readonly body: Readonly<Body> }
  /** The server has put the player somewhere else than it was. */
  corrected: { readonly from: Readonly<Vec3>; readonly to: Readonly<Vec3> }
}

/**
 * The keys that the bot holds; set them as one presses and lets go. `jump` also swims up, opens an elytra when it is pressed in the air,
 * and charges the jump of a horse; `sneak` also sinks and gets off; `sprint` also swims where it is deep.
 */
export interface Controls extends Input {
  /** Lets go of all keys. */
  release(): void
}

/** What a {@link Ride} is given of a tick. */
export interface RideMoment {
  readonly terrain: Terrain
  /** The player's own, to be put on its seat. */
  readonly body: Body
  readonly keys: Readonly<Input>
  readonly conditions: Readonly<Conditions>
  readonly reporter: Reporter
  readonly rules: Rules
}

/** Moves the player in place of its own feet: it rides. */
export interface Ride {
  /** One tick, and what the server is told of it. */
  tick(moment: RideMoment): void
}

/** What is around the player besides blocks, for its body. */
export interface Surroundings {
  /** Before a tick of movement: fills `terrain.obstacles`. */
  prepare(terrain: WorldTerrain, body: Body, rules: Rules): void
  /** After it, when the others move: they may push the body. */
  finish(terrain: WorldTerrain, body: Body, conditions: Conditions, rules: Rules): void
}

/** The body of the player, and how it is moved. */
export interface Movement {
  readonly events: Events<MovementEvents>
  /** The same as `bot.control`. */
  readonly controls: Controls
  /** What the player is like to physics. Not to be changed from outside. */
  readonly body: Readonly<Body>
  /**
   * Whether the player moves at all: it is in the game, alive or not long dead, and the column that it is in has come. Since 1.21.4 it
   * goes on where there is no column, once there was one.
   */
  readonly isMoving: boolean
  /** Whether the player is on a ladder or the like. */
  readonly isClimbing: boolean
  /** Turns the head, in degrees; the server hears of it with the next tick. */
  look(yaw: number, pitch: number): void
  /** Turns the head towards a point. */
  lookAt(point: Readonly<Vec3>): void
  /** Begins or ends to fly, where the server allows it. Returns whether it does. */
  fly(isFlying: boolean): boolean
  /**
   * Where the body would be after some ticks with some keys, as far as the blocks are known; the body itself stays where it is.
   * Without a world it does not move.
   */
  simulate(keys: Readonly<Partial<Input>>, ticks: number): Body
  /** A hit of the player's own has cost it speed: what the game does with who hits others while sprinting. */
  recoil(): void
  /**
   * For parts whose packets belong into a tick, before its movement: calls back when the next one begins, or at once while one does.
   * Anti-cheats notice what comes between ticks. Nothing is called where the player has died or left meanwhile.
   */
  whenTicking(action: () => void): void
  /** Something adds to the player's velocity, in blocks per tick. */
  push(by: Readonly<Vec3>): void
  /** A trident with riptide of some level pulls the player to where it looks. */
  riptide(level: number): void
  /** For parts that know what is worn and done. */
  readonly outfit: Outfit
  /** For the part that knows who else is there. */
  surroundWith(surroundings: Surroundings): void
  /** For the part that glides: what the server says, whether the player glides. */
  glide(isGliding: boolean): void
  /** For the part that glides: how many rockets drive the player from now on. */
  driveBy(rocketCount: number): void
  /** For the part that rides: who moves the player from now on; `undefined` gives it back to its own feet. */
  rideOn(ride: Ride | undefined): void
}

/** A mouse moves the head in steps of this many degrees, with the usual settings. Source: the game's MouseHandler. */
const mouseStep = 0.15

/** Source: the game's Player.attack. */
const recoilFactor = 0.6

/** So many ticks after its death a player is taken away, and says nothing of itself any more. Source: the game's LocalPlayer.tickDeath. */
const dyingTicks = 20

/** What {@link movement} needs besides the parts. */
export interface MovementParts extends Parts {
  readonly ticks: TickClock
  readonly self: Self
  readonly world: BotWorld
}

/** Moves the player 20 times a second, as the game would, and tells the server. */
export function movement(parts: MovementParts): Movement {
  const { connection, session, self, world, ticks, onListenerError } = parts
  const events = new Events<MovementEvents>(onListenerError)
  const body = new Body()
  const conditions: Conditions = { ...plainConditions }
  const outfit: Outfit = { ...plainOutfit }
  const reporter = new Reporter(connection)
  const controls = newControls()
  let terrain: WorldTerrain | undefined
  let rules: Rules | undefined
  let stopTicking = (): void => {}
  let isLoaded = false
  let ride: Ride | undefined
  let surroundings: Surroundings | undefined
  let deadTicks = 0
  /** What is to be done when the next tick begins. */
  let due: (() => void)[] = []
  let isBeginning = false

  session.events.on('start', () => {
    rules = rulesOf(session.version)
    reporter.reset()
    due = []
    stopTicking()
    stopTicking = ticks.on(tick, onListenerError)
  })
  session.events.on('world', ({ dimension, cause, keepsEntityData }) => {
    // The player is made anew, and may go on with what it did.
    const keeps = keepsEntityData && rules?.respawnKeepsState === true
    const isSprinting = keeps && body.isSprinting
    if (cause === 'respawn') reporter.reset(keeps)
    isLoaded = false
    deadTicks = 0
    due = []
    Object.assign(body, new Body(), { isSprinting })
    terrain = new WorldTerrain(world.current, session.registries.blocks, dimension.isUltrawarm)
  })
  const stop = (): void => {
    stopTicking()
    stopTicking = () => {}
    terrain = undefined
    due = []
  }
  session.events.on('reset', stop)
  session.events.on('end', stop)

  self.events.on('position', ({ position, yaw, pitch, velocity }) => {
    const from = { x: body.x, y: body.y, z: body.z }
    place(body, position, velocity)
    turn(body, yaw, pitch)
    reporter.placed()
    if (isLoaded) events.emit('corrected', { from, to: position })
  })
  self.events.on('velocity', ({ velocity }) => {
    body.velocityX = velocity.x
    body.velocityY = velocity.y
    body.velocityZ = velocity.z
  })

  /** In the order of the game: that the world is loaded, what hands do, the movement, the end. Source: the game's Minecraft.tick. */
  function tick(): void {
    if (!rules || connection.outgoingState !== 'play') return
    load(rules)
    act()
    deadTicks = self.isAlive ? 0 : deadTicks + 1
    if (canMove()) {
      readConditions(conditions, self, outfit)
      const keys = self.isAlive && !outfit.isSleeping ? controls : noKeys
      surroundings?.prepare(terrain!, body, rules)
      if (ride) {
        ride.tick({ terrain: terrain!, body, keys, conditions, reporter, rules })
        body.heldJump = keys.jump
      } else walk(keys, rules)
      surroundings?.finish(terrain!, body, conditions, rules)
      carryVelocity(ride && { x: body.x, y: body.y, z: body.z })
    }
    reporter.endTick(rules)
    if (events.has('tick')) events.emit('tick', { body })
  }

  /** The player's own column must be there first; since 1.21.4 the server hears of it. Source: azalea's player_loaded_packet. */
  function load({ waitsUntilLoaded }: Rules): void {
    if (isLoaded || !isThere()) return
    isLoaded = true
    if (waitsUntilLoaded) connection.writePacket(outgoing.playerLoaded())
  }

  function act(): void {
    const actions = due
    if (due.length > 0) due = []
    if (!self.isAlive) return
    isBeginning = true
    try {
      for (const action of actions) action()
      if (events.has('begin')) events.emit('begin', { body })
    } finally {
      isBeginning = false
    }
  }

  function walk(keys: Readonly<Input>, its: Rules): void {
    tickBody(terrain!, body, keys, conditions, its)
    if (conditions.isFlying && body.onGround && self.gameMode !== 'spectator') sayFlying(false)
    reporter.report(body, keys, self.entityId, its)
  }

  /** Others may keep what they are given, so that it is new when it differs; who stands still makes nothing. */
  function carryVelocity(position?: Readonly<Vec3>): void {
    const { velocityX: x, velocityY: y, velocityZ: z } = body
    const { velocity } = self
    const isSame = velocity.x === x && velocity.y === y && velocity.z === z
    if (position || !isSame) self.carry({ x, y, z }, position)
  }

  function isThere(): boolean {
    return terrain !== undefined && self.isPlaced && world.isLoaded(body)
  }

  function canMove(): boolean {
    if (!terrain || !self.isPlaced || !isLoaded || deadTicks > dyingTicks) return false
    return rules!.movesWithoutColumn || world.isLoaded(body)
  }

  function lookAhead(keys: Readonly<Partial<Input>>, tickCount: number): Body {
    if (!terrain || !rules) return body.copy()
    readConditions(conditions, self, outfit)
    return simulate(body, { ...noKeys, ...keys }, tickCount, { terrain, conditions, rules }).body
  }

  function look(yaw: number, pitch: number): void {
    if (!Number.isFinite(yaw) || !Number.isFinite(pitch)) return
    turn(body, stepped(body.yaw, nearest(body.yaw, yaw)), stepped(body.pitch, Math.min(90, Math.max(-90, pitch))))
  }

  function fly(isFlying: boolean): boolean {
    const { abilities } = self
    if (isFlying && !abilities.canFly) return false
    if (abilities.isFlying === isFlying) return true
    self.setFlying(isFlying)
    whenTicking(() => sayFlying(isFlying))
    return true
  }

  function sayFlying(flying: boolean): void {
    self.setFlying(flying)
    const { isInvulnerable: invulnerable, canFly, hasInstantBreak: instantBreak } = self.abilities
    const { flyingSpeed, walkingSpeed } = self.abilities
    const flags = { invulnerable, flying, canFly, instantBreak }
    connection.writePacket(outgoing.playerAbilities({ abilities: flags, flyingSpeed, walkingSpeed }))
  }

  function whenTicking(action: () => void): void {
    if (isBeginning) action()
    else due.push(action)
  }

  return {
    events,
    controls,
    body,
    outfit,
    look,
    lookAt(point) {
      const eyes = { x: body.x, y: body.y + body.eyeHeight, z: body.z }
      const { yaw, pitch } = lookTowards(eyes, point)
      look(yaw, pitch)
    },
    fly,
    whenTicking,
    simulate: lookAhead,
    recoil() {
      body.velocityX *= recoilFactor
      body.velocityZ *= recoilFactor
      body.isSprinting = false
      carryVelocity()
    },
    push({ x, y, z }) {
      body.velocityX += x
      body.velocityY += y
      body.velocityZ += z
      carryVelocity()
    },
    surroundWith(next) {
      surroundings = next
    },
    glide(isGliding) {
      body.isGliding = isGliding
    },
    driveBy(rocketCount) {
      body.rocketCount = rocketCount
    },
    riptide(level) {
      if (!terrain || !rules || ride) return
      readConditions(conditions, self, outfit)
      riptide(terrain, body, conditions, level, rules)
      carryVelocity()
    },
    rideOn(next) {
      ride = next
      body.velocityX = body.velocityY = body.velocityZ = 0
      body.onGround = body.horizontalCollision = false
    },
    get isClimbing() {
      return terrain !== undefined && rules !== undefined && isClimbing(terrain, body, rules)
    },
    get isMoving() {
      if (!rules || connection.outgoingState !== 'play') return false
      return canMove() || (!isLoaded && !rules.waitsUntilLoaded && isThere())
    },
  }
}

function place(body: Body, position: Readonly<Vec3>, velocity: Readonly<Vec3>): void {
  body.x = position.x
  body.y = position.y
  body.z = position.z
  body.velocityX = velocity.x
  body.velocityY = velocity.y
  body.velocityZ = velocity.z
}

function turn(body: Body, yaw: number, pitch: number): void {
  body.yaw = f32(yaw)
  body.pitch = f32(pitch)
}

/** The same direction as `yaw`, by the shortest way from the present one: the game's own yaw goes on beyond a whole turn. */
function nearest(from: number, yaw: number): number {
  const difference = (((yaw - from) % 360) + 540) % 360
  return from + difference - 180
}

/** As near as a mouse can bring it. */
function stepped(from: number, to: number): number {
  return from + Math.round((to - from) / mouseStep) * mouseStep
}

function newControls(): Controls {
  const keys = { forward: false, back: false, left: false, right: false, jump: false, sneak: false, sprint: false }
  return Object.assign(keys, {
    release(): void {
      keys.forward = keys.back = keys.left = keys.right = keys.jump = keys.sneak = keys.sprint = false
    },
  })
}
