import {
  acceptTeleportation,
  movePlayerPos,
  movePlayerPosRot,
  movePlayerRot,
  movePlayerStatusOnly,
  playerPosition,
} from '../protocol/packets/player-position.ts'
import { absolute } from '../protocol/types/relatives.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { HandlerAdder, Session } from './session.ts'

/** What a client says about its place: what is left out has not changed. */
interface ClientMove {
  readonly position?: Vec3
  readonly yaw?: number
  readonly pitch?: number
  readonly onGround: boolean
}

/** Ticks after which a place is sent again that was not confirmed. Source: the game's ServerGamePacketListenerImpl. */
const patience = 20

/** How often somebody is put back in one tick. */
const mostCorrections = 20

/** Where the player says it is, and where the server puts it. */
export class Movement {
  readonly #session: Session
  #teleportId = 0
  #correctedIn = 0
  #correctionCount = 0
  #awaited: { readonly id: number; readonly position: Readonly<Vec3>; readonly since: number } | undefined

  constructor(session: Session) {
    this.#session = session
  }

  /** A place was sent that the client has not confirmed: what it says about its place counts for nothing. */
  get isAwaited(): boolean {
    return this.#awaited !== undefined
  }

  handle(on: HandlerAdder): void {
    on(acceptTeleportation, ({ teleportId }) => {
      if (teleportId === this.#awaited?.id) this.#awaited = undefined
    })
    on(movePlayerPos, ({ position, onGround }) => this.#move({ position, onGround }))
    on(movePlayerPosRot, ({ position, yaw, pitch, onGround }) => this.#move({ position, yaw, pitch, onGround }))
    on(movePlayerRot, ({ yaw, pitch, onGround }) => this.#move({ yaw, pitch, onGround }))
    on(movePlayerStatusOnly, ({ onGround }) => this.#move({ onGround }))
  }

  /** Puts the player somewhere else. */
  teleport(position: Readonly<Vec3>, yaw: number, pitch: number): void {
    const { player } = this.#session
    if (!player) return
    player.entity.move({ position, yaw, pitch })
    player.referee?.placed(position)
    if (this.#tell()) player.chunks.show()
  }

  /** Tells the client where it is. */
  #tell(): boolean {
    const { channel, player, context } = this.#session
    if (!player) return false
    this.#teleportId += 1
    const teleportId = this.#teleportId
    const { position, yaw, pitch } = player.entity
    const packet = playerPosition({
      position,
      yaw,
      pitch,
      teleportId,
      relatives: absolute,
      velocity: still,
    } as Parameters<typeof playerPosition>[0])
    if (!channel.write(packet)) return false
    this.#awaited = { id: teleportId, position, since: context.server.tickCount }
    return true
  }

  #mayCorrect(): boolean {
    const { tickCount } = this.#session.context.server
    if (this.#correctedIn !== tickCount) this.#correctionCount = 0
    this.#correctedIn = tickCount
    this.#correctionCount += 1
    return this.#correctionCount <= mostCorrections
  }

  #move({ position, yaw, pitch, onGround }: ClientMove): void {
    const { player, context } = this.#session
    if (!player) return
    const numbers = [position?.x, position?.y, position?.z, yaw, pitch]
    if (numbers.some((number) => number !== undefined && !Number.isFinite(number))) {
      this.#session.kick('Invalid move player packet received')
      return
    }
    // As long as it does not know where it is, what it says counts for nothing. Before 1.9 to say so is the answer.
    if (this.#awaited && !player.rules.confirmsTeleports && isThere(position, this.#awaited.position)) {
      this.#awaited = undefined
    }
    if (this.#awaited) {
      if (context.server.tickCount - this.#awaited.since > patience) this.#tell()
      return
    }
    // Whoever rides is where its vehicle is, whatever it says. Source: the game's ServerGamePacketListenerImpl.
    if (player.entity.vehicle) {
      player.entity.move({ ...(yaw !== undefined && { yaw }), ...(pitch !== undefined && { pitch }) })
      return
    }
    const claimed = position ? clamped(position) : player.position
    const reason = player.referee?.judge({ position: claimed, onGround })
    if (reason !== undefined) {
      // Whoever insists would else be told for ever, in one tick.
      if (!this.#mayCorrect()) return
      this.teleport(player.position, yaw ?? player.yaw, pitch ?? player.pitch)
      context.events.emit('correction', { player, reason, claimed })
      return
    }
    player.entity.move({
      onGround,
      ...(position && { position: claimed }),
      ...(yaw !== undefined && { yaw }),
      ...(pitch !== undefined && { pitch }),
    })
    player.chunks.show()
  }
}

/** How far from the middle of the world anything can be. Source: the game's ServerGamePacketListenerImpl.clampHorizontal. */
const farthest = 3e7
const highest = 2e7

function clamped({ x, y, z }: Readonly<Vec3>): Vec3 {
  const within = (value: number, most: number): number => Math.min(Math.max(value, -most), most)
  return { x: within(x, farthest), y: within(y, highest), z: within(z, farthest) }
}

/** Whether a client says to be where it was put. Source: the game's NetHandlerPlayServer, of 1.8. */
function isThere(position: Readonly<Vec3> | undefined, awaited: Readonly<Vec3>): boolean {
  return position?.x === awaited.x && position.z === awaited.z && (position.y - awaited.y) ** 2 < 0.01
}

const still: Readonly<Vec3> = { x: 0, y: 0, z: 0 }
