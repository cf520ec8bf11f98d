import { describe, expect, it } from 'vitest'
import { runCli } from '../support/cli.ts'

describe('sculk demo', () => {
  it('ends by itself, with everything done, in plain lines', async () => {
    const cli = runCli(['start'])
    expect(await cli.exitCode).toBe(0)
    for (const step of ['ping', 'join', 'map', 'meet', 'chat', 'walk', 'fight', 'fall', 'reconfigure', 'leave', 'kick'])
      expect(cli.stdout).toMatch(new RegExp(`✔ ${step} `))
    expect(cli.stdout.match(/✔ 1\.[\d.]+ +ping join map meet chat walk fight fall .*kick\n/g)).toHaveLength(6)
    expect(cli.stdout).toMatch(/✔ fight +\d hits with a stone sword throw a zombie \d\.\d blocks back; it dies/)
    expect(cli.stdout).toMatch(/✔ fall +24 blocks in .*: “Alex fell from a high place”; alive again, health 20 of 20/)
    // The way on the map: from Steve to the one who walks.
    expect(cli.stdout).toMatch(/^ +(\. )+S (· ){7}(\. )+\.$/m)
    expect(cli.stdout).toMatch(/v Alex {2}S Steve {2}· the way {2}\. grass/)
    expect(cli.stdout).toContain('All of it happened')
    expect(cli.stdout).not.toContain('\x1b')
    expect(cli.stdout).not.toContain('\r')
    // Walks, fights and falls take as long as they take.
  }, 60_000)

  it('draws the map on a terminal', async () => {
    const cli = runCli(['demo', '--version', '1.8.9'], { isTTY: true, env: { TERM: 'xterm' } })
    expect(await cli.exitCode).toBe(0)
    const rows = cli.stdout.split('\n').filter((line) => line.split('▀').length === 73)
    // Chunk after chunk, a few in each picture.
    expect(rows.length).toBeGreaterThan(16 * 20)
    expect(rows.length % 16).toBe(0)
    expect(new Set(rows).size).toBeGreaterThan(16)
  })

  it('is no success when it is interrupted', async () => {
    const cli = runCli(['demo'])
    cli.interrupt()
    expect(await cli.exitCode).toBe(130)
  })
})
