import type { Rules } from '../../../data/rules.ts'

/** How far a player sits below the seat, in blocks. Source: the game's Player (its riding offset; since 1.20.2 its attachment). */
const belowSeat = { byOffset: 0.35, byAttachment: 0.6 }

/** Seats in parts of the vehicle's height, as the game's entities have them until 1.20.1 (getPassengersRidingOffset). */
const usualSeat = 0.75
/** Heights of seats in blocks since 1.20.2. Source: the game's EntityType (passengerAttachments). */
const attachments: readonly (readonly [name: RegExp, height: (height: number) => number])[] = [
  [/raft$/, (height) => (height * 8) / 9],
  [/boat$/, (height) => height / 3],
  [/minecart$/, () => 0.1875],
  [/^(horse|zombie_horse)$/, () => 1.44375],
  [/^skeleton_horse$/, () => 1.31875],
  [/^donkey$/, () => 1.1125],
  [/^mule$/, () => 1.2125],
  [/^pig$/, () => 0.86875],
]

/** How far above a vehicle's feet those of a player are who rides it, in blocks. The server says where one gets off. */
export function seatHeight(name: string, height: number, rules: Rules): number {
  if (rules.seatsByAttachment) {
    const found = attachments.find(([pattern]) => pattern.test(name))
    return (found ? found[1](height) : height) - belowSeat.byAttachment
  }
  if (/raft$/.test(name)) return 0.25 - belowSeat.byOffset
  if (/boat$/.test(name)) return -0.1 - belowSeat.byOffset
  if (/minecart$/.test(name)) return -belowSeat.byOffset
  if (/^(donkey|mule)$/.test(name)) return height * usualSeat - 0.25 - belowSeat.byOffset
  if (name === 'strider') return height - 0.19 - belowSeat.byOffset
  return height * usualSeat - belowSeat.byOffset
}
