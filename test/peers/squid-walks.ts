import { pathToFileURL } from 'node:url'
import { MovementError } from '../../src/client/errors.ts'
import { findVersion } from '../../src/data/versions.ts'
import * as serverbound from '../../src/protocol/directions/serverbound.ts'
import { Random } from '../support/random.ts'
import { press } from '../support/walker.ts'
import { SquidBot } from './squid-bot.ts'
import { liveOnSquid } from './squid-life.ts'
import { SquidProcess } from './squid-process.ts'
import type { SquidSight } from './squid-server.ts'

// A bot wanders by keys over the land that flying-squid makes, goes to places by what it knows of the heights there, and lives as
// far as flying-squid knows of living. It is put back where a judge on the server's side sees that it cannot be there.

/** How a bot has fared on flying-squid. */
export interface SquidWalk {
  readonly release: string
  readonly ticks: number
  /** In blocks. */
  readonly distance: number
  readonly ticksInWater: number
  /** How many moves a judge has looked at. */
  readonly judgedCount: number
  /** Places that `walkTo` has reached, and those before which the land was too steep. */
  readonly reachedCount: number
  readonly steepCount: number
  /** What it has lived through. */
  readonly lived: readonly string[]
  readonly milliseconds: number
  /** Corrections, faults that the judge has found, packets that could not be read, kicks, and whatever did not come about. */
  readonly problems: readonly string[]
}

/** Those that flying-squid was tested with, one of each era of moving and of the world. */
export const squidWalkReleases = [
  '1.8.8',
  '1.9.4',
  '1.12.2',
  '1.13.2',
  '1.14.4',
  '1.16.5',
  '1.17.1',
  '1.18.2',
  '1.19.4',
  '1.20.4',
  '1.21.4',
] as const

const ticksInAll = 1_000
/** With hills, and a shore not far away. */
const usualSeed = 3
const placeCount = 6
/** Releases at once. */
const laneCount = 2

/** Lets a bot of each release wander and live on flying-squid. */
export async function walkOnSquid(
  releases: readonly string[] = squidWalkReleases,
  ticks = ticksInAll,
  seed = usualSeed,
): Promise<readonly SquidWalk[]> {
  const walks: SquidWalk[] = []
  const queue = releases.entries()
  const lane = async (): Promise<void> => {
    for (const [index, release] of queue) walks[index] = await walk(release, ticks, seed)
  }
  await Promise.all(Array.from({ length: laneCount }, lane))
  return walks
}

async function walk(release: string, ticks: number, seed: number): Promise<SquidWalk> {
  const startedAt = performance.now()
  const version = findVersion(release as '1.8.8')
  const server = new SquidProcess(release, seed)
  const random = new Random(seed + 100)
  const problems: string[] = []
  const lived: string[] = []
  const bots: SquidBot[] = []
  const join = async (username: string): Promise<SquidBot> => {
    const its = new SquidBot(server, await server.port(), username, version)
    bots.push(its)
    await its.join()
    return its
  }
  let found: Partial<SquidWalk> = {}
  let judged: SquidSight | undefined
  try {
    const walker = await join('Walker')
    server.order({ kind: 'judge', isOn: true })
    await wander(walker, random, ticks)
    await walker.agree()
    const { distance, ticksInWater } = walker
    found = { ticks: walker.ticks, distance, ticksInWater }
    found = { ...found, ...(await goToPlaces(walker, random)) }
    await walker.agree()
    problems.push(...walker.corrections.map((line) => `corrected from ${line}`))
    judged = await server.look()
    await cheat(walker)
    server.order({ kind: 'judge', isOn: false })
    await liveOnSquid({ server, walker, join, lived })
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error))
    judged ??= await server.look().catch(() => undefined)
  }
  problems.push(...(judged?.faults ?? []))
  problems.push(...server.errors, ...bots.flatMap(({ errors }) => errors))
  await Promise.all(bots.map(({ bot }) => bot.disconnect()))
  await server.end()
  const nothing = { ticks: 0, distance: 0, ticksInWater: 0, reachedCount: 0, steepCount: 0 }
  const milliseconds = performance.now() - startedAt
  return {
    release,
    ...nothing,
    ...found,
    judgedCount: judged?.judgedCount ?? 0,
    lived,
    milliseconds,
    problems: [...new Set(problems)],
  }
}

async function wander(walker: SquidBot, random: Random, ticks: number): Promise<void> {
  for (let turn = 0; turn < ticks; turn++) {
    if (turn % 8 === 0) press(walker.bot, random)
    await walker.turn()
  }
  walker.bot.movement.controls.release()
  await walker.rest()
}

/** The judge would have seen it: who says that it stands on air is put back. */
async function cheat(walker: SquidBot): Promise<void> {
  const { bot, corrections } = walker
  const { x, y, z } = bot.self.position
  const before = corrections.length
  bot.connection.writePacket(
    serverbound.play.movePlayerPos({ position: { x, y: y + 3, z }, onGround: true, horizontalCollision: false }),
  )
  await walker.until('a correction of a cheat', () => corrections.length > before)
  await walker.rest()
}

/** Goes to places around, at the heights that the land has there. */
async function goToPlaces(
  { bot, settled }: SquidBot,
  random: Random,
): Promise<Pick<SquidWalk, 'reachedCount' | 'steepCount'>> {
  let [reachedCount, steepCount] = [0, 0]
  for (let place = 0; place < placeCount; place++) {
    const { position } = bot.self
    const x = Math.floor(position.x) + random.int(-12, 12) + 0.5
    const z = Math.floor(position.z) + random.int(-12, 12) + 0.5
    const y = bot.world.heightAt(x, z)
    try {
      await settled(bot.walking.walkTo({ x, z, ...(y !== undefined && { y }) }, { sprint: place % 2 === 1 }))
      reachedCount += 1
    } catch (error) {
      if (!(error instanceof MovementError) || error.code !== 'stuck') throw error
      steepCount += 1
    }
  }
  return { reachedCount, steepCount }
}

/** Whether nothing was wrong, and there was something to see. */
export function isSquidWalkRight({ problems, distance, judgedCount, ticks, reachedCount }: SquidWalk): boolean {
  return problems.length === 0 && distance > 0 && judgedCount > ticks / 2 && reachedCount > 0
}

/** A line for each walk, and what was wrong with it. */
export function squidWalkTable(walks: readonly SquidWalk[]): string {
  return walks
    .flatMap((walk) => [
      `${walk.release.padEnd(8)} ${walk.ticks} ticks, ${Math.round(walk.distance)} blocks, ${walk.ticksInWater} ticks in water, ` +
        `${walk.judgedCount} moves judged, ${walk.reachedCount} places reached and ${walk.steepCount} too steep; ` +
        `${walk.lived.join(', ')}; ${(walk.milliseconds / 1000).toFixed(1)} s; ${walk.problems.length} problems`,
      ...walk.problems.slice(0, 8).map((line) => `    ${line}`),
    ])
    .join('\n')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  // npx tsx test/peers/squid-walks.ts [ticks] [seed] [releases]
  const [ticks = ticksInAll, seed = usualSeed] = process.argv.slice(2, 4).map(Number)
  const walks = await walkOnSquid(process.argv[4]?.split(','), ticks, seed)
  console.log(squidWalkTable(walks))
  process.exit(walks.every(isSquidWalkRight) ? 0 : 1)
}
