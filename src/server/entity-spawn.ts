import { versionIndex } from '../codec/version-index.ts'
import type { EntityType } from '../data/entity-types.ts'
import type { AnyPacket } from '../protocol/packet.ts'
import {
  addEntity,
  addExperienceOrb,
  addGlobalEntity,
  addMob,
  addPainting,
  addPlayer,
} from '../protocol/packets/add-entity.ts'
import { updateAttributes } from '../protocol/packets/attribute.ts'
import { setEntityData } from '../protocol/packets/entity.ts'
import { rotateHead, setEntityMotion } from '../protocol/packets/entity-movement.ts'
import { setEquipment } from '../protocol/packets/inventory.ts'
import type { EntityDataEntryIn } from '../protocol/types/entity-data.ts'
import type { EquipmentInput, EquipmentSlot } from '../protocol/types/equipment.ts'
import type { Entity, EntityPlace } from './entity.ts'
import { attributeEntries } from './entity-attributes.ts'
import { dataEntries } from './entity-data.ts'
import { placeFor } from './entity-moves.ts'
import { itemFor } from './item.ts'
import type { Player } from './player.ts'

/** What the viewer must know to show an entity that has come into its sight; nothing where its version has no such type. */
export function spawnPackets(entity: Entity, place: EntityPlace, viewer: Player): AnyPacket[] {
  const type = viewer.registries.entityTypes.get(entity.type)
  if (!type) return []
  const data = dataEntries(type, entity.data, viewer.registries)
  const { packet, hasData } = appearance(entity, place, type, data, viewer)
  const packets = [packet]
  const { id: entityId, velocity } = entity
  if (!hasData && data.length > 0) packets.push(setEntityData({ entityId, data }))
  if (velocity.x !== 0 || velocity.y !== 0 || velocity.z !== 0) packets.push(setEntityMotion({ entityId, velocity }))
  const attributes = attributeEntries(entity, [...entity.attributes.keys()], viewer)
  if (attributes.length > 0) packets.push(updateAttributes({ entityId, attributes }))
  if (isLiving(type)) packets.push(rotateHead({ entityId, headYaw: place.headYaw }))
  packets.push(...equipmentPackets(entity, [...entity.equipment.keys()], viewer))
  return packets
}

/** What has health lives. */
export function isLiving(type: EntityType): boolean {
  for (const { name } of type.data.values()) if (name === 'health') return true
  return false
}

function appearance(
  entity: Entity,
  place: EntityPlace,
  type: EntityType,
  data: readonly EntityDataEntryIn[],
  viewer: Player,
): { packet: AnyPacket; hasData: boolean } {
  const { id: entityId, uuid, velocity, profile } = entity
  const { yaw, pitch, headYaw } = place
  const position = placeFor(place.position, viewer)
  // Later it comes in a packet of its own.
  const takesData = viewer.version.index < versionIndex('1.15')
  if (profile && viewer.knows(addPlayer)) {
    const { username: name, properties } = profile
    // Older versions know signed properties only.
    const signed = properties.filter(({ signature }) => signature !== undefined)
    return {
      packet: addPlayer({ entityId, uuid, name, properties: signed, position, yaw, pitch, itemId: 0, data }),
      hasData: takesData,
    }
  }
  if (type.name === 'experience_orb' && viewer.knows(addExperienceOrb)) {
    return { packet: addExperienceOrb({ entityId, position, value: entity.experience }), hasData: false }
  }
  if (type.name === 'lightning_bolt' && viewer.knows(addGlobalEntity)) {
    return { packet: addGlobalEntity({ entityId, type: 1, position }), hasData: false }
  }
  if (type.name === 'painting' && viewer.knows(addPainting)) {
    const block = { x: Math.floor(position.x), y: Math.floor(position.y), z: Math.floor(position.z) }
    return {
      packet: addPainting({ entityId, uuid, variant: 'kebab', position: block, direction: facing(yaw) }),
      hasData: false,
    }
  }
  const object = viewer.registries.entityTypes.objectOf(type)
  if (isLiving(type) && !object && viewer.knows(addMob)) {
    return {
      packet: addMob({ entityId, uuid, type: type.id, position, yaw, pitch, headYaw, velocity, data }),
      hasData: takesData,
    }
  }
  const objectData = entity.objectData || (object?.data ?? 0)
  return {
    packet: addEntity({
      entityId,
      uuid,
      type: object?.number ?? type.id,
      position,
      pitch,
      yaw,
      headYaw,
      data: objectData,
      velocity,
    }),
    hasData: false,
  }
}

function facing(yaw: number): 'south' | 'west' | 'north' | 'east' {
  return (['south', 'west', 'north', 'east'] as const)[Math.round(yaw / 90) & 3]!
}

/** What an entity wears and holds in some slots; before 1.16 each slot has a packet. Slots that a version has not are left out. */
export function equipmentPackets(entity: Entity, slots: readonly EquipmentSlot[], viewer: Player): AnyPacket[] {
  const { index } = viewer.version
  const known = slots.filter((slot) => index >= versionIndex(firstVersions[slot] ?? '1.7.2'))
  const equipment = known.map(
    (slot): EquipmentInput => ({ slot, item: itemFor(entity.equipment.get(slot), viewer.registries) }),
  )
  if (equipment.length === 0) return []
  const { id: entityId } = entity
  if (index >= versionIndex('1.16')) return [setEquipment({ entityId, equipment })]
  return equipment.map((each) => setEquipment({ entityId, equipment: [each] }))
}

/** Slots that came later. */
const firstVersions: Readonly<Partial<Record<EquipmentSlot, '1.9' | '1.20.5' | '1.21.5'>>> = {
  offhand: '1.9',
  body: '1.20.5',
  saddle: '1.21.5',
}
