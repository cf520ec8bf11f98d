import { setDefaultSpawnPosition } from '../protocol/packets/world-state.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { Audience, SharedPart } from './audience.ts'
import type { Player } from './player.ts'

/** Where players appear: in the middle of a block of the overworld. */
export class SpawnPoint implements SharedPart {
  readonly #audience: Audience
  #position: Readonly<Vec3>
  #yaw = 0

  constructor(audience: Audience, position: Readonly<Vec3>) {
    this.#audience = audience
    this.#position = position
  }

  /** The block at the feet. */
  get position(): Readonly<Vec3> {
    return this.#position
  }

  /** In degrees; told since 1.17. */
  get yaw(): number {
    return this.#yaw
  }

  /** Lets players appear elsewhere, and compasses point there. */
  set(position: Readonly<Vec3>, yaw = 0): void {
    this.#position = { x: Math.floor(position.x), y: Math.floor(position.y), z: Math.floor(position.z) }
    this.#yaw = yaw
    for (const player of this.#audience()) this.greet(player)
  }

  greet(player: Player): void {
    const { x, y, z } = this.#position
    player.send(
      setDefaultSpawnPosition({ dimension: 'minecraft:overworld', position: { x, y, z }, yaw: this.#yaw, pitch: 0 }),
    )
  }
}
