import { expect, test } from 'vitest'
import { Reader } from '../../../../src/codec/reader.ts'
import { Writer } from '../../../../src/codec/writer.ts'
import type { VersionName } from '../../../../src/generated/versions.ts'
import type { PacketType } from '../../../../src/protocol/packet.ts'
import { helloServerbound, key, loginFinished } from '../../../../src/protocol/packets/authentication.ts'

const id = '069a79f4-44e9-4726-a5be-fca90e38aaf5'

function write(type: PacketType, version: VersionName, fields: object): Uint8Array {
  const writer = new Writer()
  type.codec.at(version).encode(writer, type(fields) as never)
  return writer.finish()
}

function read(type: PacketType, version: VersionName, bytes: Uint8Array): unknown {
  const reader = new Reader(bytes)
  const packet = type.codec.at(version).decode(reader)
  expect(reader.remaining).toBe(0)
  return packet
}

test('a UUID is text without dashes, then with them, then bytes; and always reads the same', () => {
  const profile = { id, name: 'Notch', properties: [] }
  const sizes = (['1.7.2', '1.7.6', '1.16', '1.21.4'] as const).map((version) => {
    const bytes = write(loginFinished, version, { profile })
    expect(read(loginFinished, version, bytes)).toMatchObject({ kind: 'login_finished', profile })
    return bytes.length
  })
  expect(sizes).toEqual([1 + 32 + 6, 1 + 36 + 6, 16 + 6, 16 + 6 + 1])
})

test('a login without a UUID writes zeros where there must be one', () => {
  expect(write(helloServerbound, '1.18', { name: 'Al' })).toEqual(Uint8Array.of(2, 65, 108))
  expect(write(helloServerbound, '1.19.1', { name: 'Al' })).toEqual(Uint8Array.of(2, 65, 108, 0, 0))
  expect(write(helloServerbound, '1.20.2', { name: 'Al' })).toEqual(Uint8Array.of(2, 65, 108, ...new Uint8Array(16)))
})

test('the challenge is signed in 1.19 to 1.19.2 only', () => {
  const sharedSecret = Uint8Array.of(7)
  const challenge = { type: 'signed', salt: 1n, signature: Uint8Array.of(9) }
  expect(write(key, '1.19.1', { sharedSecret, challenge })).toEqual(
    Uint8Array.of(1, 7, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 9),
  )
  expect(() => write(key, '1.19.3', { sharedSecret, challenge })).toThrow(
    expect.objectContaining({ code: 'unsupported_in_version' }),
  )
})

test('lengths have two bytes in 1.7', () => {
  const fields = { sharedSecret: Uint8Array.of(7), challenge: { type: 'encrypted', encrypted: Uint8Array.of(9) } }
  expect(write(key, '1.7.10', fields)).toEqual(Uint8Array.of(0, 1, 7, 0, 1, 9))
  expect(write(key, '1.8', fields)).toEqual(Uint8Array.of(1, 7, 1, 9))
  expect(write(key, '1.19', fields)).toEqual(Uint8Array.of(1, 7, 1, 1, 9))
})
