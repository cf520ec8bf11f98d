import { afterEach, describe, expect, it } from 'vitest'
import { createServer, type Server } from '../../src/server/index.ts'
import { botOn, simulatedVersions } from '../support/bots.ts'

const servers: Server[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

describe('The world of a bot', () => {
  it.each(simulatedVersions)('is what the server has sent, block by block, on %s', async (version) => {
    const server = createServer({ version })
    servers.push(server)
    const bot = botOn(server, version)
    await bot.connect()
    await bot.waitForChunks({ radius: 1 })
    const names = [0, 1, 2, 3, 4].map((y) => bot.world.block({ x: 5, y, z: -7 })?.name)
    expect(names).toEqual(['bedrock', 'dirt', 'dirt', 'grass_block', 'air'])
    expect(bot.world.findBlock({ matching: 'bedrock', near: { x: 0.5, y: 4, z: 0.5 } })).toEqual({ x: 0, y: 0, z: 0 })
    expect(bot.world.heightAt(3, 3)).toBe(4)
    const hit = bot.world.rayCast({ x: 0.5, y: 10, z: 0.5 }, { x: 0, y: -1, z: 0 }, 20)
    expect(hit).toMatchObject({ position: { x: 0, y: 3, z: 0 }, face: 'up', distance: 6 })
    await bot.disconnect()
    expect(bot.world.isThere).toBe(false)
    expect(bot.world.block({ x: 5, y: 0, z: -7 })).toBeUndefined()
  })

  it('is shared by bots on the same server, and forgotten with the last of them', async () => {
    const server = createServer({ version: '1.21.4' })
    servers.push(server)
    const alice = botOn(server, '1.21.4', { address: 'shared' })
    const bob = botOn(server, '1.21.4', { address: 'shared', username: 'Bob' })
    const carol = botOn(server, '1.21.4', { address: 'shared', username: 'Carol', shareWorld: false })
    for (const bot of [alice, bob, carol]) {
      await bot.connect()
      await bot.waitForChunks({ radius: 1 })
    }
    expect(bob.world.current).toBe(alice.world.current)
    expect(carol.world.current).not.toBe(alice.world.current)
    const world = alice.world.current
    await alice.disconnect()
    expect(world.columnCount).toBeGreaterThan(0)
    expect(bob.world.block({ x: 0, y: 0, z: 0 })?.name).toBe('bedrock')
    await bob.disconnect()
    expect(world.columnCount).toBe(0)
  })

  it('is all there for who waits for all of it', async () => {
    const server = createServer({ version: '1.21.4', viewDistance: 4 })
    servers.push(server)
    const bot = botOn(server, '1.21.4')
    const abort = new AbortController()
    const timer = setTimeout(() => abort.abort(new Error('the last column was not noticed')), 4000)
    await bot.connect()
    await bot.waitForChunks({ radius: 4, signal: abort.signal })
    clearTimeout(timer)
    expect(bot.world.columnCount).toBe(81)
  })

  it('rejects who waits for columns when the connection ends', async () => {
    const server = createServer({ version: '1.21.4' })
    servers.push(server)
    const bot = botOn(server, '1.21.4')
    await bot.connect()
    const waiting = expect(bot.waitForChunks({ radius: 30 })).rejects.toMatchObject({ code: 'kicked' })
    const ended = expect(bot.ended()).rejects.toMatchObject({ code: 'kicked' })
    server.player('Alice')!.kick('Enough')
    await waiting
    await ended
  })
})
