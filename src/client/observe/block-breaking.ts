import * as play from '../../protocol/directions/clientbound-play.ts'
import type { Vec3 } from '../../util/vec3.ts'
import { listen, type Parts } from '../parts.ts'

/** A block that somebody digs. */
export interface BlockBreaking {
  readonly position: Readonly<Vec3>
  /** 0 to 9. */
  readonly stage: number
  /** When it was told last, in milliseconds of the clock. */
  readonly at: number
}

/** Cracks that nobody has told anew for so long vanish. Source: the game's LevelRenderer (400 ticks). */
const lastsMs = 20_000
const lastStage = 9

/** Follows who digs which block; returns what gives them. */
export function followBreaking(
  parts: Parts,
  changed: (change: { breakerId: number; position: Readonly<Vec3>; stage: number | undefined }) => void,
): () => ReadonlyMap<number, BlockBreaking> {
  const { session, clock } = parts
  const byBreaker = new Map<number, BlockBreaking>()
  session.events.on('reset', () => byBreaker.clear())
  session.events.on('world', () => byBreaker.clear())

  /** They are in the order in which they were told. */
  function forgetOld(): void {
    for (const [breakerId, { at }] of byBreaker) {
      if (clock.now() - at < lastsMs) return
      byBreaker.delete(breakerId)
    }
  }

  listen(
    parts,
    ({ entityId: breakerId, position, progress }) => {
      forgetOld()
      const stage = progress <= lastStage ? progress : undefined
      byBreaker.delete(breakerId)
      if (stage !== undefined) byBreaker.set(breakerId, { position, stage, at: clock.now() })
      changed({ breakerId, position, stage })
    },
    play.blockDestruction,
  )

  return () => {
    forgetOld()
    return byBreaker
  }
}
