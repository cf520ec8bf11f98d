import { setTime } from '../protocol/packets/world-state.ts'
import type { Audience, SharedPart } from './audience.ts'
import type { Player } from './player.ts'
import { registriesOf } from './registries.ts'

/** Clients are told the time so often, in ticks. Source: the game's MinecraftServer.tickChildren. */
const interval = 20

/** The time of the server: its age, and that of the day. */
export class Day implements SharedPart {
  readonly #audience: Audience
  #age = 0
  #time = 0
  #isAdvancing = true

  constructor(audience: Audience) {
    this.#audience = audience
  }

  /** Ticks since the world was made. */
  get age(): number {
    return this.#age
  }

  /** Ticks of days, 24,000 each: 0 is the first sunrise. */
  get time(): number {
    return this.#time
  }

  /** Whether the day goes on. */
  get isAdvancing(): boolean {
    return this.#isAdvancing
  }

  /** Makes it another time, or lets the day stand still or go on. */
  set({ time = this.#time, isAdvancing = this.#isAdvancing }: { time?: number; isAdvancing?: boolean }): void {
    this.#time = time
    this.#isAdvancing = isAdvancing
    this.#tellAll()
  }

  /** For the server's own use. */
  tick(): void {
    this.#age += 1
    if (this.#isAdvancing) this.#time += 1
    if (this.#age % interval === 0) this.#tellAll()
  }

  greet(player: Player): void {
    const clocks = registriesOf(player.version).find(({ id }) => id === 'minecraft:world_clock')?.entries ?? []
    player.send(
      setTime({
        gameTime: BigInt(this.#age),
        dayTime: BigInt(this.#time),
        tickDayTime: this.#isAdvancing,
        clocks: clocks.map((_, clock) => ({
          clock,
          totalTicks: BigInt(this.#time),
          partialTick: 0,
          rate: this.#isAdvancing ? 1 : 0,
        })),
      }),
    )
  }

  #tellAll(): void {
    for (const player of this.#audience()) this.greet(player)
  }
}
