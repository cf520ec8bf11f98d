import { plain } from '../terminal.ts'
import type { LocalCommand } from './command.ts'
import { entityNames, nearestEntity } from './entity-list.ts'

/** Goes after somebody until it is stopped. */
export const follow: LocalCommand = {
  name: 'follow',
  usage: 'NAME',
  help: 'walk after a player or an entity, until .stop',
  needsMap: true,
  run([name], { bot, signal }) {
    const { entity, label } = nearestEntity(bot, name)
    return {
      data: { name: label, id: entity.id },
      text: (terminal) => terminal.style('green', `Following ${plain(label)}`),
      goesOn: bot.walking.follow(entity, { signal }),
    }
  },
  complete: ({ bot }, args) => (args.length > 1 ? [] : entityNames(bot)),
}
