import { Connection } from '../../src/index.ts'
import { nodePlatform } from '../../src/net/node/platform.ts'
import type { Transport } from '../../src/net/transport.ts'
import type { PacketType } from '../../src/protocol/packet.ts'
import { readRecording } from './read.ts'

/** Plays a recording to one of our clients, and calls `listener` for each packet of the given types, in order. */
export async function replayRecording(
  path: string,
  listener: (packet: never) => void,
  ...types: readonly PacketType[]
): Promise<{ version: string }> {
  const { version, segments } = readRecording(path)
  let resolve = (): void => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  const connection = new Connection('replay', {
    transport: () => replay(segments, resolve),
    platform: nodePlatform,
    allowedVersions: [version as '1.8.8'],
    silenceTimeoutMs: 0,
    loginTimeoutMs: 0,
  })
  connection.registerPacketListener(listener as (packet: unknown) => void, ...types)
  connection.connect().catch(() => undefined)
  await promise
  await connection.disconnect()
  return { version }
}

function replay(segments: readonly Uint8Array[], onEnd: () => void): Transport {
  return {
    bufferedBytes: 0,
    send() {},
    async close() {},
    destroy() {},
    async *[Symbol.asyncIterator]() {
      for (const segment of segments) yield segment.slice()
      // Who asks for more has dealt with all of it.
      onEnd()
    },
  }
}
