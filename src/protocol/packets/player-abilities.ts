import { f32, flags, u8, until } from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'

const abilities = flags(u8, ['invulnerable', 'flying', 'canFly', 'instantBreak'])

/** What the player can and does, and how fast. */
export const playerAbilitiesClientbound = clientbound('play', 'player_abilities', {
  abilities,
  /** In blocks per tick and tick, before friction; 0.05 in vanilla. */
  flyingSpeed: f32,
  /** 0.1 in vanilla. The client makes the field of view from it. */
  walkingSpeed: f32,
})

/** The player begins or ends to fly. */
export const playerAbilitiesServerbound = serverbound('play', 'player_abilities', {
  /** Since 1.16 only `flying` is looked at. */
  abilities,
  /** Until 1.15.2. */
  flyingSpeed: until('1.16', f32, 0.05),
  /** Until 1.15.2. */
  walkingSpeed: until('1.16', f32, 0.1),
})
