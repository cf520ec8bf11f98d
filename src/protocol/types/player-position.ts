import { type Codec, changed, custom, f64, type Vec3, vec3 } from '../../codec/index.ts'

/** Where the feet of the player are, in blocks. */
export interface PlayerPosition extends Vec3 {
  /**
   * Height of the eyes in the world; only 1.7 sends it. When left out, 1.62 blocks above the feet. Where it is there, 1.7's
   * clientbound packet is written from it and not from `y`, so that nothing is lost to rounding.
   */
  eyesY?: number
}

/** Above the feet; a 32-bit number in the game. */
const eyeHeight = Math.fround(1.62)

/** 1.7 has the height of the eyes in place of that of the feet. */
const eyesOnly = custom<PlayerPosition, [], Readonly<PlayerPosition>>('positionOfEyes', 24, [], () => ({
  decode(reader) {
    const x = reader.f64()
    const eyesY = reader.f64()
    return { x, y: eyesY - eyeHeight, z: reader.f64(), eyesY }
  },
  encode(writer, { x, y, z, eyesY = y + eyeHeight }) {
    writer.f64(x)
    writer.f64(eyesY)
    writer.f64(z)
  },
}))

/** 1.7 has the height of the eyes behind that of the feet; its server refuses less than 0.1 and more than 1.65 between them. */
const feetAndEyes = custom<PlayerPosition, [], Readonly<PlayerPosition>>('positionOfFeetAndEyes', 32, [], () => ({
  decode(reader) {
    const x = reader.f64()
    // The data of minecraft-data has the two heights in the other order; the game writes the feet first.
    const y = reader.f64()
    const eyesY = reader.f64()
    return { x, y, z: reader.f64(), eyesY }
  },
  encode(writer, { x, y, z, eyesY = y + eyeHeight }) {
    writer.f64(x)
    writer.f64(y)
    writer.f64(eyesY)
    writer.f64(z)
  },
}))

/** Where the server puts the player. */
export const positionFromServer: Codec<PlayerPosition, Readonly<PlayerPosition>> = changed(eyesOnly, ['1.8', vec3(f64)])

/** Where the player says it is. */
export const positionFromPlayer: Codec<PlayerPosition, Readonly<PlayerPosition>> = changed(feetAndEyes, [
  '1.8',
  vec3(f64),
])
