/*
 * The server of a recording, in a process of its own so that the recorder reads its bytes from a real socket and on its
 * own time. Started by fork() with the peers' directory, the version, the seed and the view distance in chunks; answers
 * with `{ port }` once it listens, and ends when its parent goes away.
 */
import { loadPeers } from './peers.ts'
import { seededRandom } from './random.ts'

const [directory = '', version = '', seedText = '', viewDistanceText = ''] = process.argv.slice(2)
const seed = Number(seedText)

// The server draws spawn points and ids from here; the world has its own seed below.
Math.random = seededRandom(seed)

// A packet that flying-squid cannot write in this version must not end the session of everybody.
const seen = new Map<string, number>()
process.setMaxListeners(0) // flying-squid adds listeners for every player
process.on('uncaughtException', (error) => {
  const count = (seen.get(error.message) ?? 0) + 1
  seen.set(error.message, count)
  if (count === 1) process.stderr.write(`server ${version}: ${error.stack?.split('\n').slice(0, 3).join(' | ')}\n`)
})
process.on('disconnect', () => process.exit(0))

const server = loadPeers(directory).createServer(
  {
    version,
    host: '127.0.0.1',
    port: 0,
    motd: 'recording',
    'max-players': 200,
    'online-mode': false,
    logging: false,
    gameMode: 1,
    difficulty: 1,
    kickTimeout: 600_000,
    plugins: {},
    modpe: false,
    'view-distance': Number(viewDistanceText),
    'player-list-text': { header: { text: 'recording' }, footer: { text: 'recording' } },
    'everybody-op': true,
    'max-entities': 1000,
  },
  seed,
)
server.on('error', (error: Error) => process.stderr.write(`server ${version}: ${error.message}\n`))
server.on('ready', () => process.send?.({ port: server.listeningPort }))
