import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { Duplex } from 'node:stream'
import { Connection, serverbound, type VersionName } from '../src/index.ts'
import type { Transport } from '../src/net/transport.ts'
import { createServer } from '../src/server/index.ts'

/*
 * One measurement in a process of its own: what a busy bot sends, tick by tick, through the client of one library into a
 * stream that takes everything: from the fields of a packet to the frame. Prints the times as JSON, and a hash of what was
 * sent, which must be the same for both. Run by encode.ts.
 */

const [library, version, passes, peersDirectory] = process.argv.slice(2) as [
  'sculk' | 'minecraft-protocol',
  VersionName,
  string,
  string,
]

const threshold = 256
/** So that no library pays for a turn of the event loop with each packet; many bots in one process write about so much. */
const ticksPerTurn = 50
const turnsPerPass = 400

const hasHand = version !== '1.8.8'
const hasTickEnd = version === '1.21.4'

/** The packets of a bot that runs, turns, jumps and hits. */
interface Writer {
  moved(x: number, y: number, z: number, onGround: boolean): void
  movedAndTurned(x: number, y: number, z: number, yaw: number, pitch: number, onGround: boolean): void
  turned(yaw: number, pitch: number, onGround: boolean): void
  stood(onGround: boolean): void
  swung(): void
  kept(id: number): void
  pressed(forward: boolean, jump: boolean, sprint: boolean): void
  ticked(): void
}

function tick(writer: Writer, count: number): void {
  const [x, y, z] = [count * 0.2153, 64 + (count % 12) * 0.1, Math.sin(count) * 30]
  const onGround = count % 12 === 0
  if (hasTickEnd && count % 6 === 0) writer.pressed(true, onGround, count % 4 === 0)
  const [yaw, pitch] = [(count * 7.5) % 360, (count % 90) - 45]
  if (count % 4 === 0) writer.moved(x, y, z, onGround)
  else if (count % 4 === 3) writer.turned(yaw, pitch, onGround)
  else writer.movedAndTurned(x, y, z, yaw, pitch, onGround)
  if (count % 5 === 0) writer.stood(onGround)
  if (count % 3 === 0) writer.swung()
  if (count % 40 === 0) writer.kept(count)
  if (hasTickEnd) writer.ticked()
}

/** What was sent: hashed once, and then only counted. */
class Sink {
  packets = 0
  bytes = 0
  readonly #hash = createHash('sha256')
  #digest: string | undefined

  take(bytes: Uint8Array): void {
    this.bytes += bytes.length
    if (this.#digest === undefined) this.#hash.update(bytes)
  }

  get digest(): string {
    this.#digest ??= this.#hash.digest('hex')
    return this.#digest
  }
}

async function writerOfSculk(sink: Sink): Promise<Writer> {
  const server = createServer({ compressionThreshold: threshold })
  let isMeasured = false
  const connection = new Connection('memory', {
    allowedVersions: [version],
    silenceTimeoutMs: 0,
    transport: async (): Promise<Transport> => {
      const inner = await server.connectInMemory()
      return {
        bufferedBytes: 0,
        send: (bytes) => (isMeasured ? sink.take(bytes) : inner.send(bytes)),
        close: () => inner.close(),
        destroy: () => inner.destroy(),
        [Symbol.asyncIterator]: () => inner[Symbol.asyncIterator](),
      }
    },
  })
  await connection.connect()
  // What is owed for the login leaves before anything is counted.
  await new Promise((resolve) => setTimeout(resolve, 500))
  isMeasured = true
  const { play } = serverbound
  return {
    moved: (x, y, z, onGround) => connection.writePacket(play.movePlayerPos({ position: { x, y, z }, onGround })),
    movedAndTurned: (x, y, z, yaw, pitch, onGround) =>
      connection.writePacket(play.movePlayerPosRot({ position: { x, y, z }, yaw, pitch, onGround })),
    turned: (yaw, pitch, onGround) => connection.writePacket(play.movePlayerRot({ yaw, pitch, onGround })),
    stood: (onGround) => connection.writePacket(play.movePlayerStatusOnly({ onGround })),
    swung: () => connection.writePacket(play.swing({ hand: 'main_hand' })),
    kept: (id) => connection.writePacket(play.keepAlive({ id: BigInt(id) })),
    pressed: (forward, jump, sprint) => connection.writePacket(play.playerInput({ keys: { forward, jump, sprint } })),
    ticked: () => connection.writePacket(play.clientTickEnd()),
  }
}

interface PeerClient {
  state: string
  compressionThreshold: number
  setSocket(socket: Duplex): void
  write(name: string, fields: object): void
}

async function writerOfPeer(sink: Sink): Promise<Writer> {
  const { Client } = createRequire(`${peersDirectory}/`)('minecraft-protocol') as {
    Client: new (isServer: boolean, version: string) => PeerClient
  }
  const client = new Client(false, version)
  client.state = 'play'
  client.compressionThreshold = threshold
  client.setSocket(
    new Duplex({
      read() {},
      write(chunk: Uint8Array, _encoding, callback) {
        sink.take(chunk)
        callback()
      },
    }),
  )
  // Each version gets the fields that it has; the other ones would cost the peer nothing.
  const ground = hasTickEnd
    ? (onGround: boolean) => ({ flags: { onGround, hasHorizontalCollision: false } })
    : (onGround: boolean) => ({ onGround })
  return {
    moved: (x, y, z, onGround) => client.write('position', { x, y, z, ...ground(onGround) }),
    movedAndTurned: (x, y, z, yaw, pitch, onGround) =>
      client.write('position_look', { x, y, z, yaw, pitch, ...ground(onGround) }),
    turned: (yaw, pitch, onGround) => client.write('look', { yaw, pitch, ...ground(onGround) }),
    stood: (onGround) => client.write('flying', ground(onGround)),
    swung: () => client.write('arm_animation', { hand: 0 }),
    kept: (id) => client.write('keep_alive', { keepAliveId: hasHand ? BigInt(id) : id }),
    pressed: (forward, jump, sprint) => client.write('player_input', { inputs: { forward, jump, sprint } }),
    ticked: () => client.write('tick_end', {}),
  }
}

const sink = new Sink()
const given = await (library === 'sculk' ? writerOfSculk(sink) : writerOfPeer(sink))
let packets = 0
const counted = Object.fromEntries(
  Object.entries(given).map(([name]) => [name, () => void (packets += 1)]),
) as unknown as Writer
for (let count = 0; count < ticksPerTurn * turnsPerPass; count++) tick(counted, count)

const times: number[] = []
let bytes = 0
for (let pass = 0; pass < Number(passes); pass++) {
  const before = sink.bytes
  const started = performance.now()
  for (let turn = 0; turn < turnsPerPass; turn++) {
    for (let count = 0; count < ticksPerTurn; count++) tick(given, turn * ticksPerTurn + count)
    // Both send in their own time; a turn of the event loop later all of it has gone.
    await new Promise(setImmediate)
  }
  times.push(performance.now() - started)
  bytes = sink.bytes - before
  // The first pass is for the hash, and nothing in it counts.
  if (pass === 0) void sink.digest
}
console.log(JSON.stringify({ times, packets, bytes, digest: sink.digest }))
process.exit(0)
