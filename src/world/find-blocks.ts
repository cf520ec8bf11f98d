import type { BlockState } from '../data/block.ts'
import { shortName } from '../data/registry.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { Column } from './column.ts'
import type { World } from './world.ts'
import type { WorldBlocks } from './world-blocks.ts'

/** What to look for: a name or several, numbers of states, or what accepts a state. */
export type BlockMatch = string | readonly string[] | ReadonlySet<number> | ((state: BlockState) => boolean)

/** What to look for, and where. */
export interface FindOptions {
  /** A function is asked once for each state that there is, not for each block. */
  readonly matching: BlockMatch
  /** A point. Distances are counted from the block that it lies in. */
  readonly near: Vec3
  /** In blocks; 16 if not given, at most 800. */
  readonly maxDistance?: number
  /** How many blocks to find; 1 if not given. */
  readonly count?: number
}

/** The positions of the blocks that match, the nearest first. Only what is loaded is looked at. */
export function findBlocks(world: World, { matching, near, maxDistance = 16, count = 1 }: FindOptions): Vec3[] {
  const center = { x: Math.floor(near.x), y: Math.floor(near.y), z: Math.floor(near.z) }
  const matcher = new Matcher(matching, world.blocks)
  const found = new Nearest(center, Math.min(Math.max(maxDistance, 0), 800), Math.max(Math.floor(count), 0))
  for (const { column, section, squared } of sectionsAround(world, center, found.reach, matcher)) {
    if (squared > found.bound) break
    searchSection(world, column, section, matcher, found)
  }
  return found.positions()
}

/** The answers for states, each asked for once. */
class Matcher {
  readonly #test: (state: number) => boolean
  /** 0: not asked, 1: no, 2: yes. */
  readonly #answers = new Uint8Array(1 << 16)

  constructor(matching: BlockMatch, blocks: WorldBlocks) {
    if (typeof matching === 'function') this.#test = (id) => matching(blocks.state(id))
    else if (typeof matching === 'object' && 'has' in matching) this.#test = (id) => matching.has(id)
    else {
      const names = new Set([matching].flat().map(shortName))
      this.#test = (id) => names.has(blocks.state(id).block.name)
    }
  }

  /** Whether anything in a section may match, by its palette. */
  mayBeIn({ palette }: Searched): boolean {
    if (!palette) return true
    for (let index = 0; index < palette.length; index++) if (this.accepts(palette[index]!)) return true
    return false
  }

  accepts(state: number): boolean {
    if (state < 0) return false
    const answer = this.#answers[state]
    if (answer === undefined) return this.#test(state)
    if (answer > 0) return answer === 2
    const isAccepted = this.#test(state)
    this.#answers[state] = isAccepted ? 2 : 1
    return isAccepted
  }
}

/** What is searched: the states of a section, and its palette where it has one. */
type Searched = ReturnType<Column['section']>

interface Candidate {
  readonly column: Column
  readonly section: number
  /** Of the distance to its nearest block. */
  readonly squared: number
}

/** The sections within reach that may have a block that matches, the nearest first. */
function sectionsAround(world: World, center: Vec3, reach: number, matcher: Matcher): Candidate[] {
  const candidates: Candidate[] = []
  const first = Math.max((Math.ceil(center.y - reach) - world.minY) >> 4, 0)
  const last = Math.min((Math.floor(center.y + reach) - world.minY) >> 4, ((world.maxY - world.minY) >> 4) - 1)
  const limit = reach * reach
  for (const column of columnsAround(world, center, reach)) {
    const flat = gap(center.x, column.x * 16) ** 2 + gap(center.z, column.z * 16) ** 2
    if (flat > limit) continue
    for (let section = first; section <= last; section++) {
      const squared = flat + gap(center.y, world.minY + section * 16) ** 2
      // Palettes are looked at before anything is sorted: most sections have nothing that is wanted.
      if (squared <= limit && matcher.mayBeIn(column.section(section))) candidates.push({ column, section, squared })
    }
  }
  return candidates.sort((one, other) => one.squared - other.squared)
}

/** How far a place lies outside of 16 blocks, along one axis. */
const gap = (place: number, start: number): number => Math.max(start - place, place - start - 15, 0)

