import type { Route } from './packet-routes.ts'

/** The most packets in a bundle. Source: the game's BundlerInfo. */
const maxLength = 4096
/** The most bytes of a bundle that are held: each of its packets may have been inflated from little. */
const maxBytes = 64 * 1024 * 1024

/** What a bundle may hold, for people. */
export const bundleLimits = `${maxLength} packets or ${maxBytes} bytes`

/** A packet that waits for the others of its bundle. */
export type BundledPacket = readonly [route: Route, bytes: Uint8Array, start: number, end: number]

/** Packets between two delimiters, which are delivered together. */
export class Bundle {
  /** Whether packets are to be held. */
  holds = false
  #isOpen = false
  #packets: BundledPacket[] = []
  #bytes = 0

  /** A delimiter has come: begins a bundle; or ends it, and gives what it holds. */
  delimit(): readonly BundledPacket[] {
    this.#isOpen = !this.#isOpen
    this.holds = this.#isOpen
    this.#bytes = 0
    return this.#packets.splice(0)
  }

  /** Holds a packet; false when the bundle is too large already. */
  hold(route: Route, bytes: Uint8Array, start: number, end: number): boolean {
    this.#bytes += end - start
    if (this.#packets.length >= maxLength || this.#bytes > maxBytes) return false
    this.#packets.push([route, bytes, start, end])
    return true
  }

  /** Gives what it holds, and holds no more. It stays open, or else its end would begin another one. */
  overflow(): readonly BundledPacket[] {
    this.holds = false
    return this.#packets.splice(0)
  }
}
