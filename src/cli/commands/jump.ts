import { describePosition, type LocalCommand, rounded } from './command.ts'

/** Jumps once. */
export const jump: LocalCommand = {
  name: 'jump',
  usage: '',
  help: 'jump once',
  needsMap: true,
  async run(_, { bot, signal }) {
    await bot.walking.jump({ signal })
    const { position } = bot.self
    return {
      data: { position: rounded(position) },
      text: (terminal) => terminal.style('green', `Landed at ${describePosition(position)}`),
    }
  },
}
