import { type Rules, rulesOf } from '../../data/rules.ts'
import * as play from '../../protocol/directions/clientbound-play.ts'
import * as outgoing from '../../protocol/directions/serverbound-play.ts'
import type { Vec3 } from '../../util/vec3.ts'
import { f32 } from '../../world/physics/math.ts'
import { listen, type Parts } from '../parts.ts'
import type { SelfCore } from './self-state.ts'
import { areFinite, isFinite3, lookTowards, type Placement, teleported } from './teleported.ts'

/** Of a standing player, above the feet. Source: Minecraft Wiki, "Player". */
const eyeHeight = 1.62

/** Follows where the player is, how it looks and how it moves. */
export function followMotion({ connection, session }: Parts, core: SelfCore): void {
  const { state, events } = core
  const parts = { connection }
  const tell = (): void => {
    const { position, yaw, pitch, velocity } = state
    events.emit('position', { position, yaw, pitch, velocity })
  }

  /** The connection is saying back where the server has put the player: that is no news. */
  let isAnswering = false
  const answered = (): void => {
    isAnswering = false
  }
  connection.registerPacketListener(answered, play.playerPosition)

  listen(
    parts,
    (packet) => {
      if (core.staysPut) return
      isAnswering = true
      // Should somebody keep the packet from being answered.
      queueMicrotask(answered)
      const placed = teleported(state, packet, packet.relatives)
      if (!placed) return
      Object.assign(state, placed, bounded(placed, rulesOf(session.version)))
      state.onGround = packet.onGround
      state.isPlaced = true
      tell()
    },
    play.playerPosition,
  )

  listen(
    parts,
    ({ yaw, pitch, relativeYaw, relativePitch }) => {
      const turnedTo = relativeYaw ? state.yaw + yaw : yaw
      const liftedTo = relativePitch ? state.pitch + pitch : pitch
      if (!areFinite(turnedTo, liftedTo)) return
      state.yaw = f32(turnedTo)
      state.pitch = f32(Math.min(Math.max(liftedTo, -90), 90))
      tell()
    },
    play.playerRotation,
  )

  listen(
    parts,
    ({ from, position }) => {
      if (!isFinite3(position)) return
      const { x, y, z } = state.position
      Object.assign(state, lookTowards({ x, y: from === 'eyes' ? y + eyeHeight : y, z }, position))
      tell()
    },
    play.playerLookAt,
  )

  const push = (velocity: Readonly<Vec3>): void => {
    if (!isFinite3(velocity)) return
    state.velocity = velocity
    events.emit('velocity', { velocity })
  }
  listen(
    parts,
    ({ entityId, velocity }) => {
      if (entityId === state.entityId) push(velocity)
    },
    play.setEntityMotion,
  )
  listen(
    parts,
    ({ knockback }) => {
      const { x, y, z } = state.velocity
      if (knockback) push({ x: x + knockback.x, y: y + knockback.y, z: z + knockback.z })
    },
    play.explode,
  )

  // What the client says of itself is where the server has it from then on.
  connection.registerPacketListener(
    ({ position, onGround }) => {
      place(position)
      state.onGround = onGround
    },
    outgoing.movePlayerPos,
    { outgoing: true },
  )
  connection.registerPacketListener(
    ({ position, yaw, pitch, onGround }) => {
      if (isAnswering) return
      place(position)
      turn(yaw, pitch)
      state.onGround = onGround
    },
    outgoing.movePlayerPosRot,
    { outgoing: true },
  )
  connection.registerPacketListener(
    ({ yaw, pitch, onGround }) => {
      turn(yaw, pitch)
      state.onGround = onGround
    },
    outgoing.movePlayerRot,
    { outgoing: true },
  )
  connection.registerPacketListener(({ onGround }) => (state.onGround = onGround), outgoing.movePlayerStatusOnly, {
    outgoing: true,
  })

  function place({ x, y, z }: Readonly<Vec3>): void {
    if (areFinite(x, y, z)) state.position = { x, y, z }
  }

  function turn(yaw: number, pitch: number): void {
    if (areFinite(yaw, pitch)) Object.assign(state, { yaw, pitch })
  }
}

/** As the game takes the place that it is sent: angles are floats, and there are ends to the world. */
function bounded({ position, yaw, pitch }: Placement, rules: Rules): Pick<Placement, 'position' | 'yaw' | 'pitch'> {
  const { teleportLimit: limit, teleportsWithinTurn } = rules
  const within = (value: number): number => Math.min(Math.max(value, -limit), limit)
  return {
    position: { x: within(position.x), y: position.y, z: within(position.z) },
    yaw: f32(teleportsWithinTurn ? f32(yaw) % 360 : yaw),
    pitch: f32(pitch),
  }
}
