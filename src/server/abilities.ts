import { playerAbilitiesClientbound } from '../protocol/packets/player-abilities.ts'
import { gameEvent } from '../protocol/packets/world-state.ts'
import { type GameMode, gameModes } from '../protocol/types/game-mode.ts'
import type { Player } from './player.ts'

/** What a player can do, and does. */
export interface AbilitiesState {
  readonly invulnerable: boolean
  readonly flying: boolean
  readonly canFly: boolean
  readonly instantBreak: boolean
  /** In blocks per tick and tick, before friction. */
  readonly flyingSpeed: number
  /** For the field of view. */
  readonly walkingSpeed: number
}

/** Source: Minecraft Wiki, "Player.dat format" (abilities). */
const speeds = { flyingSpeed: 0.05, walkingSpeed: 0.1 }

function abilitiesOf(gameMode: GameMode, wasFlying: boolean): AbilitiesState {
  const isCreative = gameMode === 'creative'
  const isSpectator = gameMode === 'spectator'
  const canFly = isCreative || isSpectator
  return {
    invulnerable: canFly,
    flying: isSpectator || (isCreative && wasFlying),
    canFly,
    instantBreak: isCreative,
    ...speeds,
  }
}

/** The game mode of a player, and what follows from it. */
export class Abilities {
  readonly #player: Player
  #gameMode: GameMode
  #previousGameMode: GameMode | undefined
  #state: AbilitiesState

  constructor(player: Player, gameMode: GameMode) {
    this.#player = player
    this.#gameMode = gameMode
    this.#state = abilitiesOf(gameMode, false)
  }

  get gameMode(): GameMode {
    return this.#gameMode
  }

  get previousGameMode(): GameMode | undefined {
    return this.#previousGameMode
  }

  get state(): AbilitiesState {
    return this.#state
  }

  /** Lets the player play otherwise; everybody's list of players says so. */
  setGameMode(gameMode: GameMode): void {
    this.#previousGameMode = this.#gameMode
    this.#gameMode = gameMode
    this.#state = abilitiesOf(gameMode, this.#state.flying)
    this.#player.send(gameEvent({ event: 'change_game_mode', value: gameModes.indexOf(gameMode) }))
    this.tell()
    this.#player.gameModeChanged()
  }

  /** Changes some of it, whatever the game mode. */
  set(change: Partial<AbilitiesState>): void {
    this.#state = { ...this.#state, ...change }
    this.tell()
  }

  /** The player says that it begins or ends to fly. For the server's own use. */
  fly(flying: boolean): void {
    this.#state = { ...this.#state, flying: flying && this.#state.canFly }
  }

  /** For the server's own use. */
  tell(): void {
    const { flyingSpeed, walkingSpeed, ...abilities } = this.#state
    this.#player.send(playerAbilitiesClientbound({ abilities, flyingSpeed, walkingSpeed }))
  }
}
