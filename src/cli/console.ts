import { clearLine, createInterface, cursorTo } from 'node:readline'
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
  #lines: ReturnType<typeof createInterface> | undefined
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
    const { stdout } = this.#io
    cursorTo(stdout, 0)
    clearLine(stdout, 0)
    this.terminal.line(text)
    this.#lines.prompt(true)
  }

  /** Stops reading. */
  close(): void {
    const lines = this.#lines
    this.#lines = undefined
    if (!lines) return
    if (this.#isPrompting) {
      cursorTo(this.#io.stdout, 0)
      clearLine(this.#io.stdout, 0)
    }
    this.#isPrompting = false
    lines.close()
  }

  #prompt(): void {
    if (this.#isPrompting) this.#lines?.prompt(true)
  }
}
