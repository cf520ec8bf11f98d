import * as play from '../../protocol/directions/clientbound-play.ts'
import { Events } from '../../util/events.ts'
import { listen, type Parts } from '../parts.ts'

/** Above this it rains; and from the second on it thunders. Source: the game's Level (isRaining, isThundering). */
const rainFrom = 0.2
const thunderFrom = 0.9

/** What can be listened to with `weather.events`. */
export interface WeatherEvents {
  /** Something about the weather is different. */
  change: Pick<Weather, 'isRaining' | 'isThundering' | 'rainLevel' | 'thunderLevel'>
}

/** What the weather is like in the world, whether or not it reaches the place of the player. */
export interface Weather {
  readonly events: Events<WeatherEvents>
  /** It rains or snows: as soon as the server says so, before `rainLevel` has grown. */
  readonly isRaining: boolean
  readonly isThundering: boolean
  /** From 0 to 1. Servers let it change smoothly over some seconds, or at once. */
  readonly rainLevel: number
  /** From 0 to 1; it only shows while it rains. */
  readonly thunderLevel: number
}

/** Follows the weather. */
export function weather({ connection, session, onListenerError }: Parts): Weather {
  const events = new Events<WeatherEvents>(onListenerError)
  let dimension: string | undefined
  /** What the server has said in so many words. */
  let begun: boolean | undefined
  let rainLevel = 0
  let thunderLevel = 0

  function set(rain: number, thunder: number, isBegun: boolean | undefined): void {
    const before = snapshot()
    rainLevel = rain
    thunderLevel = thunder
    begun = isBegun
    const after = snapshot()
    const keys = Object.keys(after) as (keyof typeof after)[]
    if (keys.some((key) => after[key] !== before[key])) events.emit('change', after)
  }

  const snapshot = (): WeatherEvents['change'] => {
    const isRaining = begun ?? rainLevel > rainFrom
    return { isRaining, isThundering: rainLevel * thunderLevel > thunderFrom, rainLevel, thunderLevel }
  }

  session.events.on('reset', () => {
    dimension = undefined
  })
  session.events.on('world', (world) => {
    // A respawn in the same dimension leaves the weather as it was.
    if (dimension === world.dimension.name) return
    dimension = world.dimension.name
    set(0, 0, undefined)
  })

  listen(
    { connection },
    ({ event, value }) => {
      const level = Math.min(Math.max(value, 0), 1)
      if (event === 'start_raining') set(0, thunderLevel, true)
      else if (event === 'stop_raining') set(1, thunderLevel, false)
      else if (Number.isNaN(level)) return
      else if (event === 'rain_level_change') set(level, thunderLevel, begun)
      else if (event === 'thunder_level_change') set(rainLevel, level, begun)
    },
    play.gameEvent,
  )

  return {
    events,
    get isRaining() {
      return snapshot().isRaining
    },
    get isThundering() {
      return snapshot().isThundering
    },
    get rainLevel() {
      return rainLevel
    },
    get thunderLevel() {
      return thunderLevel
    },
  }
}
