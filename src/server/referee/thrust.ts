import { directionOf } from '../../util/vec3.ts'
import { rayCastBoxes } from '../../world/ray-cast.ts'
import type { Entity } from '../entity.ts'
import { isLiving } from '../entity-spawn.ts'
import type { Player } from '../player.ts'
import { boxOf, grown } from './box.ts'

/** How near and how far a spear meets somebody, and by how much more than they are wide, in blocks. Source: Minecraft Wiki, "Spear". */
const nearest = 2
const farthest = { survival: 4.5, creative: 6.5 }
const margin = 0.125
/** Where the eyes are above the feet, standing and sneaking. Source: Minecraft Wiki, "Player". */
const eyeHeight = { standing: 1.62, sneaking: 1.27 }

/** Whom a player meets who thrusts a spear: everybody where it looks, one behind the other. */
export function thrustTargets({ entity, abilities, registries, world }: Player): Entity[] {
  const { position, yaw, pitch } = entity
  const eyes = { ...position, y: position.y + eyeHeight[entity.hasFlag('sneaking') ? 'sneaking' : 'standing'] }
  const look = directionOf(yaw, pitch)
  const reach = abilities.gameMode === 'creative' ? farthest.creative : farthest.survival
  return [...world.entities].filter((other) => {
    const type = registries.entityTypes.get(other.type)
    if (other === entity || !other.isAlive || !type || !isLiving(type)) return false
    const { fromX, fromY, fromZ, toX, toY, toZ } = grown(boxOf(other.position, type.height, type.width / 2), margin)
    const hit = rayCastBoxes(eyes, look, reach, [other], () => [fromX, fromY, fromZ, toX, toY, toZ])
    return hit !== undefined && hit.distance >= nearest
  })
}
