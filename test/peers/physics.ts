import { fileURLToPath } from 'node:url'
import { rulesOf } from '../../src/data/rules.ts'
import type { VersionLike } from '../../src/data/versions.ts'
import { Body, type Conditions, type Input, plainConditions } from '../../src/world/physics/body.ts'
import { tickBody } from '../../src/world/physics/player.ts'
import { type Divergence, explain, type Moment, unused } from './physics-divergences.ts'
import { PeerSimulation } from './physics-peer.ts'
import { floorY, type Place, places, TestPlace } from './physics-worlds.ts'
import { Random, seedOf } from './random.ts'

/*
 * The same keys in the same small worlds, ours beside prismarine-physics, tick by tick. Before each tick its body is put into the
 * state of ours, so that one divergence does not hide the next. What differs must be explained by name, with evidence for who is
 * right (physics-divergences.ts); an explanation that nothing needs any more is an error, too.
 */

/** Of each era that the peer knows. */
export const comparedVersions = [
  '1.8.8',
  '1.12.2',
  '1.13.2',
  '1.14.4',
  '1.16.5',
  '1.18.2',
  '1.20.4',
  '1.21.4',
] as const satisfies readonly VersionLike[]

/**
 * In blocks and blocks per tick. The game, and we, keep speed, drag and friction in floats and take them with 7 digits; the peer
 * has doubles. Bodies look along the axes here, where the game's table of sines is exact.
 */
const tolerance = 1e-7

/** What was compared in one version and one place. */
export interface ComparedPhysics {
  readonly version: string
  readonly place: Place
  ticks: number
  /** Ticks by the name of what explains their difference. */
  readonly explained: Map<string, number>
  readonly unexplained: string[]
}

const noKeys: Input = {
  forward: false,
  back: false,
  left: false,
  right: false,
  jump: false,
  sneak: false,
  sprint: false,
}

/** Lets a body run in a place, beside the peer's. */
export async function comparePlace(
  name: VersionLike,
  place: Place,
  seed: number,
  tickCount: number,
  conditions: Conditions = plainConditions,
): Promise<ComparedPhysics | undefined> {
  const made = await TestPlace.make(name, place, seed)
  if (!made) return undefined
  const compared: ComparedPhysics = {
    version: String(name),
    place,
    ticks: 0,
    explained: new Map(),
    unexplained: [],
  }
  const rules = rulesOf(made.version)
  const random = new Random(seedOf(`${name} ${place} ${seed}`))
  const peer = new PeerSimulation(made)
  let body = new Body()
  let keys: Input = noKeys
  for (let tick = 0; tick < tickCount; tick++) {
    if (tick % 100 === 0) {
      body = new Body()
      body.x = random.integer(-10, 10) + 0.5
      // Above everything: nobody begins inside of a block.
      body.y = floorY + random.integer(7, 9)
      body.z = random.integer(-10, 10) + 0.5
    }
    if (tick % 12 === 0) {
      keys = drawKeys(random)
      body.yaw = random.integer(0, 3) * 90
    }
    const before = body.copy()
    peer.follow(body)
    tickBody(made.terrain, body, keys, conditions, rules)
    // Whether it sprints is decided by the keys and not by physics: the peer is told.
    peer.tick({ ...keys, sprint: body.isSprinting })
    compared.ticks++
    const difference = farthest(body, peer)
    if (difference <= tolerance) continue
    const moment: Moment = { place, before, body, keys, peer: peer.body, rules, terrain: made.terrain }
    const found = explain(moment)
    if (found) compared.explained.set(found.name, (compared.explained.get(found.name) ?? 0) + 1)
    else compared.unexplained.push(describe(tick, moment, difference))
  }
  return compared
}

function drawKeys(random: Random): Input {
  return {
    forward: random.chance(0.75),
    back: random.chance(0.1),
    left: random.chance(0.2),
    right: random.chance(0.2),
    jump: random.chance(0.35),
    sneak: random.chance(0.12),
    sprint: random.chance(0.5),
  }
}

