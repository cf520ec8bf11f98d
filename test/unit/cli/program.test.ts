import { describe, expect, it } from 'vitest'
import { describeError } from '../../../src/cli/describe-error.ts'
import { exitCodeOf, exitCodes, exitCodesHelp } from '../../../src/cli/exit-codes.ts'
import { AuthenticationError, ConnectionError, SculkError } from '../../../src/index.ts'
import { runCli } from '../../support/cli.ts'

describe('the command line', () => {
  it.each([
    [['join'], "missing required argument 'address'"],
    [['ping'], "missing required argument 'address'"],
    [['fly'], "too many arguments|unknown command 'fly'"],
    [['ping', 'localhost', '--fast'], "unknown option '--fast'"],
    [['ping', 'localhost', 'there'], 'too many arguments'],
    [['ping', 'local host'], 'not a server address'],
    [['ping', 'localhost:99999'], 'not a port'],
    [['ping', '[::1'], 'not a server address'],
    [['ping', 'localhost', '--version', '1.99'], "'1.99' is no version that is known here"],
    [['ping', 'localhost', '--timeout', 'soon'], '--timeout must be a whole number of at least 1'],
    [['join', 'localhost', '--linger', '-1'], '--linger must be a whole number'],
    [['join', 'localhost', '--auth-user', 'me'], 'need --auth-server'],
    [['join', 'localhost', '--auth-server', 'http://127.0.0.1:1'], 'needs --auth-user'],
    [['join', 'localhost', '--auth-server', 'http://127.0.0.1:1', '--auth-user', 'me'], 'There is no password'],
    [['demo', '--version', '0.1'], 'is no version'],
  ])('refuses %j', async (args, message) => {
    const cli = runCli(args)
    expect(await cli.exitCode).toBe(exitCodes.usage)
    expect(cli.stderr).toMatch(new RegExp(message))
    expect(cli.stdout).toBe('')
  })

  it('says which version was perhaps meant', async () => {
    const cli = runCli(['ping', 'localhost', '--version', '26'])
    await cli.exitCode
    expect(cli.stderr).toContain('There are 26.1')
  })

  it('helps, and tells its exit codes and version', async () => {
    const help = runCli(['--help'])
    expect(await help.exitCode).toBe(0)
    expect(help.stdout).toContain('join a server and talk')
    expect(help.stdout).toContain(exitCodesHelp.trim())
    expect(help.stdout).not.toContain('start')
    const version = runCli(['--version'])
    expect(await version.exitCode).toBe(0)
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    const nothing = runCli([])
    expect(await nothing.exitCode).toBe(0)
    expect(nothing.stdout).toContain('Usage: sculk')
  })
})

describe('exit codes', () => {
  it('are all in the help', () => {
    const told = [...exitCodesHelp.matchAll(/^ {2}(\d+) /gm)].map(([, code]) => Number(code))
    expect(told).toEqual(Object.values(exitCodes).sort((a, b) => a - b))
  })

  it('tell what went wrong', () => {
    expect(exitCodeOf(new ConnectionError('kicked', ''))).toBe(2)
    expect(exitCodeOf(new ConnectionError('login_refused', ''))).toBe(3)
    expect(exitCodeOf(new ConnectionError('connect_failed', ''))).toBe(4)
    expect(exitCodeOf(new ConnectionError('closed', ''))).toBe(4)
    expect(exitCodeOf(new ConnectionError('version_not_supported', ''))).toBe(5)
    expect(exitCodeOf(new AuthenticationError('timeout', ''))).toBe(6)
    expect(exitCodeOf(new ConnectionError('closed', ''), { wasPlaying: true })).toBe(7)
    expect(exitCodeOf(new SculkError('something_new', ''))).toBe(1)
    expect(exitCodeOf(new TypeError('oh'))).toBe(1)
  })
})

describe('errors in words', () => {
  it('name the reason, and what is possible', () => {
    expect(describeError(new ConnectionError('kicked', 'x', { reason: 'Get\nout\x1b[2J' }))).toBe('Kicked: Get out[2J')
    expect(describeError(new ConnectionError('login_refused', '', { reason: ' ' }))).toContain('no reason given')
    expect(
      describeError(new ConnectionError('version_not_supported', 'Too new', { possible: ['1.8.9', '1.21.4'] })),
    ).toBe('Too new. It would take 1.8.9, 1.21.4')
    expect(describeError(new AuthenticationError('invalid_credentials', 'Wrong password'))).toContain(
      'Wrong password (invalid_credentials)',
    )
    expect(describeError(new TypeError('oh'))).toContain('TypeError: oh')
  })
})
