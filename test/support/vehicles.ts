import { versionIndex } from '../../src/codec/version-index.ts'
import { loadRegistries } from '../../src/data/registries.ts'
import { rulesOf } from '../../src/data/rules.ts'
import { findVersion, type VersionName } from '../../src/data/versions.ts'
import { play } from '../../src/protocol/directions/clientbound.ts'
import type { AnyPacket } from '../../src/protocol/packet.ts'
import type { Vec3 } from '../../src/util/vec3.ts'
import { mob } from './spawn.ts'

const isSince = (name: VersionName, since: VersionName): boolean => versionIndex(name) >= versionIndex(since)

/** Numbers of objects before 1.14. */
const objectNumbers = { boat: 1, minecart: 10 } as const

/** A boat or a minecart comes into view; it looks south. */
export async function vehicle(
  name: VersionName,
  type: keyof typeof objectNumbers,
  id: number,
  position: Vec3,
): Promise<AnyPacket> {
  const { entityTypes } = await loadRegistries(name)
  const newest = type === 'boat' && isSince(name, '1.21.2') ? 'oak_boat' : type
  return play.addEntity({
    entityId: id,
    uuid: '33333333-2222-3333-4444-555555555555',
    type: isSince(name, '1.14') ? entityTypes.get(newest)!.id : objectNumbers[type],
    position,
    yaw: 0,
    pitch: 0,
    headYaw: 0,
    velocity: { x: 0, y: 0, z: 0 },
    data: 0,
  })
}

/** A saddled horse comes into view. */
export async function saddledHorse(name: VersionName, id: number, position: Vec3): Promise<readonly AnyPacket[]> {
  const { entityTypes } = await loadRegistries(name)
  const spawn = await mob(name, 'horse', id, position)
  if (rulesOf(findVersion(name)).saddlesAreEquipment) {
    const equipment = [{ slot: 'saddle', item: { id: 5, count: 1 } }] as const
    return [spawn, play.setEquipment({ entityId: id, equipment: [...equipment] })]
  }
  const { index, type } = [...entityTypes.get('horse')!.data.values()].find((field) => field.name === 'flags')!
  return [spawn, play.setEntityData({ entityId: id, data: [{ index, type, value: 4 } as never] })]
}

/** The packet that says who rides an entity: nobody, or one. */
export function riders(
  name: VersionName,
  vehicleId: number,
  passengerId: number | undefined,
  ownId: number,
): AnyPacket {
  if (isSince(name, '1.9')) {
    return play.setPassengers({ entityId: vehicleId, passengerIds: passengerId === undefined ? [] : [passengerId] })
  }
  return play.setEntityLink({
    entityId: ownId,
    holderId: passengerId === undefined ? undefined : vehicleId,
    leash: false,
  })
}
