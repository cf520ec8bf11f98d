import type { Bot } from '../../index.ts'
import type { Entity } from '../../world/entity.ts'
import { UsageError } from '../exit-codes.ts'
import { plain } from '../terminal.ts'

/** An entity, and what people call it. */
export interface NamedEntity {
  readonly entity: Entity
  readonly label: string
}

/** What is in view, the nearest first. */
export function nearbyEntities({ entities, self, session }: Bot): NamedEntity[] {
  const label = (entity: Entity): string => {
    const { username, customName, type, item } = entity
    if (username !== undefined) return username
    if (item) {
      const name = session.registries.items.byLegacy(item.id, item.damage)?.name ?? `unknown_${item.id}`
      return `${type.name} (${item.count} ${name})`
    }
    return customName ? `${customName.toString()} (${type.name})` : type.name
  }
  return [...entities]
    .map((entity) => ({ entity, label: label(entity) }))
    .sort((one, other) => one.entity.distanceTo(self.position) - other.entity.distanceTo(self.position))
}

/** Those with that name, or of that type, whatever the case; the nearest first. */
export function matchingEntities(bot: Bot, name: string): NamedEntity[] {
  const wanted = name.toLowerCase().replace(/^minecraft:/, '')
  return nearbyEntities(bot).filter(
    ({ entity: { username, customName, type } }) =>
      type.name === wanted || username?.toLowerCase() === wanted || customName?.toString().toLowerCase() === wanted,
  )
}

/**
 * The nearest one that a command names.
 *
 * @throws {UsageError} when there is none, or none is named
 */
export function nearestEntity(bot: Bot, name: string | undefined): NamedEntity {
  if (name === undefined) throw new UsageError('Whom? A player, or what is in view: .entities tells')
  const [nearest] = matchingEntities(bot, name)
  if (!nearest) throw new UsageError(`There is no '${plain(name)}' in view`)
  return nearest
}

/** What a command for an entity can be given: players and types in view. */
export function* entityNames({ entities }: Bot): Iterable<string> {
  for (const { username, type } of entities) yield username ?? type.name
}
