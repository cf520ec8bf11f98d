import { changeDifficultyClientbound } from '../protocol/packets/world-state.ts'
import type { Difficulty } from '../protocol/types/difficulty.ts'
import type { Audience, SharedPart } from './audience.ts'
import type { Player } from './player.ts'

/** How hard the world is. 1.7 tells it with the login only. */
export class DifficultySetting implements SharedPart {
  readonly #audience: Audience
  #level: Difficulty = 'normal'
  #isLocked = false

  constructor(audience: Audience) {
    this.#audience = audience
  }

  get level(): Difficulty {
    return this.#level
  }

  /** It can no longer be changed; said since 1.14. */
  get isLocked(): boolean {
    return this.#isLocked
  }

  set(level: Difficulty, { isLocked = this.#isLocked }: { isLocked?: boolean } = {}): void {
    this.#level = level
    this.#isLocked = isLocked
    for (const player of this.#audience()) this.greet(player)
  }

  greet(player: Player): void {
    if (!player.knows(changeDifficultyClientbound)) return
    player.send(changeDifficultyClientbound({ difficulty: this.#level, locked: this.#isLocked }))
  }
}
