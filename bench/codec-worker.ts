import { createRequire } from 'node:module'
import { Duplex } from 'node:stream'
import { Reader } from '../src/codec/reader.ts'
import { Connection, clientbound } from '../src/index.ts'
import { FrameDecoder, putVarInt, varIntSize } from '../src/net/framing.ts'
import { nodePlatform } from '../src/net/node/platform.ts'
import type { Transport } from '../src/net/transport.ts'
import { packetTypes } from '../src/protocol/packets/index.ts'
import { type Recording, readRecording, resegment } from './record/read.ts'

/*
 * One measurement in a process of its own: replays a recorded session into one library's client, several times, and prints
 * the times as JSON. Run by codec.ts.
 */

const [library, path, feed, decode, passes, peersDirectory] = process.argv.slice(2) as [
  'sculk' | 'minecraft-protocol',
  string,
  'recorded' | '64k' | 'small',
  'all' | 'few',
  string,
  string,
]

/** The packets of a recording, inflated, with their number in front. */
function packetsOf({ segments }: Recording): Uint8Array[] {
  const packets: Uint8Array[] = []
  let threshold = -1
  let isLogin = true
  const decoder = new FrameDecoder({
    frame(bytes, start, end) {
      const reader = new Reader(bytes, start, end)
      const size = threshold >= 0 ? reader.varInt() : 0
      const packet =
        size > 0
          ? nodePlatform.compression.inflate(bytes, reader.offset, end - reader.offset, size)
          : bytes.subarray(reader.offset, end)
      if (isLogin && packet[0] === 3) threshold = new Reader(packet, 1).varInt()
      if (isLogin && packet[0] === 2) isLogin = false
      packets.push(packet)
    },
    broken(reason) {
      throw new Error(reason)
    },
  })
  for (const segment of segments) decoder.push(segment)
  return packets
}

/** Only packets of up to 256 bytes, without compression, in pieces of 64 KiB. */
function smallOnly(recording: Recording): Recording {
  const frames = packetsOf(recording)
    .filter((packet, index) => packet.length <= 256 && !(index < 4 && packet[0] === 3))
    .map((packet) => {
      const frame = new Uint8Array(varIntSize(packet.length) + packet.length)
      frame.set(packet, putVarInt(frame, 0, packet.length))
      return frame
    })
  return { ...recording, threshold: -1, segments: resegment(frames, 65536) }
}

const recorded = readRecording(path)
const recording =
  feed === 'small'
    ? smallOnly(recorded)
    : feed === '64k'
      ? { ...recorded, segments: resegment(recorded.segments, 65536) }
      : recorded
const expected = feed === 'small' ? packetsOf(recording).length : packetsOf(recorded).length

function replay(segments: readonly Uint8Array[]): Transport {
  let next = 0
  return {
    bufferedBytes: 0,
    send() {},
    async close() {},
    destroy() {},
    [Symbol.asyncIterator]: () => ({
      next: () => {
        if (next < segments.length) return Promise.resolve({ value: segments[next++]!, done: false as const })
        return new Promise(() => {})
      },
    }),
  }
}

async function passOfSculk(): Promise<number> {
  // A fresh copy, as a socket would give: nothing may profit from memory that an earlier pass has seen.
  const segments = recording.segments.map((segment) => segment.slice())
  let done = (): void => {}
  const finished = new Promise<void>((resolve) => {
    done = resolve
  })
  const connection = new Connection('replay', {
    transport: () => replay(segments),
    platform: nodePlatform,
    allowedVersions: [recording.version as '1.8.8'],
    silenceTimeoutMs: 0,
    loginTimeoutMs: 0,
    handleException: (error) => {
      throw error
    },
  })
  let sum = 0
  const count = (): void => {
    sum += 1
  }
  if (decode === 'all')
    connection.registerPacketListener(count, ...packetTypes.filter(({ direction }) => direction === 'clientbound'))
  else
    connection.registerPacketListener(
      count,
      clientbound.play.keepAlive,
      clientbound.play.playerPosition,
      clientbound.play.setHealth,
    )
  // The server that was recorded leaves an uninitialised byte in some sounds of 1.20.3 and later; nothing else may fail.
  connection.events.on('packetError', (error) => {
    if (error.place.name !== 'sound') throw error
  })
  const started = performance.now()
  connection.connect().catch(() => {})
  const check = (): void => {
    if ((connection.statistics?.packetsReceived ?? 0) >= expected) done()
    else setImmediate(check)
  }
  check()
  await finished
  const time = performance.now() - started
  await connection.disconnect()
  return time
}

async function passOfPeer(): Promise<number> {
  const require = createRequire(`${peersDirectory}/`)
  const { createClient } = require('minecraft-protocol')
  const segments = recording.segments.map((segment) => Buffer.from(segment.slice()))
  const stream = new Duplex({ read() {}, write: (_chunk, _encoding, callback) => callback() })
  let received = 0
  let time = 0
  let started = 0
  const start = (): void => {
    started = performance.now()
    // A socket gives one piece at a time; pushing all at once is the fastest feed there is.
    for (const segment of segments) stream.push(segment)
  }
  const client = createClient({
    username: 'replay',
    version: recording.version,
    // With its option `stream` it would emit 'connect' before its own login listens, and stay in HANDSHAKING.
    connect: (created: { setSocket(socket: Duplex): void; emit(event: string): void }) =>
      setImmediate(() => {
        created.setSocket(stream)
        created.emit('connect')
        setImmediate(start)
      }),
    keepAlive: true,
    auth: 'offline',
    hideErrors: true,
    checkTimeoutInterval: 1e9,
  })
  await new Promise<void>((resolve, reject) => {
    client.on('error', reject)
    client.on('packet', () => {
      received += 1
      if (received < expected) return
      time = performance.now() - started
      resolve()
    })
  })
  client.removeAllListeners()
  client.on('error', () => {})
  client.end()
  return time
}

const times: number[] = []
for (let pass = 0; pass < Number(passes); pass++) {
  times.push(await (library === 'sculk' ? passOfSculk() : passOfPeer()))
}
console.log(
  JSON.stringify({ times, packets: expected, bytes: recording.segments.reduce((sum, { length }) => sum + length, 0) }),
)
process.exit(0)
