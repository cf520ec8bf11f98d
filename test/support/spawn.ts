import { versionIndex } from '../../src/codec/version-index.ts'
import { loadRegistries } from '../../src/data/registries.ts'
import type { VersionName } from '../../src/data/versions.ts'
import { play } from '../../src/protocol/directions/clientbound.ts'
import type { AnyPacket } from '../../src/protocol/packet.ts'
import type { Vec3 } from '../../src/util/vec3.ts'

const uuid = '22222222-2222-3333-4444-555555555555'

const isSince = (name: VersionName, since: VersionName): boolean => versionIndex(name) >= versionIndex(since)

/** A living thing comes into view, with the packet that the version has for it. */
export async function mob(name: VersionName, type: string, id: number, position: Vec3): Promise<AnyPacket> {
  const { entityTypes } = await loadRegistries(name)
  const fields = {
    entityId: id,
    uuid,
    type: entityTypes.get(type)!.id,
    position,
    yaw: 90,
    pitch: 45,
    headYaw: -90,
    velocity: { x: 0, y: 0, z: 0 },
    data: 0,
  }
  return isSince(name, '1.19') ? play.addEntity(fields) : play.addMob({ ...fields, data: [] })
}

/** Another player, called Bob, comes into view. */
export async function player(name: VersionName, id: number, position: Vec3): Promise<AnyPacket> {
  if (isSince(name, '1.20.2')) return mob(name, 'player', id, position)
  return play.addPlayer({ entityId: id, uuid, name: 'Bob', position, yaw: 90, pitch: 45, itemId: 0, data: [] })
}

/** The packet that takes an entity away. */
export function removal(name: VersionName, id: number): AnyPacket {
  return isSince(name, '1.17') && !isSince(name, '1.17.1')
    ? play.removeEntity({ entityId: id })
    : play.removeEntities({ entityIds: [id] })
}
