import { moveVehicleClientbound, moveVehicleServerbound } from '../protocol/packets/entity-movement.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { Entity } from './entity.ts'
import type { Player } from './player.ts'
import { canMount, seatOf } from './referee/seats.ts'
import type { HandlerAdder, Session } from './session.ts'

/** What a player drives says where it is, since 1.9. */
export function ridingHandlers(session: Session, on: HandlerAdder): void {
  on(moveVehicleServerbound, ({ position, yaw, pitch, onGround }) => {
    const { player, context } = session
    if (!player) return
    if (![position.x, position.y, position.z, yaw, pitch].every(Number.isFinite)) {
      session.kick('Invalid move vehicle packet received')
      return
    }
    const vehicle = rootOf(player.entity)
    if (!vehicle || driverOf(vehicle) !== player.entity) return
    const reason = player.referee?.judgeVehicle(vehicle, position)
    if (reason !== undefined) {
      const { position: there, yaw: itsYaw, pitch: itsPitch } = vehicle
      player.send(moveVehicleClientbound({ position: there, yaw: itsYaw, pitch: itsPitch }))
      context.events.emit('correction', { player, reason, claimed: position })
      return
    }
    vehicle.move({ position, yaw, pitch, onGround })
    for (const rider of player.world.players) if (rootOf(rider.entity) === vehicle) seat(rider, vehicle)
  })
}

/** A player uses its hand on an entity: it gets onto what can be ridden. Nothing without a referee. */
export function tryToMount(player: Player, vehicle: Entity): void {
  if (!player.referee || !canMount(player, vehicle)) return
  player.entity.ride(vehicle)
  seat(player, vehicle)
}

/** A rider presses the sneak key: it gets off. Returns whether it has ridden. Nothing without a referee. */
export function tryToDismount(player: Player): boolean {
  const { vehicle } = player.entity
  if (!vehicle || !player.referee) return false
  const place = player.referee.besideOf(vehicle)
  player.entity.ride(undefined)
  player.teleport(place)
  return true
}

/** Keeps a rider where its vehicle is. */
export function seat(player: Player, vehicle: Entity): void {
  const position: Readonly<Vec3> = seatOf(vehicle, player)
  const { x, y, z } = player.position
  if (x === position.x && y === position.y && z === position.z) return
  player.entity.move({ position })
  player.referee?.carried(position)
  player.chunks.show()
}

function rootOf({ vehicle }: Entity): Entity | undefined {
  return vehicle && (rootOf(vehicle) ?? vehicle)
}

/** Who sits in front. */
function driverOf({ passengers }: Entity): Entity | undefined {
  return passengers.values().next().value
}
