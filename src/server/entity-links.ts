import type { AnyPacket } from '../protocol/packet.ts'
import { setEntityLink } from '../protocol/packets/entity.ts'
import { setPassengers } from '../protocol/packets/entity-movement.ts'
import type { Entity } from './entity.ts'
import type { Player } from './player.ts'

/** Who rides a vehicle; before 1.9 each rider is told apart, also one who has got off. */
export function passengerPackets(vehicle: Entity, viewer: Player, gone?: Entity): AnyPacket[] {
  const passengerIds = [...vehicle.passengers].map(({ id }) => id)
  if (viewer.knows(setPassengers)) return [setPassengers({ entityId: vehicle.id, passengerIds })]
  const links = passengerIds.map((entityId) => setEntityLink({ entityId, holderId: vehicle.id, leash: false }))
  return gone ? [...links, setEntityLink({ entityId: gone.id, holderId: undefined, leash: false })] : links
}

/** Who leads an entity. */
export function leashPacket({ id: entityId, leashHolder }: Entity): AnyPacket {
  return setEntityLink({ entityId, holderId: leashHolder?.id, leash: true })
}

/** How an entity that has come into sight hangs together with others. */
export function linkPackets(entity: Entity, viewer: Player): AnyPacket[] {
  const packets: AnyPacket[] = []
  if (entity.passengers.size > 0) packets.push(...passengerPackets(entity, viewer))
  if (entity.vehicle) packets.push(...passengerPackets(entity.vehicle, viewer))
  if (entity.leashHolder) packets.push(leashPacket(entity))
  return packets
}
