import type { Rules } from '../../../data/rules.ts'
import type { Body } from '../body.ts'
import { cos, f32, radians, sin } from '../math.ts'

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
  [/^camel/, (height) => height - 0.375],
]

/** Who sits where on a vehicle. */
export interface Seating {
  /** The type of the vehicle. */
  readonly name: string
  /** How high it is, in blocks. */
  readonly height: number
  /** Which of those who ride it one is, from 0. */
  readonly index: number
  /** How many ride it. */
  readonly count: number
}

/** Where the seats of a happy ghast are, to the left and ahead. Source: Geyser's HappyGhastEntity. */
const ghastSeats: readonly (readonly [left: number, ahead: number])[] = [
  [0, 1.7],
  [-1.7, 0],
  [0, -1.7],
  [1.7, 0],
]

/** Puts a player on its seat on a vehicle that is somewhere and looks somewhere. The server says where one gets off. */
export function putOnSeat(
  body: Body,
  seating: Seating,
  { x, y, z }: Readonly<Record<'x' | 'y' | 'z', number>>,
  yaw: number,
  rules: Rules,
): void {
  const [left, ahead] = seatPlace(seating)
  const turn = f32(yaw * radians)
  body.x = x + left * cos(turn) - ahead * sin(turn)
  body.y = y + seatHeight(seating, rules)
  body.z = z + ahead * cos(turn) + left * sin(turn)
}

/** How far a seat is from the middle of the vehicle, in blocks. Source: the game's AbstractBoat, Camel and Llama, as Geyser has them. */
function seatPlace({ name, index, count }: Seating): readonly [left: number, ahead: number] {
  if (name === 'happy_ghast') return ghastSeats[index] ?? ghastSeats[0]!
  if (name.startsWith('camel')) return [0, index > 0 ? -0.7 : 0.5]
  if (name.endsWith('llama')) return [0, -0.3]
  if (!/boat$|raft$/.test(name)) return [0, 0]
  if (count > 1) return [0, index > 0 ? -0.6 : 0.2]
  return [0, /chest_(boat|raft)$/.test(name) ? 0.15 : 0]
}

/** How far above a vehicle's feet those of a player are who rides it, in blocks. */
export function seatHeight({ name, height }: Pick<Seating, 'name' | 'height'>, rules: Rules): number {
  if (rules.seatsByAttachment) {
    const found = attachments.find(([pattern]) => pattern.test(name))
    return (found ? found[1](height) : height) - belowSeat.byAttachment
  }
  if (/raft$/.test(name)) return 0.25 - belowSeat.byOffset
  if (/boat$/.test(name)) return -0.1 - belowSeat.byOffset
  if (/minecart$/.test(name)) return -belowSeat.byOffset
  if (/^(donkey|mule)$/.test(name)) return height * usualSeat - 0.25 - belowSeat.byOffset
  if (name === 'skeleton_horse') return height * usualSeat - 0.1875 - belowSeat.byOffset
  if (name === 'strider') return height - 0.19 - belowSeat.byOffset
  if (name === 'camel') return height - 0.6 - belowSeat.byOffset
  return height * usualSeat - belowSeat.byOffset
}
