import { newestVersion, type Version } from '../index.ts'
import { versionArgument } from './arguments.ts'
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

/** One of each era of the protocol; the first is shown step by step. */
const shownVersions = [newestVersion.name, '1.7.10', '1.8.9', '1.12.2', '1.16.5', '1.20.4', '1.21.4']

/**
 * Shows the client at work on a server in this process, one version after the other.
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
  for (const [index, version] of versions.entries()) {
    const printer = index === 0 ? detailedPrinter(terminal, version, io.signal) : shortPrinter(terminal, version)
    if (index === 1) terminal.line()
    const exitCode = await visitAndTell(version, printer, index === 0 ? 4 : 3, io)
    if (exitCode !== exitCodes.ok) return exitCode
  }
  const time = duration(performance.now() - startedAt)
  terminal.line()
  terminal.line(`${terminal.style('green', 'All of it happened')}, in ${time}. Now try a server of your own:`)
  terminal.line('  npm start -- localhost          join it, and talk')
  terminal.line('  npx sculk ping localhost        ask what it is (in a clone: npx tsx src/cli/main.ts ping localhost)')
  return exitCodes.ok
}

async function visitAndTell(
  version: Version,
  printer: StoryPrinter,
  viewDistance: number,
  io: CommandIo,
): Promise<ExitCode> {
  try {
    await visit({ version, printer, viewDistance, signal: io.signal })
    await printer.end()
    return exitCodes.ok
  } catch (error) {
    printer.fail(io.signal.aborted ? 'interrupted' : error instanceof Error ? error.message : String(error))
    return io.signal.aborted ? exitCodes.interrupted : exitCodes.unexpected
  }
}
