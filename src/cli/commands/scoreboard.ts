import type { Terminal } from '../terminal.ts'
import type { LocalCommand } from './command.ts'

/** The sidebar, and the bars at the top of the screen. */
export const scoreboard: LocalCommand = {
  name: 'scoreboard',
  usage: '',
  help: 'what stands at the side and at the top of the screen',
  run(_, { bot }) {
    const { sidebar } = bot.scoreboard
    const bars = [...bot.bossBars]
    return {
      data: {
        title: sidebar?.objective.displayName.toString() ?? null,
        lines: (sidebar?.lines ?? []).map(({ owner, text, value, number }) => ({
          owner,
          text: text.toString(),
          value,
          number: number?.toString() ?? null,
        })),
        bossBars: bars.map(({ title, progress, color }) => ({ title: title.toString(), progress, color })),
      },
      text(terminal) {
        const lines = bars.map(({ title, progress }) => `${terminal.text(title)} ${bar(progress, terminal)}`)
        if (sidebar) {
          const texts = sidebar.lines.map(({ text }) => text.toString().length)
          const width = Math.max(...texts, sidebar.objective.displayName.toString().length, 0)
          lines.push(terminal.text(sidebar.objective.displayName))
          for (const [index, { text, number }] of sidebar.lines.entries()) {
            const gap = ' '.repeat(width - texts[index]!)
            lines.push(`  ${terminal.text(text)}${number ? `${gap}  ${terminal.text(number)}` : ''}`)
          }
        }
        return lines.length > 0 ? lines.join('\n') : terminal.style('dim', 'There is no scoreboard to be seen')
      },
    }
  },
}

const barWidth = 20

function bar(progress: number, terminal: Terminal): string {
  const full = Math.round(Math.min(Math.max(progress, 0), 1) * barWidth)
  return `${'#'.repeat(full)}${terminal.style('dim', '-'.repeat(barWidth - full))} ${Math.round(progress * 100)} %`
}
