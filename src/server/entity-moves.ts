import type { Rules } from '../data/rules.ts'
import type { AnyPacket } from '../protocol/packet.ts'
import {
  entityPositionSync,
  moveEntityPos,
  moveEntityPosRot,
  moveEntityRot,
  rotateHead,
  teleportEntity,
} from '../protocol/packets/entity-movement.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { EntityPlace } from './entity.ts'
import type { Player } from './player.ts'

/** What tells that an entity is no longer where it was. */
export interface EntityMove {
  readonly entityId: number
  readonly before: EntityPlace
  readonly now: EntityPlace
  readonly velocity: Readonly<Vec3>
  /** It goes where something else goes: only how it turns is told. */
  readonly isCarried: boolean
}

/** How a coordinate stands on the wire: in whole steps of which so many make a block, and how many steps one packet can tell. */
interface Steps {
  readonly perBlock: number
  readonly most: number
  readonly whole: (steps: number) => number
}

/** Source: the game's EntityTrackerEntry and ServerEntity; VecDeltaCodec since 1.19.3. */
function stepsOf({ stepRounding }: Rules): Steps {
  if (stepRounding === 'none') return { perBlock: 32, most: 127, whole: Math.floor }
  return { perBlock: 4096, most: 32767, whole: stepRounding === 'round' ? Math.round : Math.floor }
}

/** The packets that tell a viewer of a move: a small step where one is enough. */
export function movePackets({ entityId, before, now, velocity, isCarried }: EntityMove, viewer: Player): AnyPacket[] {
  const { perBlock, most, whole } = stepsOf(viewer.rules)
  const steps = (coordinate: 'x' | 'y' | 'z'): number =>
    whole(now.position[coordinate] * perBlock) - whole(before.position[coordinate] * perBlock)
  const [x, y, z] = [steps('x'), steps('y'), steps('z')]
  const { yaw, pitch, onGround } = now
  const hasMoved = !isCarried && (x !== 0 || y !== 0 || z !== 0)
  const hasTurned = asByte(yaw) !== asByte(before.yaw) || asByte(pitch) !== asByte(before.pitch)
  const packets: AnyPacket[] = []
  const isFar = Math.max(Math.abs(x), Math.abs(y), Math.abs(z)) > most
  // Landing and leaving the ground is told with a whole place since 1.9.
  const hasLanded = onGround !== before.onGround && perBlock > 32
  if (!isCarried && (isFar || hasLanded)) packets.push(wholePlace(viewer, entityId, now, velocity))
  else {
    const delta = { x: x / perBlock, y: y / perBlock, z: z / perBlock }
    if (hasMoved && hasTurned) packets.push(moveEntityPosRot({ entityId, delta, yaw, pitch, onGround }))
    else if (hasMoved) packets.push(moveEntityPos({ entityId, delta, onGround }))
    else if (hasTurned) packets.push(moveEntityRot({ entityId, yaw, pitch, onGround }))
  }
  if (asByte(now.headYaw) !== asByte(before.headYaw)) packets.push(rotateHead({ entityId, headYaw: now.headYaw }))
  return packets
}

function wholePlace(viewer: Player, entityId: number, place: EntityPlace, velocity: Readonly<Vec3>): AnyPacket {
  const { position, yaw, pitch, onGround } = place
  if (viewer.knows(entityPositionSync))
    return entityPositionSync({ entityId, position, velocity, yaw, pitch, onGround })
  return teleportEntity({ entityId, position: placeFor(position, viewer), yaw, pitch, onGround })
}

/** A place as it is written: before 1.9 in whole steps, always rounded down. */
export function placeFor(position: Readonly<Vec3>, viewer: Player): Vec3 {
  const { x, y, z } = position
  if (viewer.rules.stepRounding !== 'none') return { x, y, z }
  return { x: Math.floor(x * 32) / 32, y: Math.floor(y * 32) / 32, z: Math.floor(z * 32) / 32 }
}

/** An angle as packets have it: 256 make a circle. */
function asByte(degrees: number): number {
  return Math.floor((degrees * 256) / 360) & 255
}
