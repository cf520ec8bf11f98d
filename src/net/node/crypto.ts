import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHash,
  createPublicKey,
  generateKeyPair as generateNodeKeyPair,
  randomBytes as nodeRandomBytes,
  privateDecrypt,
  publicEncrypt,
} from 'node:crypto'
import { promisify } from 'node:util'
import { CodecError } from '../../util/errors.ts'
import type { Cipher, KeyPair, PlatformCrypto } from '../platform.ts'
import { plain } from './bytes.ts'

/** The cryptography of the login, by Node's own. */
export const nodeCrypto: PlatformCrypto = {
  randomBytes: (count) => plain(nodeRandomBytes(count)),
  sha1: (...parts) => digest('sha1', parts),
  md5: (bytes) => digest('md5', [bytes]),
  rsaEncrypt,
  generateKeyPair,
  cipher,
}

function digest(algorithm: string, parts: Uint8Array[]): Uint8Array {
  const hash = createHash(algorithm)
  for (const part of parts) hash.update(part)
  return plain(hash.digest())
}

function rsaEncrypt(publicKeyDer: Uint8Array, data: Uint8Array): Uint8Array {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKeyDer), format: 'der', type: 'spki' })
    return plain(publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, data))
  } catch (cause) {
    const error = new CodecError('invalid_value', 'the public key cannot encrypt this')
    error.cause = cause
    throw error
  }
}

async function generateKeyPair(): Promise<KeyPair> {
  const { publicKey, privateKey } = await promisify(generateNodeKeyPair)('rsa', { modulusLength: 1024 })
  return {
    publicKeyDer: plain(publicKey.export({ format: 'der', type: 'spki' })),
    decrypt(data) {
      let block: Uint8Array
      try {
        // Not RSA_PKCS1_PADDING: builds of Node with an OpenSSL that has no implicit rejection refuse it
        // (CVE-2023-46809).
        block = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, data)
      } catch {
        throw badBlock()
      }
      return unpad(block)
    },
  }
}

/** The message in a PKCS #1 v1.5 encryption block: 0, 2, at least eight bytes other than 0, 0, message. */
function unpad(block: Uint8Array): Uint8Array {
  const separator = block.indexOf(0, 2)
  if (block[0] !== 0 || block[1] !== 2 || separator < 10) throw badBlock()
  return Uint8Array.from(block.subarray(separator + 1))
}

function badBlock(): CodecError {
  return new CodecError('invalid_value', 'not data that was encrypted for this key')
}

function cipher(key: Uint8Array): Cipher {
  if (key.length !== 16) throw new CodecError('invalid_value', `a shared secret of ${key.length} bytes; 16 expected`)
  const encryption = createCipheriv('aes-128-cfb8', key, key)
  const decryption = createDecipheriv('aes-128-cfb8', key, key)
  return {
    encrypt: (bytes) => plain(encryption.update(bytes)),
    decrypt: (bytes) => plain(decryption.update(bytes)),
  }
}
