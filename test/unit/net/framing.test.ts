import { describe, expect, it } from 'vitest'
import { FrameDecoder, maxFrameLength, putVarInt, varIntSize } from '../../../src/net/framing.ts'
import { nodeCrypto } from '../../../src/net/node/crypto.ts'
import { fromHex, toHex } from '../../support/codec.ts'
import { Random } from '../../support/random.ts'

/** Takes down what a decoder gives; `onFrame` may act on the decoder in between. */
class Sink {
  readonly frames: string[] = []
  readonly reasons: string[] = []
  readonly decoder = new FrameDecoder(this)
  onFrame: (count: number) => void = () => {}

  frame(bytes: Uint8Array, start: number, end: number): void {
    this.frames.push(toHex(bytes.slice(start, end)))
    this.onFrame(this.frames.length)
  }

  broken(reason: string): void {
    this.reasons.push(reason)
  }
}

function frame(body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(varIntSize(body.length) + body.length)
  bytes.set(body, putVarInt(bytes, 0, body.length))
  return bytes
}

const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]))
const filled = (length: number, value: number): Uint8Array => new Uint8Array(length).fill(value)

/** Frames of lengths around every size of a length, one of them empty. */
const bodies = [filled(1, 1), filled(127, 2), filled(128, 3), filled(0, 0), filled(2, 4), filled(200, 5)]
const stream = join(...bodies.map(frame))
const expected = bodies.map(toHex)

describe('frames', () => {
  it('may be several in a segment', () => {
    const sink = new Sink()
    sink.decoder.push(stream)
    expect(sink.frames).toEqual(expected)
    expect(sink.reasons).toEqual([])
  })

  it('may be cut at every byte', () => {
    for (let cut = 0; cut <= stream.length; cut++) {
      const sink = new Sink()
      sink.decoder.push(stream.slice(0, cut))
      sink.decoder.push(stream.slice(cut))
      expect(sink.frames, `cut at ${cut}`).toEqual(expected)
    }
  })

  it('may come byte by byte, or in pieces of any size', () => {
    for (const size of [1, 2, 3, 7, 100, 129]) {
      const sink = new Sink()
      for (let at = 0; at < stream.length; at += size) sink.decoder.push(stream.slice(at, at + size))
      expect(sink.frames, `in pieces of ${size}`).toEqual(expected)
    }
  })

  it('lie in the segment without a copy when they are whole, and in memory of their own when not', () => {
    const given: Uint8Array[] = []
    const decoder = new FrameDecoder({ frame: (bytes) => given.push(bytes), broken: () => {} })
    const segment = fromHex('02 01 02')
    decoder.push(segment)
    decoder.push(fromHex('02 03'))
    const last = fromHex('04')
    decoder.push(last)
    expect(given[0]).toBe(segment)
    expect(given[1]).toEqual(fromHex('03 04'))
    last[0] = 9
    expect(given[1]).toEqual(fromHex('03 04'))
  })

  it('of the greatest length arrive, whole or in pieces', () => {
    const body = new Uint8Array(maxFrameLength)
    for (let at = 0; at < body.length; at += 997) body[at] = at & 255
    for (const size of [maxFrameLength + 3, 700_000]) {
      const given: Uint8Array[] = []
      const decoder = new FrameDecoder({
        frame: (bytes, start, end) => given.push(bytes.slice(start, end)),
        broken: () => {},
      })
      const bytes = frame(body)
      for (let at = 0; at < bytes.length; at += size) decoder.push(bytes.subarray(at, at + size))
      expect(given).toHaveLength(1)
      expect(Buffer.compare(given[0]!, body)).toBe(0)
    }
  })

  it('may have lengths that are longer than they have to be', () => {
    const sink = new Sink()
    sink.decoder.push(fromHex('81 80 00 07 82 00 01 02'))
    expect(sink.frames).toEqual(['07', '01 02'])
  })
})

describe('a length of more than three bytes', () => {
  it('breaks the stream, wherever it is cut, and nothing comes after it', () => {
    const bytes = fromHex('01 07 80 80 80 01 00 01 08')
    for (let cut = 0; cut <= bytes.length; cut++) {
      const sink = new Sink()
      sink.decoder.push(bytes.slice(0, cut))
      sink.decoder.push(bytes.slice(cut))
      sink.decoder.push(fromHex('01 09'))
      expect(sink.frames, `cut at ${cut}`).toEqual(['07'])
      expect(sink.reasons).toHaveLength(1)
    }
  })

  it('does not take memory for what has not arrived', () => {
    const decoders: FrameDecoder[] = []
    const before = process.memoryUsage().arrayBuffers
    for (let index = 0; index < 50; index++) {
      const decoder = new FrameDecoder({ frame: () => {}, broken: () => {} })
      decoder.push(fromHex('ff ff 7f 00'))
      decoders.push(decoder)
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 100_000)
    expect(decoders).toHaveLength(50)
  })
})

describe('a pause', () => {
  it('holds back what is left of the segment', () => {
    for (let cut = 0; cut < stream.length; cut++) {
      const sink = new Sink()
      sink.onFrame = () => sink.decoder.pause()
      sink.decoder.push(stream.slice(0, cut))
      for (let turn = 1; sink.decoder.paused; turn++) {
        expect(sink.frames).toHaveLength(turn)
        sink.decoder.resume()
      }
      const before = sink.frames.length
      sink.decoder.push(stream.slice(cut))
      for (let turn = before + 1; sink.decoder.paused; turn++) {
        expect(sink.frames).toHaveLength(turn)
        sink.decoder.resume()
      }
      expect(sink.frames, `cut at ${cut}`).toEqual(expected)
    }
  })

  it('may end within the frame that began it', () => {
    const sink = new Sink()
    sink.onFrame = () => {
      sink.decoder.pause()
      sink.decoder.resume()
    }
    sink.decoder.push(stream)
    expect(sink.frames).toEqual(expected)
  })
})

describe('decryption', () => {
  const key = new Random(5).bytes(16)
  const plain = bodies.slice(0, 2).map(frame)
  const secret = join(...bodies.slice(2).map(frame))

  it('begins between two frames of a segment, wherever it is cut', () => {
    const bytes = join(...plain, nodeCrypto.cipher(key).encrypt(secret))
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const sink = new Sink()
      sink.onFrame = (count) => {
        if (count === plain.length) sink.decoder.decrypt(nodeCrypto.cipher(key))
      }
      sink.decoder.push(bytes.slice(0, cut))
      sink.decoder.push(bytes.slice(cut))
      expect(sink.frames, `cut at ${cut}`).toEqual(expected)
    }
  })

  it('may begin during a pause', () => {
    const bytes = join(...plain, nodeCrypto.cipher(key).encrypt(secret))
    const sink = new Sink()
    sink.onFrame = (count) => {
      if (count === plain.length) sink.decoder.pause()
    }
    sink.decoder.push(bytes)
    expect(sink.frames).toHaveLength(plain.length)
    sink.decoder.decrypt(nodeCrypto.cipher(key))
    sink.decoder.resume()
    expect(sink.frames).toEqual(expected)
  })
})

it('writes lengths as VarInts', () => {
  for (const value of [0, 127, 128, 16383, 16384, 2097151, 2097152, 268435455, 268435456, 0x7fffffff]) {
    const bytes = new Uint8Array(5)
    expect(putVarInt(bytes, 0, value)).toBe(varIntSize(value))
  }
})