function* columnsAround(world: World, { x, z }: Vec3, reach: number): Iterable<Column> {
  const [west, east] = [Math.floor(x - reach) >> 4, Math.floor(x + reach) >> 4]
  const [north, south] = [Math.floor(z - reach) >> 4, Math.floor(z + reach) >> 4]
  if ((east - west + 1) * (south - north + 1) > world.columnCount) {
    yield* world.columns()
    return
  }
  for (let columnX = west; columnX <= east; columnX++) {
    for (let columnZ = north; columnZ <= south; columnZ++) {
      const column = world.column(columnX, columnZ)
      if (column) yield column
    }
  }
}

/** Of one section; kept, because searches end before others begin, unless what is asked searches itself. */
const shared = { values: new Int32Array(4096), isBusy: false }

function searchSection(world: World, column: Column, section: number, matcher: Matcher, found: Nearest): void {
  const container = column.section(section)
  const { palette } = container
  const isWanted = palette && Uint8Array.from(palette, (state) => (matcher.accepts(state) ? 1 : 0))
  const values = shared.isBusy ? new Int32Array(4096) : shared.values
  const wasBusy = shared.isBusy
  shared.isBusy = true
  try {
    container.unpack(values)
    const [x, y, z] = [column.x * 16, world.minY + section * 16, column.z * 16]
    for (let index = 0; index < 4096; index++) {
      const value = values[index]!
      if (isWanted ? isWanted[value] === 1 : matcher.accepts(value))
        found.add(x + (index & 15), y + (index >> 8), z + ((index >> 4) & 15))
    }
  } finally {
    shared.isBusy = wasBusy
  }
}

/** The nearest blocks so far. */
class Nearest {
  readonly reach: number
  /** The square of a distance beyond which nothing is wanted any more. */
  bound: number
  readonly #center: Vec3
  readonly #count: number
  /** Four numbers a block: the square of its distance, x, y, z. */
  #found = new Int32Array(1024)
  #size = 0

  constructor(center: Vec3, reach: number, count: number) {
    this.#center = center
    this.reach = reach
    this.bound = Math.floor(reach * reach)
    this.#count = count
  }

  add(x: number, y: number, z: number): void {
    const dx = x - this.#center.x
    const dy = y - this.#center.y
    const dz = z - this.#center.z
    const squared = dx * dx + dy * dy + dz * dz
    if (squared > this.bound) return
    let at = this.#size
    if (at === this.#found.length) {
      if (at / 4 >= this.#count * 2 + 1024) this.#sort()
      at = this.#size
      if (at > this.#found.length / 2) {
        const larger = new Int32Array(this.#found.length * 2)
        larger.set(this.#found)
        this.#found = larger
      }
    }
    this.#found[at] = squared
    this.#found[at + 1] = x
    this.#found[at + 2] = y
    this.#found[at + 3] = z
    this.#size = at + 4
  }

  /** Sorts by counting how many there are of each distance, and keeps as many as are wanted. */
  #sort(): void {
    const found = this.#found
    const starts = new Int32Array(this.bound + 2)
    for (let at = 0; at < this.#size; at += 4) starts[found[at]! + 1]!++
    for (let squared = 0; squared <= this.bound; squared++) starts[squared + 1]! += starts[squared]!
    const sorted = new Int32Array(found.length)
    for (let at = 0; at < this.#size; at += 4) {
      const place = starts[found[at]!]!++ * 4
      sorted[place] = found[at]!
      sorted[place + 1] = found[at + 1]!
      sorted[place + 2] = found[at + 2]!
      sorted[place + 3] = found[at + 3]!
    }
    this.#found = sorted
    if (this.#size / 4 < this.#count) return
    this.#size = this.#count * 4
    if (this.#count > 0) this.bound = sorted[this.#size - 4]!
  }

  positions(): Vec3[] {
    this.#sort()
    const positions = new Array<Vec3>(this.#size / 4)
    for (let at = 0; at < this.#size; at += 4) {
      positions[at / 4] = { x: this.#found[at + 1]!, y: this.#found[at + 2]!, z: this.#found[at + 3]! }
    }
    return positions
  }
}
