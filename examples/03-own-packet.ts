// A packet of one's own, on the embedded server's stream and without any network. Run: npx tsx examples/03-own-packet.ts
import { string, varInt } from '../src/codec/index.ts'
import { Connection, definePacket } from '../src/index.ts'
import { createServer } from '../src/server/index.ts'

// A packet that a mod would add, from 1.16 on.
const mood = definePacket({
  direction: 'serverbound',
  states: 'play',
  name: 'mood',
  id: 0x7e,
  from: '1.16',
  fields: { mood: string(), strength: varInt },
})

const server = createServer({})
const connection = new Connection('memory', {
  transport: () => server.connectInMemory(),
  allowedVersions: ['1.20.4'],
  packets: [mood],
})
connection.registerPacketListener((sent) => console.log(`sent: ${sent.mood}, ${sent.strength}`), mood, {
  outgoing: true,
})
await connection.connect()
connection.writePacket(mood({ mood: 'cheerful', strength: 3 }))
await connection.disconnect()
await server.close()
