import type { Bot } from '../index.ts'
import type { Server } from '../server/index.ts'
import type { Vec3 } from '../util/vec3.ts'
import { check } from './demo-check.ts'
import type { VisitPrinter } from './demo-visit.ts'
import { viewMap, withTrail } from './map-view.ts'
import { duration } from './terminal.ts'

/** What {@link walk} and {@link fall} need. */
interface MoveParts {
  readonly server: Server
  readonly alex: Bot
  readonly signal: AbortSignal
}

/** The way: over a wall, and round a corner. */
const longWay = [
  { x: 7.5, z: 0.5 },
  { x: 9.5, z: 4.5 },
]
const shortWay = [{ x: 2.5, z: 0.5 }]
/** Across the way, a block high. */
const wall = [-1, 0, 1, 2].map((z) => ({ x: 4, z }))
/** What is shown of the map while somebody walks, in blocks. */
const scene = { width: 29, height: 7, center: { x: 5, z: 2 } }
/** Ticks between two pictures. */
const ticksPerFrame = 2
/** For how long the last steps may be under way. */
const patienceTicks = 60

/** One walks, and the other sees it. */
export async function walk({
  server,
  alex,
  steve,
  printer,
  signal,
  isDetailed,
}: MoveParts & {
  readonly steve: Bot
  readonly printer: VisitPrinter
  readonly isDetailed: boolean
}): Promise<string> {
  const way = isDetailed ? longWay : shortWay
  if (isDetailed) await buildWall(server, alex)
  const trail: Vec3[] = []
  const draw = (isLast: boolean): void => printer.scene(withTrail(viewMap(alex, scene), trail), isLast)
  const stop = alex.movement.events.on('tick', () => {
    trail.push({ ...alex.self.position })
    if (isDetailed && trail.length % ticksPerFrame === 0) draw(false)
  })
  const startedAt = performance.now()
  try {
    for (const place of way) await alex.walking.walkTo(place, { sprint: isDetailed, signal })
  } finally {
    stop()
  }
  const took = duration(performance.now() - startedAt)
  await seenAt(steve, alex.self.position)
  if (isDetailed) draw(true)
  check(await isWhereItIs(server, alex, signal), 'the server has it somewhere else')
  return `${lengthOf(trail).toFixed(1)} blocks in ${took}${isDetailed ? ', over a wall' : ''}; Steve sees it all`
}

/** Whether the server comes to have the player where it is: the last steps are still under way. */
async function isWhereItIs(server: Server, alex: Bot, signal: AbortSignal): Promise<boolean> {
  for (let tick = 0; tick < patienceTicks; tick++) {
    const known = server.player('Alex')?.position
    if (known && distance(known, alex.self.position) < 0.1) return true
    await alex.ticks.wait(1, signal)
  }
  return false
}

async function buildWall(server: Server, alex: Bot): Promise<void> {
  const y = Math.floor(alex.self.position.y)
  const last = { ...wall.at(-1)!, y }
  const built = new Promise<void>((resolve) => {
    const stop = alex.world.onBlock(last, () => {
      stop()
      resolve()
    })
  })
  for (const place of wall) server.world.setBlock({ ...place, y }, 'oak_planks')
  await built
}

/** Settles when a bot sees the other one there. */
function seenAt({ entities, ticks }: Bot, position: Readonly<Vec3>): Promise<void> {
  return new Promise((resolve) => {
    const stop = ticks.on(() => {
      const seen = entities.player('Alex')
      if (!seen || seen.distanceTo(position) > 0.5) return
      stop()
      resolve()
    })
  })
}

/** How deep it falls, in blocks: as deep as nobody survives. */
const depth = 24

/** The server lifts somebody up, who falls, dies of it and lives again. */
export async function fall({ server, alex, signal }: MoveParts): Promise<string> {
  const player = server.player('Alex')!
  const killed = server.events.next('death', { where: (event) => event.player === player, signal })
  const died = alex.self.events.next('death', { signal })
  const respawned = alex.self.events.next('respawn', { signal })
  const startedAt = performance.now()
  const { x, y, z } = player.position
  player.teleport({ x, y: y + depth, z })
  const { message } = await killed
  await died
  const took = duration(performance.now() - startedAt)
  await respawned
  const { health, isAlive } = alex.self
  check(isAlive && health > 0, 'it has no new life')
  const { language } = alex.session.registries
  const cause = message.toString({ translate: (key) => language.get(key) })
  return `${depth} blocks in ${took}: “${cause}”; alive again, health ${health} of 20`
}

function lengthOf(trail: readonly Vec3[]): number {
  return trail.reduce((sum, place, index) => sum + (index === 0 ? 0 : distance(trail[index - 1]!, place)), 0)
}

function distance(one: Readonly<Vec3>, other: Readonly<Vec3>): number {
  return Math.hypot(one.x - other.x, one.y - other.y, one.z - other.z)
}
