import type { Terminal } from './terminal.ts'

/** Lines below each other that change, each by itself. Where nothing can be drawn over, each is shown when it is done, in order. */
export class Board {
  readonly #terminal: Terminal
  readonly #lines: string[]
  #isShown = false
  #isDrawn = false

  constructor(terminal: Terminal, count: number) {
    this.#terminal = terminal
    this.#lines = new Array<string>(count).fill('')
  }

  set(index: number, line: string): void {
    this.#lines[index] = line
    if (this.#isShown) this.#draw()
  }

  /** From now on it can be seen; before, lines are only kept. */
  show(): void {
    this.#isShown = this.#terminal.canRedraw
    if (this.#isShown) this.#draw()
  }

  /** Nothing changes any more. */
  end(): void {
    if (!this.#terminal.canRedraw) for (const line of this.#lines) this.#terminal.line(line)
  }

  #draw(): void {
    if (this.#isDrawn) this.#terminal.write(`\x1b[${this.#lines.length}A`)
    this.#isDrawn = true
    for (const line of this.#lines) this.#terminal.line(`\x1b[2K${line}`)
  }
}
