// A first bot: it greets, answers who says "ping", and tells how it is. Run: npx tsx examples/04-bot.ts [host] [seconds]
import { createBot } from '../src/index.ts'

const [address = 'localhost', seconds = '60'] = process.argv.slice(2)
const bot = createBot({ address, username: 'Pong', reconnect: true })

bot.chat.events.on('message', ({ text, sender }) => {
  console.log(text)
  if (sender && text.endsWith('ping')) bot.say('pong')
})
bot.self.events.on('health', ({ health, food }) => console.log(`health ${health}, food ${food}`))
bot.events.on('end', ({ reason, willReconnect }) => console.log(`out: ${reason ?? 'left'}`, { willReconnect }))

await bot.connect()
bot.say('Hello! Say ping.')
await new Promise((resolve) => setTimeout(resolve, Number(seconds) * 1000))
await bot.disconnect()
