import type { Bot } from '../index.ts'
import { paintOf } from './map-picture.ts'
import { groundAt, type MapCell } from './map-view.ts'
import { painted } from './paint.ts'
import type { Terminal } from './terminal.ts'

/** Blocks for one point of the picture. A row of text has two rows of points. */
const scale = 2
/** How much of the map is shown, in points. */
const width = 72
const height = 32
/** Blocks of a chunk along a side, in points. */
const chunkSide = 16 / scale
/** The place of the chunk where the players appear: in the middle. */
const left = (width - chunkSide) / 2
const top = (height - chunkSide) / 2

/** The land around the player from above, of which chunk after chunk is uncovered. */
export class OverviewPicture {
  readonly #bot: Bot
  readonly #points = new Array<MapCell | undefined>(width * height).fill(undefined)

  constructor(bot: Bot) {
    this.#bot = bot
  }

  /** How many rows of text it has. */
  get rowCount(): number {
    return height / 2
  }

  /** Uncovers a chunk; its place is in chunks. */
  uncover({ x, z }: { readonly x: number; readonly z: number }): void {
    const [firstColumn, firstRow] = [x * chunkSide + left, z * chunkSide + top]
    for (let row = Math.max(0, firstRow); row < Math.min(height, firstRow + chunkSide); row++) {
      for (let column = Math.max(0, firstColumn); column < Math.min(width, firstColumn + chunkSide); column++) {
        const place = row * width + column
        this.#points[place] = groundAt(this.#bot, (column - left) * scale, (row - top) * scale)
      }
    }
  }

  /** As it is now. */
  rows({ colors }: Terminal): string[] {
    const feet = Math.floor(this.#bot.self.position.y)
    const background = (row: number, column: number) =>
      paintOf(this.#point(row, column), this.#point(row - 1, column), feet).background
    return Array.from({ length: this.rowCount }, (_, line) => {
      const row = line * 2
      const parts = Array.from({ length: width }, (_, column) =>
        colors === 'none'
          ? { background: background(row, column), text: this.#point(row, column)?.kind.glyph ?? ' ' }
          : { foreground: background(row, column), background: background(row + 1, column), text: '▀' },
      )
      return painted(parts, colors)
    })
  }

  #point(row: number, column: number): MapCell | undefined {
    return row < 0 ? undefined : this.#points[row * width + column]
  }
}
