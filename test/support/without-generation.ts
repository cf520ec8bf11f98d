// Run by a test with `--disallow-code-generation-from-strings`: packets through the coders that a user gets.
import { Reader } from '../../src/codec/reader.ts'
import { Writer } from '../../src/codec/writer.ts'
import { packetTypes } from '../../src/protocol/packets/index.ts'

/** A packet's name, direction, version and body in hexadecimal. */
export type Sample = readonly [direction: string, name: string, version: number, hex: string]

/** Reads each packet, writes it again, and says what came out. */
export function decodeSamples(samples: readonly Sample[]): string[] {
  return samples.map(([direction, name, version, hex]) => {
    const type = packetTypes.find((one) => one.packetName === name && one.direction === direction)!
    const coder = type.codec.coderAt(version)
    const bytes = Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16))
    const value = coder.decode(new Reader(bytes))
    const writer = new Writer()
    coder.encode(writer, value)
    const written = Array.from(writer.finish(), (byte) => byte.toString(16).padStart(2, '0')).join('')
    const show = (_key: string, inner: unknown): unknown => (typeof inner === 'bigint' ? `${inner}n` : inner)
    return `${name} ${JSON.stringify(value, show)} ${written}`
  })
}

if (process.argv[2] === 'samples') {
  let generated = true
  try {
    new Function('return 1')
  } catch {
    generated = false
  }
  console.log(JSON.stringify({ generated, results: decodeSamples(JSON.parse(process.argv[3]!)) }))
}
