import { type Codec, DefaultedCodec, i8, mapped } from '../../codec/index.ts'

/** How a player takes part in the world. */
export type GameMode = 'survival' | 'creative' | 'adventure' | 'spectator'

/** Game modes at their numbers; spectator exists since 1.8. */
export const gameModes: readonly GameMode[] = ['survival', 'creative', 'adventure', 'spectator']

/** The game mode with a number; like the game, survival for every number that has none. Source: the game's GameType.byId. */
export function gameModeById(id: number): GameMode {
  return gameModes[id] ?? 'survival'
}

/** A game mode as a number of the given codec; see {@link gameModeById}. */
export function gameModeAs(base: Codec<number>): Codec<GameMode> {
  return mapped(base, gameModeById, idOf)
}

function idOf(mode: GameMode): number {
  const id = gameModes.indexOf(mode)
  if (id < 0) throw new TypeError(`'${String(mode)}' is no game mode`)
  return id
}

/** A game mode in one byte. */
export const gameMode: Codec<GameMode> = gameModeAs(i8)

/** The game mode a player had before; `undefined` (-1) where there was none. */
export const previousGameMode: DefaultedCodec<GameMode | undefined> = new DefaultedCodec(
  mapped(
    i8,
    (id) => (id === -1 ? undefined : gameModeById(id)),
    (mode: GameMode | undefined) => (mode === undefined ? -1 : idOf(mode)),
  ).node,
)
