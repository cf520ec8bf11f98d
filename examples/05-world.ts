// Waits for the world, looks around, and leaves. Run: npx tsx examples/05-world.ts [host] [block]
import { createBot } from '../src/index.ts'

const [address = 'localhost', wanted = 'bedrock'] = process.argv.slice(2)
const bot = createBot({ address, username: 'Looker' })

await bot.connect()
await bot.waitForChunks()
const { position } = bot.self
const below = bot.world.block({ ...position, y: position.y - 0.5 })
console.log(`at ${Object.values(position).join(' ')} in ${bot.session.dimension.name}, on ${below}`)
console.log(`${bot.world.columnCount} columns, biome ${bot.world.biomeAt(position)}, ${bot.time.timeOfDay} o'clock`)

const nearest = bot.world.findBlock({ matching: wanted, near: position, maxDistance: 64 })
console.log(nearest ? `the nearest ${wanted} is at ${Object.values(nearest).join(' ')}` : `no ${wanted} in sight`)
for (const entity of bot.entities) console.log(`sees ${entity.type.name}`)
await bot.disconnect()
