// Looks ahead, walks, jumps, and gives up in time: actions settle, whatever happens. Run: npx tsx examples/07-actions.ts [host]
import { createBot, SculkError } from '../src/index.ts'

const [address = 'localhost'] = process.argv.slice(2)
const bot = createBot({ address, username: 'Actor' })
bot.living.events.on('died', ({ message }) => console.log(`died: ${message ?? 'who knows why'}`))

await bot.connect()
await bot.waitForChunks()
await bot.ticks.wait(10)
const { x, y, z } = bot.self.position
const apex = bot.movement.simulate({ jump: true }, 6)
console.log(`a jump would rise ${(apex.y - y).toFixed(2)} blocks`)

try {
  await bot.walking.walkTo({ x: x + 6, z }, { sprint: true, signal: AbortSignal.timeout(10_000) })
  console.log(`walked ${(bot.self.position.x - x).toFixed(1)} blocks`)
  await bot.walking.jump()
  console.log('jumped')
  await bot.living.respawn()
} catch (error) {
  console.log(`could not: ${error instanceof SculkError ? error.code : error}`)
}
await bot.disconnect()
