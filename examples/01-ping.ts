// What a server says of itself. Run: npx tsx examples/01-ping.ts [host]
import { Connection } from '../src/index.ts'

const [address = 'localhost'] = process.argv.slice(2)

const { status, latencyMs } = await new Connection(address).status({ handleStatus: false, handlePing: undefined })
console.log(status.description.toAnsi())
console.log(`${status.version.name}, ${status.players?.online ?? '?'} of ${status.players?.max ?? '?'} players`)
if (latencyMs === undefined) process.exitCode = 1
