import { describe, expect, it } from 'vitest'
import { rulesOf } from '../../src/data/rules.ts'
import { findVersion, type VersionName } from '../../src/data/versions.ts'
import type { Vec3 } from '../../src/util/vec3.ts'
import type { Entity } from '../../src/world/entity.ts'
import { simulatedVersions } from '../support/bots.ts'
import { heldSlot, slotPacket, stackOf } from '../support/items.ts'
import { codeOf, kinds, type Playing, playing } from '../support/playing.ts'
import { mob, player, removal } from '../support/spawn.ts'

const fewVersions = ['1.7.10', '1.8.9', '1.12.2', '1.16.5', '1.20.4', '1.21.4', '26.1'] as const

async function fighting(version: VersionName, position: Vec3 = { x: 0.5, y: 4, z: 3 }, type = 'zombie') {
  const game = await playing(version)
  await game.receive(await mob(version, type, 50, position))
  game.sent()
  return { ...game, zombie: game.bot.entities.get(50)! }
}

const isHandPacket = /^(swing|interact|attack)$/

/** What the hands did, without the movement. */
const handled = (game: Playing): string[] =>
  game
    .sent()
    .filter(({ kind }) => isHandPacket.test(kind))
    .map((packet) => (packet.kind === 'interact' ? `interact ${(packet as { action?: string }).action}` : packet.kind))

/** The player holds something. */
const hold = ({ bot, receive }: Playing, name: string, levels?: Record<string, number>): Promise<void> =>
  receive(slotPacket(heldSlot, stackOf(bot.session.registries, name, levels)))

describe.each(simulatedVersions)('A bot that fights on %s', (version) => {
  const rules = rulesOf(findVersion(version))
  const hit = rules.hitsByAttack ? 'attack' : 'interact attack'

  it('looks at whom it hits, and hits and swings in the order of the game', async () => {
    const game = await fighting(version, { x: 3, y: 4, z: 0.5 })
    await game.settled(game.bot.combat.attack(game.zombie))
    await game.turn(1)
    const packets = game.sent()
    const order = rules.swingsBeforeHit ? ['swing', 'interact'] : [rules.hitsByAttack ? 'attack' : 'interact', 'swing']
    expect(kinds(packets).filter((kind) => isHandPacket.test(kind))).toEqual(order)
    const turned = kinds(packets).findIndex((kind) => /^move_player_(pos_)?rot$/.test(kind))
    expect(turned).toBeGreaterThanOrEqual(0)
    expect(turned).toBeLessThan(kinds(packets).indexOf('swing'))
    expect(game.player.yaw).toBeCloseTo(-90, 0)
  })

  it('waits until a hit is at full strength again, since 1.9', async () => {
    const game = await fighting(version)
    const { bot, zombie, ticks, settled } = game
    await settled(bot.combat.attack(zombie))
    const first = ticks.count
    expect(bot.combat.ticksUntilReady).toBe(rules.hitsNeedTime ? 5 : 0)
    expect(bot.combat.attackStrength).toBeCloseTo(rules.hitsNeedTime ? 0.1 : 1)
    await settled(bot.combat.attack(zombie))
    expect(ticks.count - first).toBe(rules.hitsNeedTime ? 5 : 1)
    await settled(bot.combat.attack(zombie, { wait: false }))
    expect(ticks.count - first).toBe(rules.hitsNeedTime ? 6 : 2)
    await game.turn(1)
    expect(handled(game).filter((name) => name === hit).length).toBe(3)
  })

  it('hits nobody who is out of reach, and nobody who is gone', async () => {
    const { bot, zombie, receive, settled } = await fighting(version, { x: 0.5, y: 4, z: 4.2 })
    expect(await codeOf(settled(bot.combat.attack(zombie)))).toBe('out_of_reach')
    await receive(removal(version, 50))
    expect(await codeOf(settled(bot.combat.attack(zombie)))).toBe('target_gone')
  })
})

