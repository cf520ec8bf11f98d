import { describe, expect, it } from 'vitest'
import { serverHash, signedHex } from '../../../../src/net/auth/server-hash.ts'
import { dashedUuid, offlineUuid, plainUuid } from '../../../../src/net/auth/uuid.ts'
import { nodeCrypto } from '../../../../src/net/node/crypto.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('the server hash', () => {
  // Source: https://minecraft.wiki/w/Java_Edition_protocol/Encryption
  it.each([
    ['Notch', '4ed1f46bbe04bc756bcb17c0c7ce3e4632f06a48'],
    ['jeb_', '-7c9d5b0044c130109a5d7b5fb5c317c02b4e28c1'],
    ['simon', '88e16a1019277b15d58faf0541e11910eb756f6'],
  ])('of %s is %s', (name, hash) => {
    expect(signedHex(nodeCrypto.sha1(bytes(name)))).toBe(hash)
    expect(serverHash(nodeCrypto.sha1, name, bytes(''), bytes(''))).toBe(hash)
    expect(serverHash(nodeCrypto.sha1, name.slice(0, 1), bytes(name.slice(1, 2)), bytes(name.slice(2)))).toBe(hash)
  })

  it('is written as a signed number', () => {
    expect(signedHex(Uint8Array.of(0, 0))).toBe('0')
    expect(signedHex(Uint8Array.of(255, 255))).toBe('-1')
    expect(signedHex(Uint8Array.of(128, 0))).toBe('-8000')
    expect(signedHex(Uint8Array.of(0, 128))).toBe('80')
  })
})

describe('an id', () => {
  it('of an offline player is made of the name', () => {
    expect(offlineUuid(nodeCrypto.md5, 'Notch')).toBe('b50ad385-829d-3141-a216-7e7d7539ba7f')
  })

  it('is read with and without dashes', () => {
    const plain = 'b50ad385829d3141a2167e7d7539ba7f'
    expect(dashedUuid(plain.toUpperCase())).toBe('b50ad385-829d-3141-a216-7e7d7539ba7f')
    expect(plainUuid('b50ad385-829d-3141-a216-7e7d7539ba7f')).toBe(plain)
    expect(dashedUuid('b50ad385')).toBeUndefined()
    expect(plainUuid(`${plain}0`)).toBeUndefined()
  })
})
