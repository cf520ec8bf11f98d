// Turns around, runs and jumps for a while, and tells where it has come. Run: npx tsx examples/06-walk.ts [host] [ticks]
import { createBot } from '../src/index.ts'

const [address = 'localhost', ticks = '60'] = process.argv.slice(2)
const bot = createBot({ address, username: 'Runner' })

await bot.connect()
await bot.waitForChunks()
bot.movement.events.on('corrected', ({ to }) => console.log('put back to', to))
bot.movement.look(90, 0)
Object.assign(bot.control, { forward: true, sprint: true, jump: true })
await bot.ticks.wait(Number(ticks))
bot.control.release()
console.log(`came to ${bot.self.position.x.toFixed(1)} ${bot.self.position.z.toFixed(1)}`)
await bot.disconnect()
