import { changed, f32, i16, varInt } from '../../codec/index.ts'
import { clientbound } from '../packet.ts'

/** The player's own experience. */
export const setExperience = clientbound('play', 'set_experience', {
  /** How full the bar is: 0 to 1. */
  progress: f32,
  level: changed(i16, ['1.8', varInt]),
  /** All points ever got; for the score. */
  total: changed(i16, ['1.8', varInt]),
})
