import type { Bot } from '../../src/client/bot.ts'
import type { VersionName } from '../../src/data/versions.ts'
import { createServer, type Player, type Server, type ServerOptions } from '../../src/server/index.ts'
import { TickClock } from '../../src/util/tick-clock.ts'
import { botOn } from './bots.ts'
import { course, courseHeight } from './course.ts'
import { ManualClock } from './manual-clock.ts'
import { Random } from './random.ts'

/** What the referee has said of a player. */
export interface Findings {
  readonly corrections: string[]
  readonly wounds: { readonly kind: string; readonly damage: number; readonly allowed: number }[]
  readonly kicks: string[]
}

/** A bot before a referee, whose ticks the test turns. */
export interface Walker extends Findings {
  readonly server: Server
  readonly bot: Bot
  readonly player: Player
  /** Lets everything arrive. */
  settle(): Promise<void>
  /** Ticks of both sides. */
  tick(count?: number): Promise<void>
  close(): Promise<void>
  /** Moves with keys that follow from a seed, for so many ticks. */
  wander(seed: number, ticks: number): Promise<void>
}

/** Brings a bot onto a {@link course} with a strict referee. Who calls it closes it. */
export async function walker(version: VersionName, seed: number, options: ServerOptions = {}): Promise<Walker> {
  const clock = new ManualClock()
  const ticks = new TickClock()
  const server = createServer({
    version,
    clock,
    viewDistance: 2,
    referee: 'strict',
    world: () => course(seed),
    ...options,
  })
  server.spawnPoint.set({ x: 8, y: 24, z: 8 })
  const problems: unknown[] = []
  const findings: Findings = { corrections: [], wounds: [], kicks: [] }
  server.events.on('error', ({ error }) => problems.push(error))
  server.events.on('packetError', ({ error }) => problems.push(error))
  server.events.on('leave', ({ reason }) => findings.kicks.push(reason?.toString() ?? ''))
  const bot = botOn(server, version, { clock, ticks, shareWorld: false })
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve))
    if (problems.length > 0) throw problems[0]
  }
  await bot.connect()
  await bot.waitForChunks({ radius: 1 })
  await settle()
  const player = server.player('Alice')!
  let highest = player.position.y
  server.events.on('correction', ({ reason, claimed }) => {
    const { x, y, z } = player.position
    const at = [x, y, z, claimed.x, claimed.y, claimed.z].map((each) => each.toFixed(4))
    findings.corrections.push(`${reason} from ${at.slice(0, 3).join(' ')} to ${at.slice(3).join(' ')}`)
  })
  server.events.on('hurt', ({ kind, damage }) => {
    const fall = Math.max(0, Math.ceil(highest - bot.movement.body.y - 3))
    findings.wounds.push({ kind, damage, allowed: kind === 'fall' ? fall : kind === 'cactus' ? 1 : 0 })
  })

  const tick = async (count = 1): Promise<void> => {
    for (let turn = 0; turn < count; turn++) {
      ticks.turn()
      await settle()
      server.tick()
      await settle()
      if (player.onGround) highest = player.position.y
      else highest = Math.max(highest, player.position.y)
    }
  }
  await tick(10)

  return {
    ...findings,
    async close() {
      await bot.disconnect()
      await server.close()
    },
    server,
    bot,
    player,
    settle,
    tick,
    async wander(its, count) {
      const random = new Random(its)
      const { controls } = bot.movement
      for (let turn = 0; turn < count && player.connected; turn++) {
        if (turn % 8 === 0) press(bot, random)
        if (turn % 100 === 50) change(player, random)
        // So that it neither starves nor dies.
        if (turn % 200 === 0) player.vitals.set({ health: 20, food: 20, saturation: 5 })
        // Out of whatever it has got stuck in.
        if (turn % 250 === 249) {
          const [x, z] = [random.int(-40, 40) + 0.5, random.int(-40, 40) + 0.5]
          player.teleport({ x, y: courseHeight + 6, z })
          highest = courseHeight + 6
        }
        await tick()
      }
      controls.release()
    },
  }
}

/** Effects that change how one moves, and how strong they may be. */
const effects = [
  ['speed', 3],
  ['slowness', 2],
  ['jump_boost', 3],
  ['slow_falling', 1],
  ['levitation', 1],
] as const

/** Gives another effect, or none. */
function change(player: Player, random: Random): void {
  player.effects.clear()
  if (random.next() < 0.4) return
  const [name, most] = random.pick(effects)
  player.effects.add(name, { level: random.int(1, most), duration: 80 })
}

/** Changes some of the keys, and where the bot looks. */
export function press(bot: Bot, random: Random): void {
  const { controls, body } = bot.movement
  const isPressed = (chance: number): boolean => random.next() < chance
  controls.forward = isPressed(0.8)
  controls.back = !controls.forward && isPressed(0.5)
  controls.left = isPressed(0.15)
  controls.right = isPressed(0.15)
  controls.jump = isPressed(0.45)
  controls.sneak = isPressed(0.12)
  controls.sprint = isPressed(0.6)
  const turn = isPressed(0.2) ? random.int(-180, 180) : random.int(-30, 30)
  bot.movement.look(body.yaw + turn, random.int(-60, 60))
}
