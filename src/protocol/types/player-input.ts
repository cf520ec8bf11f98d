import { type Codec, changed, custom, type Flags, flags, u8 } from '../../codec/index.ts'

/** The keys that the player holds. */
export type PlayerInput = Flags<'forward' | 'backward' | 'left' | 'right' | 'jump' | 'shift' | 'sprint'> & {
  /** Speed to the left, -1 to 1; only before 1.21.2. When left out, 0.98 if `left` is held alone, -0.98 if `right` is. */
  leftwards?: number
  /** Speed ahead, -1 to 1; only before 1.21.2. When left out, 0.98 if `forward` is held alone, -0.98 if `backward` is. */
  forwards?: number
}

/** What the game makes of a key that is held down. Source: LocalPlayer.aiStep (a 32-bit number). */
const held = Math.fround(0.98)

function fromSpeeds(leftwards: number, forwards: number, jump: boolean, shift: boolean): PlayerInput {
  return {
    forward: forwards > 0,
    backward: forwards < 0,
    left: leftwards > 0,
    right: leftwards < 0,
    jump,
    shift,
    sprint: false,
    leftwards,
    forwards,
  }
}

function speedOf(ahead = false, back = false): number {
  return ahead === back ? 0 : ahead ? held : -held
}

const twoBooleans = custom<PlayerInput, [], Readonly<Partial<PlayerInput>>>('playerInput', 10, [], () => ({
  decode: (reader) => fromSpeeds(reader.f32(), reader.f32(), reader.bool(), reader.bool()),
  encode(writer, input) {
    writer.f32(input.leftwards ?? speedOf(input.left, input.right))
    writer.f32(input.forwards ?? speedOf(input.forward, input.backward))
    writer.bool(input.jump === true)
    writer.bool(input.shift === true)
  },
}))

const twoBits = custom<PlayerInput, [], Readonly<Partial<PlayerInput>>>('playerInput', 9, [], () => ({
  decode(reader) {
    const leftwards = reader.f32()
    const forwards = reader.f32()
    const bits = reader.u8()
    const input = fromSpeeds(leftwards, forwards, (bits & 1) !== 0, (bits & 2) !== 0)
    if (bits > 3) input.otherBits = bits & ~3
    return input
  },
  encode(writer, input) {
    writer.f32(input.leftwards ?? speedOf(input.left, input.right))
    writer.f32(input.forwards ?? speedOf(input.forward, input.backward))
    writer.u8((input.jump ? 1 : 0) | (input.shift ? 2 : 0) | (input.otherBits ?? 0))
  },
}))

/** The keys that the player holds: speeds before 1.21.2 (without `sprint`), bits since. */
export const playerInputKeys: Codec<PlayerInput, Readonly<Partial<PlayerInput>>> = changed(
  twoBooleans,
  ['1.8', twoBits],
  ['1.21.2', flags(u8, ['forward', 'backward', 'left', 'right', 'jump', 'shift', 'sprint'])],
)
