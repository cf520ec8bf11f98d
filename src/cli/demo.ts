import { newestVersion, type Version } from '../index.ts'
import { versionArgument } from './arguments.ts'
import { Board } from './demo-board.ts'
import { detailedPrinter, type StoryPrinter, shortPrinter } from './demo-printer.ts'
import { visit } from './demo-visit.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import type { CommandIo } from './io.ts'
import { duration, Terminal } from './terminal.ts'

/** Options of `sculk demo`. */
export interface DemoOptions {
  /** Shows only this version. */
  version?: string
}

/** One of each era of the protocol; the first is shown step by step, the others side by side. */
const shownVersions = [newestVersion.name, '1.7.10', '1.8.9', '1.12.2', '1.16.5', '1.20.4', '1.21.4']

/**
 * Shows the client at work on servers in this process, one for each version.
 *
 * @returns `ok` only when all of it really happened
 * @throws {UsageError}
 */
export async function demo(options: DemoOptions, io: CommandIo): Promise<ExitCode> {
  const terminal = new Terminal(io.stdout, io.env)
  const names = options.version === undefined ? shownVersions : [options.version]
  const versions = names.map(versionArgument)
  const startedAt = performance.now()
  terminal.line(terminal.style('bold', 'sculk: a server in this process, and clients that visit it over the network'))
  terminal.line()
  const [first, ...others] = versions
  const board = new Board(terminal, others.length)
  let visits: Promise<ExitCode> | undefined
  const printer = detailedPrinter(terminal, first!, io.signal)
  const exitCode = await visitAndTell(first!, true, io, {
    ...printer,
    begin(step) {
      printer.begin(step)
      // A way takes its time, in which the others can come and go.
      if (step === 'walk') visits ??= visitAll(others, board, terminal, io)
    },
  })
  if (exitCode !== exitCodes.ok) {
    await visits
    return exitCode
  }
  if (others.length > 0) {
    terminal.line()
    board.show()
    const othersExitCode = await (visits ?? visitAll(others, board, terminal, io))
    board.end()
    if (othersExitCode !== exitCodes.ok) return othersExitCode
  }
  const time = duration(performance.now() - startedAt)
  terminal.line()
  terminal.line(`${terminal.style('green', 'All of it happened')}, in ${time}. Now try a server of your own:`)
  terminal.line('  npm start -- localhost          join it, look around, walk and talk')
  terminal.line('  npx sculk ping localhost        ask what it is')
  return exitCodes.ok
}

/** All at the same time; tells how the first one ended that went wrong. */
async function visitAll(
  versions: readonly Version[],
  board: Board,
  terminal: Terminal,
  io: CommandIo,
): Promise<ExitCode> {
  const visits = versions.map((version, index) => {
    const printer = shortPrinter(terminal, version, (line) => board.set(index, line))
    return visitAndTell(version, false, io, printer)
  })
  const results = await Promise.all(visits)
  return results.find((code) => code !== exitCodes.ok) ?? exitCodes.ok
}

async function visitAndTell(
  version: Version,
  isDetailed: boolean,
  io: CommandIo,
  printer: StoryPrinter,
): Promise<ExitCode> {
  try {
    await visit({ version, printer, isDetailed, signal: AbortSignal.any([io.signal]) })
    await printer.end()
    return exitCodes.ok
  } catch (error) {
    printer.fail(io.signal.aborted ? 'interrupted' : error instanceof Error ? error.message : String(error))
    return io.signal.aborted ? exitCodes.interrupted : exitCodes.unexpected
  }
}
