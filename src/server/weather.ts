import { gameEvent } from '../protocol/packets/world-state.ts'
import type { Audience, SharedPart } from './audience.ts'
import type { Player } from './player.ts'

/** What falls from the sky. */
export interface WeatherState {
  /** 0 to 1. */
  readonly rain: number
  /** 0 to 1. */
  readonly thunder: number
}

/** The weather of the server. It changes when it is told to. */
export class Weather implements SharedPart {
  readonly #audience: Audience
  #state: WeatherState = { rain: 0, thunder: 0 }

  constructor(audience: Audience) {
    this.#audience = audience
  }

  get rain(): number {
    return this.#state.rain
  }

  get thunder(): number {
    return this.#state.thunder
  }

  set(change: Partial<WeatherState>): void {
    const before = this.#state
    this.#state = { ...before, ...change }
    const hasTurned = before.rain > 0 !== this.rain > 0
    for (const player of this.#audience()) this.#tell(player, hasTurned)
  }

  greet(player: Player): void {
    if (this.rain > 0 || this.thunder > 0) this.#tell(player, this.rain > 0)
  }

  #tell(player: Player, hasTurned: boolean): void {
    const { rain, thunder } = this.#state
    if (hasTurned) player.send(gameEvent({ event: rain > 0 ? 'start_raining' : 'stop_raining', value: 0 }))
    player.send(gameEvent({ event: 'rain_level_change', value: rain }))
    player.send(gameEvent({ event: 'thunder_level_change', value: thunder }))
  }
}
