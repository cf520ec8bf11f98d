import { plain } from '../terminal.ts'
import { type LocalCommand, round } from './command.ts'
import { entityNames, nearestEntity } from './entity-list.ts'

/** Hits somebody once. */
export const attack: LocalCommand = {
  name: 'attack',
  usage: 'NAME',
  help: 'hit the nearest player or entity of that name, as soon as your arm has its strength',
  needsMap: true,
  async run([name], { bot, signal }) {
    const { entity, label } = nearestEntity(bot, name)
    const distance = entity.distanceTo(bot.self.position)
    const kind = bot.combat.nextHit
    await bot.combat.attack(entity, { signal })
    return {
      data: { name: label, id: entity.id, distance: round(distance), kind },
      text: (terminal) => terminal.style('green', `Hit ${plain(label)}`),
    }
  },
  complete: ({ bot }, args) => (args.length > 1 ? [] : entityNames(bot)),
}
