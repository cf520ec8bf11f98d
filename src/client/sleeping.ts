import * as outgoing from '../protocol/directions/serverbound-play.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { ActionParts, Actions } from './action.ts'
import { LivingError } from './errors.ts'
import type { Hands } from './hands.ts'
import type { Chat } from './observe/chat.ts'
import type { Entities } from './observe/entities.ts'
import { isFinite3 } from './observe/teleported.ts'
import type { BotWorld } from './observe/world.ts'
import type { Parts } from './parts.ts'

/** Sleeps in beds. */
export interface Sleeping {
  readonly isSleeping: boolean
  /**
   * Looks at a bed and lies down in it; settles when the server lets the player lie. One can sleep at night and in
   * thunderstorms, without monsters nearby.
   *
   * @param bed the block of either half
   * @throws {LivingError} not_a_bed; refused, with the reason in `details`; no_answer, after 3 seconds
   * @throws {ActionError} what interrupts it; corrections do not
   * @throws the signal's reason when aborted
   */
  sleep(bed: Readonly<Vec3>, options?: { readonly signal?: AbortSignal }): Promise<void>
  /**
   * Gets up; settles when the server has said so. Who has slept long enough is woken without it.
   *
   * @throws {LivingError} not_sleeping; no_answer, after 3 seconds
   * @throws {ActionError} what interrupts it; corrections do not
   * @throws the signal's reason when aborted
   */
  wake(options?: { readonly signal?: AbortSignal }): Promise<void>
}

/** Ticks that a server has to answer. */
const patience = 60
/** What servers say who do not let one sleep. Source: the game's English and its keys. */
const refusals = /^(block\.minecraft|tile)\.bed\.|^sleep\.not_possible/

/** What {@link sleeping} needs of a bot. */
export interface SleepingParts extends Parts, ActionParts {
  readonly actions: Actions
  readonly entities: Entities
  readonly world: BotWorld
  readonly hands: Hands
  readonly chat: Chat
}

export function sleeping(parts: SleepingParts): Sleeping {
  const { connection, session, self, movement, entities, actions, world, hands, chat } = parts
  const { outfit } = movement

  const setSleeping = (isSleeping: boolean): void => {
    outfit.isSleeping = isSleeping
  }
  entities.events.on('sleep', ({ entity }) => entity === entities.self && setSleeping(true))
  entities.events.on('wake', ({ entity }) => entity === entities.self && setSleeping(false))
  session.events.on('start', () => setSleeping(false))
  self.events.on('respawn', () => setSleeping(false))

  return {
    get isSleeping() {
      return outfit.isSleeping
    },

    async sleep(bed, { signal } = {}) {
      return actions.run({ needs: ['legs', 'head', 'hands'], survives: ['correction'], signal }, (running) => {
        const block = isFinite3(bed) ? world.block(bed) : undefined
        if (!block?.name.endsWith('_bed')) throw new LivingError('not_a_bed', 'There is no bed', { position: bed })
        const position = { x: Math.floor(bed.x), y: Math.floor(bed.y), z: Math.floor(bed.z) }
        const listen = { signal: running.over }
        entities.events.on('sleep', ({ entity }) => entity === entities.self && running.resolve(), listen)
        chat.events.on(
          'message',
          ({ component, text }) => {
            const { value } = component
            const key = typeof value === 'object' && 'translate' in value ? value.translate : undefined
            if (!key || !refusals.test(key)) return
            running.reject(
              new LivingError('refused', 'The server does not let the player sleep', { message: text, key }),
            )
          },
          listen,
        )
        movement.controls.release()
        movement.lookAt({ x: position.x + 0.5, y: position.y + 0.5, z: position.z + 0.5 })
        let ticks = 0
        running.onTick(() => {
          ticks += 1
          // The server has been told where the player looks.
          if (ticks === 1) {
            hands.useOnTop(position)
            if (!hands.rules.usesSwing) hands.swing('main_hand')
          }
          if (ticks > patience) throw new LivingError('no_answer', 'The server says nothing of the bed')
        })
        return undefined
      })
    },

    async wake({ signal } = {}) {
      return actions.run({ needs: ['legs'], survives: ['correction'], signal }, (running) => {
        if (!outfit.isSleeping) throw new LivingError('not_sleeping', 'The player is awake')
        entities.events.on('wake', ({ entity }) => entity === entities.self && running.resolve(), {
          signal: running.over,
        })
        connection.writePacket(outgoing.playerCommand({ entityId: self.entityId, command: 'stop_sleeping', data: 0 }))
        let left = patience
        running.onTick(() => {
          left -= 1
          if (left < 0) throw new LivingError('no_answer', 'The server does not say that the player is up')
        })
        return undefined
      })
    },
  }
}
