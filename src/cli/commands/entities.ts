import { counted, plain } from '../terminal.ts'
import { describePosition, type LocalCommand, round, rounded, table } from './command.ts'
import { entityNames, matchingEntities, nearbyEntities } from './entity-list.ts'

const shownCount = 20

/** What is in view besides blocks. */
export const entities: LocalCommand = {
  name: 'entities',
  usage: '[NAME]',
  help: 'who and what is in view, the nearest first',
  run([name], { bot }) {
    const found = name === undefined ? nearbyEntities(bot) : matchingEntities(bot, name)
    const shown = found.map(({ entity, label }) => ({
      id: entity.id,
      type: entity.type.name,
      label,
      position: rounded(entity.position),
      distance: round(entity.distanceTo(bot.self.position)),
      health: entity.health ?? null,
    }))
    return {
      data: { entities: shown },
      text(terminal) {
        if (shown.length === 0) return terminal.style('dim', 'Nothing is in view')
        const rows = shown
          .slice(0, shownCount)
          .map(({ label, position, distance, health }) => [
            plain(label),
            describePosition(position),
            `${distance.toFixed(1)} blocks`,
            health === null ? '' : `health ${round(health)}`,
          ])
        const more = shown.length - rows.length
        return `${table(rows)}${more > 0 ? `\n  … and ${counted(more, 'other')}` : ''}`
      },
    }
  },
  complete: ({ bot }, args) => (args.length > 1 ? [] : entityNames(bot)),
}
