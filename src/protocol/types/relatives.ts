import { type Codec, changed, type Flags, flags, mapped, u8, u32 } from '../../codec/index.ts'

/** Which numbers of a teleport are added to what the entity has, instead of replacing it. */
export type Relatives = Flags<
  'x' | 'y' | 'z' | 'yaw' | 'pitch' | 'velocityX' | 'velocityY' | 'velocityZ' | 'rotateVelocity'
>

const rotationAndPlace = flags(u8, ['x', 'y', 'z', 'yaw', 'pitch'])

/**
 * A component of the velocity was kept where the coordinate was relative, and zero where it was not: what the flags of the
 * velocity say since 1.21.2.
 */
const withVelocity = mapped(
  rotationAndPlace,
  (value): Relatives => ({
    ...value,
    velocityX: value.x,
    velocityY: value.y,
    velocityZ: value.z,
    rotateVelocity: false,
  }),
  (value: Partial<Relatives>) => value,
)

/**
 * Which numbers of a teleport are relative; since 1.8. `rotateVelocity` turns the velocity along with the view. Before
 * 1.21.2 the flags of the velocity follow those of the position, and are not written.
 */
export const relatives: Codec<Relatives, Partial<Relatives>> = changed(withVelocity, [
  '1.21.2',
  flags(u32, ['x', 'y', 'z', 'yaw', 'pitch', 'velocityX', 'velocityY', 'velocityZ', 'rotateVelocity']),
])

/** Nothing is relative. */
export const absolute: Relatives = {
  x: false,
  y: false,
  z: false,
  yaw: false,
  pitch: false,
  velocityX: false,
  velocityY: false,
  velocityZ: false,
  rotateVelocity: false,
}
