import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/*
 * Many bots of one library in one process, in the same place: prints the resident memory and the CPU of an idle second after some of
 * them, and after all. Arguments: library, root, peers, port, version, few, all.
 */

const [library, root, peers, port, version, few, all] = process.argv.slice(2) as string[]
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function ours(count: number, from: number): Promise<void> {
  const { createBot } = (await import(pathToFileURL(`${root}dist/index.js`).href)) as typeof import('../src/index.ts')
  for (let index = from; index < count; index++) {
    const bot = createBot({
      address: `127.0.0.1:${port}`,
      username: `Bot${index}`,
      allowedVersions: [version as '1.21.4'],
    })
    await bot.connect()
    await bot.waitForChunks({ radius: 10 })
  }
}

interface Mineflayer {
  createBot(options: object): {
    once(name: string, listener: () => void): void
    on(name: string, listener: (error: unknown) => void): void
    world: { getColumns(): unknown[] }
  }
}

async function theirs(count: number, from: number): Promise<void> {
  const { createBot } = createRequire(`${peers}/`)('mineflayer') as Mineflayer
  for (let index = from; index < count; index++) {
    const bot = createBot({ host: '127.0.0.1', port: Number(port), username: `Bot${index}`, version, auth: 'offline' })
    bot.on('error', (error) => console.error(error))
    bot.on('kicked', (reason) => console.error(reason))
    await new Promise<void>((resolve) => bot.once('spawn', resolve))
    while (bot.world.getColumns().length < 441) await pause(20)
  }
}

const add = library === 'sculk' ? ours : theirs

async function measure(): Promise<{ residentMb: number; cpuMsPerSecond: number }> {
  await pause(5000)
  for (let run = 0; run < 4; run++) {
    globalThis.gc?.()
    await pause(50)
  }
  const residentMb = process.memoryUsage().rss / 1e6
  const before = process.cpuUsage()
  await pause(5000)
  const { user, system } = process.cpuUsage(before)
  return { residentMb, cpuMsPerSecond: (user + system) / 5000 }
}

await add(Number(few), 0)
const first = await measure()
await add(Number(all), Number(few))
const last = await measure()
console.log(JSON.stringify({ first, last }))
process.exit(0)
