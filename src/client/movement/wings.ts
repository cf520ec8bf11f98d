import * as play from '../../protocol/directions/clientbound-play.ts'
import type { Entity } from '../../world/entity.ts'
import type { Entities } from '../observe/entities.ts'
import type { Self } from '../observe/self.ts'
import { listen, type Parts } from '../parts.ts'
import type { Movement } from './movement.ts'

/** What {@link followWings} needs of a bot. */
export interface WingsParts extends Parts {
  readonly self: Self
  readonly movement: Movement
  readonly entities: Entities
}

/**
 * Lets the player glide as the server says, and be driven by the rockets that it has tied to the player, as long as they are there.
 */
export function followWings(parts: WingsParts): void {
  const { self, movement, entities } = parts
  const rockets = new Set<Entity>()

  const look = (): void => movement.glide(entities.self?.isGliding ?? false)
  entities.events.on('data', ({ entity, names }) => {
    if (entity === entities.self) {
      if (names.includes('shared_flags')) look()
      return
    }
    if (entity.type.name !== 'firework_rocket' || !names.includes('attached_to_target')) return
    const { attached_to_target: target } = entity.data
    // Before 1.14 nobody was 0.
    if (target === self.entityId && target !== 0) rockets.add(entity)
    else rockets.delete(entity)
    movement.driveBy(rockets.size)
  })
  entities.events.on('removed', ({ entity }) => {
    if (rockets.delete(entity)) movement.driveBy(rockets.size)
  })
  // Into another dimension one glides on, if the server leaves the player what it is. After those who forget it else.
  listen(parts, look, play.respawn)
}
