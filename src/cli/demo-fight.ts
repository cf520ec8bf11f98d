import { type Bot, CombatError } from '../index.ts'
import type { Entity, Server } from '../server/index.ts'
import type { Vec3 } from '../util/vec3.ts'
import { check } from './demo-check.ts'
import type { VisitPrinter } from './demo-visit.ts'
import { viewMap, withTrail } from './map-view.ts'

/** What {@link fight} needs. */
export interface FightParts {
  readonly server: Server
  readonly alex: Bot
  readonly steve: Bot
  readonly printer: VisitPrinter
  readonly signal: AbortSignal
  readonly isDetailed: boolean
}

/** Half hearts of the zombie: two hits. */
const health = 10
const weapon = 'stone_sword'
const heldSlot = 36
/** How far from the player it stands, in blocks; further away is followed. */
const distanceAtFirst = 3
const nearEnough = 2.2
/** Nothing that is hit can be hurt again so soon, in ticks. Source: Minecraft Wiki, "Damage". */
const safeTicks = 10
/** What is shown of the map while they fight, in blocks. */
const scene = { width: 29, height: 5 }
/** Ticks between two pictures. */
const ticksPerFrame = 2

/** A zombie is hit until it dies: each time it flies back. Both players see it. */
export async function fight({ server, alex, steve, printer, signal, isDetailed }: FightParts): Promise<string> {
  const player = server.player('Alex')!
  player.inventory.set(heldSlot, weapon)
  player.inventory.select(0)
  const { x, y, z } = player.position
  // To the side where nothing is in the way.
  const side = isDetailed ? -1 : 1
  const position = { x: x + distanceAtFirst * side, y: Math.floor(y), z }
  const zombie = server.world.spawn({ type: 'zombie', position, yaw: side * 90, health })
  const seen = await seenBy(alex, zombie, signal)
  const seenBySteve = await seenBy(steve, zombie, signal)
  const center = { x: (x + position.x + 2 * side) | 0, z: Math.floor(z) }
  const way: Vec3[] = []
  const draw = (isLast: boolean): void => printer.scene(withTrail(viewMap(alex, { ...scene, center }), way), isLast)
  let ticks = 0
  const stop = alex.movement.events.on('tick', () => {
    ticks += 1
    if (zombie.isAlive) way.push({ ...seen.position })
    if (isDetailed && ticks % ticksPerFrame === 0) draw(false)
  })
  let hits = 0
  const listening = new AbortController()
  const died = steve.entities.events.next('died', { where: ({ entity }) => entity === seenBySteve, signal })
  alex.entities.events.on('hurt', ({ entity }) => entity === seen && hits++, { signal: listening.signal })
  try {
    while (zombie.isAlive) {
      const isSafe = alex.ticks.wait(hits > 0 ? safeTicks : 0, signal)
      await comeNear(alex, seen, signal)
      await isSafe
      await hitOnce(alex, seen, signal)
    }
    await died
  } finally {
    stop()
    listening.abort()
  }
  if (isDetailed) draw(true)
  const thrown = Math.hypot(zombie.position.x - position.x, zombie.position.z - position.z)
  check(thrown > 1, 'the zombie has not been thrown back')
  return `${hits} hits with a ${weapon.replace('_', ' ')} throw a zombie ${thrown.toFixed(1)} blocks back; it dies`
}

async function comeNear({ self, walking }: Bot, { position: { x, z } }: Seen, signal: AbortSignal): Promise<void> {
  if (Math.hypot(x - self.position.x, z - self.position.z) <= nearEnough) return
  await walking.walkTo({ x, z }, { range: nearEnough, signal })
}

/** Hits an entity; not if it flies away meanwhile. */
async function hitOnce({ combat, ticks }: Bot, target: Seen, signal: AbortSignal): Promise<void> {
  try {
    await combat.attack(target, { signal })
  } catch (error) {
    const isMissed = error instanceof CombatError && (error.code === 'out_of_reach' || error.code === 'target_gone')
    if (!isMissed) throw error
  }
  // So that what comes of it is known.
  await ticks.wait(2, signal)
}

type Seen = NonNullable<ReturnType<Bot['entities']['get']>>

/** Settles when an entity of the server has come into a bot's view. */
async function seenBy({ entities, ticks }: Bot, { id }: Entity, signal: AbortSignal): Promise<Seen> {
  for (;;) {
    const seen = entities.get(id)
    if (seen) return seen
    await ticks.wait(1, signal)
  }
}
