import type { Vec3 } from '../../util/vec3.ts'
import { Body } from '../../world/physics/body.ts'
import { putOnSeat } from '../../world/physics/vehicles/seat.ts'
import type { Entity } from '../entity.ts'
import { nameOf } from '../item.ts'
import type { Player } from '../player.ts'
import { boxOf } from './box.ts'
import type { Surroundings } from './surroundings.ts'

/** What anybody can get onto. Source: Minecraft Wiki, "Riding". */
const open = /(boat|raft|^minecart)$/
const horses = new Set(['horse', 'donkey', 'mule', 'skeleton_horse', 'zombie_horse', 'camel', 'camel_husk'])
/** What only a saddle lets one ride. */
const saddled = new Set(['pig', 'strider'])
/** How many have room. Source: as above. */
const seatsOf = (type: string): number =>
  /(boat|raft)$/.test(type) && !/chest/.test(type) ? 2 : /^camel/.test(type) ? 2 : 1
const playerHeight = 1.8

/** Whether a player that uses its hand on an entity gets onto it. Source: the game's mobInteract and interact of these entities. */
export function canMount({ entity, vitals }: Player, vehicle: Entity): boolean {
  const { type } = vehicle
  if (!vitals.isAlive || entity.hasFlag('sneaking') || entity.vehicle || !vehicle.isAlive) return false
  if (vehicle.passengers.size >= seatsOf(type)) return false
  return open.test(type) || horses.has(type) || (saddled.has(type) && isSaddled(vehicle))
}

/** A saddle is worn since 1.21.5, and a bit of the data before; here either counts. */
function isSaddled({ equipment, data }: Entity): boolean {
  const saddle = equipment.get('saddle')
  return (saddle !== undefined && nameOf(saddle) === 'saddle') || Boolean(data.get('saddle'))
}

/** Where the feet of a player are that rides. */
export function seatOf(vehicle: Entity, { entity, registries, rules }: Player): Vec3 {
  const riders = [...vehicle.passengers]
  const height = registries.entityTypes.get(vehicle.type)?.height ?? 1
  const seating = { name: vehicle.type, height, index: riders.indexOf(entity), count: riders.length }
  const body = new Body()
  putOnSeat(body, seating, vehicle.position, vehicle.yaw, rules)
  return { x: body.x, y: body.y, z: body.z }
}

/** Where a player stands that has got off: beside the vehicle where there is room, else on top. Source: Minecraft Wiki, "Riding". */
export function besideOf(vehicle: Entity, player: Player, surroundings: Surroundings): Vec3 {
  const { width = 1, height = 1 } = player.registries.entityTypes.get(vehicle.type) ?? {}
  const { x, y, z } = vehicle.position
  const away = width / 2 + 0.31
  const turn = (vehicle.yaw * Math.PI) / 180
  const [aside, ahead] = [
    { x: -Math.cos(turn), z: -Math.sin(turn) },
    { x: -Math.sin(turn), z: Math.cos(turn) },
  ]
  const ways = [aside, { x: -aside.x, z: -aside.z }, ahead, { x: -ahead.x, z: -ahead.z }]
  for (const up of [0, 1, -1]) {
    for (const way of ways) {
      const place = { x: x + way.x * away, y: Math.floor(y + 1e-3) + up, z: z + way.z * away }
      const body = boxOf(place, playerHeight)
      if (surroundings.isFree(body) && surroundings.isGround(body, 1e-3)) return place
    }
  }
  return { x, y: y + height, z }
}
