/** How many signatures both ends remember. Source: the game's MessageSignatureCache. */
const size = 128

/**
 * The signatures of messages that a client has got last. Both ends keep the same ones in the same places, so that a packet can
 * name one by its place. Since 1.19.3.
 */
export class SignatureCache {
  #entries: Uint8Array[] = []

  /** A signature by its place, or itself. */
  resolve(signature: number | Uint8Array): Uint8Array | undefined {
    return typeof signature === 'number' ? this.#entries[signature] : signature
  }

  /**
   * Takes what a message brought: the signatures that its sender had seen last, and its own. They come to the front, the
   * message's own first; the others move back. Source: as above.
   */
  add(lastSeen: readonly Uint8Array[], own: Uint8Array | undefined): void {
    const fresh = [...lastSeen, ...(own ? [own] : [])].reverse()
    const isFresh = new Set(fresh.map(keyOf))
    // Copies, so that they do not keep all that came with them.
    const copies = fresh.map((signature) => signature.slice())
    this.#entries = [...copies, ...this.#entries.filter((entry) => !isFresh.has(keyOf(entry)))].slice(0, size)
  }

  clear(): void {
    this.#entries = []
  }
}

/** A signature as a key of a map. */
export function keyOf(signature: Uint8Array): string {
  return String.fromCharCode(...signature)
}
