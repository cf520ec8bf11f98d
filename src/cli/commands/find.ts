import { UsageError } from '../exit-codes.ts'
import { plain } from '../terminal.ts'
import { describePosition, type LocalCommand, optionalNumber, round, table } from './command.ts'
import { matchingEntities } from './entity-list.ts'

/** How far it looks, in blocks. */
const reach = 128

/** Where the nearest blocks, or entities, of a name are. */
export const find: LocalCommand = {
  name: 'find',
  usage: 'NAME [COUNT]',
  help: 'the nearest blocks, players or entities of that name',
  needsMap: true,
  run([name, countText], { bot }) {
    if (name === undefined) throw new UsageError('What is to be found? For example: .find oak_log')
    const count = optionalNumber(countText, 5, { max: 1000 })
    const near = bot.self.position
    const entities = matchingEntities(bot, name).slice(0, count)
    const isBlock = bot.session.registries.blocks.get(name) !== undefined
    if (!isBlock && entities.length === 0 && !bot.session.registries.entityTypes.get(name))
      throw new UsageError(`There is no block, player or entity called '${plain(name)}'`)
    const blocks = isBlock ? bot.world.findBlocks({ matching: name, near, count, maxDistance: reach }) : []
    const found = [
      ...blocks.map((position) => ({ name, position, distance: distance(position, near) })),
      ...entities.map(({ label, entity }) => ({
        name: label,
        position: { ...entity.position },
        distance: distance(entity.position, near),
      })),
    ]
    return {
      data: { name, found: found.map((each) => ({ ...each, distance: round(each.distance) })) },
      text(terminal) {
        if (found.length === 0) return terminal.style('dim', `No ${plain(name)} within ${reach} blocks, or in view`)
        return table(
          found.map((each) => [
            plain(each.name),
            describePosition(each.position),
            `${Math.round(each.distance)} blocks`,
          ]),
        )
      },
    }
  },
  *complete({ bot }, args) {
    if (args.length > 1) return
    for (const { username } of bot.players) yield username
    for (const { name } of bot.session.registries.blocks) yield name
    for (const { name } of bot.session.registries.entityTypes) yield name
  },
}

function distance(one: { x: number; y: number; z: number }, other: { x: number; y: number; z: number }): number {
  return Math.hypot(one.x - other.x, one.y - other.y, one.z - other.z)
}
