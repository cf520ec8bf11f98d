import { type Codec, changed, mapped, u8, varInt } from '../../codec/index.ts'

/** How hard the world is. */
export type Difficulty = 'peaceful' | 'easy' | 'normal' | 'hard'

/** Difficulties at their numbers. */
export const difficulties: readonly Difficulty[] = ['peaceful', 'easy', 'normal', 'hard']

function difficultyAs(base: Codec<number>): Codec<Difficulty> {
  // Like the game, numbers beyond the last begin again. Source: the game's Difficulty.byId.
  return mapped(
    base,
    (id) => difficulties[id & 3]!,
    (difficulty: Difficulty) => {
      const id = difficulties.indexOf(difficulty)
      if (id < 0) throw new TypeError(`'${String(difficulty)}' is no difficulty`)
      return id
    },
  )
}

/** A difficulty: one byte, a VarInt since 1.21.6. */
export const difficulty: Codec<Difficulty> = changed(difficultyAs(u8), ['1.21.6', difficultyAs(varInt)])
