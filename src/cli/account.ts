import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { AuthenticationToken } from '../index.ts'
import { UsageError } from './exit-codes.ts'
import type { CommandIo } from './io.ts'

/** Options about the player's account, as the command line has them. */
export interface AccountOptions {
  /** Any page of a server for authlib-injector. */
  authServer?: string
  /** The account's name, often an e-mail address. */
  authUser?: string
  /** A file whose first line is the password. */
  authPasswordFile?: string
  /** The player, where the account has several. */
  username?: string
}

/**
 * Gets a token for the account that the command line names; `undefined` where it names none.
 *
 * @throws {UsageError}
 * @throws {AuthenticationError}
 */
export async function logInAccount(options: AccountOptions, io: CommandIo): Promise<AuthenticationToken | undefined> {
  const { authServer, authUser, authPasswordFile, username } = options
  if (authServer === undefined) {
    if (authUser !== undefined || authPasswordFile !== undefined)
      throw new UsageError('--auth-user and --auth-password-file need --auth-server')
    return undefined
  }
  if (authUser === undefined) throw new UsageError('--auth-server needs --auth-user, the name of the account')
  const password = await passwordOf(authPasswordFile, io)
  const token = await AuthenticationToken.forServer(authServer, { signal: io.signal })
  await token.authenticate(authUser, password, { profile: username, signal: io.signal })
  return token
}

/** From the file, the environment, or whoever sits at the terminal: never from the command line, which others can read. */
async function passwordOf(file: string | undefined, io: CommandIo): Promise<string> {
  if (file !== undefined) {
    try {
      const [line = ''] = (await readFile(file, 'utf8')).split(/\r?\n/)
      return line
    } catch (error) {
      throw new UsageError(`The password cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  if (io.env.SCULK_PASSWORD !== undefined) return io.env.SCULK_PASSWORD
  if (!io.stdin.isTTY) throw new UsageError('There is no password: set SCULK_PASSWORD or use --auth-password-file')
  return askSecretly('Password: ', io)
}

/** Reads a line from a terminal without showing what is typed. */
export function askSecretly(question: string, io: CommandIo): Promise<string> {
  return new Promise((resolve, reject) => {
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
    const lines = createInterface({ input: io.stdin, output: nowhere, terminal: true, historySize: 0 })
    io.stderr.write(question)
    let answer: string | undefined
    const close = (): void => lines.close()
    io.signal.addEventListener('abort', close, { once: true })
    lines.once('line', (line) => {
      answer = line
      lines.close()
    })
    lines.once('SIGINT', () => {
      io.interrupt()
      lines.close()
    })
    lines.once('close', () => {
      io.signal.removeEventListener('abort', close)
      io.stderr.write('\n')
      if (answer === undefined) reject(new UsageError('No password was given'))
      else resolve(answer)
    })
  })
}
