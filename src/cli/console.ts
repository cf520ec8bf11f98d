import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from 'node:readline'
import type { CommandIo } from './io.ts'
import { Terminal } from './terminal.ts'

/** What a {@link Console} tells. */
export interface ConsoleListener {
  line(text: string): void
  /** Nothing more will come. */
  end(): void
}

/** Lines in and lines out: with a prompt that stays below the output on a terminal, and as plain streams elsewhere. */
export class Console {
  readonly terminal: Terminal
  /** Whether somebody sits there. */
  readonly isInteractive: boolean
  readonly #io: CommandIo
  #lines: Interface | undefined
  #isPrompting = false

  constructor(io: CommandIo) {
    this.#io = io
    this.terminal = new Terminal(io.stdout, io.env)
    this.isInteractive = io.stdin.isTTY === true && this.terminal.canRedraw
  }

  /** Begins to read. */
  read({ line, end }: ConsoleListener): void {
    const { stdin, stdout } = this.#io
    const lines = this.isInteractive
      ? createInterface({ input: stdin, output: stdout, terminal: true, prompt: this.terminal.style('dim', '> ') })
      : createInterface({ input: stdin, terminal: false })
    this.#lines = lines
    lines.on('line', (text) => {
      line(text)
      this.#prompt()
    })
    lines.on('SIGINT', () => this.#io.interrupt())
    lines.on('close', () => {
      if (this.#lines !== lines) return
      this.#lines = undefined
      end()
    })
  }

  /** Shows the prompt from now on, where there is one. */
  prompt(): void {
    this.#isPrompting = this.isInteractive
    this.#prompt()
  }

  /** Prints a line; what is being typed stays below it. */
  print(text: string): void {
    if (!this.#isPrompting || !this.#lines) {
      this.terminal.line(text)
      return
    }
    this.#wipe(this.#lines)
    this.terminal.line(text)
    this.#lines.prompt(true)
  }

  /** Stops reading. */
  close(): void {
    const lines = this.#lines
    this.#lines = undefined
    if (!lines) return
    if (this.#isPrompting) this.#wipe(lines)
    this.#isPrompting = false
    lines.close()
  }

  /** Takes the prompt and what is being typed, which may be several rows, off the screen. */
  #wipe(lines: Interface): void {
    const { stdout } = this.#io
    moveCursor(stdout, 0, -lines.getCursorPos().rows)
    cursorTo(stdout, 0)
    clearScreenDown(stdout)
    // Where the prompt is drawn next, there are no rows above it to be drawn over.
    Object.assign(lines, { prevRows: 0 })
  }

  #prompt(): void {
    if (this.#isPrompting) this.#lines?.prompt(true)
  }
}
