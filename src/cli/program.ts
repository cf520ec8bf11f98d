import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { newestVersion, versions } from '../index.ts'
import type { DemoOptions } from './demo.ts'
import { describeError } from './describe-error.ts'
import { type ExitCode, exitCodeOf, exitCodes, exitCodesHelp } from './exit-codes.ts'
import type { CommandIo } from './io.ts'
import type { JoinOptions } from './join.ts'
import type { PingOptions } from './ping.ts'
import { Terminal } from './terminal.ts'

const examples = `
Examples:
  sculk ping play.example.com
  sculk join localhost --username Steve
  sculk join [::1]:25566 --version 1.20.4
  echo 'Hello!' | sculk join localhost --json
  sculk demo`

const addressHelp = 'host, host:port, [ipv6] or [ipv6]:port'

/**
 * Runs the program with the arguments that follow its name. Never rejects: errors are printed.
 *
 * @returns the exit code
 */
export async function run(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.ok
  const program = buildProgram(io, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    // What commander has to say, it has printed.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
    const terminal = new Terminal(io.stderr, io.env)
    terminal.line(`${terminal.style('red', 'error:')} ${describeError(error)}`)
    return exitCodeOf(error)
  }
}

function buildProgram(io: CommandIo, finish: (code: ExitCode) => void): Command {
  const { stdout, stderr, env } = io
  const program = new Command('sculk')
  // Before the commands are added: they take these settings over.
  program
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      getOutHelpWidth: () => stdout.columns || 80,
      getErrHelpWidth: () => stderr.columns || 80,
      getOutHasColors: () => new Terminal(stdout, env).colors !== 'none',
      getErrHasColors: () => new Terminal(stderr, env).colors !== 'none',
    })
    .enablePositionalOptions()
    .showHelpAfterError('(sculk --help tells what there is)')
    .description(`Minecraft: Java Edition without a screen, ${versions[0]!.names[0]} to ${newestVersion.name}`)
    .version(packageVersion(), '-V, --version', 'print the version of sculk')
    .addHelpText('after', `${examples}\n${exitCodesHelp}`)
    .action(() => program.help())

  program
    .command('ping')
    .description('ask a server what it says of itself')
    .argument('<address>', addressHelp)
    .option('--json', 'print the whole status as JSON, with latencyMs')
    .option('--timeout <ms>', 'give up after so many milliseconds', '10000')
    .option('--version <version>', 'the version in which to ask (default: the newest)')
    .action(async (address: string, options: PingOptions) => {
      const { ping } = await import('./ping.ts')
      finish(await ping(address, options, io))
    })

  const runJoin = async (address: string, options: JoinOptions): Promise<void> => {
    const { join } = await import('./join.ts')
    finish(await join(address, options, io))
  }
  const runDemo = async (options: DemoOptions): Promise<void> => {
    const { demo } = await import('./demo.ts')
    finish(await demo(options, io))
  }

  addJoinOptions(program.command('join'))
    .description('join a server and talk: what you type is said in the chat, .help tells what else you can do')
    .argument('<address>', addressHelp)
    .action(runJoin)

  program
    .command('demo')
    .description('see it all at work on a server in this process; needs nothing and ends by itself')
    .option('--version <version>', 'only this version')
    .action(runDemo)

  addJoinOptions(program.command('start', { hidden: true }))
    .description('without an address the demo, with one join')
    .argument('[address]', addressHelp)
    .action((address: string | undefined, options: JoinOptions) =>
      address === undefined ? runDemo({ version: options.version }) : runJoin(address, options),
    )
  return program
}

function addJoinOptions(command: Command): Command {
  return command
    .option('--username <name>', "the player's name; with an account, which of its players (default: sculk)")
    .option('--version <version>', 'the version to use (default: what the server speaks)')
    .option('--auth-server <url>', 'log in with an account of this authlib-injector (Yggdrasil) server')
    .option('--auth-user <name>', "the account's name; the password is taken from SCULK_PASSWORD or asked for")
    .option('--auth-password-file <path>', 'take the password from the first line of a file')
    .option('--dump-packets', 'print every packet, both ways')
    .option('--dump-unknown-packets', 'print packets that are unknown or cannot be decoded')
    .option('--json', 'print one JSON object a line for everything that happens')
    .option('--auto-respawn', 'come back at once after death')
    .option('--stay', 'stay when the input ends, if it is no terminal')
    .option('--linger <ms>', 'how long to stay when the input has ended and is answered', '500')
    .option('--no-transfer', 'do not follow when the server sends the player to another one')
    .option('--timeout <ms>', 'how long connecting may take', '30000')
}

/** From the package's own description, two folders up both in the sources and in what is built from them. */
function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return version
}
