import { afterEach, describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands/table.ts'
import { clientbound, serverbound, TextComponent } from '../../src/index.ts'
import { createServer, type Player, type Server } from '../../src/server/index.ts'
import { botOn, simulatedVersions } from '../support/bots.ts'
import { type CliRun, runCli } from '../support/cli.ts'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

type Version = (typeof simulatedVersions)[number]

async function start(version: Version): Promise<{ server: Server; address: string }> {
  const server = createServer({ version })
  servers.push(server)
  const { port } = await server.listen({ port: 0 })
  return { server, address: `127.0.0.1:${port}` }
}

/** What a script gets for its lines: the answers of the commands by their names, and the notices. */
async function answersTo(version: Version, input: readonly string[], prepare = (_: Player): void => {}) {
  const { server, address } = await start(version)
  server.events.on('join', ({ player }) => prepare(player))
  const cli = runCli(['join', address, '--username', 'Bob', '--json', '--linger', '0'], { input })
  expect(await cli.exitCode).toBe(0)
  const events = cli.events()
  const answers = events.filter(({ event }) => event === 'answer')
  const notices = events.filter(({ event }) => event === 'notice').map(({ message }) => String(message))
  return { answers, notices, events }
}

async function finish(cli: CliRun): Promise<void> {
  cli.interrupt()
  expect(await cli.exitCode).toBe(0)
}

describe('the commands of sculk join', () => {
  it.each(simulatedVersions)('look, name a block and find one on %s, as soon as the map is there', async (version) => {
    const { answers, notices } = await answersTo(version, [
      '.look 3',
      '.block ~ ~-1 ~',
      '.find grass_block 2',
      '.status',
    ])
    expect(notices).toEqual([])
    const [look, block, find, status] = answers
    const rows = look!.rows as string[]
    expect(rows).toHaveLength(7)
    expect(rows[3]).toBe('. . . v . . .')
    expect(look!.legend).toEqual({ '.': 'grass' })
    expect(block).toMatchObject({ block: 'grass_block', isSolid: true, position: { x: 0, z: 0 } })
    const position = block!.position as { x: number; y: number; z: number }
    expect(find!.found).toHaveLength(2)
    expect(find!.found).toContainEqual({ name: 'grass_block', position, distance: expect.any(Number) })
    expect(status).toMatchObject({ health: 20, food: 20, gameMode: 'survival', dimension: 'overworld', isAlive: true })
    expect(status!.position).toMatchObject({ x: 0.5, y: position.y + 1, z: 0.5 })
  })

  it('do not say where the player is before the server has', async () => {
    const { server } = await start('1.20.4')
    const bot = botOn(server, '1.20.4')
    await bot.connect()
    const terminal = { style: (_: string, text: string) => text } as never
    const said = async (isPlaced: boolean): Promise<string> => {
      const self = Object.create(bot.self, { isPlaced: { value: isPlaced } })
      const answer = await commands.find(({ name }) => name === 'status')!.run([], { bot: { ...bot, self } } as never)
      return answer.text(terminal)
    }
    expect(await said(true)).toMatch(/position +-?\d/)
    expect(await said(false)).toMatch(/position +the server has not said it yet/)
    await bot.disconnect()
  })

  it('tell who is there, and what stands at the side of the screen', async () => {
    const title = TextComponent.from({ text: 'Coins', color: 'gold' })
    const { answers } = await answersTo('1.20.4', ['.players', '.scoreboard', '.entities', '.time'], (player) => {
      const objective = { objectiveName: 'coins', name: 'coins' }
      player.send(
        clientbound.play.setObjective({
          ...objective,
          method: 'add',
          displayName: title,
          renderType: 'integer',
          numberFormat: undefined,
        }),
      )
      player.send(clientbound.play.setDisplayObjective({ slot: 'sidebar', objective: 'coins' }))
      for (const [owner, score] of [
        ['Alice', 3],
        ['Bob', 7],
      ] as const) {
        player.send(
          clientbound.play.setScore({
            owner,
            action: 'change',
            objective: 'coins',
            score,
            displayName: undefined,
            numberFormat: undefined,
          }),
        )
      }
    })
    const [players, scoreboard, entities, time] = answers
    expect(players!.players).toMatchObject([{ name: 'Bob', displayName: 'Bob' }])
    expect(scoreboard).toMatchObject({
      title: 'Coins',
      lines: [
        { owner: 'Bob', value: 7, number: '7' },
        { owner: 'Alice', value: 3 },
      ],
      bossBars: [],
    })
    expect(entities!.entities).toEqual([])
    expect(time).toMatchObject({ clock: expect.stringMatching(/^\d\d:\d\d$/), weather: 'clear' })
  })

  it('show what is carried', async () => {
    const { answers } = await answersTo('1.16.5', ['.inventory'], (player) => {
      const item = { id: 1, count: 12, damage: 0, nbt: undefined, components: {}, removedComponents: [] }
      player.send(clientbound.play.containerSetSlot({ containerId: 0, stateId: 0, slot: 36, item }))
    })
    expect(answers).toEqual([
      {
        event: 'answer',
        command: 'inventory',
        heldSlot: 0,
        items: [{ slot: 36, place: 'hotbar', name: 'stone', count: 12, isHeld: true }],
        container: null,
      },
    ])
  })

  it('say what is wrong with what was typed, and leave everything else to the server', async () => {
    const { server, address } = await start('1.21.4')
    const said: string[] = []
    server.events.on('chat', ({ message }) => said.push(message))
    server.events.on('command', ({ command }) => said.push(`/${command}`))
    const input = ['.block 1 2', '.block 1 2 x', '.find', '.find cheese', '.look 1000', '.quiet']
    const others = ['...', '..quiet', '/look', '//help', '.5 of it']
    const cli = runCli(['join', address, '--json', '--linger', '0'], { input: [...input, ...others] })
    expect(await cli.exitCode).toBe(0)
    expect(said).toEqual(['...', '.quiet', '/look', '/help', '.5 of it'])
    const notices = cli.events().filter(({ event }) => event === 'notice')
    expect(notices.map(({ message }) => message)).toEqual([
      expect.stringContaining('three numbers'),
      "'x' is no number",
      expect.stringContaining('.find oak_log'),
      "There is no block, player or entity called 'cheese'",
      expect.stringContaining("'1000' is no number from 1 to 64"),
      expect.stringContaining('There is no command .quiet'),
    ])
  })

  it('are all in the help', async () => {
    const { notices } = await answersTo('1.8.9', ['.help'])
    for (const { name, help } of commands) expect(notices[0]).toMatch(new RegExp(`\\.${name} .*${help.slice(0, 20)}`))
  })

  it('paint the map in the colours of the terminal, or in none', async () => {
    const { address } = await start('1.21.4')
    const colours = { COLORTERM: 'truecolor', TERM: 'xterm' }
    const coloured = runCli(['join', address], { isTTY: true, env: colours })
    await coloured.shows('In the world')
    coloured.type('.look 2')
    await coloured.shows('north is up')
    expect(coloured.stdout).toContain('\x1b[0;48;2;110;163;69m')
    await finish(coloured)
    const plain = runCli(['join', address], { isTTY: true, env: { ...colours, NO_COLOR: '1' } })
    await plain.shows('In the world')
    plain.type('.look 2')
    await plain.shows('north is up')
    expect(plain.stdout).toContain('\n. . v . .\n')
    await finish(plain)
  })
})

describe('the commands of sculk join that move the player', () => {
  it.each(['1.8.9', '1.16.5', '1.21.4', '26.1'] as const)(
    'walk, turn and jump on %s, one after the other in a script',
    async (version) => {
      const { answers, notices } = await answersTo(version, [
        '.goto 2 ~ 1',
        '.turn 90 45',
        '.jump',
        '.lookat ~ ~ ~10',
        '.status',
      ])
      expect(notices).toEqual([])
      const [goto, turn, jump, lookat, status] = answers
      const position = goto!.position as { x: number; y: number; z: number }
      expect(Math.hypot(position.x - 2.5, position.z - 1.5)).toBeLessThan(0.4)
      expect(turn!.yaw).toBeCloseTo(90, 0)
      expect(turn!.pitch).toBeCloseTo(45, 0)
      expect((jump!.position as { y: number }).y).toBe(position.y)
      expect(Math.abs(Number(lookat!.yaw) % 360)).toBeLessThan(1)
      expect(status!.position).toMatchObject({ y: position.y })
    },
  )

  it('hit others, and follow them until they are stopped', async () => {
    const { server, address } = await start('1.20.4')
    const alice = runCli(['join', address, '--username', 'Alice', '--json'])
    await alice.shows('"joined"')
    const cli = runCli(['join', address, '--username', 'Bob', '--json'])
    await cli.shows('"joined"')
    cli.type('.attack alice')
    cli.type('.look 2')
    await cli.shows('"command":"look"')
    const hit = new Promise((resolve) => {
      server.player('Bob')!.registerPacketListener(resolve, serverbound.play.interact)
    })
    cli.type('.attack alice')
    expect(await hit).toMatchObject({ action: 'attack', entityId: server.player('Alice')!.entity.id })
    cli.type('.follow Alice')
    await cli.shows('"command":"follow"')
    // At any height: the hit has thrown her up.
    alice.type('.goto 6 0')
    await alice.shows('"command":"goto"')
    cli.type('.stop')
    await cli.shows('Stopped')
    cli.type('.stop')
    await cli.shows('There is nothing to stop')
    expect(server.player('Bob')!.position.x).toBeGreaterThan(2)
    const look = cli.events().find(({ command }) => command === 'look')
    expect(look!.marks).toMatchObject([
      { label: 'Bob', kind: 'self' },
      { label: 'Alice', glyph: 'A', kind: 'player' },
    ])
    await finish(alice)
    await finish(cli)
  })

  it('say why they cannot', async () => {
    const { answers, notices } = await answersTo('1.21.4', ['.attack Alice', '.follow', '.goto 5', '.turn north'])
    expect(answers).toEqual([])
    expect(notices).toEqual([
      "There is no 'Alice' in view",
      expect.stringContaining('Whom?'),
      expect.stringContaining('Where to?'),
      expect.stringContaining('YAW PITCH'),
    ])
  })
})

describe('sculk join at a terminal', () => {
  const env = { TERM: 'xterm', NO_COLOR: '1' }

  it('shows health and place in the prompt, and follows them', async () => {
    const { server, address } = await start('1.20.4')
    const cli = runCli(['join', address], { isInteractive: true, env })
    await cli.shows('♥20 0 ')
    server.players[0]!.send(clientbound.play.setHealth({ health: 7.5, food: 3, saturation: 0 }))
    await cli.shows('♥8 0 ')
    server.players[0]!.teleport({ x: -20.5, y: 70, z: 3 })
    await cli.shows('♥8 -21 70 3 >')
    await finish(cli)
  })

  it('shows how the map grows, in one line', async () => {
    const { address } = await start('1.20.4')
    const cli = runCli(['join', address], { isInteractive: true, env })
    await cli.shows('49 chunks of the map')
    expect(cli.stdout).toContain('Map ▪ 1 chunk\n')
    expect(cli.stdout).toContain(`\x1b[1A\x1b[2K\rMap ${'▪'.repeat(13)} 49 chunks\n`)
    await finish(cli)
  })

  it('completes commands, blocks and players', async () => {
    const { address } = await start('1.20.4')
    const cli = runCli(['join', address, '--username', 'Bob'], { isInteractive: true, env })
    await cli.shows('♥20')
    await cli.press('.scor')
    await cli.press('\t')
    await cli.press('\n')
    await cli.shows('There is no scoreboard to be seen')
    await cli.press('.find light_blue_wo')
    await cli.press('\t')
    await cli.press('\n')
    await cli.shows('No light_blue_wool within')
    await cli.press('Hello, B')
    await cli.press('\t')
    await cli.press('\n')
    await cli.shows('<Bob> Hello, Bob')
    await finish(cli)
  })

  it('does what it is told, and leaves when it is told to', async () => {
    const { server, address } = await start('1.20.4')
    const cli = runCli(['join', address], { isInteractive: true, env })
    await cli.shows('♥20')
    cli.type('.status')
    await cli.shows('overworld')
    const left = server.events.next('leave')
    cli.type('.quit')
    await left
    expect(await cli.exitCode).toBe(0)
    expect(cli.stdout).toContain('Left the server')
  })
})
