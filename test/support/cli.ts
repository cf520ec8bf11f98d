import { PassThrough } from 'node:stream'
import type { ExitCode } from '../../src/cli/exit-codes.ts'
import { run } from '../../src/cli/program.ts'

/** A run of the command line. */
export interface CliRun {
  /** What was printed so far. */
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: Promise<ExitCode>
  /** The lines of the output as JSON. */
  events(): Record<string, unknown>[]
  /** Types a line. */
  type(line: string): void
  /** Presses keys; settles when they were read. What comes together counts as pasted, in which no key completes anything. */
  press(keys: string): Promise<void>
  /** Ends the input. */
  end(): void
  /** As Ctrl-C. */
  interrupt(): void
  /** Settles when the output has the text; rejects when the run ends before. */
  shows(text: string): Promise<void>
}

/** How the command line is run. */
interface CliOptions {
  readonly env?: Record<string, string>
  /** Whether the output is a terminal. */
  readonly isTTY?: boolean
  /** Whether the input is a terminal, too. */
  readonly isInteractive?: boolean
  /** All lines of the input, which then ends. */
  readonly input?: readonly string[]
}

/** Runs the command line in this process, with its own streams. */
export function runCli(
  args: readonly string[],
  { env = {}, isTTY = false, isInteractive = false, input }: CliOptions = {},
): CliRun {
  const abort = new AbortController()
  const stdin = Object.assign(new PassThrough(), { isTTY: isInteractive })
  const stdout = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: isTTY || isInteractive, columns: 100 })
  const stderr = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY, columns: 100 })
  const texts = { stdout: '', stderr: '' }
  const waiting = new Set<() => void>()
  stdout.on('data', (text: string) => {
    texts.stdout += text
    for (const look of waiting) look()
  })
  stderr.on('data', (text: string) => {
    texts.stderr += text
  })
  if (input) stdin.end(input.map((line) => `${line}\n`).join(''))
  const interrupt = (): void => abort.abort()
  const exitCode = run(args, { stdin, stdout, stderr, env, signal: abort.signal, interrupt }).then(async (code) => {
    // What was written last is read on a later turn.
    await new Promise((resolve) => setImmediate(resolve))
    return code
  })
  return {
    get stdout() {
      return texts.stdout
    },
    get stderr() {
      return texts.stderr
    },
    exitCode,
    events: () => texts.stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)])),
    type: (line) => void stdin.write(`${line}\n`),
    press: (keys) => {
      stdin.write(keys)
      return new Promise((resolve) => setImmediate(resolve))
    },
    end: () => void stdin.end(),
    interrupt,
    shows: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!texts.stdout.includes(text)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
        exitCode.then(() => reject(new Error(`'${text}' was never shown, but: ${texts.stdout}${texts.stderr}`)))
      }),
  }
}
