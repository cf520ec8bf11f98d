import { UsageError } from '../exit-codes.ts'
import { type LocalCommand, positionArgument, round } from './command.ts'
import { entityNames, nearestEntity } from './entity-list.ts'

/** Turns the head at most so many degrees in a tick, as people do. */
const speed = 30

/** Looks at a point, or at somebody. */
export const lookAt: LocalCommand = {
  name: 'lookat',
  usage: 'X Y Z | NAME',
  help: 'turn your head towards a place, a player or an entity',
  async run(args, { bot, signal }) {
    const target = args.length === 1 ? eyes(nearestEntity(bot, args[0])) : positionArgument(args, bot)
    await bot.looking.lookAt(target, { speed, signal })
    return answerOf(bot.self)
  },
  complete: ({ bot }, args) => (args.length > 1 ? [] : entityNames(bot)),
}

/** Looks into a direction. */
export const turn: LocalCommand = {
  name: 'turn',
  usage: 'YAW PITCH',
  help: 'turn your head: yaw 0 is south and 90 west, pitch -90 is up',
  async run(args, { bot, signal }) {
    const [yaw, pitch] = args.map(Number)
    if (args.length !== 2 || !Number.isFinite(yaw) || !Number.isFinite(pitch))
      throw new UsageError('A direction is two numbers: YAW PITCH, in degrees')
    await bot.looking.look(yaw!, pitch!, { speed, signal })
    return answerOf(bot.self)
  },
}

function eyes({ entity }: ReturnType<typeof nearestEntity>): { x: number; y: number; z: number } {
  const { x, y, z } = entity.position
  return { x, y: y + entity.type.eyeHeight, z }
}

function answerOf({ yaw, pitch }: { readonly yaw: number; readonly pitch: number }) {
  return { data: { yaw: round(yaw), pitch: round(pitch) }, text: () => `Looking ${round(yaw)} ${round(pitch)}` }
}
