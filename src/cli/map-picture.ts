import type { MapCell, MapMark, MapView } from './map-view.ts'
import { type Paint, painted, parseColor, type Rgb, shaded } from './paint.ts'
import type { Colors, Terminal } from './terminal.ts'
import { plain } from './terminal.ts'

const unknown: Rgb = [24, 24, 28]
const white: Rgb = [255, 255, 255]
const markColors = {
  self: parseColor('e01b24'),
  player: parseColor('c01cc8'),
  entity: parseColor('1a1a1a'),
  trail: undefined,
}

/**
 * The rows of a map, two columns a block. In colours, ground that is higher than its neighbour to the north is lighter, and lower
 * ground darker; without them a `+` or `-` beside the sign tells what lies two blocks or more above or below the feet.
 */
export function mapRows(view: MapView, colors: Colors): string[] {
  const { width, height, cells, west, north, marks } = view
  const marked = new Map<number, MapMark>()
  // The player itself, and what is nearest, is on top.
  for (const mark of [...marks].reverse()) marked.set((mark.z - north) * width + mark.x - west, mark)
  return Array.from({ length: height }, (_, row) => {
    const parts = Array.from({ length: width }, (_, column) => {
      const index = row * width + column
      const above = row > 0 ? cells[index - width] : undefined
      return {
        ...paintOf(cells[index], above, view.feet),
        ...cellText(cells[index], marked.get(index), view.feet, colors),
      }
    })
    const text = painted(parts, colors)
    return colors === 'none' ? text.trimEnd() : text
  })
}

/** What the signs of a map mean. */
export function mapLegend({ cells, marks }: MapView, terminal: Terminal): string {
  const { colors } = terminal
  const labels = new Map<string, { mark: MapMark; count: number }>()
  for (const mark of marks) {
    const known = labels.get(mark.label)
    labels.set(mark.label, { mark, count: (known?.count ?? 0) + 1 })
  }
  const others = [...labels.values()].map(({ mark, count }) => {
    const sign = painted([{ background: unknown, ...markPaint(mark), text: mark.glyph }], colors)
    return `${sign} ${plain(mark.label)}${count > 1 && mark.kind === 'entity' ? ` x${count}` : ''}`
  })
  const kinds = new Map(cells.flatMap((cell) => (cell ? [[cell.kind.name, cell.kind] as const] : [])))
  const grounds = [...kinds.values()].map((kind) =>
    colors === 'none'
      ? `${kind.glyph} ${kind.name}`
      : `${painted([{ background: kind.color, text: '  ' }], colors)} ${kind.name}`,
  )
  return [...others, ...grounds].join('  ')
}

function cellText(
  cell: MapCell | undefined,
  mark: MapMark | undefined,
  feet: number,
  colors: Colors,
): { text: string } & Partial<Paint> {
  if (mark) return { text: `${mark.glyph} `, ...markPaint(mark) }
  if (colors !== 'none' || !cell) return { text: '  ' }
  const difference = cell.y + 1 - feet
  const height = difference >= 2 ? '+' : difference <= -2 ? '-' : ' '
  return { text: `${cell.kind.glyph}${height}` }
}

function markPaint({ kind }: MapMark): Partial<Paint> {
  const background = markColors[kind]
  return { ...(background && { background }), foreground: white }
}

/** How a block of the map is painted: lighter or darker than the one to the north of it, and by its height. */
export function paintOf(
  cell: MapCell | undefined,
  above: MapCell | undefined,
  feet: number,
): Pick<Paint, 'background'> {
  if (!cell) return { background: unknown }
  const slope = above ? Math.sign(cell.y - above.y) * 0.1 : 0
  const depth = Math.max(-0.35, Math.min(0.25, (cell.y + 1 - feet) * 0.025))
  return { background: shaded(cell.kind.color, 1 + slope + depth) }
}
