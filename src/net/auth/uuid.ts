/** A UUID in lower case with dashes; undefined if the text is none. */
export function dashedUuid(text: string): string | undefined {
  const plain = plainUuid(text)
  return plain?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** A UUID in lower case without dashes, as the session servers write it; undefined if the text is none. */
export function plainUuid(text: string): string | undefined {
  const plain = text.replaceAll('-', '').toLowerCase()
  return /^[0-9a-f]{32}$/.test(plain) ? plain : undefined
}

/**
 * The id which a server without accounts gives to a player of that name: a UUID of version 3.
 *
 * @param md5 The runtime's MD5.
 */
export function offlineUuid(md5: (bytes: Uint8Array) => Uint8Array, username: string): string {
  const bytes = Uint8Array.from(md5(new TextEncoder().encode(`OfflinePlayer:${username}`)))
  bytes[6] = (bytes[6]! & 0x0f) | 0x30
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return dashedUuid(hex)!
}
