import type { AnyPacket } from '../protocol/packet.ts'
import {
  initializeBorder,
  setBorder,
  setBorderCenter,
  setBorderLerpSize,
  setBorderSize,
  setBorderWarningDelay,
  setBorderWarningDistance,
} from '../protocol/packets/world-border.ts'
import { type Audience, type SharedPart, tell } from './audience.ts'
import type { Player } from './player.ts'

/** The largest border, and where portals lead no further. Source: Minecraft Wiki, "World border". */
const largest = 59_999_968
const absoluteMaxSize = 29_999_984

type BorderAction = Extract<NonNullable<Parameters<typeof setBorder>[0]>['action'], string>

/** The border of the world. 1.7 has none. */
export class Border implements SharedPart {
  readonly #audience: Audience
  #center = { x: 0, z: 0 }
  #size = largest
  #target = largest
  #ticksLeft = 0
  #warningBlocks = 5
  #warningTime = 15

  constructor(audience: Audience) {
    this.#audience = audience
  }

  /** In blocks. */
  get center(): { readonly x: number; readonly z: number } {
    return this.#center
  }

  /** The length of a side, in blocks. */
  get size(): number {
    return this.#size
  }

  /** How near to it the screen turns red, in blocks; and how long before it is there, in seconds. */
  get warning(): { readonly blocks: number; readonly time: number } {
    return { blocks: this.#warningBlocks, time: this.#warningTime }
  }

  /** Puts it around another place. */
  setCenter(center: { readonly x: number; readonly z: number }): void {
    this.#center = { x: center.x, z: center.z }
    const fields = { centerX: center.x, centerZ: center.z }
    this.#tell(() => setBorderCenter(fields), 'set_center', fields)
  }

  /** Gives its sides another length, at once or in so many ticks. */
  resize(size: number, ticks = 0): void {
    this.#target = size
    this.#ticksLeft = ticks
    if (ticks <= 0) {
      this.#size = size
      this.#tell(() => setBorderSize({ size }), 'set_size', { size })
      return
    }
    const fields = { oldSize: this.#size, newSize: size, lerpTimeMs: BigInt(ticks * 50) }
    this.#tell(() => setBorderLerpSize(fields), 'lerp_size', fields)
  }

  setWarning({ blocks = this.#warningBlocks, time = this.#warningTime }: { blocks?: number; time?: number }): void {
    this.#warningBlocks = blocks
    this.#warningTime = time
    const distance = { warningBlocks: blocks }
    this.#tell(() => setBorderWarningDistance(distance), 'set_warning_blocks', distance)
    const delay = { warningTime: time }
    this.#tell(() => setBorderWarningDelay(delay), 'set_warning_time', delay)
  }

  /** For the server's own use. */
  tick(): void {
    if (this.#ticksLeft <= 0) return
    this.#size += (this.#target - this.#size) / this.#ticksLeft
    this.#ticksLeft -= 1
  }

  greet(player: Player): void {
    const fields = {
      centerX: this.#center.x,
      centerZ: this.#center.z,
      oldSize: this.#size,
      newSize: this.#target,
      lerpTimeMs: BigInt(this.#ticksLeft * 50),
      absoluteMaxSize,
      warningBlocks: this.#warningBlocks,
      warningTime: this.#warningTime,
    }
    const packet = packetFor(player, () => initializeBorder(fields), 'initialize', fields)
    if (packet) player.send(packet)
  }

  #tell(make: () => AnyPacket, action: BorderAction, fields: object): void {
    tell(this.#audience, (player) => packetFor(player, make, action, fields))
  }
}

/** A packet of its own, or one of those that say what they are about. */
function packetFor(player: Player, make: () => AnyPacket, action: BorderAction, fields: object): AnyPacket | undefined {
  if (player.knows(initializeBorder)) return make()
  if (!player.knows(setBorder)) return undefined
  return setBorder({ action, ...fields } as NonNullable<Parameters<typeof setBorder>[0]>)
}