describe.each(fewVersions)('In a fight on %s a bot', (version) => {
  const rules = rulesOf(findVersion(version))

  it('hits over others, but not through them, nor through walls', async () => {
    const { bot, put, zombie, receive, settled } = await fighting(version)
    await receive(await mob(version, 'pig', 51, { x: 0.5, y: 4, z: 1.9 }))
    expect(await codeOf(settled(bot.combat.attack(zombie)))).toBe('resolved')
    await receive(await mob(version, 'zombie', 52, { x: 0.5, y: 4, z: 1.9 }))
    expect(await codeOf(settled(bot.combat.attack(zombie)))).toBe('not_in_sight')
    await receive(removal(version, 52))
    put('stone', [0, 4, 2], [0, 5, 2])
    expect(await codeOf(settled(bot.combat.attack(zombie)))).toBe('not_in_sight')
  })

  it('hits nothing for which it would be kicked', async () => {
    const { bot, settled } = await fighting(version)
    expect(await codeOf(settled(bot.combat.attack(bot.entities.self as Entity)))).toBe('cannot_attack')
  })

  it('reaches further in creative mode', async () => {
    const { bot } = await playing(version, { server: { gameMode: 'creative' } })
    expect(bot.combat.reach).toBe(rules.creativeReach)
  })

  it('uses its hand on an entity with the packets of the version', async () => {
    const game = await fighting(version)
    await game.settled(game.bot.combat.interact(game.zombie))
    await game.turn(1)
    const used = game.sent().filter(({ kind }) => kind === 'interact') as unknown as {
      action: string
      location?: Vec3
    }[]
    expect(used.map(({ action }) => action)).toEqual(
      { whole: ['interact'], both: ['interact_at', 'interact'], point: ['interact_at'] }[rules.interaction],
    )
    if (rules.interaction === 'whole') return
    expect(used[0]!.location!.x).toBeCloseTo(0, 1)
    expect(used[0]!.location!.y).toBeGreaterThan(1)
    expect(used[0]!.location!.z).toBeCloseTo(-0.3 - rules.aimMargin, 2)
  })

  it('is slower with a heavier weapon, and has to lift it first', async () => {
    const game = await fighting(version)
    await hold(game, 'diamond_sword')
    expect(game.bot.combat.ticksUntilReady).toBe(rules.hitsNeedTime ? 12 : 0)
    await game.turn(13)
    expect(game.bot.combat.nextHit).toBe(rules.hitsNeedTime ? 'sweep' : 'plain')
    await hold(game, 'iron_axe')
    expect(game.bot.combat.ticksUntilReady).toBe(rules.hitsNeedTime ? 22 : 0)
  })

  it('loses speed when it hits a player while sprinting, and none with a mob', async () => {
    const speedAfter = async (type: 'player' | 'zombie'): Promise<number> => {
      const game = await playing(version)
      const place = { x: 0.5, y: 4, z: 5 }
      await game.receive(await (type === 'player' ? player(version, 50, place) : mob(version, type, 50, place)))
      const { bot, turn, settled } = game
      await settled(bot.looking.look(0, 0))
      Object.assign(bot.movement.controls, { forward: true, sprint: true })
      await turn(8)
      await settled(bot.combat.attack(bot.entities.get(50)!))
      return bot.movement.body.velocityZ
    }
    const [mobs, players] = [await speedAfter('zombie'), await speedAfter('player')]
    expect(players).toBeCloseTo(mobs * 0.6, 3)
  })

  it('is slowed by the push of its own weapon, where the client knows of that', async () => {
    const game = await playing(version)
    const { bot, receive, turn, settled } = game
    await receive(await player(version, 50, { x: 0.5, y: 4, z: 4.5 }))
    await hold(game, 'iron_sword', { knockback: 2 })
    await turn(15)
    await settled(bot.looking.look(0, 0))
    bot.movement.controls.forward = true
    await turn(6)
    const speeds: number[] = []
    bot.movement.events.on('tick', ({ body }) => speeds.push(body.velocityZ))
    await settled(bot.combat.attack(bot.entities.get(50)!))
    expect(bot.movement.body.velocityZ).toBeCloseTo(speeds.at(-1)! * (rules.knowsKnockback ? 0.6 : 1))
  })

  it('strikes critically while it falls', async () => {
    const { bot, turn } = await fighting(version)
    expect(bot.combat.nextHit).toBe('plain')
    bot.movement.controls.jump = true
    await turn(9)
    expect(bot.movement.body.velocityY).toBeLessThan(0)
    expect(bot.combat.nextHit).toBe('critical')
  })
})
