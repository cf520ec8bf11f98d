import { UsageError } from '../exit-codes.ts'
import { describePosition, type LocalCommand, positionArgument, rounded } from './command.ts'

/** Walks straight to a place. */
export const goto: LocalCommand = {
  name: 'goto',
  usage: 'X [Y] Z',
  help: 'walk straight there, over what is a block high',
  needsMap: true,
  async run(args, { bot, signal }) {
    if (args.length < 2) throw new UsageError('Where to? X Y Z, or X Z for any height')
    const isFlat = args.length === 2
    const { x, y, z } = positionArgument(isFlat ? [args[0]!, '~', args[1]!] : args, bot)
    // A whole number is a block: one stands in its middle.
    const middle = (value: number): number => (Number.isInteger(value) ? value + 0.5 : value)
    await bot.walking.walkTo({ x: middle(x), z: middle(z), ...(!isFlat && { y }) }, { signal })
    const { position } = bot.self
    return {
      data: { position: rounded(position) },
      text: (terminal) => terminal.style('green', `Arrived at ${describePosition(position)}`),
    }
  },
}
