import type { Direction, State } from './schema.ts'

/** Our side of the comparison, by protocol number and Mojang's packet names. */
export interface OurCodec {
  has(protocol: number, state: State, direction: Direction, mojangName: string): boolean
  /**
   * Decodes a body (without the id) and encodes it again.
   *
   * @throws {Error} when it cannot be decoded, or bytes are left over.
   */
  roundTrip(protocol: number, state: State, direction: Direction, mojangName: string, body: Uint8Array): Uint8Array
  /** What a body means to us; without it, values are not compared, only bytes. */
  decode?(protocol: number, state: State, direction: Direction, mojangName: string, body: Uint8Array): unknown
}

/** The real one: what `ourCodec()` of `our-codec.ts` gives. Loaded by address, so that this harness stands on its own. */
export async function loadOurCodec(): Promise<OurCodec> {
  const address: string = new URL('./our-codec.ts', import.meta.url).href
  return ((await import(address)) as { ourCodec: () => Promise<OurCodec> }).ourCodec()
}
