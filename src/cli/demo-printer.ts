import type { Version } from '../index.ts'
import type { VisitPrinter } from './demo-visit.ts'
import { pause } from './io.ts'
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

/** A line for each step and, on a terminal, a picture of the map while it arrives. */
export function detailedPrinter(terminal: Terminal, version: Version, signal: AbortSignal): StoryPrinter {
  const map = new MapPicture()
  /** Lines that wait until the picture is finished. */
  const held: string[] = []
  let drawing: Promise<void> | undefined
  const print = (line: string): void => {
    if (drawing) held.push(line)
    else terminal.line(line)
  }
  const finish = async (): Promise<void> => {
    await drawing
    drawing = undefined
    for (const line of held.splice(0)) terminal.line(line)
  }

  terminal.line(`${terminal.style('bold', version.name)} ${terminal.style('dim', `protocol ${version.protocol}`)}`)
  return {
    begin: () => {},
    done(step, detail, milliseconds) {
      print(
        `  ${terminal.style('green', '✔')} ${step.padEnd(11)} ${detail} ${terminal.style('dim', duration(milliseconds))}`,
      )
    },
    chunk(place, total) {
      map.add(place, total)
      if (terminal.canRedraw) drawing ??= map.draw(terminal, signal)
    },
    end: finish,
    fail(reason) {
      map.stop()
      drawing = undefined
      for (const line of held.splice(0)) terminal.line(line)
      terminal.line(`  ${terminal.style('red', '✘')} ${reason}`)
    },
  }
}

/** One line for all steps. */
export function shortPrinter(terminal: Terminal, version: Version): StoryPrinter {
  const name = terminal.style('bold', version.name.padEnd(8))
  const startedAt = performance.now()
  let shown = ''
  let current = ''
  const draw = (): void => {
    if (terminal.canRedraw) terminal.write(`\r\x1b[K  ${terminal.style('dim', '…')} ${name}${shown}`)
  }
  const finish = (mark: string, rest: string): void => {
    const line = `  ${mark} ${name}${shown} ${rest}\n`
    terminal.write(terminal.canRedraw ? `\r\x1b[K${line}` : line)
  }
  draw()
  return {
    begin(step) {
      current = step
    },
    done(step) {
      shown += ` ${step}`
      draw()
    },
    chunk: () => {},
    async end() {
      finish(terminal.style('green', '✔'), terminal.style('dim', duration(performance.now() - startedAt)))
    },
    fail: (reason) => finish(terminal.style('red', '✘'), `${current}: ${reason}`),
  }
}

/** The chunks around the player from above, as they come. */
class MapPicture {
  readonly #places: { x: number; z: number }[] = []
  #side = 0
  #isStopped = false

  add(place: { x: number; z: number }, total: number): void {
    this.#places.push(place)
    this.#side = Math.sqrt(total)
  }

  /** Draws no more. */
  stop(): void {
    this.#isStopped = true
  }

  /** Draws until all chunks are in the picture, which then stays. */
  async draw(terminal: Terminal, signal: AbortSignal): Promise<void> {
    const side = this.#side
    // What is below the last line is empty; the picture takes its place and is drawn over.
    for (let shown = 0; shown < side * side; ) {
      if (!(await pause(frameMs, signal)) || this.#isStopped) return
      const next = Math.min(shown + chunksPerFrame, this.#places.length)
      if (next === shown) continue
      if (shown > 0) terminal.write(`\x1b[${side}A`)
      shown = next
      for (const line of this.#lines(shown)) terminal.line(`      ${terminal.style('green', line)}`)
    }
  }

  #lines(shown: number): string[] {
    const radius = (this.#side - 1) / 2
    const here = new Set(this.#places.slice(0, shown).map(({ x, z }) => `${x} ${z}`))
    const numbers = Array.from({ length: this.#side }, (_, index) => index - radius)
    return numbers.map((z) => numbers.map((x) => (here.has(`${x} ${z}`) ? '██' : '··')).join(''))
  }
}
