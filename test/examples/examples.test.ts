import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createServer, type Server } from '../../src/server/index.ts'

const run = promisify(execFile)
const tsx = createRequire(import.meta.url).resolve('tsx')

async function example(name: string, ...args: string[]): Promise<string> {
  const path = fileURLToPath(new URL(`../../examples/${name}`, import.meta.url))
  const { stdout } = await run(process.execPath, ['--import', tsx, path, ...args])
  return stdout
}

describe('the examples', () => {
  let server: Server
  let address: string

  beforeAll(async () => {
    server = createServer({ motd: 'An example world' })
    const { port } = await server.listen({ port: 0 })
    address = `127.0.0.1:${port}`
  })

  afterAll(() => server.close())

  it('01 prints what a server says of itself', async () => {
    const output = await example('01-ping.ts', address)
    expect(output).toContain('An example world')
    expect(output).toMatch(/Ping: \d+ ms/)
  })

  it('02 greets in chat and hears itself', async () => {
    expect(await example('02-chat.ts', address, '0.5')).toContain('Hello!')
  })

  it('04 answers, as a bot with parts', async () => {
    expect(await example('04-bot.ts', address, '0.5')).toContain('<Pong> Hello! Say ping.')
  })

  it('05 looks around in the world', async () => {
    const output = await example('05-world.ts', address)
    expect(output).toMatch(/in overworld, on grass_block/)
    expect(output).toMatch(/the nearest bedrock is at -?\d+ 0 -?\d+/)
  })

  it('06 runs as the game lets it', async () => {
    const output = await example('06-walk.ts', address, '30')
    expect(output).toMatch(/came to -\d+\.\d/)
    expect(output).not.toContain('put back')
  })

  it('07 looks ahead, walks, jumps, and says why it cannot do something', async () => {
    const output = await example('07-actions.ts', address)
    expect(output).toMatch(/a jump would rise 1\.25 blocks\nwalked [56]\.\d blocks\njumped\ncould not: not_dead\n/)
  })

  it('03 sends a packet of its own', async () => {
    expect(await example('03-own-packet.ts')).toBe('sent: cheerful, 3\n')
  })
})
