import { pathToFileURL } from 'node:url'
import { type VersionName, versions } from '../../src/data/versions.ts'
import { walker } from '../support/walker.ts'

/** How a bot has fared before the strict referee. */
export interface RefereedWalk {
  readonly version: string
  readonly ticks: number
  /** In blocks. */
  readonly distance: number
  readonly ticksInWater: number
  readonly ticksClimbing: number
  readonly falls: number
  readonly corrections: readonly string[]
  readonly kicks: readonly string[]
  /** Wounds that the game would not give. */
  readonly wrongWounds: number
}

const ticksInAll = 10_000
/** Farther in one tick is a teleport, in blocks. */
const stride = 3

/** Lets a bot of each version wander over obstacles before a strict referee. */
export async function walkBeforeReferees(
  names: readonly string[] = versions.map(({ name }) => name),
  ticks = ticksInAll,
  seed = 1,
): Promise<readonly RefereedWalk[]> {
  const walks: RefereedWalk[] = []
  for (const name of names) walks.push(await walk(name as VersionName, ticks, seed))
  return walks
}

async function walk(version: VersionName, ticks: number, seed: number): Promise<RefereedWalk> {
  const its = await walker(version, seed)
  const { server, player } = its
  let [distance, ticksInWater, ticksClimbing] = [0, 0, 0]
  let last = player.position
  server.events.on('tick', () => {
    const { x, z } = player.position
    const step = Math.hypot(x - last.x, z - last.z)
    last = player.position
    if (step < stride) distance += step
    if (player.referee?.isInWater) ticksInWater += 1
    if (player.referee?.isClimbing) ticksClimbing += 1
  })
  await its.wander(seed + 100, ticks)
  const { corrections, kicks, wounds } = its
  const found = {
    version,
    ticks,
    distance,
    ticksInWater,
    ticksClimbing,
    corrections: [...corrections],
    kicks: [...kicks],
  }
  const wrong = wounds.filter(({ damage, allowed }) => damage > allowed)
  await its.close()
  const falls = wounds.filter(({ kind }) => kind === 'fall').length
  return { ...found, falls, wrongWounds: wrong.length }
}

/** Whether nothing was wrong, and there was something to see. */
export function isWalkRight({ corrections, kicks, wrongWounds, distance, falls }: RefereedWalk): boolean {
  return corrections.length + kicks.length + wrongWounds === 0 && distance > 0 && falls > 0
}

/** A line for each walk, and what the referee has said against it. */
export function refereeTable(walks: readonly RefereedWalk[]): string {
  return walks
    .flatMap((walk) => [
      `${walk.version.padEnd(8)} ${walk.ticks} ticks, ${Math.round(walk.distance)} blocks, ${walk.ticksInWater} ticks in water, ` +
        `${walk.ticksClimbing} climbing, ${walk.falls} falls that hurt; ${walk.corrections.length} corrections, ` +
        `${walk.kicks.length} kicks, ${walk.wrongWounds} wrong wounds`,
      ...[...walk.corrections.slice(0, 5), ...walk.kicks].map((line) => `    ${line}`),
    ])
    .join('\n')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  // npx tsx test/peers/referee.ts [ticks] [seed] [versions]
  const [ticks = ticksInAll, seed = 1] = process.argv.slice(2, 4).map(Number)
  const walks = await walkBeforeReferees(process.argv[4]?.split(','), ticks, seed)
  console.log(refereeTable(walks))
  if (!walks.every(isWalkRight)) process.exitCode = 1
}
