import { describePosition, type LocalCommand, rounded } from './command.ts'

/** Comes back to life. */
export const respawn: LocalCommand = {
  name: 'respawn',
  usage: '',
  help: 'come back after death',
  async run(_, { bot, signal }) {
    await bot.living.respawn({ signal })
    const { position } = bot.self
    return {
      data: { position: rounded(position), dimension: bot.session.dimension.name },
      text: (terminal) => terminal.style('green', `Alive again at ${describePosition(position)}`),
    }
  },
}
