import * as play from '../../protocol/directions/clientbound-play.ts'
import { listen, type Parts } from '../parts.ts'

/** How many times of the server are looked at; it tells one every 20 ticks. */
const maxSamples = 15
/** Fewer would tell more about the network than about the server. */
const minMs = 900

/** How fast the server ticks. */
export interface TpsEstimate {
  /** Ticks a second; `undefined` until enough is known. */
  readonly value: number | undefined
}

/** Measures how fast the time of the server goes in the time of the clock. */
export function tpsEstimate({ connection, session, clock }: Parts): TpsEstimate {
  const samples: { readonly tick: number; readonly at: number }[] = []
  let tickRate = 20
  const forget = (): void => void samples.splice(0)

  session.events.on('reset', () => {
    forget()
    tickRate = 20
  })
  // Each world may have its own time.
  session.events.on('world', forget)

  listen(
    { connection },
    ({ gameTime }) => {
      const tick = Number(gameTime)
      const last = samples.at(-1)
      // Somebody has set it, or it stands still.
      if (last && (tick <= last.tick || tick > last.tick + 20 * maxSamples)) forget()
      samples.push({ tick, at: clock.now() })
      if (samples.length > maxSamples) samples.shift()
    },
    play.setTime,
  )
  listen(
    { connection },
    (packet) => {
      forget()
      if (packet.tickRate > 0) tickRate = packet.tickRate
    },
    play.tickingState,
  )

  return {
    get value() {
      const first = samples[0]
      const last = samples.at(-1)
      if (!first || !last || last.at - first.at < minMs) return undefined
      // More than wanted is a network that delivers late.
      return Math.min(((last.tick - first.tick) * 1000) / (last.at - first.at), tickRate)
    },
  }
}
