import { type AuthenticationToken, createBot } from '../index.ts'
import { systemClock } from '../net/clock.ts'
import { type AccountOptions, logInAccount } from './account.ts'
import { addressArgument, numberArgument, versionArgument } from './arguments.ts'
import { Console } from './console.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import type { CommandIo } from './io.ts'
import { JoinSession } from './join-session.ts'
import { jsonPrinter, textPrinter } from './session-printer.ts'

/** Options of `sculk join`, as the command line has them. */
export interface JoinOptions extends AccountOptions {
  /** The only version to use; default what the server speaks. */
  version?: string
  /** In milliseconds; default 30000. */
  timeout?: string
  dumpPackets?: boolean
  dumpUnknownPackets?: boolean
  json?: boolean
  autoRespawn?: boolean
  stay?: boolean
  /** In milliseconds; default 500. */
  linger?: string
  /** Default `true`. */
  transfer?: boolean
}

/**
 * Plays on a server, as far as one can without a screen, until the server, the user or the input ends it.
 *
 * @throws {UsageError}
 * @throws {AuthenticationError}
 */
export async function join(address: string, options: JoinOptions, io: CommandIo): Promise<ExitCode> {
  const timeoutMs = numberArgument(options.timeout ?? '30000', { name: '--timeout', min: 1 })
  const lingerMs = numberArgument(options.linger ?? '500', { name: '--linger' })
  const allowedVersions = options.version === undefined ? undefined : [versionArgument(options.version)]
  addressArgument(address)
  let authToken: AuthenticationToken | undefined
  try {
    authToken = await logInAccount(options, io)
  } catch (error) {
    if (io.signal.aborted) return exitCodes.ok
    throw error
  }
  const console = new Console(io)
  const bot = createBot({
    address,
    authToken,
    username: options.username,
    allowedVersions,
    connectTimeoutMs: timeoutMs,
    loginTimeoutMs: timeoutMs * 2,
    followTransfers: options.transfer !== false,
    autoRespawn: options.autoRespawn === true,
  })
  const session = new JoinSession({
    bot,
    clock: systemClock,
    console,
    printer: options.json ? jsonPrinter(console) : textPrinter(console),
    signal: io.signal,
    behaviour: {
      dumpPackets: options.dumpPackets === true,
      dumpUnknownPackets: options.dumpUnknownPackets === true,
      autoRespawn: options.autoRespawn === true,
      stays: options.stay === true,
      lingerMs,
    },
  })
  try {
    return await session.run()
  } finally {
    console.close()
    await forget(authToken)
  }
}

/** The token was for this session alone. That the server could not be told is no reason to fail. */
async function forget(token: AuthenticationToken | undefined): Promise<void> {
  await token?.invalidate({ timeoutMs: 2000 }).catch(() => {})
}
