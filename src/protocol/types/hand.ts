import { oneOf } from '../../codec/index.ts'

/** Which hand: the one that holds the selected slot of the hotbar, or the other (since 1.9). */
export const hand = oneOf(['main_hand', 'off_hand'])
