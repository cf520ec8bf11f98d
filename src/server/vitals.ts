import { versionIndex } from '../codec/version-index.ts'
import type { AnyPacket } from '../protocol/packet.ts'
import { playerCombat, playerCombatKill } from '../protocol/packets/combat.ts'
import { setExperience } from '../protocol/packets/experience.ts'
import { setHealth } from '../protocol/packets/health.ts'
import { TextComponent } from '../protocol/text-component.ts'
import type { Player } from './player.ts'
import type { TextInput } from './server-options.ts'

/** How well a player is. */
export interface VitalsState {
  /** Half hearts: 20 is full, 0 is dead. */
  readonly health: number
  /** 0 to 20. */
  readonly food: number
  /** What keeps `food` from falling. */
  readonly saturation: number
}

/** How far a player has come. */
export interface ExperienceState {
  readonly level: number
  /** How full the bar is: 0 to 1. */
  readonly progress: number
  /** All points ever got. */
  readonly total: number
}

/** Source: Minecraft Wiki, "Health" and "Hunger". */
const well: VitalsState = { health: 20, food: 20, saturation: 5 }
const inexperienced: ExperienceState = { level: 0, progress: 0, total: 0 }

/** Health, hunger and experience of a player, its death and its new life. */
export class Vitals {
  readonly #player: Player
  #state = well
  #experience = inexperienced

  constructor(player: Player) {
    this.#player = player
  }

  get health(): number {
    return this.#state.health
  }

  get food(): number {
    return this.#state.food
  }

  get saturation(): number {
    return this.#state.saturation
  }

  get isAlive(): boolean {
    return this.#state.health > 0
  }

  get experience(): ExperienceState {
    return this.#experience
  }

  /** Changes how well the player is; without health left, it dies. */
  set(change: Partial<VitalsState>, deathMessage?: TextInput): void {
    const wasAlive = this.isAlive
    this.#state = { ...this.#state, ...change }
    this.#player.entity.setHealth(this.health)
    this.#tell()
    if (wasAlive && !this.isAlive) this.#die(deathMessage)
  }

  /** Takes health, with all that shows it. */
  hurt(damage: number, deathMessage?: TextInput): void {
    if (!this.isAlive || damage <= 0) return
    this.#player.entity.showHurt()
    this.take(damage, deathMessage)
  }

  /** Takes health, and shows nothing else. For the server's own use. */
  take(damage: number, deathMessage?: TextInput): void {
    this.set({ health: Math.max(0, this.health - damage) }, deathMessage)
  }

  /** Lets the player die, with a message on its screen; it lives again when it asks. */
  kill(message?: TextInput): void {
    if (this.isAlive) this.set({ health: 0 }, message)
  }

  setExperience(change: Partial<ExperienceState>): void {
    this.#experience = { ...this.#experience, ...change }
    this.#player.send(setExperience(this.#experience))
  }

  /** The player wants to live again. For the server's own use. */
  respawn(): void {
    if (this.isAlive) return
    this.#state = well
    this.#experience = inexperienced
    this.#player.entity.setHealth(this.health)
    this.#player.entity.setData({ pose: 'standing' })
    this.#player.respawned()
  }

  /** Tells the client all of it. For the server's own use. */
  tellAll(): void {
    this.#tell()
    this.#player.send(setExperience(this.#experience))
  }

  #tell(): void {
    this.#player.send(setHealth(this.#state))
  }

  #die(given: TextInput | undefined): void {
    const player = this.#player
    const { entity } = player
    const message = TextComponent.from(given ?? { translate: 'death.attack.generic', with: [player.username] })
    const packet = deathPacket(player, message)
    if (packet) player.send(packet)
    entity.showDeath()
    player.died(message)
  }
}

/** What the death screen shows; 1.7 has no packet for it. */
function deathPacket(player: Player, message: TextComponent): AnyPacket | undefined {
  const playerId = player.entity.id
  if (player.knows(playerCombatKill)) return playerCombatKill({ playerId, killerId: undefined, message })
  if (player.version.index < versionIndex('1.8')) return undefined
  return playerCombat({ event: 'kill', duration: undefined, playerId, killerId: undefined, message })
}
