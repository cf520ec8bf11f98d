import { Connection, lookUpVersion, type StatusResult, TextComponent } from '../index.ts'
import { addressArgument, numberArgument, versionArgument } from './arguments.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import type { CommandIo } from './io.ts'
import { duration, plain, Terminal } from './terminal.ts'

/** Options of `sculk ping`, as the command line has them. */
export interface PingOptions {
  /** Prints one JSON object: the whole status, and `latencyMs`. */
  json?: boolean
  /** In milliseconds; default 10000. */
  timeout?: string
  /** The version in which the server is asked; default the newest. */
  version?: string
}

/**
 * Asks a server what it says of itself, and prints it.
 *
 * @throws {UsageError}
 * @throws {ConnectionError}
 */
export async function ping(address: string, options: PingOptions, io: CommandIo): Promise<ExitCode> {
  const timeoutMs = numberArgument(options.timeout ?? '10000', { name: '--timeout', min: 1 })
  const connection = new Connection(addressArgument(address), {
    initialVersion: options.version === undefined ? undefined : versionArgument(options.version),
    connectTimeoutMs: timeoutMs,
  })
  let result: StatusResult
  try {
    result = await connection.status({ handleStatus: false, handlePing: () => {}, signal: io.signal, timeoutMs })
  } catch (error) {
    if (io.signal.aborted) return exitCodes.interrupted
    throw error
  }
  if (options.json) {
    const latencyMs = result.latencyMs === undefined ? null : Number(result.latencyMs.toFixed(3))
    io.stdout.write(`${JSON.stringify({ ...result.status.json, latencyMs })}\n`)
  } else printStatus(address, result, new Terminal(io.stdout, io.env))
  return exitCodes.ok
}

function printStatus(address: string, { status, latencyMs }: StatusResult, terminal: Terminal): void {
  const { version, players, description } = status
  const row = (label: string, text: string): void =>
    terminal.line(`  ${terminal.style('dim', label.padEnd(8))} ${text}`)
  terminal.line(terminal.style('bold', plain(address)))
  for (const line of terminal.text(description).split('\n')) terminal.line(`  ${line}`)
  terminal.line()
  row('version', `${legacy(version.name, terminal)} ${terminal.style('dim', describeProtocol(version.protocol))}`)
  if (players) {
    row('players', `${players.online} of ${players.max}`)
    for (const { name } of players.sample) row('', legacy(name, terminal))
  } else row('players', 'not told')
  row('latency', latencyMs === undefined ? 'not measured' : duration(latencyMs))
}

function describeProtocol(protocol: number): string {
  const known = lookUpVersion(protocol)
  if (known) return `(protocol ${protocol}: ${known.names.join(', ')})`
  return protocol <= 0 ? '(it leaves the version to the client)' : `(protocol ${protocol}, not known here)`
}

/** Names in a status may have section signs. */
function legacy(text: string, terminal: Terminal): string {
  return terminal.text(TextComponent.fromLegacy(plain(text)))
}
