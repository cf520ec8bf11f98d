import { CombatError } from '../../src/client/errors.ts'
import type { Entity } from '../../src/world/entity.ts'
import type { SquidBot } from './squid-bot.ts'
import type { SquidProcess } from './squid-process.ts'

/** Who lives, where. */
export interface SquidLife {
  readonly server: SquidProcess
  readonly walker: SquidBot
  /** Another bot. */
  readonly join: (username: string) => Promise<SquidBot>
  /** Filled with what has come about. */
  readonly lived: string[]
}

const creative = 1
/** Of any creature in flying-squid, where each hit takes one of it. */
const healthOfCreature = 20

/** What flying-squid knows of living: game modes, teleports, chat, hits of one half heart, death and return. It knows no falls. */
export async function liveOnSquid(life: SquidLife): Promise<void> {
  await fly(life)
  await beTeleported(life)
  const other = await life.join('Other')
  await talk(life, other)
  await hitEachOther(life, other)
  await killGolem(life)
  await dieAndReturn(life)
}

async function fly({ server, walker, lived }: SquidLife): Promise<void> {
  const { bot, username } = walker
  const { x, y, z } = bot.self.position
  bot.say('/gamemode creative')
  await walker.until('creative mode', () => bot.self.gameMode === 'creative' && bot.self.abilities.canFly)
  await walker.settled(bot.flying.flyTo({ x: x + 12, y: y + 25, z }))
  await server.sees('it fly', username, (seen) => seen.gameMode === creative && seen.y > y + 20)
  await walker.settled(bot.flying.descend())
  await walker.turn(2)
  await walker.agree()
  bot.say('/gamemode survival')
  await walker.until('survival mode', () => bot.self.gameMode === 'survival' && !bot.self.abilities.canFly)
  lived.push('flown')
}

async function beTeleported({ walker, lived }: SquidLife): Promise<void> {
  const { bot } = walker
  const { x, y, z } = bot.self.position
  const to = { x: Math.floor(x) + 20, y: Math.floor(y) + 20, z: Math.floor(z) }
  bot.say(`/tp ${to.x} ${to.y} ${to.z}`)
  await walker.until('a teleport', () => Math.abs(bot.self.position.x - to.x - 0.5) < 0.01)
  await walker.rest()
  await walker.agree()
  lived.push('teleported')
}

async function talk({ walker, lived }: SquidLife, other: SquidBot): Promise<void> {
  const heard: string[] = []
  other.bot.chat.events.on('message', ({ text }) => heard.push(text))
  walker.bot.say('hello from Walker')
  await other.until('what was said', () => heard.some((line) => line.includes('hello from Walker')))
  lived.push('talked')
}

async function hitEachOther({ server, walker, lived }: SquidLife, other: SquidBot): Promise<void> {
  const { bot } = walker
  const { x, z } = other.bot.self.position
  bot.say(`/tp ${walker.username} ${other.username}`)
  await walker.until('a teleport', () => Math.hypot(bot.self.position.x - x, bot.self.position.z - z) < 0.01)
  // Out of each other, so that there is somebody to look at.
  bot.movement.controls.forward = true
  await walker.turn(6)
  bot.movement.controls.release()
  await walker.rest()
  // By its number: since 1.20.2 the server says that players are of the first kind of entities there is.
  const target = (): Entity | undefined => bot.entities.nearest({ where: ({ uuid }) => uuid === other.bot.self.uuid })
  await walker.until('the other', () => target() !== undefined)
  await hit(walker, target()!)
  await server.sees('the other hurt', other.username, ({ health }) => health === 19)
  await other.until('the wound', () => other.bot.self.health === 19)
  // The push.
  await other.rest()
  await other.agree()
  lived.push('fought')
}

async function killGolem({ server, walker, lived }: SquidLife): Promise<void> {
  const { bot } = walker
  const { x, y, z } = bot.self.position
  const before = (await server.look()).creatureCount
  server.order({ kind: 'spawn', x: x + 1.5, y: y + 1, z })
  const golem = (): Entity | undefined => bot.entities.nearest({ type: 'iron_golem' })
  await walker.until('a golem', () => golem() !== undefined)
  let isDead = false
  bot.entities.events.on('died', ({ entity }) => {
    if (entity === golem()) isDead = true
  })
  let hits = 0
  for (; hits < healthOfCreature && !isDead; hits++) await hit(walker, golem()!)
  await walker.until('its death', () => isDead)
  if ((await server.look()).creatureCount !== before) throw new Error('a golem that the server has alive')
  lived.push(`killed a golem with ${hits} hits`)
}

/** Goes to it, if need be. */
async function hit(walker: SquidBot, entity: Entity): Promise<void> {
  const { combat, walking } = walker.bot
  try {
    await walker.settled(combat.attack(entity))
  } catch (error) {
    if (!(error instanceof CombatError) || error.code !== 'out_of_reach') throw error
    const { x, z } = entity.position
    await walker.settled(walking.walkTo({ x, z }, { range: 1.5 }))
    await walker.settled(combat.attack(entity))
  }
}

async function dieAndReturn({ server, walker, lived }: SquidLife): Promise<void> {
  const { bot, username } = walker
  let deaths = 0
  bot.living.events.on('died', () => (deaths += 1))
  bot.say(`/kill ${username}`)
  await walker.until('death', () => deaths === 1)
  await walker.until('life', () => bot.self.isAlive && bot.self.health === 20)
  await walker.rest()
  await server.sees('it alive', username, ({ health }) => health === 20)
  bot.movement.controls.forward = true
  await walker.turn(20)
  bot.movement.controls.release()
  await walker.turn(20)
  await walker.agree()
  lived.push('died and come back')
}
