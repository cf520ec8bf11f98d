import { mapLegend, mapRows } from '../map-picture.ts'
import { viewMap } from '../map-view.ts'
import { counted } from '../terminal.ts'
import { describePosition, type LocalCommand, optionalNumber, rounded } from './command.ts'

/** Fits into a window of 24 rows. */
const usualRadius = 9
const maxRadius = 64

/** The world around the player from above. */
export const look: LocalCommand = {
  name: 'look',
  usage: '[RADIUS]',
  help: 'a map of what is around you, seen from above',
  needsMap: true,
  run([radiusText], { bot, terminal }) {
    const radius = Math.floor(optionalNumber(radiusText, usualRadius, { max: maxRadius }))
    const wide = Math.max(
      1,
      Math.min(radiusText === undefined ? radius * 2 : radius, Math.floor((terminal.width - 2) / 4)),
    )
    const view = viewMap(bot, { width: wide * 2 + 1, height: radius * 2 + 1 })
    const { position, yaw, pitch } = bot.self
    const kinds = new Map(view.cells.flatMap((cell) => (cell ? [[cell.kind.glyph, cell.kind.name] as const] : [])))
    return {
      data: {
        position: rounded(position),
        ...{ yaw, pitch, west: view.west, north: view.north },
        rows: mapRows(view, 'none'),
        legend: Object.fromEntries(kinds),
        marks: view.marks,
      },
      text: ({ colors }) =>
        [
          ...mapRows(view, colors),
          mapLegend(view, terminal),
          terminal.style(
            'dim',
            `${counted(view.width, 'block')} by ${view.height} around ${describePosition(position)}; north is up`,
          ),
        ].join('\n'),
    }
  },
}
