import type { Bot, Version } from '../index.ts'
import { OverviewPicture } from './demo-overview.ts'
import type { VisitPrinter } from './demo-visit.ts'
import { pause } from './io.ts'
import { mapLegend, mapRows } from './map-picture.ts'
import type { MapView } from './map-view.ts'
import { duration, type Terminal } from './terminal.ts'

/** Tells the story of a visit. */
export interface StoryPrinter extends VisitPrinter {
  /** All went well; settles when everything is shown. */
  end(): Promise<void>
  fail(reason: string): void
}

/** How often the picture of the map is drawn, and how many chunks each time adds: slower than they come, for people. */
const frameMs = 20
const chunksPerFrame = 3
const indent = '      '

/** A line for each step and, on a terminal, pictures that move: the map while it arrives, and the way that is walked. */
export function detailedPrinter(terminal: Terminal, version: Version, signal: AbortSignal): StoryPrinter {
  const overview = new GrowingOverview(terminal, signal)
  const scene = new Scene(terminal)
  /** Lines that wait until the picture is finished. */
  const held: string[] = []
  const release = (): void => {
    for (const line of held.splice(0)) terminal.line(line)
  }
  const print = (line: string): void => {
    if (overview.isDrawing) held.push(line)
    else terminal.line(line)
  }

  terminal.line(`${terminal.style('bold', version.name)} ${terminal.style('dim', `protocol ${version.protocol}`)}`)
  return {
    begin: () => {},
    done(step, detail, milliseconds) {
      print(
        `  ${terminal.style('green', '✔')} ${step.padEnd(11)} ${detail} ${terminal.style('dim', duration(milliseconds))}`,
      )
    },
    chunk: (bot, place) => overview.add(bot, place),
    async shown() {
      await overview.finished()
      release()
    },
    scene: (view, isLast) => scene.draw(view, isLast),
    async end() {
      await overview.finished()
      release()
    },
    fail(reason) {
      overview.stop()
      release()
      terminal.line(`  ${terminal.style('red', '✘')} ${reason}`)
    },
  }
}

/** The story as one line for all steps; `show` gets it whenever there is more of it. */
export function shortPrinter(terminal: Terminal, version: Version, show: (line: string) => void): StoryPrinter {
  const name = terminal.style('bold', version.name.padEnd(8))
  let steps = ''
  let current = ''
  const tell = (mark: string, rest = ''): void => show(`  ${mark} ${name} ${steps}${rest}`.trimEnd())
  tell(terminal.style('dim', '…'))
  return {
    begin(step) {
      current = step
    },
    done(step) {
      steps += `${step} `
      tell(terminal.style('dim', '…'))
    },
    chunk: () => {},
    shown: () => Promise.resolve(),
    scene: () => {},
    async end() {
      tell(terminal.style('green', '✔'))
    },
    // A line that wraps could not be drawn over.
    fail: (reason) => tell(terminal.style('red', '✘'), `${current}: ${reason.slice(0, 60)}`),
  }
}

/** The chunks around the player from above, as they come. */
class GrowingOverview {
  readonly #terminal: Terminal
  readonly #signal: AbortSignal
  readonly #places: { x: number; z: number }[] = []
  #drawing: Promise<void> | undefined
  #isStopped = false

  constructor(terminal: Terminal, signal: AbortSignal) {
    this.#terminal = terminal
    this.#signal = signal
  }

  /** Whether the cursor must stay where it is. */
  get isDrawing(): boolean {
    return this.#drawing !== undefined
  }

  add(bot: Bot, place: { x: number; z: number }): void {
    if (!this.#terminal.canRedraw || this.#isStopped) return
    this.#places.push(place)
    this.#drawing ??= this.#draw(new OverviewPicture(bot))
  }

  /** Settles when all chunks that came so far are in the picture, which then stays. */
  async finished(): Promise<void> {
    await this.#drawing
    this.#drawing = undefined
    this.#isStopped = true
  }

  stop(): void {
    this.#isStopped = true
    this.#drawing = undefined
  }

  async #draw(picture: OverviewPicture): Promise<void> {
    const terminal = this.#terminal
    // What is below the last line is empty; the picture takes its place and is drawn over.
    for (let shown = 0; shown === 0 || shown < this.#places.length; ) {
      if (!(await pause(frameMs, this.#signal)) || this.#isStopped) return
      if (shown > 0) terminal.write(`\x1b[${picture.rowCount}A`)
      for (const place of this.#places.slice(shown, shown + chunksPerFrame)) picture.uncover(place)
      shown = Math.min(shown + chunksPerFrame, this.#places.length)
      for (const row of picture.rows(terminal)) terminal.line(`${indent}${row}`)
    }
  }
}

/** A piece of the map in which somebody moves. Where nothing can be drawn over, it is shown once. */
class Scene {
  readonly #terminal: Terminal
  #rowCount = 0

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  draw(view: MapView, isLast: boolean): void {
    const terminal = this.#terminal
    if (!isLast && !terminal.canRedraw) return
    if (this.#rowCount > 0) terminal.write(`\x1b[${this.#rowCount}A`)
    const rows = [...mapRows(view, terminal.colors), mapLegend(view, terminal)]
    for (const row of rows) terminal.line(`${terminal.canRedraw ? '\x1b[2K' : ''}${indent}${row}`)
    this.#rowCount = isLast ? 0 : rows.length
  }
}
