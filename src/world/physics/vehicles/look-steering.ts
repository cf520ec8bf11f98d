import type { Body } from '../body.ts'
import { cos, f32, radians, sin } from '../math.ts'
import type { Rider } from './rider.ts'

/** Which way a rider wants to go that steers with its look: to the left, up, and ahead; see {@link aim}. */
export const aimed = { x: 0, y: 0, z: 0 }

/** How much slower it goes backwards. Source: the game's HappyGhast and AbstractNautilus (getRiddenInput), as Geyser has them. */
const backwards = f32(-0.5)

/** Gives in {@link aimed} where the keys and the look of a rider point: ahead goes up and down with the look. Source: as above. */
export function aim({ leftwards, forwards, pitch }: Rider): void {
  aimed.x = leftwards
  aimed.y = aimed.z = 0
  if (forwards === 0) return
  const angle = f32(pitch * radians)
  const factor = forwards < 0 ? backwards : 1
  aimed.y = f32(-sin(angle) * factor)
  aimed.z = f32(cos(angle) * factor)
}

/** Adds to the velocity of a body what is {@link aimed} at, as seen from where it looks. Source: the game's Entity.moveRelative. */
export function pushAlong(body: Body, speed: number): void {
  let { x, y, z } = aimed
  const square = x * x + y * y + z * z
  if (square < 1e-7) return
  const factor = square > 1 ? speed / Math.sqrt(square) : speed
  x *= factor
  y *= factor
  z *= factor
  const turn = f32(body.yaw * radians)
  body.velocityX += x * cos(turn) - z * sin(turn)
  body.velocityY += y
  body.velocityZ += z * cos(turn) + x * sin(turn)
}

/** Turns a body by a part of the way to where its rider looks, and lets it look half as far up or down. Source: as {@link aim}. */
export function turnAfter(body: Body, { yaw, pitch }: Rider, part: number): void {
  const away = f32(f32(((((yaw - body.yaw) % 360) + 540) % 360) - 180) * f32(part))
  body.yaw = f32(f32(body.yaw + away) % 360)
  body.pitch = f32(f32(pitch * 0.5) % 360)
}
