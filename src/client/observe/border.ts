import * as play from '../../protocol/directions/clientbound-play.ts'
import { Events } from '../../util/events.ts'
import { listen, type Parts } from '../parts.ts'

/** What holds where a server says nothing. Source: the game's WorldBorder. */
const usual = {
  centerX: 0,
  centerZ: 0,
  oldSize: 59_999_968,
  newSize: 59_999_968,
  lerpTimeMs: 0,
  maxSize: 29_999_984,
  warningBlocks: 5,
  warningTime: 15,
}

/** What can be listened to with `border.events`. */
export interface BorderEvents {
  /** The server has said something about the border. While it moves, nothing more is said. */
  change: {
    readonly centerX: number
    readonly centerZ: number
    readonly targetSize: number
    readonly lerpTimeMs: number
  }
}

/** The border of the world, which lies around a square. */
export interface Border {
  readonly events: Events<BorderEvents>
  readonly centerX: number
  readonly centerZ: number
  /** Length of a side at this moment, in blocks. */
  readonly size: number
  /** What `size` becomes. */
  readonly targetSize: number
  /** When it has become that, in milliseconds of the clock; in the past where the border stands still. */
  readonly arrivesAt: number
  /** Whether it has been told to move and is not there yet. */
  readonly isMoving: boolean
  /** No coordinate can be farther from 0. */
  readonly maxSize: number
  /** So near to the border the screen of a player turns red, in blocks. */
  readonly warningBlocks: number
  /** Seconds before a shrinking border is there. */
  readonly warningTime: number
  /** Length of a side at a moment, in milliseconds of the clock. */
  sizeAt(ms: number): number
  /** From a place to the nearest side of the border, in blocks; negative outside of it. */
  distance(place: { readonly x: number; readonly z: number }): number
}

/** Follows the border of the world. */
export function border({ connection, session, clock, onListenerError }: Parts): Border {
  const events = new Events<BorderEvents>(onListenerError)
  let dimension: string | undefined
  let state = usual
  let startedAt = 0

  session.events.on('reset', () => {
    dimension = undefined
  })
  session.events.on('world', (world) => {
    if (dimension === world.dimension.name) return
    dimension = world.dimension.name
    state = usual
  })

  function set(change: { readonly [K in keyof typeof usual]?: number | bigint | undefined }): void {
    const next = { ...state }
    for (const key of Object.keys(usual) as (keyof typeof usual)[]) {
      const number = Number(change[key])
      if (Number.isFinite(number)) next[key] = number
    }
    if (change.newSize !== undefined) startedAt = clock.now()
    state = next
    const { centerX, centerZ, newSize: targetSize, lerpTimeMs } = next
    events.emit('change', { centerX, centerZ, targetSize, lerpTimeMs })
  }

  const setAtOnce = (size: number | undefined): void => set({ oldSize: size, newSize: size, lerpTimeMs: 0 })

  listen({ connection }, (packet) => set({ ...packet, maxSize: packet.absoluteMaxSize }), play.initializeBorder)
  listen(
    { connection },
    (packet) => set(packet),
    play.setBorderCenter,
    play.setBorderLerpSize,
    play.setBorderWarningDelay,
    play.setBorderWarningDistance,
  )
  listen({ connection }, ({ size }) => setAtOnce(size), play.setBorderSize)
  listen(
    { connection },
    (packet) => {
      if (packet.action === 'set_size') setAtOnce(packet.size)
      else set({ ...packet, maxSize: packet.absoluteMaxSize })
    },
    play.setBorder,
  )

  function sizeAt(ms: number): number {
    const { oldSize, newSize, lerpTimeMs } = state
    const part = lerpTimeMs > 0 ? Math.min(Math.max((ms - startedAt) / lerpTimeMs, 0), 1) : 1
    return oldSize + (newSize - oldSize) * part
  }

  return {
    events,
    get centerX() {
      return state.centerX
    },
    get centerZ() {
      return state.centerZ
    },
    get size() {
      return sizeAt(clock.now())
    },
    get targetSize() {
      return state.newSize
    },
    get arrivesAt() {
      return startedAt + state.lerpTimeMs
    },
    get isMoving() {
      // Asks for the time only while it matters.
      return state.lerpTimeMs > 0 && clock.now() < startedAt + state.lerpTimeMs
    },
    get maxSize() {
      return state.maxSize
    },
    get warningBlocks() {
      return state.warningBlocks
    },
    get warningTime() {
      return state.warningTime
    },
    sizeAt,
    distance({ x, z }) {
      const half = sizeAt(clock.now()) / 2
      return half - Math.max(Math.abs(x - state.centerX), Math.abs(z - state.centerZ))
    },
  }
}
