import { oneOf, string } from '../../codec/index.ts'

/** Paintings until 1.18.2, at their numbers; with their names from before 1.13. */
const paintings = {
  kebab: 'Kebab',
  aztec: 'Aztec',
  alban: 'Alban',
  aztec2: 'Aztec2',
  bomb: 'Bomb',
  plant: 'Plant',
  wasteland: 'Wasteland',
  pool: 'Pool',
  courbet: 'Courbet',
  sea: 'Sea',
  sunset: 'Sunset',
  creebet: 'Creebet',
  wanderer: 'Wanderer',
  graham: 'Graham',
  match: 'Match',
  bust: 'Bust',
  stage: 'Stage',
  void: 'Void',
  skull_and_roses: 'SkullAndRoses',
  wither: 'Wither',
  fighters: 'Fighters',
  pointer: 'Pointer',
  pigscene: 'Pigscene',
  burning_skull: 'BurningSkull',
  skeleton: 'Skeleton',
  donkey_kong: 'DonkeyKong',
} as const

/** A painting of the game, by its text before 1.13. */
export const paintingByText = oneOf(string(), paintings)

/** A painting of the game, by its number from 1.13 to 1.18.2. */
export const paintingByNumber = oneOf(Object.keys(paintings) as (keyof typeof paintings)[])
