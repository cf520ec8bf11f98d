/**
 * The hash that names one login for the session server: SHA-1 over the server id, the shared secret and the server's
 * public key, written as {@link signedHex}.
 *
 * @param sha1 The runtime's SHA-1.
 * @param serverId The id from the server's encryption request: ASCII, and empty since 1.7.
 * @param publicKeyDer The key as the server sent it.
 */
export function serverHash(
  sha1: (...parts: Uint8Array[]) => Uint8Array,
  serverId: string,
  sharedSecret: Uint8Array,
  publicKeyDer: Uint8Array,
): string {
  const id = Uint8Array.from(serverId, (letter) => letter.charCodeAt(0))
  return signedHex(sha1(id, sharedSecret, publicKeyDer))
}

/** The bytes as a signed number, the highest first, in base 16 without leading zeros: as Java writes a BigInteger. */
export function signedHex(bytes: Uint8Array): string {
  let value = 0n
  for (const byte of bytes) value = (value << 8n) | BigInt(byte)
  return BigInt.asIntN(bytes.length * 8, value).toString(16)
}
