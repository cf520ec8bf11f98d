import { ConnectionError } from '../net/errors.ts'
import type { Self } from './observe/self.ts'
import type { BotWorld } from './observe/world.ts'
import type { Session } from './session.ts'

/** Options of `bot.waitForChunks`. */
export interface WaitForChunksOptions {
  /** How many columns must be there in each direction from the one that the bot is in; default 2. */
  readonly radius?: number
  /** Rejects with its reason when aborted. */
  readonly signal?: AbortSignal
}

/** Settles when the columns around the player are there. */
export function waitForChunks(
  { self, world, session }: { readonly self: Self; readonly world: BotWorld; readonly session: Session },
  { radius = 2, signal }: WaitForChunksOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = new AbortController()
    const listen = { signal: over.signal }
    const look = (): void => {
      if (!session.isPlaying || !areThere(self, world, radius)) return
      over.abort()
      resolve()
    }
    const fail = (reason: unknown): void => {
      over.abort()
      reject(reason)
    }
    if (signal?.aborted) {
      fail(signal.reason)
      return
    }
    signal?.addEventListener('abort', () => fail(signal.reason), listen)
    world.events.on('columnLoad', look, listen)
    self.events.on('position', look, listen)
    session.events.on('end', ({ error }) => fail(error ?? new ConnectionError('closed', 'The bot left')), listen)
    look()
  })
}

function areThere({ position }: Self, world: BotWorld, radius: number): boolean {
  for (let dx = -radius; dx <= radius; dx++) {
    for (let dz = -radius; dz <= radius; dz++) {
      if (!world.isLoaded({ x: position.x + dx * 16, z: position.z + dz * 16 })) return false
    }
  }
  return true
}
