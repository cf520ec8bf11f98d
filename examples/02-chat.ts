// Greets, prints what is said for some seconds, and leaves. Run: npx tsx examples/02-chat.ts [host] [seconds]
import { Connection, clientbound } from '../src/index.ts'

const [address = 'localhost', seconds = '10'] = process.argv.slice(2)
const { chat, systemChat, playerChat, disguisedChat } = clientbound.play

const connection = new Connection(address, { username: 'Chatterbox' })
connection.registerPacketListener(({ message }) => console.log(message.toString()), chat, disguisedChat)
connection.registerPacketListener(({ content }) => console.log(content.toString()), systemChat)
connection.registerPacketListener(({ name, message }) => console.log(`<${name.toString()}> ${message}`), playerChat)

await connection.connect()
connection.say('Hello!')
await new Promise((resolve) => setTimeout(resolve, Number(seconds) * 1000))
await connection.disconnect()
