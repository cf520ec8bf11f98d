import { ConnectionError } from '../net/errors.ts'
import { ActionError } from './errors.ts'
import type { Movement } from './movement/movement.ts'
import type { Self } from './observe/self.ts'
import type { Session } from './session.ts'

/** What an action does with the body. Two actions that need the same cannot go on together: the newer replaces the older. */
export type Need = 'legs' | 'head' | 'hands'

/** What ends an action, unless it says that it survives it. The end of the session, an abort and a replacement end every action. */
export type Interruption = 'death' | 'correction' | 'world'

/** What {@link Actions.run} is told of an action. */
export interface ActionSpec {
  readonly needs: readonly Need[]
  readonly survives?: readonly Interruption[]
  /** Ends the action, which rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/** An action that goes on. After its end all of this does nothing. */
export interface Running<T> {
  resolve(value: T): void
  reject(error: unknown): void
  /** Called when each tick begins, before its movement: for what hands do. What it throws rejects the action. */
  onBegin(listener: () => void): void
  /** Called after each tick, when its movement is told. What it throws rejects the action. */
  onTick(listener: () => void): void
  /** Aborted when the action is over: for all its listeners. */
  readonly over: AbortSignal
}

/** What {@link Actions} need of a bot. */
export interface ActionParts {
  readonly session: Session
  readonly self: Self
  readonly movement: Movement
}

/** The place where every action of a bot begins and ends, so that each settles, and leaves nothing behind. */
export class Actions {
  readonly #parts: ActionParts
  readonly #holders = new Map<Need, Running<never>>()

  constructor(parts: ActionParts) {
    this.#parts = parts
  }

  /** Whether no action needs that part of the body. */
  isFree(need: Need): boolean {
    return !this.#holders.has(need)
  }

  /**
   * Runs an action until it settles by itself, or is interrupted.
   *
   * @param start begins it; what it returns is called once at the end, whatever that is, to let go of keys
   * @throws {ActionError} what interrupts it
   * @throws {ConnectionError} what ends the connection
   * @throws the signal's reason when aborted
   */
  run<T>(
    { needs, survives = [], signal }: ActionSpec,
    start: (running: Running<T>) => (() => void) | undefined,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const { session, self, movement } = this.#parts
      if (signal?.aborted) {
        reject(signal.reason)
        return
      }
      const refusal = this.#refusal(survives)
      if (refusal) {
        reject(refusal)
        return
      }

      const over = new AbortController()
      let cleanUp = (): void => {}
      const end = (settle: () => void): void => {
        if (over.signal.aborted) return
        over.abort()
        for (const need of needs) this.#holders.delete(need)
        try {
          cleanUp()
        } finally {
          settle()
        }
      }
      const running: Running<T> = {
        resolve: (value) => end(() => resolve(value)),
        reject: (error) => end(() => reject(error)),
        onBegin: (listener) => void movement.events.on('begin', () => guarded(listener), listen),
        onTick: (listener) => void movement.events.on('tick', () => guarded(listener), listen),
        over: over.signal,
      }
      const guarded = (action: () => void): void => {
        try {
          action()
        } catch (error) {
          running.reject(error)
        }
      }

      for (const need of needs) {
        this.#holders.get(need)?.reject(new ActionError('replaced', `A newer action needs the ${need}`, { need }))
      }
      for (const need of needs) this.#holders.set(need, running)

      const listen = { signal: over.signal }
      signal?.addEventListener('abort', () => running.reject(signal.reason), listen)
      session.events.on(
        'end',
        ({ error }) => running.reject(error ?? new ConnectionError('closed', 'The bot left')),
        listen,
      )
      session.events.on(
        'reset',
        () => running.reject(new ActionError('reconfigured', 'The server configures the client anew')),
        listen,
      )
      if (!survives.includes('death')) self.events.on('death', () => running.reject(deadError()), listen)
      if (!survives.includes('world')) {
        session.events.on(
          'world',
          () => running.reject(new ActionError('world_changed', 'The player is in another world')),
          listen,
        )
      }
      if (!survives.includes('correction')) {
        movement.events.on(
          'corrected',
          ({ from, to }) =>
            running.reject(new ActionError('corrected', 'The server has moved the player', { from, to })),
          listen,
        )
      }

      guarded(() => {
        const made = start(running)
        if (!made) return
        if (over.signal.aborted) made()
        else cleanUp = made
      })
    })
  }

  #refusal(survives: readonly Interruption[]): ActionError | undefined {
    const { session, self } = this.#parts
    if (!session.isPlaying) return new ActionError('not_playing', 'The bot is not in the game')
    return self.isAlive || survives.includes('death') ? undefined : deadError()
  }
}

function deadError(): ActionError {
  return new ActionError('dead', 'The player is dead')
}
