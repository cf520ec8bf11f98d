import { counted, plain } from '../terminal.ts'
import { type LocalCommand, table } from './command.ts'

/** Who is on the server. */
export const players: LocalCommand = {
  name: 'players',
  usage: '',
  help: 'who is on the server, as the tab list shows it',
  run(_, { bot }) {
    const { header, footer, listed } = bot.players
    const shown = listed.map((player) => ({
      name: player.username,
      displayName: player.displayName ?? bot.scoreboard.displayNameOf(player.username),
      gameMode: player.gameMode,
      latencyMs: player.latency,
    }))
    return {
      data: {
        header: header.toString(),
        footer: footer.toString(),
        players: shown.map(({ displayName, ...player }) => ({ ...player, displayName: displayName.toString() })),
      },
      text(terminal) {
        const rows = shown.map(({ name, displayName, gameMode, latencyMs }) => {
          const text = plain(displayName.toString())
          return [text === name ? plain(name) : `${text} (${plain(name)})`, gameMode ?? '', `${latencyMs} ms`]
        })
        const lines = [terminal.style('bold', counted(shown.length, 'player')), table(rows)]
        const around = [header, footer].map((text) => terminal.text(text))
        return [around[0]!, ...lines, around[1]!].filter((line) => line !== '').join('\n')
      },
    }
  },
}
