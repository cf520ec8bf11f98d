import {
  between,
  bool,
  changed,
  constant,
  f32,
  f64,
  oneOf,
  option,
  since,
  struct,
  until,
  varInt,
  vec3,
} from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'
import { positionFromPlayer, positionFromServer } from '../types/player-position.ts'
import { absolute, relatives } from '../types/relatives.ts'
import { alsoBit, firstBit } from '../types/shared-byte.ts'

const still = { x: 0, y: 0, z: 0 }

/**
 * The server puts the player somewhere. The client answers with accept_teleportation (since 1.9) and then with the place
 * itself in move_player_pos_rot; until then the server ignores where it says it is.
 */
export const playerPosition = clientbound(
  'play',
  'player_position',
  changed(
    struct({
      /** The feet, in every version: what 1.7 sends are the eyes. */
      position: positionFromServer,
      yaw: f32,
      pitch: f32,
      /** 1.7 only. */
      onGround: until('1.8', bool, false),
      /** Which of the numbers are added to what the player has; before 1.8 none. */
      relatives: since('1.8', relatives, absolute),
      /** To be sent back; 0 before 1.9, which has no answer. */
      teleportId: since('1.9', varInt, 0),
      /** The player also leaves what it rides. */
      dismountVehicle: between('1.17', '1.19.4', bool, false),
      /** In blocks per tick; said since 1.21.2. Before, the player keeps what `relatives` says and loses the rest. */
      velocity: constant(still),
    }),
    [
      '1.21.2',
      struct({
        teleportId: varInt,
        position: positionFromServer,
        velocity: vec3(f64),
        yaw: f32,
        pitch: f32,
        relatives,
        onGround: constant(false),
        dismountVehicle: constant(false),
      }),
    ],
  ),
)

/** The server turns the player. */
export const playerRotation = clientbound('play', 'player_rotation', {
  yaw: f32,
  /** `yaw` is added to what the player has. */
  relativeYaw: since('1.21.9', bool, false),
  pitch: f32,
  /** `pitch` is added to what the player has. */
  relativePitch: since('1.21.9', bool, false),
})

const anchors = ['feet', 'eyes'] as const

/** The server turns the player towards a point or an entity. */
export const playerLookAt = clientbound('play', 'player_look_at', {
  /** Which part of the player points there. */
  from: oneOf(anchors),
  /** The point; where the entity is unknown to the client, this counts instead. */
  position: vec3(f64),
  /** Looked at instead of `position`. */
  entity: option(
    struct({
      entityId: varInt,
      // minecraft-data has a string before 1.20.3; the game writes the same number as for `from`.
      anchor: oneOf(anchors),
    }),
  ),
})

/** The client is where the server has put it. */
export const acceptTeleportation = serverbound('play', 'accept_teleportation', {
  /** From player_position. */
  teleportId: varInt,
})

const contact = {
  /** The player stands on something. */
  onGround: changed(bool, ['1.21.2', firstBit(1)]),
  /** The player touches a wall; said since 1.21.2. */
  horizontalCollision: since('1.21.2', alsoBit(2), false),
}

/** The player has moved. */
export const movePlayerPos = serverbound('play', 'move_player_pos', {
  position: positionFromPlayer,
  ...contact,
})

/** The player has moved and turned. */
export const movePlayerPosRot = serverbound('play', 'move_player_pos_rot', {
  position: positionFromPlayer,
  yaw: f32,
  pitch: f32,
  ...contact,
})

/** The player has turned. */
export const movePlayerRot = serverbound('play', 'move_player_rot', {
  yaw: f32,
  pitch: f32,
  ...contact,
})

/** The player has neither moved nor turned, but may have left or reached the ground. Before 1.9 sent every tick. */
export const movePlayerStatusOnly = serverbound('play', 'move_player_status_only', contact)
