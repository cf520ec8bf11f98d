/** A block as the peers' libraries have it. */
export interface SquidBlock {
  readonly name: string
  /** From and to, in blocks. */
  readonly shapes: readonly (readonly [number, number, number, number, number, number])[]
}

interface Player {
  x: number
  y: number
  z: number
  onGround: boolean
  isWet: boolean
  /** How far the last tick went up; `undefined` when that is not known, or not free. */
  rise: number | undefined
  wasWrong: boolean
  pardonedCount: number
}

const width = 0.6
/** Of who sneaks; nobody is lower out of water. */
const height = 1.5
/** Farther in one tick is a teleport, in blocks. A jump of who sprints is not half of it. */
const stride = 1
const step = 0.6
const jump = 0.42
const gravity = 0.08
const drag = 0.98
/** Speeds that the game takes for none are below this. */
const tolerance = 0.006
const margin = 1e-4

/** What is less is not told, but with the next. Source: the game's LocalPlayer. */
const leastTold = 0.03
/** So many moves are not judged after one that was wrong: they may have been on their way. */
const pardonedCount = 20

const fall = (rise: number): number => (rise - gravity) * drag

function isFall(rise: number, expected: number): boolean {
  let [sum, speed] = [expected, expected]
  while (Math.abs(sum) < leastTold && Math.abs(rise - sum) >= tolerance) {
    speed = fall(speed)
    sum += speed
  }
  return Math.abs(rise - sum) < tolerance
}

/**
 * Looks for itself whether a body can be where it says: not in a block, on the ground only where there is some, no faster than legs
 * are, and falling as things fall. It knows no more than the arithmetic of a fall, and the peers' own shapes of blocks. Source of the
 * numbers: Minecraft Wiki, "Player", "Jumping" and "Transportation" (falling).
 */
export class SquidJudge {
  isOn = false
  judgedCount = 0
  readonly faults: string[] = []
  readonly #blockAt: (x: number, y: number, z: number) => SquidBlock | undefined
  readonly #players = new Map<string, Player>()

  constructor(blockAt: (x: number, y: number, z: number) => SquidBlock | undefined) {
    this.#blockAt = blockAt
  }

  /** Whether the last move of a player cannot be. */
  wasWrong(username: string): boolean {
    return this.#players.get(username)?.wasWrong ?? false
  }

  /** What a client says of its movement in a tick: with a place, or that it is where it was. */
  hear(username: string, { x, y, z, onGround, flags }: Readonly<Record<string, unknown>>): void {
    const last = this.#players.get(username)
    if (typeof x !== 'number' || typeof y !== 'number' || typeof z !== 'number') {
      if (last) last.rise = undefined
      return
    }
    const isWet = this.#touches(x, y, z, ({ name }) => /water|lava/.test(name))
    // Since 1.21.2 it is one of several flags.
    const { onGround: stands = onGround } = (flags ?? {}) as { onGround?: unknown }
    const now: Player = {
      x,
      y,
      z,
      onGround: stands === true,
      isWet,
      rise: undefined,
      wasWrong: false,
      pardonedCount: 0,
    }
    this.#players.set(username, now)
    if (!last || !this.isOn) return
    now.pardonedCount = Math.max(0, last.pardonedCount - 1)
    this.judgedCount += 1
    const isFree = !now.onGround && !isWet && !last.isWet
    if (isFree) now.rise = y - last.y
    const fault = this.#fault(last, now)
    if (!fault || now.pardonedCount > 0) return
    now.wasWrong = true
    now.pardonedCount = pardonedCount
    const places = [last, now].map((place) => [place.x, place.y, place.z].map((each) => each.toFixed(4)).join(' '))
    if (this.faults.length < 20) this.faults.push(`${username} ${fault}: ${places.join(' to ')}`)
  }

  #fault(last: Player, { x, y, z, onGround, isWet }: Player): string | undefined {
    const rise = y - last.y
    if (Math.hypot(x - last.x, z - last.z) > stride) return 'goes too far'
    if (this.#hits(x, y, z, height)) return 'is in a block'
    // A body falls before it goes: it has stood on what it goes down from.
    const below = y - margin * 10
    const stands = this.#hits(x, below, z, margin) || this.#hits(last.x, below, last.z, margin)
    if (onGround && !stands) return 'stands on nothing'
    if (isWet || last.isWet) return undefined
    if (last.onGround) {
      const leaves = [jump, -gravity * drag].some((speed) => Math.abs(rise - speed) < tolerance)
      return onGround
        ? Math.abs(rise) > step + tolerance
          ? 'climbs'
          : undefined
        : leaves
          ? undefined
          : 'leaves the ground'
    }
    if (last.rise === undefined) return undefined
    const expected = fall(last.rise)
    const isRight = onGround ? rise > expected - tolerance && rise < step + tolerance : isFall(rise, expected)
    return isRight ? undefined : `moves by ${rise.toFixed(4)} and not ${expected.toFixed(4)}`
  }

  #hits(x: number, y: number, z: number, tall: number): boolean {
    const half = width / 2 - margin
    const from = [x - half, y + margin, z - half] as const
    const to = [x + half, y + margin + tall, z + half] as const
    return this.#touches(x, y, z, ({ shapes }, at) =>
      shapes.some((shape) =>
        at.every((corner, axis) => corner + shape[axis]! < to[axis]! && corner + shape[axis + 3]! > from[axis]!),
      ),
    )
  }

  /** Asks all blocks around a body. */
  #touches(
    x: number,
    y: number,
    z: number,
    isSo: (block: SquidBlock, at: readonly [number, number, number]) => boolean,
  ): boolean {
    const half = width / 2
    for (let atX = Math.floor(x - half); atX <= Math.floor(x + half); atX++) {
      for (let atZ = Math.floor(z - half); atZ <= Math.floor(z + half); atZ++) {
        // From one below the feet, where fences are that reach up.
        for (let atY = Math.floor(y) - 1; atY <= Math.floor(y + height); atY++) {
          const block = this.#blockAt(atX, atY, atZ)
          if (block && isSo(block, [atX, atY, atZ])) return true
        }
      }
    }
    return false
  }
}
