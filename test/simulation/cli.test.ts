import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { clientbound, definePacket, serverbound } from '../../src/index.ts'
import { createServer, type Server, type ServerOptions } from '../../src/server/index.ts'
import { runCli } from '../support/cli.ts'
import { startYggdrasilServer } from '../support/yggdrasil-server.ts'

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

async function start(options: ServerOptions = {}): Promise<{ server: Server; address: string }> {
  const server = createServer(options)
  const { port } = await server.listen({ port: 0 })
  cleanUps.push(() => server.close())
  return { server, address: `127.0.0.1:${port}` }
}

/** A server that takes connections and says nothing. */
async function startSilent(): Promise<{ silent: TcpServer; port: number }> {
  const silent = createTcpServer((socket) => socket.on('error', () => {}).resume())
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  return { silent, port: (silent.address() as AddressInfo).port }
}

const quick = ['--linger', '50']

describe('sculk ping', () => {
  const motd = { text: 'Hello', color: 'green', extra: [{ text: ' there\x1b[2J', bold: true }] }

  it('prints description, version, players and latency, without colour where nobody sees it', async () => {
    const { address } = await start({ motd, version: '1.20.4', maxPlayers: 7 })
    const cli = runCli(['ping', address])
    expect(await cli.exitCode).toBe(0)
    expect(cli.stdout).toContain('  Hello there')
    expect(cli.stdout).toMatch(/version {2}1\.20\.4 \(protocol 765: 1\.20\.3, 1\.20\.4\)/)
    expect(cli.stdout).toContain('players  0 of 7')
    expect(cli.stdout).toMatch(/latency {2}[\d.]+ m?s\n/)
    expect(cli.stdout).not.toContain('\x1b')
  })

  it('has colours on a terminal, but not with NO_COLOR', async () => {
    const { address } = await start({ motd })
    const coloured = runCli(['ping', address], { isTTY: true, env: { TERM: 'xterm' } })
    await coloured.exitCode
    expect(coloured.stdout).toContain('\x1b[92mHello')
    expect(coloured.stdout).not.toContain('\x1b[2J')
    const plain = runCli(['ping', address], { isTTY: true, env: { TERM: 'xterm', NO_COLOR: '1' } })
    await plain.exitCode
    expect(plain.stdout).not.toContain('\x1b')
  })

  it('prints the whole status as JSON', async () => {
    const { address } = await start({ motd, maxPlayers: 7 })
    const cli = runCli(['ping', address, '--json'])
    expect(await cli.exitCode).toBe(0)
    expect(cli.events()).toEqual([
      expect.objectContaining({ description: motd, latencyMs: expect.any(Number), players: expect.anything() }),
    ])
  })

  it('asks in a version of its own', async () => {
    const { server, address } = await start()
    const asked = server.events.next('status')
    await runCli(['ping', address, '--version', '1.8.9']).exitCode
    expect((await asked).version?.name).toBe('1.8.9')
  })

  it('gives up in time, and when nobody is there', async () => {
    const { silent, port } = await startSilent()
    const waiting = runCli(['ping', `127.0.0.1:${port}`, '--timeout', '100'])
    expect(await waiting.exitCode).toBe(4)
    expect(waiting.stderr).toContain('error: ')
    const interrupted = runCli(['ping', `127.0.0.1:${port}`])
    interrupted.interrupt()
    expect(await interrupted.exitCode).toBe(130)
    await new Promise((resolve) => silent.close(resolve))
    const refused = runCli(['ping', `127.0.0.1:${port}`])
    expect(await refused.exitCode).toBe(4)
    expect(refused.stderr).toContain('ECONNREFUSED')
  })
})

