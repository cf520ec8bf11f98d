import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from 'node:readline'
import type { CommandIo } from './io.ts'
import { Terminal } from './terminal.ts'

/** What a {@link Console} tells. */
export interface ConsoleListener {
  line(text: string): void
  /** Nothing more will come. */
  end(): void
  /** What a line could become, and the part of it that would be replaced. */
  complete?(text: string): [candidates: string[], part: string]
}

/**
 * Lines in and lines out: with a prompt that stays below the output on a terminal, above it a line that can change, and as plain
 * streams elsewhere.
 */
export class Console {
  readonly terminal: Terminal
  /** Whether somebody sits there. */
  readonly isInteractive: boolean
  readonly #io: CommandIo
  #lines: Interface | undefined
  #isPrompting = false
  #promptText: string
  #status: string | undefined

  constructor(io: CommandIo) {
    this.#io = io
    this.terminal = new Terminal(io.stdout, io.env)
    this.isInteractive = io.stdin.isTTY === true && this.terminal.canRedraw
    this.#promptText = this.terminal.style('dim', '> ')
  }

  /** Begins to read. */
  read({ line, end, complete }: ConsoleListener): void {
    const { stdin, stdout } = this.#io
    const prompt = this.#promptText
    const lines = this.isInteractive
      ? createInterface({
          input: stdin,
          output: stdout,
          terminal: true,
          prompt,
          ...(complete && { completer: complete }),
        })
      : createInterface({ input: stdin, terminal: false })
    this.#lines = lines
    lines.on('line', (text) => {
      line(text)
      if (this.#isPrompting) this.#lines?.prompt(true)
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
    if (this.#isPrompting) return
    this.#isPrompting = this.isInteractive
    if (this.#isPrompting) this.#lines?.prompt(true)
  }

  /** Changes what stands before the line that is typed. */
  setPrompt(text: string): void {
    if (text === this.#promptText) return
    this.#promptText = text
    const isShown = this.#isPrompting && this.#lines !== undefined
    if (isShown) this.#wipe()
    this.#lines?.setPrompt(text)
    if (isShown) this.#lines?.prompt(true)
  }

  /** Prints a line; what is being typed stays below it. */
  print(text: string): void {
    this.#draw(text, this.#status)
  }

  /** Shows a line that can change, on a terminal; `undefined` takes it away. It must fit. */
  setStatus(text: string | undefined): void {
    if (this.terminal.canRedraw && text !== this.#status) this.#draw(undefined, text)
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

  #draw(text: string | undefined, status: string | undefined): void {
    if (this.#isPrompting) this.#wipe()
    if (this.#status !== undefined) this.terminal.write('\x1b[1A\x1b[2K\r')
    if (text !== undefined) this.terminal.line(text)
    this.#status = status
    if (status !== undefined) this.terminal.line(status)
    if (this.#isPrompting) this.#lines?.prompt(true)
  }

  /** Takes the prompt and what is being typed, which may be several rows, off the screen. */
  #wipe(lines: Interface | undefined = this.#lines): void {
    if (!lines) return
    const { stdout } = this.#io
    moveCursor(stdout, 0, -lines.getCursorPos().rows)
    cursorTo(stdout, 0)
    clearScreenDown(stdout)
    // Where the prompt is drawn next, there are no rows above it to be drawn over.
    Object.assign(lines, { prevRows: 0 })
  }
}
