/** What the commands that the server does not get can do. */
export interface LocalActions {
  notice(message: string): void
  quit(): void
  respawn(): void
}

const help = [
  'What you type is said in the chat. A line that begins with / is a command of the server, except these:',
  '  /respawn  come back after death',
  '  /quit     leave the server (as do Ctrl-C and Ctrl-D)',
  '  /help     this list; //help is the help of the server',
].join('\n')

/** The few commands of the client itself. */
export class LocalCommands {
  readonly #commands: ReadonlyMap<string, () => void>

  constructor({ notice, quit, respawn }: LocalActions) {
    this.#commands = new Map([
      ['/respawn', respawn],
      ['/quit', quit],
      ['/help', () => notice(help)],
    ])
  }

  /** Whether a line is one of them. */
  has(line: string): boolean {
    return this.#commands.has(line.trim())
  }

  /** Whether a line is the one that leaves. */
  isQuit(line: string): boolean {
    return line.trim() === '/quit'
  }

  /** The line as the server gets it: with a second slash, a command of the client's becomes the server's. */
  forServer(line: string): string {
    return line.startsWith('//') && this.has(line.slice(1)) ? line.slice(1) : line
  }

  /** Does what the line says. */
  run(line: string): void {
    this.#commands.get(line.trim())?.()
  }
}
