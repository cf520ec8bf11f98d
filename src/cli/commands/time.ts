import type { Bot } from '../../index.ts'
import { type LocalCommand, round } from './command.ts'

const phases = [
  'full moon',
  'waning gibbous',
  'last quarter',
  'waning crescent',
  'new moon',
  'waxing crescent',
  'first quarter',
  'waxing gibbous',
]

/** What time it is, and what the weather is like. */
export const time: LocalCommand = {
  name: 'time',
  usage: '',
  help: 'the time of day, the moon and the weather; /time is the command of the server',
  run(_, { bot }) {
    const { timeOfDay, day, isDay, moonPhase } = bot.time
    return {
      data: { day, timeOfDay, clock: clockOf(timeOfDay), isDay, moonPhase, weather: weatherOf(bot), tps: tpsOf(bot) },
      text: () => describeTime(bot),
    }
  },
}

/** `Day 3, 07:12, clear, 20 ticks a second` */
export function describeTime(bot: Bot): string {
  const { day, timeOfDay, isDay, moonPhase } = bot.time
  const tps = tpsOf(bot)
  const parts = [`day ${day}`, clockOf(timeOfDay), isDay ? 'day' : `night, ${phases[moonPhase]}`, weatherOf(bot)]
  return [...parts, ...(tps === null ? [] : [`${tps} ticks a second`])].join(', ')
}

/** A day begins at six in the morning, and an hour has a thousand ticks. Source: Minecraft Wiki, "Daylight cycle". */
function clockOf(timeOfDay: number): string {
  const minutes = Math.floor(((timeOfDay + 6000) % 24_000) * 0.06)
  return [Math.floor(minutes / 60), minutes % 60].map((number) => String(number).padStart(2, '0')).join(':')
}

function weatherOf({ weather }: Bot): string {
  if (weather.isThundering) return 'thunder'
  return weather.isRaining ? 'rain' : 'clear'
}

/** Of the server; `null` until enough is known. */
function tpsOf({ server }: Bot): number | null {
  return server.tps === undefined ? null : round(server.tps)
}
