/** A number as the game stores it in a float. */
export const f32 = Math.fround

/** Sines as the game has them: 65,536 steps a turn. Source: the game's Mth. */
let sines: Float32Array | undefined
const stepsPerRadian = f32(10430.378)

/** Made when something first moves: programs that never do need not pay for it. */
function makeSines(): Float32Array {
  sines = new Float32Array(65536)
  for (let step = 0; step < 65536; step++) sines[step] = Math.sin((step * Math.PI * 2) / 65536)
  return sines
}

/** Sine of an angle in radians, as the game's table has it. */
export function sin(radians: number): number {
  return (sines ?? makeSines())[Math.trunc(f32(f32(radians) * stepsPerRadian)) & 65535]!
}

/** Cosine of an angle in radians, as the game's table has it. */
export function cos(radians: number): number {
  return (sines ?? makeSines())[Math.trunc(f32(f32(f32(radians) * stepsPerRadian) + 16384)) & 65535]!
}

/** Radians in a degree, as the game's float has them. */
export const radians = f32(Math.PI / 180)

/** Where a body looks; see {@link look}. */
export const looked = { x: 0, y: 0, z: 0 }

/** Gives the direction of a look, of length 1, in {@link looked}. Angles in degrees. Source: ViaFabricPlus for `isBackwards`. */
export function look(yaw: number, pitch: number, isBackwards: boolean): void {
  if (isBackwards) {
    const turn = f32(f32(-yaw * radians) - f32(Math.PI))
    const flat = -cos(f32(-pitch * radians))
    looked.x = f32(sin(turn) * flat)
    looked.y = sin(f32(-pitch * radians))
    looked.z = f32(cos(turn) * flat)
    return
  }
  const turn = f32(-yaw * radians)
  const flat = cos(f32(pitch * radians))
  looked.x = f32(sin(turn) * flat)
  looked.y = -sin(f32(pitch * radians))
  looked.z = f32(cos(turn) * flat)
}

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value
}