function farthest(body: Body, { body: { pos, vel, onGround } }: PeerSimulation): number {
  if (onGround !== body.onGround) return Number.POSITIVE_INFINITY
  return Math.max(
    Math.abs(body.x - pos.x),
    Math.abs(body.y - pos.y),
    Math.abs(body.z - pos.z),
    Math.abs(body.velocityX - vel.x),
    Math.abs(body.velocityY - vel.y),
    Math.abs(body.velocityZ - vel.z),
  )
}

function describe(tick: number, { before, body, keys, peer }: Moment, difference: number): string {
  const place = (x: number, y: number, z: number): string => [x, y, z].map((each) => each.toFixed(5)).join(' ')
  const held = Object.entries(keys)
    .filter(([, isHeld]) => isHeld)
    .map(([key]) => key)
  return [
    `tick ${tick}: ${difference.toExponential(1)} apart; ${held.join(' ')}${body.isSprinting ? ' SPRINTS' : ''} yaw ${body.yaw}`,
    `from ${place(before.x, before.y, before.z)} v ${place(before.velocityX, before.velocityY, before.velocityZ)} ${before.onGround ? 'ground' : ''}`,
    `ours ${place(body.x, body.y, body.z)} v ${place(body.velocityX, body.velocityY, body.velocityZ)} ${body.onGround ? 'ground' : ''}`,
    `peer ${place(peer.pos.x, peer.pos.y, peer.pos.z)} v ${place(peer.vel.x, peer.vel.y, peer.vel.z)} ${peer.onGround ? 'ground' : ''}`,
  ].join('\n      ')
}

/** All versions in all places, or only some. */
export async function comparePhysics(names: readonly string[] = [], tickCount = 600): Promise<ComparedPhysics[]> {
  const results: ComparedPhysics[] = []
  for (const version of comparedVersions) {
    if (names.length > 0 && !names.includes(version)) continue
    for (const place of places) {
      for (const seed of [1, 2, 3, 4]) {
        const compared = await comparePlace(version, place, seed, tickCount)
        if (compared) results.push(compared)
      }
    }
  }
  return results
}

/** Whether a mistake would be seen: gravity that is too strong by a hundredth, for one. */
export async function seesMistakes(): Promise<boolean> {
  const compared = await comparePlace('1.16.5', 'flat', 1, 200, { ...plainConditions, gravity: 0.0808 })
  return compared!.unexplained.length > 0
}

/** Explanations that nothing needs any more, when everything was compared. */
export function staleDivergences(results: readonly ComparedPhysics[]): string[] {
  return unused(new Set(results.flatMap(({ explained }) => [...explained.keys()])))
}

/** The results as a table, and which explanations were used. */
export function physicsTable(results: readonly ComparedPhysics[]): string {
  const lines = comparedVersions.flatMap((version) => {
    const own = results.filter((result) => result.version === version)
    return own.length === 0 ? [] : [versionLine(version, own)]
  })
  for (const { version, place, unexplained } of results) {
    if (unexplained.length === 0) continue
    lines.push(`  ${version} ${place}: ${unexplained.length} ticks DIFFER`)
    lines.push(...unexplained.slice(0, 2).map((each) => `    ${each}`))
  }
  return lines.join('\n')
}

function versionLine(version: string, results: readonly ComparedPhysics[]): string {
  const counts = new Map<Divergence['name'], number>()
  for (const { explained } of results)
    for (const [name, count] of explained) counts.set(name, (counts.get(name) ?? 0) + count)
  const ticks = results.reduce((sum, { ticks }) => sum + ticks, 0)
  const listed = [...counts].sort(([, one], [, other]) => other - one).map(([name, count]) => `${count} ${name}`)
  return `${version.padEnd(8)} ${ticks} ticks; apart: ${listed.join(', ')}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2)
  const results = await comparePhysics(names)
  console.log(physicsTable(results))
  const stale = names.length > 0 ? [] : staleDivergences(results)
  if (stale.length > 0) console.log(`  explain nothing: ${stale.join(', ')}`)
  const isSound = (await seesMistakes()) && stale.length === 0
  process.exit(isSound && results.every(({ unexplained }) => unexplained.length === 0) ? 0 : 1)
}