describe('sculk join', () => {
  it('says what a script gives it, and leaves when that ends', async () => {
    const { server, address } = await start({ version: '1.16.5' })
    const said: string[] = []
    server.events.on('chat', ({ message }) => said.push(message))
    server.events.on('command', ({ command }) => said.push(`/${command}`))
    const left = server.events.next('leave')
    const cli = runCli(['join', address, '--username', 'Bob', ...quick], {
      input: ['Hello', '', '/time set day', '//help', 'Bye'],
    })
    expect(await cli.exitCode).toBe(0)
    await left
    expect(said).toEqual(['Hello', '/time set day', '/help', 'Bye'])
    expect(cli.stdout).toContain('Version 1.16.5 (protocol 754)')
    expect(cli.stdout).toContain('Logged in as Bob')
    expect(cli.stdout).toContain('<Bob> Hello')
    expect(cli.stdout).toMatch(/Left the server \(49 chunks/)
    expect(cli.stdout).not.toContain('\x1b')
  })

  it.each(['1.7.10', '1.12.2', '1.19.2', '1.20.4', '26.1'])('shows the chat of %s', async (version) => {
    const { server, address } = await start({ version: version as '26.1' })
    const cli = runCli(['join', address, '--username', 'Bob', '--version', version])
    await cli.shows('In the world')
    server.broadcast({ text: 'Attention', color: 'red' })
    cli.type('Is anybody there?')
    await cli.shows('Attention')
    await cli.shows('<Bob> Is anybody there?')
    cli.type('/quit')
    expect(await cli.exitCode).toBe(0)
  })

  it('tells everything as JSON lines', async () => {
    const { server, address } = await start({ version: '1.21.4' })
    server.events.on('join', ({ player }) => player.sendMessage({ text: 'Welcome', bold: true }))
    const cli = runCli(['join', address, '--json', ...quick], { input: ['hi'] })
    expect(await cli.exitCode).toBe(0)
    const events = cli.events()
    expect(events[0]).toEqual({ event: 'connecting', address })
    expect(events).toContainEqual({ event: 'version', version: '1.21.4', protocol: 769 })
    expect(events).toContainEqual({ event: 'state', clientbound: 'configuration', serverbound: 'configuration' })
    expect(events).toContainEqual({ event: 'login', username: 'sculk', uuid: expect.any(String) })
    expect(events).toContainEqual({ event: 'joined', gameMode: 'survival', dimension: 'minecraft:overworld' })
    expect(events).toContainEqual(expect.objectContaining({ event: 'position', x: 0.5, relative: [] }))
    expect(events).toContainEqual(expect.objectContaining({ event: 'health', health: 20 }))
    expect(events).toContainEqual(
      expect.objectContaining({
        event: 'chat',
        source: 'system',
        text: 'Welcome',
        component: { text: 'Welcome', bold: true },
      }),
    )
    expect(events.at(-1)).toMatchObject({ event: 'disconnected', by: 'client', code: null, exitCode: 0, chunks: 49 })
  })

  it('keeps what is typed while the server configures it anew', async () => {
    const { server, address } = await start({ version: '1.21.4' })
    const cli = runCli(['join', address])
    await cli.shows('In the world')
    const again = server.players[0]!.reconfigure()
    const heard = server.events.next('chat')
    cli.type('Still here')
    await again
    expect((await heard).message).toBe('Still here')
    cli.interrupt()
    expect(await cli.exitCode).toBe(0)
  })

  it('gives the reason of a kick, with an exit code of its own', async () => {
    const { server, address } = await start()
    const cli = runCli(['join', address, '--json'])
    await cli.shows('"joined"')
    server.players[0]!.kick({ text: 'Too ', extra: [{ text: 'loud', bold: true }] })
    expect(await cli.exitCode).toBe(2)
    expect(cli.events().at(-1)).toMatchObject({ by: 'server', code: 'kicked', reason: 'Kicked: Too loud', exitCode: 2 })
  })

  it('tells a refused login, and a server that is not there', async () => {
    const { address } = await start({ maxPlayers: 0, version: '1.8.9' })
    const full = runCli(['join', address])
    expect(await full.exitCode).toBe(3)
    expect(full.stdout).toContain('refused the login: The server is full!')
    const gone = runCli(['join', '127.0.0.1:1'])
    expect(await gone.exitCode).toBe(4)
    expect(gone.stdout).toContain('ECONNREFUSED')
  })

  it('leaves politely on Ctrl-C, also while it connects', async () => {
    const { server, address } = await start()
    const left = server.events.next('leave')
    const playing = runCli(['join', address])
    await playing.shows('In the world')
    playing.interrupt()
    expect(await playing.exitCode).toBe(0)
    expect(playing.stdout).toContain('Left the server')
    await left
    const { silent, port } = await startSilent()
    cleanUps.push(() => silent.close())
    const connecting = runCli(['join', `127.0.0.1:${port}`])
    await connecting.shows('Connecting')
    connecting.interrupt()
    expect(await connecting.exitCode).toBe(0)
  })

  it('notices that the connection breaks', async () => {
    const { server, address } = await start()
    const sockets: Socket[] = []
    const proxy = createTcpServer((socket) => {
      const onward = connect(Number(address.split(':')[1]), '127.0.0.1')
      for (const each of [socket, onward]) sockets.push(each.on('error', () => {}))
      socket.pipe(onward).pipe(socket)
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    cleanUps.push(() => proxy.close())
    const left = server.events.next('leave')
    const cli = runCli(['join', `127.0.0.1:${(proxy.address() as AddressInfo).port}`, '--json'])
    await cli.shows('"joined"')
    for (const socket of sockets) socket.destroy()
    expect(await cli.exitCode).toBe(7)
    expect(cli.events().at(-1)).toMatchObject({ event: 'disconnected', exitCode: 7 })
    expect(cli.events().at(-1)?.by).not.toBe('client')
    await left
  })

  it('stays when the input ends, if it is told to', async () => {
    const { server, address } = await start()
    const cli = runCli(['join', address, '--stay', '--linger', '0'], { input: ['hi'] })
    await cli.shows('<sculk> hi')
    server.broadcast('Later')
    await cli.shows('Later')
    expect(server.players).toHaveLength(1)
    cli.interrupt()
    expect(await cli.exitCode).toBe(0)
  })

  it('tells the dead how to come back, and brings them back', async () => {
    const { server, address } = await start({ version: '1.12.2' })
    const cli = runCli(['join', address])
    await cli.shows('In the world')
    const player = server.players[0]!
    const asked = (): Promise<string> =>
      new Promise((resolve) => {
        const stop = player.registerPacketListener(({ command }) => {
          stop()
          resolve(String(command))
        }, serverbound.play.clientCommand)
      })
    player.send(clientbound.play.setHealth({ health: 0, food: 3, saturation: 0 }))
    await cli.shows('You are dead. .respawn brings you back.')
    const first = asked()
    cli.type('.respawn')
    expect(await first).toBe('perform_respawn')
    cli.type('/quit')
    expect(await cli.exitCode).toBe(0)
  })

  it('brings the dead back by itself', async () => {
    const { server, address } = await start({ version: '1.20.4' })
    const cli = runCli(['join', address, '--auto-respawn'])
    await cli.shows('In the world')
    const player = server.players[0]!
    const asked = new Promise((resolve) => {
      player.registerPacketListener(resolve, serverbound.play.clientCommand)
    })
    player.send(clientbound.play.setHealth({ health: 0, food: 3, saturation: 0 }))
    await asked
    cli.interrupt()
    await cli.exitCode
    expect(cli.stdout).not.toContain('You are dead')
  })

  it('dumps every packet, both ways', async () => {
    const { address } = await start({ version: '1.20.4' })
    const cli = runCli(['join', address, '--json', '--dump-packets', ...quick], { input: ['hi'] })
    expect(await cli.exitCode).toBe(0)
    const packets = cli.events().filter(({ event }) => event === 'packet')
    expect(packets.filter(({ error }) => error !== undefined)).toEqual([])
    const names = packets.map(({ direction, state, name }) => `${direction} ${state} ${name}`)
    expect(names.slice(0, 4)).toEqual([
      'serverbound handshaking intention',
      'serverbound login hello',
      'clientbound login login_compression',
      'clientbound login login_finished',
    ])
    expect(names).toContain('serverbound configuration finish_configuration')
    expect(names.filter((name) => name === 'clientbound play level_chunk_with_light')).toHaveLength(49)
    const chat = packets.find(({ name, direction }) => name === 'chat' && direction === 'serverbound')
    expect(chat).toMatchObject({ size: expect.any(Number), fields: { message: 'hi', salt: '0' } })
  })

  it('dumps packets that nobody knows or can decode, and goes on', async () => {
    const play = { direction: 'clientbound', states: 'play', fields: {} } as const
    const unknown = definePacket({ ...play, name: 'from_a_mod', id: 0x7e })
    const broken = definePacket({ ...play, name: 'set_camera' })
    const { server, address } = await start({ version: '1.8.9', packets: [unknown, broken] })
    const cli = runCli(['join', address, '--dump-unknown-packets', '--json'])
    await cli.shows('"joined"')
    server.players[0]!.send(unknown())
    server.players[0]!.send(broken())
    cli.type('hi')
    await cli.shows('<sculk> hi')
    cli.interrupt()
    expect(await cli.exitCode).toBe(0)
    expect(cli.events().filter(({ event }) => event === 'packetError')).toEqual([
      expect.objectContaining({ code: 'packet_unknown', details: expect.objectContaining({ id: 0x7e }) }),
      expect.objectContaining({
        code: 'packet_undecodable',
        details: expect.objectContaining({ name: 'set_camera', path: 'entityId', offset: 0 }),
      }),
    ])
  })

  it('says that a message is too long', async () => {
    const { address } = await start({ version: '1.8.9' })
    const cli = runCli(['join', address])
    await cli.shows('In the world')
    cli.type('x'.repeat(300))
    await cli.shows('That cannot be said')
    cli.type('short')
    await cli.shows('<sculk> short')
    cli.interrupt()
    expect(await cli.exitCode).toBe(0)
  })
})

describe('sculk join with an account', () => {
  it('logs in with a password from the environment or a file, and gives the token back', async () => {
    const yggdrasil = await startYggdrasilServer({ accounts: [{ username: 'Alice', password: 'secret' }] })
    cleanUps.push(() => yggdrasil.close())
    const { address } = await start({ onlineMode: true, sessionServer: yggdrasil.sessionServer, version: '1.20.4' })
    const args = ['join', address, '--auth-server', yggdrasil.landingPage, '--auth-user', 'Alice', ...quick]
    const fromEnvironment = runCli(args, { env: { SCULK_PASSWORD: 'secret' }, input: [] })
    expect(await fromEnvironment.exitCode).toBe(0)
    expect(fromEnvironment.stdout).toContain('Logged in as Alice')
    expect(yggdrasil.requests.at(-1)?.path).toMatch(/\/invalidate$/)

    const folder = mkdtempSync(join(tmpdir(), 'sculk-'))
    cleanUps.push(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'password')
    writeFileSync(file, 'secret\n')
    const fromFile = runCli([...args, '--auth-password-file', file], { input: [] })
    expect(await fromFile.exitCode).toBe(0)

    const wrong = runCli(args, { env: { SCULK_PASSWORD: 'guess' }, input: [] })
    expect(await wrong.exitCode).toBe(6)
    expect(wrong.stderr).toContain('The account was not accepted')
    expect(wrong.stderr + wrong.stdout).not.toContain('guess')
    const missing = runCli([...args, '--auth-password-file', join(folder, 'none')], { input: [] })
    expect(await missing.exitCode).toBe(64)
  })
})

describe('sculk start', () => {
  it('joins where an address is given', async () => {
    const { address } = await start()
    const cli = runCli(['start', address, '--username', 'Carl', ...quick], { input: [] })
    expect(await cli.exitCode).toBe(0)
    expect(cli.stdout).toContain('Logged in as Carl')
  })
})

describe('the program', () => {
  it('leaves politely when the system tells it to', async () => {
    const { server, address } = await start()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const joined = server.events.next('join')
      const left = server.events.next('leave')
      const child = spawn(process.execPath, ['--import', 'tsx', main, 'join', address, '--stay'], { stdio: 'pipe' })
      cleanUps.push(() => child.kill('SIGKILL'))
      let printed = ''
      child.stdout.on('data', (chunk: Buffer) => {
        printed += String(chunk)
      })
      const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
      await joined
      child.kill(signal)
      expect(await exit).toBe(0)
      expect(printed).toContain('Left the server')
      await left
    }
  })
})
