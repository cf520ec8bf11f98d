import { shortName } from '../../data/registry.ts'
import * as play from '../../protocol/directions/clientbound-play.ts'
import { Events } from '../../util/events.ts'
import type { Vec3 } from '../../util/vec3.ts'
import { type Attribute, readAttributes } from '../../world/attributes.ts'
import type { Effect } from '../../world/effect.ts'
import { listen, type Parts } from '../parts.ts'
import { msPerTick, readEffect } from './effects.ts'
import { nameOf } from './names.ts'
import { followLife } from './self-life.ts'
import { followMotion } from './self-motion.ts'
import { type Cooldown, newSelf, type SelfCore, type SelfEvents, type SelfState } from './self-state.ts'

/** The player itself, as the server has told it, and as the client has told the server. */
export interface Self extends Readonly<SelfState> {
  readonly events: Events<SelfEvents>
  /** As the server says it; `undefined` before the first login. */
  readonly username: string | undefined
  /** With dashes; `undefined` before the first login. */
  readonly uuid: string | undefined
  /** By name. Only those that the server has told. */
  readonly attributes: ReadonlyMap<string, Attribute>
  /** By number. */
  readonly effects: ReadonlyMap<number, Effect>
  /** By the name of the item, or since 1.21.2 of its group; also some that are over. */
  readonly cooldowns: ReadonlyMap<string, Cooldown>
  /** For whoever moves the player: how it moves now, and where it is if the server is not told. A push is added to that. */
  carry(velocity: Readonly<Vec3>, position?: Readonly<Vec3>): void
  /** For whoever moves the player: whether it stays where it is when the server puts it somewhere else. */
  stayPut(stays: boolean): void
  /** For whoever moves the player: it begins or ends to fly. */
  setFlying(isFlying: boolean): void
  /** An effect that the player has, by name. */
  effect(name: string): Effect | undefined
  /** Ticks until an item can be used again; 0 when it can. */
  cooldownTicks(name: string): number
}

/** Follows what happens to the player itself. */
export function self(parts: Parts): Self {
  const { connection, session, clock, onListenerError } = parts
  const events = new Events<SelfEvents>(onListenerError)
  const state = newSelf()
  const attributes = new Map<string, Attribute>()
  const effects = new Map<number, Effect>()
  const cooldowns = new Map<string, Cooldown>()
  const core: SelfCore = { state, events, attributes, effects, cooldowns, staysPut: false }

  followLife(parts, core)
  followMotion(parts, core)

  listen(
    parts,
    (packet) => {
      if (packet.entityId !== state.entityId) return
      readAttributes(attributes, packet.attributes)
      const named = packet.attributes.map(({ attribute }) => attributes.get(attribute))
      events.emit('attributes', { attributes: named.filter((attribute) => attribute !== undefined) })
    },
    play.updateAttributes,
  )

  listen(
    parts,
    (packet) => {
      if (packet.entityId !== state.entityId) return
      const effect = readEffect(session, packet, clock.now())
      effects.set(effect.id, effect)
      events.emit('effect', { effect })
    },
    play.updateMobEffect,
  )
  listen(
    parts,
    ({ entityId, effectId }) => {
      const effect = effects.get(effectId)
      if (entityId !== state.entityId || !effect) return
      effects.delete(effectId)
      events.emit('effectEnd', { effect })
    },
    play.removeMobEffect,
  )

  listen(
    parts,
    ({ item, group, duration: ticks }) => {
      const now = clock.now()
      for (const [name, { endsAt }] of cooldowns) if (endsAt <= now) cooldowns.delete(name)
      const name = group === undefined ? itemName(item) : shortName(group)
      const cooldown = { name, ticks, endsAt: now + ticks * msPerTick }
      if (ticks > 0) cooldowns.set(name, cooldown)
      else cooldowns.delete(name)
      events.emit('cooldown', cooldown)
    },
    play.cooldown,
  )
  const itemName = (id = -1): string => nameOf(session, 'items', id) ?? `unknown_${id}`

  const extras = {
    events,
    attributes,
    effects,
    cooldowns,
    carry(velocity: Readonly<Vec3>, position: Readonly<Vec3> = state.position) {
      state.velocity = velocity
      state.position = position
    },
    stayPut(stays: boolean) {
      core.staysPut = stays
    },
    setFlying(isFlying: boolean) {
      state.abilities = { ...state.abilities, isFlying }
    },
    effect: (name: string) => {
      const short = shortName(name)
      for (const effect of effects.values()) if (effect.name === short) return effect
      return undefined
    },
    cooldownTicks: (name: string) => {
      const endsAt = cooldowns.get(shortName(name))?.endsAt ?? 0
      return Math.max(0, Math.ceil((endsAt - clock.now()) / msPerTick))
    },
  }
  // The fields are those of the state itself, which changes.
  const part = Object.assign(state, extras)
  return Object.defineProperties(part as typeof part & Pick<Self, 'username' | 'uuid'>, {
    username: { get: () => connection.identity?.username, enumerable: true },
    uuid: { get: () => connection.identity?.uuid, enumerable: true },
  })
}
