import { changed, f32, i16, varInt } from '../../codec/index.ts'
import { clientbound } from '../packet.ts'

/** The player's own health and hunger. */
export const setHealth = clientbound('play', 'set_health', {
  /** Half hearts: 20 is full, 0 or less is dead. */
  health: f32,
  /** 0 to 20. */
  food: changed(i16, ['1.8', varInt]),
  /** What keeps `food` from falling: 0 to 5 and above. */
  saturation: f32,
})
