import { constants, createCipheriv, createPublicKey, publicEncrypt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { nodeCrypto } from '../../../../src/net/node/crypto.ts'
import { noise } from '../../../support/bytes.ts'

const badData = expect.objectContaining({ name: 'CodecError', code: 'invalid_value' })

describe('the key of a server', () => {
  it('decrypts what was encrypted for it', async () => {
    const pair = await nodeCrypto.generateKeyPair()
    // A key of 1024 bits as the game sends it.
    expect(pair.publicKeyDer.length).toBe(162)
    for (const size of [1, 4, 16, 117]) {
      const data = noise(size, size)
      const encrypted = nodeCrypto.rsaEncrypt(pair.publicKeyDer, data)
      expect(encrypted.length).toBe(128)
      expect(pair.decrypt(encrypted)).toEqual(data)
    }
  })

  it('refuses anything else', async () => {
    const pair = await nodeCrypto.generateKeyPair()
    const key = createPublicKey({ key: Buffer.from(pair.publicKeyDer), format: 'der', type: 'spki' })
    const raw = (block: Uint8Array): Uint8Array => publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, block)
    const block = (...start: number[]): Uint8Array => {
      const bytes = new Uint8Array(128).fill(1)
      bytes.set(start)
      return bytes
    }
    const good = block(0, 2)
    good[120] = 0
    expect(pair.decrypt(raw(good))).toEqual(new Uint8Array(7).fill(1))
    const shortPadding = block(0, 2)
    shortPadding[9] = 0
    for (const bad of [block(0, 1), block(0, 2), shortPadding]) expect(() => pair.decrypt(raw(bad))).toThrow(badData)
    for (const bad of [new Uint8Array(0), noise(127, 1), noise(129, 1), block(255)]) {
      expect(() => pair.decrypt(bad)).toThrow(badData)
    }
  })

  it('must be a key, and large enough for the data', async () => {
    const pair = await nodeCrypto.generateKeyPair()
    expect(() => nodeCrypto.rsaEncrypt(noise(162, 1), noise(16, 1))).toThrow(badData)
    expect(() => nodeCrypto.rsaEncrypt(new Uint8Array(0), noise(16, 1))).toThrow(badData)
    expect(() => nodeCrypto.rsaEncrypt(pair.publicKeyDer, noise(118, 1))).toThrow(badData)
  })
})

describe('the cipher', () => {
  it('goes on where it stopped, in both directions', () => {
    const key = nodeCrypto.randomBytes(16)
    const client = nodeCrypto.cipher(key)
    const server = nodeCrypto.cipher(key)
    const data = noise(1000, 1)
    const whole = client.encrypt(data)
    expect(whole).not.toEqual(data)
    const parts = [data.subarray(0, 1), data.subarray(1, 17), data.subarray(17)].map((part) => server.encrypt(part))
    expect(Buffer.concat(parts).equals(whole)).toBe(true)
    expect(server.decrypt(whole)).toEqual(data)
    expect(client.decrypt(whole.subarray(0, 10))).toEqual(data.subarray(0, 10))
    expect(client.decrypt(whole.subarray(10))).toEqual(data.subarray(10))
  })

  it('is AES-128 in CFB mode with eight bits of feedback', () => {
    const key = Uint8Array.from({ length: 16 }, (_, index) => index)
    const data = noise(40, 2)
    // Each byte is hidden by the first byte of the encrypted register, into which it then moves.
    let register = Buffer.from(key)
    const expected = data.map((byte) => {
      const ecb = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false)
      const encrypted = byte ^ ecb.update(register)[0]!
      register = Buffer.concat([register.subarray(1), Uint8Array.of(encrypted)])
      return encrypted
    })
    expect(nodeCrypto.cipher(key).encrypt(data)).toEqual(expected)
  })

  it('takes only a key of 16 bytes', () => {
    expect(() => nodeCrypto.cipher(new Uint8Array(15))).toThrow(badData)
  })
})

it('gives random bytes of any number', () => {
  expect(nodeCrypto.randomBytes(0).length).toBe(0)
  expect(nodeCrypto.randomBytes(4).constructor).toBe(Uint8Array)
  expect(nodeCrypto.randomBytes(32)).not.toEqual(nodeCrypto.randomBytes(32))
})
