import { shortName } from '../../data/registry.ts'
import * as play from '../../protocol/directions/clientbound-play.ts'
import { Events } from '../../util/events.ts'
import { listen, type Parts } from '../parts.ts'

/** Ticks of a day. Source: Minecraft Wiki, "Daylight cycle". */
const ticksPerDay = 24_000
/** One can sleep from the first to the second in clear weather. Source: Minecraft Wiki, "Daylight cycle". */
const nightBegins = 12_542
const nightEnds = 23_460
/** Until a server says otherwise. Source: Minecraft Wiki, "Tick". */
const usualTickRate = 20

/** Where the server does not name them. Source: the game's registry minecraft:world_clock. */
const gamesOwnClocks = ['overworld', 'the_end']

/** A clock of the server; there are several since 26.1. */
export interface WorldClock {
  /** `overworld`, `the_end`, or the server's own. */
  readonly name: string
  /** Ticks since its beginning. */
  readonly totalTicks: number
  /** Its ticks for each tick of the world; 0 where it stands still. */
  readonly rate: number
}

/** What can be listened to with `time.events`. */
export interface TimeEvents {
  /** The server has told the time, which it does about once a second. */
  change: { readonly age: number; readonly timeOfDay: number; readonly day: number }
  /** The server ticks faster or slower, or has stopped or gone on. */
  ticking: { readonly tickRate: number; readonly isFrozen: boolean }
}

/** What time it is, as the server has told it last. */
export interface Time {
  readonly events: Events<TimeEvents>
  /** Ticks since the world was made. */
  readonly age: number
  /** Ticks since the last sunrise, 0 to 23,999: noon is 6,000, midnight 18,000. */
  readonly timeOfDay: number
  /** Days that have passed. */
  readonly day: number
  /** 0 is the full moon, 4 the new one, 7 the last. */
  readonly moonPhase: number
  /** Nobody can sleep, unless there is a thunderstorm. */
  readonly isDay: boolean
  /** The day goes on: the game rule doDaylightCycle (advance_time since 1.21.11), as far as the server tells. */
  readonly isAdvancing: boolean
  /** By name; empty before 26.1. */
  readonly clocks: ReadonlyMap<string, WorldClock>
  /** Ticks a second that the server wants to do: 20 where nobody has changed it. Said since 1.20.3. */
  readonly tickRate: number
  /** Nothing but players moves. Said since 1.20.3. */
  readonly isFrozen: boolean
  /** Ticks that a frozen server still does, when it was last told to step. Said since 1.20.3. */
  readonly stepTicks: number
}

/** Follows the time of the world. */
export function time({ connection, session, onListenerError }: Parts): Time {
  const events = new Events<TimeEvents>(onListenerError)
  const clocks = new Map<string, WorldClock>()
  let age = 0
  let dayTicks = 0
  let isAdvancing = true
  let tickRate = usualTickRate
  let isFrozen = false
  let stepTicks = 0

  function reset(): void {
    clocks.clear()
    age = 0
    dayTicks = 0
    isAdvancing = true
    tickRate = usualTickRate
    isFrozen = false
    stepTicks = 0
  }

  session.events.on('reset', reset)
  session.events.on('start', reset)

  const clockName = (id: number): string =>
    shortName(session.serverRegistry('world_clock')[id]?.id ?? gamesOwnClocks[id] ?? `unknown_${id}`)

  /** The clock of the dimension, as its type says it. */
  function ownClock(): WorldClock | undefined {
    const type = session.serverRegistry('dimension_type').find(({ id }) => shortName(id) === session.dimension.type)
    const tag = type?.data?.type === 'compound' ? type.data.value.get('default_clock') : undefined
    return clocks.get(tag?.type === 'string' ? shortName(tag.value) : session.dimension.name) ?? clocks.get('overworld')
  }

  listen(
    { connection },
    (packet) => {
      age = Number(packet.gameTime)
      for (const { clock, totalTicks, rate } of packet.clocks) {
        const name = clockName(clock)
        clocks.set(name, { name, totalTicks: Number(totalTicks), rate: Number.isFinite(rate) ? rate : 1 })
      }
      const here = ownClock()
      if (packet.dayTime !== undefined) {
        dayTicks = Number(packet.dayTime)
        isAdvancing = packet.tickDayTime ?? true
      } else if (here) {
        dayTicks = here.totalTicks
        isAdvancing = here.rate !== 0
      }
      const { timeOfDay, day } = part
      events.emit('change', { age, timeOfDay, day })
    },
    play.setTime,
  )

  listen(
    { connection },
    (packet) => {
      if (packet.tickRate > 0 && Number.isFinite(packet.tickRate)) tickRate = packet.tickRate
      isFrozen = packet.isFrozen
      if (!isFrozen) stepTicks = 0
      events.emit('ticking', { tickRate, isFrozen })
    },
    play.tickingState,
  )
  listen(
    { connection },
    (packet) => {
      stepTicks = packet.tickSteps
    },
    play.tickingStep,
  )

  const part: Time = {
    events,
    get age() {
      return age
    },
    get timeOfDay() {
      return modulo(dayTicks, ticksPerDay)
    },
    get day() {
      return Math.floor(dayTicks / ticksPerDay)
    },
    get moonPhase() {
      return modulo(part.day, 8)
    },
    get isDay() {
      const { timeOfDay } = part
      return timeOfDay < nightBegins || timeOfDay >= nightEnds
    },
    get isAdvancing() {
      return isAdvancing
    },
    clocks,
    get tickRate() {
      return tickRate
    },
    get isFrozen() {
      return isFrozen
    },
    get stepTicks() {
      return stepTicks
    },
  }
  return part
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by
}
