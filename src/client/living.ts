import * as play from '../protocol/directions/clientbound-play.ts'
import * as outgoing from '../protocol/directions/serverbound-play.ts'
import type { TextComponent } from '../protocol/text-component.ts'
import { Events } from '../util/events.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { Entity } from '../world/entity.ts'
import type { ActionParts, Actions } from './action.ts'
import { LivingError } from './errors.ts'
import type { Entities } from './observe/entities.ts'
import { listen, type Parts } from './parts.ts'

/** What can be listened to with `living.events`. */
export interface LivingEvents {
  /** The player was hurt. What is not told is `undefined`: since 1.19.4 all of it may be known, before that nearly nothing. */
  hurt: Injury
  /** The player has died. */
  died: Death
  /** The player is alive again. */
  respawned: { readonly dimension: string }
  /** The bed or the anchor of the player is gone or blocked: it has come back to life where the world begins. */
  spawnPointLost: Readonly<Record<string, never>>
  /** The player has left the End: the game shows its credits. */
  credits: { readonly isShown: boolean }
}

/** How the player was hurt. */
export interface Injury {
  /** The type of damage without `minecraft:`: `player_attack`, `fall`, `drown`, … */
  readonly cause: string | undefined
  /** Who is to blame, where it is in view. */
  readonly attacker: Entity | undefined
  /** What touched, an arrow for example. */
  readonly directAttacker: Entity | undefined
}

/** How the player has died. */
export interface Death {
  /** As the server says it. */
  readonly message: TextComponent | undefined
  /** The type of damage of the last injury. */
  readonly cause: string | undefined
  /** Who did it: as the server says it before 1.20, and since then the attacker of the last injury. */
  readonly killer: Entity | undefined
  readonly position: Readonly<Vec3>
}

/** Life and death of the player. */
export interface Living {
  readonly events: Events<LivingEvents>
  /** How far the player has fallen, in blocks; more than 3 hurt. */
  readonly fallDistance: number
  /** Whether the bot respawns by itself, a tick after its death or the credits. The option `autoRespawn` sets it at first. */
  autoRespawn: boolean
  /**
   * Comes back to life, or leaves the credits; settles when the player is in the world again.
   *
   * @throws {LivingError} not_dead; no_answer, when the server does not let it within 5 seconds
   * @throws {ActionError} not_playing, reconfigured
   * @throws {ConnectionError} what ends the connection
   * @throws the signal's reason when aborted
   */
  respawn(options?: { readonly signal?: AbortSignal }): Promise<void>
}

/** Ticks that a server has to answer. */
const patience = 100
const unknownInjury: Injury = { cause: undefined, attacker: undefined, directAttacker: undefined }

/** What {@link living} needs of a bot. */
export interface LivingParts extends Parts, ActionParts {
  readonly actions: Actions
  readonly entities: Entities
}

export function living(parts: LivingParts, { autoRespawn }: { readonly autoRespawn: boolean }): Living {
  const { connection, self, movement, entities, actions, session, onListenerError } = parts
  const events = new Events<LivingEvents>(onListenerError)
  let isAutomatic = autoRespawn
  let lastInjury = unknownInjury
  let inCredits = false
  /** Asked for, and not yet answered. */
  let isAsked = false

  entities.events.on('hurt', ({ entity, cause, attacker, directAttacker }) => {
    if (entity !== entities.self) return
    lastInjury = { cause, attacker, directAttacker }
    events.emit('hurt', lastInjury)
  })
  self.events.on('death', ({ message, killerId }) => {
    const { cause, attacker } = lastInjury
    const told = killerId === undefined ? undefined : entities.get(killerId)
    const { position } = self
    events.emit('died', { message, cause, killer: told ?? attacker, position })
    respawnSoon()
  })
  listen(
    parts,
    ({ event, value }) => {
      if (event === 'no_respawn_block_available') events.emit('spawnPointLost', {})
      if (event !== 'win_game') return
      inCredits = true
      events.emit('credits', { isShown: value === 1 })
      respawnSoon()
    },
    play.gameEvent,
  )
  self.events.on('respawn', ({ dimension, afterDeath }) => {
    begin()
    if (afterDeath) events.emit('respawned', { dimension })
  })
  session.events.on('start', () => begin())

  function begin(): void {
    inCredits = isAsked = false
    lastInjury = unknownInjury
  }

  function ask(): void {
    if (isAsked) return
    isAsked = connection.writePacket(outgoing.clientCommand({ command: 'perform_respawn' }))
  }

  function respawnSoon(): void {
    if (!isAutomatic) return
    const soon = actions.run<void>({ needs: [], survives: ['death', 'correction', 'world'] }, ({ resolve, onTick }) => {
      onTick(() => {
        if (isAutomatic && (inCredits || !self.isAlive)) ask()
        resolve()
      })
    })
    // Nothing is to be done any more where the bot has left.
    soon.catch(() => {})
  }

  return {
    events,
    get fallDistance() {
      return movement.body.fallDistance
    },
    get autoRespawn() {
      return isAutomatic
    },
    set autoRespawn(value) {
      isAutomatic = value
    },
    async respawn({ signal } = {}) {
      return actions.run({ needs: [], survives: ['death', 'correction', 'world'], signal }, (running) => {
        if (self.isAlive && !inCredits) throw new LivingError('not_dead', 'The player is alive')
        self.events.on('respawn', () => running.resolve(), { signal: running.over })
        ask()
        let left = patience
        running.onTick(() => {
          left -= 1
          if (left > 0) return
          isAsked = false
          throw new LivingError('no_answer', 'The server does not let the player respawn')
        })
      })
    },
  }
}
