import type { BlockState } from '../data/block.ts'
import type { Bot } from '../index.ts'
import { nearbyEntities } from './commands/entity-list.ts'
import { type GroundKind, groundKind, isFlatGround } from './map-kinds.ts'

/** One block of the map; `undefined` where nothing is known. */
export interface MapCell {
  readonly kind: GroundKind
  /** Height of the ground. */
  readonly y: number
}

/** Somebody or something on the map. */
export interface MapMark {
  readonly x: number
  readonly z: number
  /** One character. */
  readonly glyph: string
  readonly label: string
  readonly kind: 'self' | 'player' | 'entity' | 'trail'
}

/** What is around a player, from above: north is up. */
export interface MapView {
  /** The block in the north-west. */
  readonly west: number
  readonly north: number
  readonly width: number
  readonly height: number
  /** The height of the player's feet, in whole blocks. */
  readonly feet: number
  /** Row by row. */
  readonly cells: readonly (MapCell | undefined)[]
  /** The player first, then the nearest. */
  readonly marks: readonly MapMark[]
}

/** How large a map is, and around what. */
export interface MapArea {
  readonly width: number
  readonly height: number
  /** Default where the player is. */
  readonly center?: { readonly x: number; readonly z: number }
}

/** How far above the head a roof may be for the map to look below it. */
const roofReach = 24
const arrows = ['v', '<', '^', '>']

/** A map with the places where somebody has been, below everything else. */
export function withTrail(view: MapView, places: Iterable<{ readonly x: number; readonly z: number }>): MapView {
  const seen = new Set<string>()
  const trail = [...places].map(blockOf).flatMap(({ x, z }): MapMark[] => {
    if (seen.has(`${x} ${z}`)) return []
    seen.add(`${x} ${z}`)
    return [{ x, z, glyph: '·', label: 'the way', kind: 'trail' }]
  })
  return { ...view, marks: [...view.marks, ...trail.filter((mark) => isIn(view, mark))] }
}

/** Looks at the world around a player from above; below a roof, from the player's head. */
export function viewMap(bot: Bot, { width, height, center = bot.self.position }: MapArea): MapView {
  const west = Math.floor(center.x) - (width >> 1)
  const north = Math.floor(center.z) - (height >> 1)
  const feet = Math.floor(bot.self.position.y)
  const ceiling = ceilingOf(bot)
  const cells: (MapCell | undefined)[] = []
  for (let z = north; z < north + height; z++) {
    for (let x = west; x < west + width; x++) cells.push(groundAt(bot, x, z, ceiling))
  }
  const view = { west, north, width, height, feet, cells }
  return { ...view, marks: marksOf(bot).filter((mark) => isIn(view, mark)) }
}

function isIn({ west, north, width, height }: Omit<MapView, 'marks'>, { x, z }: MapMark): boolean {
  return x >= west && x < west + width && z >= north && z < north + height
}

/** Where the search for the ground begins; `undefined` for the sky. */
function ceilingOf({ self, world, session }: Bot): number | undefined {
  const [x, y, z] = [self.position.x, self.position.y, self.position.z].map(Math.floor) as [number, number, number]
  for (let above = y + 2; above <= y + roofReach; above++) {
    const state = world.block({ x, y: above, z })
    if (state?.isCube && !state.name.endsWith('leaves')) return Math.min(y + 3, above)
  }
  return session.dimension.hasCeiling ? y + roofReach : undefined
}

/** The ground that is seen from above at a place, or below a ceiling. */
export function groundAt({ world }: Bot, x: number, z: number, ceiling?: number): MapCell | undefined {
  if (!world.isLoaded({ x, z })) return undefined
  const { current } = world
  const top = world.heightAt(x, z, 'world_surface') ?? current.maxY
  for (let y = Math.min(top, ceiling ?? top); y >= current.minY; y--) {
    const id = current.stateAt(x, y, z)
    if (id < 0) return undefined
    if (id === 0) continue
    const state = current.blocks.state(id)
    if (isGround(state)) return { kind: groundKind(state), y }
  }
  return undefined
}

function isGround(state: BlockState): boolean {
  return state.isSolid || state.fluid !== undefined || isFlatGround(state)
}

function marksOf(bot: Bot): MapMark[] {
  const { position, yaw } = bot.self
  const own: MapMark = {
    ...blockOf(position),
    glyph: arrows[((Math.round(yaw / 90) % 4) + 4) % 4]!,
    label: bot.self.username ?? 'you',
    kind: 'self',
  }
  const labels = new Map<string, string>()
  const taken = new Set<string>()
  const others = nearbyEntities(bot).map(({ entity, label }): MapMark => {
    const name = entity.username ?? entity.type.name
    const glyph = labels.get(name) ?? freeGlyph(name, entity.isPlayer, taken)
    labels.set(name, glyph)
    const kind = entity.isPlayer ? 'player' : 'entity'
    return { ...blockOf(entity.position), glyph, label: entity.isPlayer ? label : name, kind }
  })
  return [own, ...others]
}

/** A letter of the name: a capital for players, a small one for everything else. */
function freeGlyph(name: string, isPlayer: boolean, taken: Set<string>): string {
  const letters = `${name.replace(/[^a-z0-9]/gi, '')}0123456789`
  const glyphs = [...(isPlayer ? letters.toUpperCase() : letters.toLowerCase())]
  const glyph = glyphs.find((each) => !taken.has(each)) ?? '?'
  taken.add(glyph)
  return glyph
}

function blockOf({ x, z }: { readonly x: number; readonly z: number }): { x: number; z: number } {
  return { x: Math.floor(x), z: Math.floor(z) }
}
