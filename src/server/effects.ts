import { versionIndex } from '../codec/version-index.ts'
import { removeMobEffect, updateMobEffect } from '../protocol/packets/mob-effect.ts'
import type { Player } from './player.ts'

/** A status effect to give. */
export interface EffectOptions {
  /** Default 1. */
  readonly level?: number
  /** In ticks; default without end. */
  readonly duration?: number
  /** From a beacon and the like; default `false`. */
  readonly isAmbient?: boolean
  /** Default `true`. */
  readonly hasParticles?: boolean
}

/** A status effect that a player has. */
export interface ActiveEffect extends Required<EffectOptions> {
  /** `speed`, `poison`, … */
  readonly name: string
}

/** What older versions take for without end. Source: the game's MobEffectInstance (-1 since 1.19.4) and PotionEffect. */
const longest = 32_767

/** The status effects of a player. */
export class Effects {
  readonly #player: Player
  readonly #active = new Map<string, ActiveEffect>()

  constructor(player: Player) {
    this.#player = player
  }

  get active(): ReadonlyMap<string, ActiveEffect> {
    return this.#active
  }

  /** Gives an effect; whether the player's version has it. */
  add(name: string, options: EffectOptions = {}): boolean {
    const { level = 1, duration = Number.POSITIVE_INFINITY, isAmbient = false, hasParticles = true } = options
    const known = this.#player.registries.effects.get(name)
    if (!known) return false
    this.#active.set(known.name, { name: known.name, level, duration, isAmbient, hasParticles })
    this.#tell(known.name)
    return true
  }

  /** Takes an effect away; whether the player had it. */
  remove(name: string): boolean {
    const known = this.#player.registries.effects.get(name)
    if (!known || !this.#active.delete(known.name)) return false
    this.#player.send(removeMobEffect({ entityId: this.#player.entity.id, effectId: known.id }))
    return true
  }

  clear(): void {
    for (const name of [...this.#active.keys()]) this.remove(name)
  }

  /** Tells the client all of it. For the server's own use. */
  tellAll(): void {
    for (const name of this.#active.keys()) this.#tell(name)
  }

  /** A death ends all of them. For the server's own use. */
  forget(): void {
    this.#active.clear()
  }

  /** For the server's own use. */
  tick(): void {
    for (const effect of [...this.#active.values()]) {
      const duration = effect.duration - 1
      if (duration <= 0) this.remove(effect.name)
      else this.#active.set(effect.name, { ...effect, duration })
    }
  }

  #tell(name: string): void {
    const { version, registries, entity } = this.#player
    const { level, duration, isAmbient, hasParticles } = this.#active.get(name)!
    const endless = version.index >= versionIndex('1.19.4') ? -1 : longest
    this.#player.send(
      updateMobEffect({
        entityId: entity.id,
        effectId: registries.effects.get(name)!.id,
        amplifier: level - 1,
        duration: Number.isFinite(duration) ? duration : endless,
        flags: { ambient: isAmbient, visible: hasParticles, showIcon: hasParticles, blend: false },
      }),
    )
  }
}
