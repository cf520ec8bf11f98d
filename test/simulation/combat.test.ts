import { describe, expect, it } from 'vitest'
import type { NbtTag } from '../../src/codec/nbt.ts'
import { versionIndex } from '../../src/codec/version-index.ts'
import { rulesOf } from '../../src/data/rules.ts'
import { findVersion, type VersionName } from '../../src/data/versions.ts'
import { play } from '../../src/protocol/directions/clientbound.ts'
import { play as outgoing } from '../../src/protocol/directions/serverbound.ts'
import type { Vec3 } from '../../src/util/vec3.ts'
import type { Entity } from '../../src/world/entity.ts'
import { simulatedVersions } from '../support/bots.ts'
import { heldSlot, slotPacket, stackOf } from '../support/items.ts'
import { codeOf, kinds, type Playing, playing } from '../support/playing.ts'
import { mob, player, removal } from '../support/spawn.ts'
import { riders, vehicle } from '../support/vehicles.ts'

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

  it('does not strike critically on a ladder, nor on a vehicle', async () => {
    const falling = async (game: Playing): Promise<string> => {
      Object.assign(game.bot.movement.body, { fallDistance: 1, onGround: false })
      return game.bot.combat.nextHit
    }
    const climbing = await fighting(version)
    climbing.put('ladder', [0, 4, 0])
    expect(await falling(climbing)).toBe('plain')
    climbing.put('air', [0, 4, 0])
    expect(await falling(climbing)).toBe('critical')
    const { bot, receive } = climbing
    await receive(await vehicle(version, 'boat', 60, { x: 0.5, y: 4, z: 0.5 }))
    await receive(riders(version, 60, bot.self.entityId, bot.self.entityId))
    expect(await falling(climbing)).toBe('plain')
  })

  it('does not hit through boats and other things that a crosshair stops at', async () => {
    const { bot, zombie, receive, settled } = await fighting(version, { x: 0.5, y: 4, z: 3.1 })
    await receive(await vehicle(version, 'boat', 60, { x: 0.5, y: 5.3, z: 1.6 }))
    expect(await codeOf(settled(bot.combat.attack(zombie)))).toBe('not_in_sight')
  })

  it('is weak after any swing of its arm', async () => {
    const { bot, turn } = await fighting(version)
    await turn(20)
    expect(bot.combat.ticksUntilReady).toBe(0)
    const { entityId } = bot.self
    bot.connection.writePacket(outgoing.swing({ hand: 'main_hand', entityId }))
    expect(bot.combat.ticksUntilReady).toBe(rules.hitsNeedTime ? 5 : 0)
  })
})

const timedVersions = fewVersions.filter((version) => rulesOf(findVersion(version)).hitsNeedTime)
const isSince = (version: VersionName, since: VersionName): boolean => versionIndex(version) >= versionIndex(since)

describe.each(timedVersions)('How fast a bot hits on %s', (version) => {
  const speed = (value: number, modifiers: object[] = []) => ({ attribute: 'attack_speed', value, modifiers })
  const tell = ({ bot, receive }: Playing, ...attributes: object[]): Promise<void> =>
    receive(play.updateAttributes({ entityId: bot.self.entityId, attributes } as never))
  const id = (modern: string, old: string): string => (isSince(version, '1.21') ? modern : old)
  const weapon = (amount: number): object => ({
    id: id('minecraft:base_attack_speed', 'fa233e1c-4180-4865-b01b-bcce9785aca3'),
    amount,
    operation: 'add_value',
  })
  const haste = {
    id: id('minecraft:effect.haste', 'af8b6e3f-3328-4c0a-aa36-5ba2bb9dbef3'),
    amount: 0.1,
    operation: 'add_multiplied_total',
  }

  it('is what the server says, as soon as that knows of the item in the hand', async () => {
    const game = await fighting(version)
    await hold(game, 'diamond_sword')
    await tell(game, speed(4, [weapon(-2.4), haste]))
    expect(game.bot.combat.ticksUntilReady).toBe(11)
    // The server has not said anything since: it is the other item, with the haste that is known.
    await hold(game, 'diamond_pickaxe')
    expect(game.bot.combat.ticksUntilReady).toBe(Math.ceil(20 / (1.2 * 1.1) - 0.5))
    await tell(game, speed(4, [weapon(-2.8), haste]))
    expect(game.bot.combat.ticksUntilReady).toBe(Math.ceil(20 / (1.2 * 1.1) - 0.5))
  })

  it('is what the stack says, where that is not as its kind is', async () => {
    const game = await fighting(version)
    const stack = stackOf(game.bot.session.registries, 'diamond_sword')
    const said = isSince(version, '1.20.5')
      ? { components: { attribute_modifiers: inComponent(2) } }
      : { nbt: inNbt(2) }
    await game.receive(slotPacket(heldSlot, { ...stack, ...(said as object) }))
    expect(game.bot.combat.ticksUntilReady).toBe(Math.ceil(20 / 6 - 0.5))
  })

  function inComponent(amount: number): object {
    const common = { uuid: '33333333-2222-3333-4444-555555555555', id: 'fast', operation: 'add_value' }
    const modifier = { ...common, attribute: 4, amount, slot: 'mainhand', display: { type: 'default' } }
    return { modifiers: [modifier, { ...modifier, slot: 'offhand', amount: 9 }], showInTooltip: true }
  }

  function inNbt(amount: number): NbtTag {
    const name = isSince(version, '1.16') ? 'minecraft:generic.attack_speed' : 'generic.attackSpeed'
    const modifier = new Map<string, NbtTag>([
      ['AttributeName', { type: 'string', value: name }],
      ['Amount', { type: 'double', value: amount }],
      ['Operation', { type: 'int', value: 0 }],
      ['Slot', { type: 'string', value: 'mainhand' }],
    ])
    return {
      type: 'compound',
      value: new Map([['AttributeModifiers', { type: 'list', value: { of: 'compound', values: [modifier] } }]]),
    }
  }
})

describe.each(['1.21.11', '26.1'] as const)('A bot with a spear on %s', (version) => {
  async function thrusting(position: Vec3, type?: string) {
    const game = await fighting(version, position, type)
    await hold(game, 'iron_spear')
    return game
  }

  it('thrusts it from farther away, through others, and says so without naming whom it hits', async () => {
    const game = await thrusting({ x: 0.5, y: 4, z: 5 })
    const { bot, zombie, receive, settled } = game
    expect(bot.combat.reach).toBe(4.5)
    await receive(await mob(version, 'zombie', 51, { x: 0.5, y: 4, z: 3.5 }))
    await settled(bot.combat.attack(zombie))
    await game.turn(1)
    const packets = game.sent().filter(({ kind }) => /^(swing|interact|attack|player_action)$/.test(kind))
    expect(packets).toMatchObject([{ kind: 'player_action', action: 'stab' }, { kind: 'swing' }])
  })

  it('does not hit what is closer than 2 blocks, and nothing beyond 4.5', async () => {
    const close = await thrusting({ x: 0.5, y: 4, z: 1.3 }, 'chicken')
    expect(close.bot.combat.leastReach).toBe(2)
    const { bot, settled, receive } = close
    await receive(await mob(version, 'bat', 52, { x: 0.5, y: 5.2, z: 1.5 }))
    expect(await codeOf(settled(bot.combat.attack(bot.entities.get(52)!)))).toBe('too_close')
    const far = await thrusting({ x: 0.5, y: 4, z: 5.6 })
    expect(await codeOf(far.settled(far.bot.combat.attack(far.zombie)))).toBe('out_of_reach')
  })

  it('waits until it is charged, even if the hit need not wait', async () => {
    const { bot, zombie, ticks, settled } = await thrusting({ x: 0.5, y: 4, z: 4 })
    const start = ticks.count
    expect(bot.combat.nextHit).toBe('weak')
    expect(bot.combat.ticksUntilReady).toBe(20)
    await settled(bot.combat.attack(zombie, { wait: false }))
    expect(ticks.count - start).toBe(20)
    await settled(bot.combat.attack(zombie, { wait: false }))
    expect(ticks.count - start).toBe(40)
  })

  it('reaches farther in creative mode', async () => {
    const game = await playing(version, { server: { gameMode: 'creative' } })
    await hold(game, 'wooden_spear')
    expect(game.bot.combat.reach).toBe(6.5)
  })

  it('says what kind of hit is next', async () => {
    const { bot, turn } = await thrusting({ x: 0.5, y: 4, z: 4 })
    await turn(20)
    expect(bot.combat.nextHit).toBe('stab')
  })

  it('is as any other weapon when the stack says so', async () => {
    const game = await fighting(version)
    const stack = stackOf(game.bot.session.registries, 'iron_spear')
    const removedComponents = ['piercing_weapon', 'attack_range', 'minimum_attack_charge']
    await game.receive(slotPacket(heldSlot, { ...stack, components: {}, removedComponents } as never))
    expect(game.bot.combat.reach).toBe(3)
    await game.turn(19)
    await game.settled(game.bot.combat.attack(game.zombie))
    await game.turn(1)
    expect(handled(game)).toContain(version === '26.1' ? 'attack' : 'interact attack')
  })
})

describe.each(['1.21.4', '26.1'] as const)('A bot with a mace on %s', (version) => {
  it('smashes whoever it hits out of a fall of more than 1.5 blocks, however strong the hit is', async () => {
    const game = await fighting(version)
    await hold(game, 'mace')
    const body = game.bot.movement.body as { fallDistance: number; onGround: boolean }
    Object.assign(body, { fallDistance: 1.4, onGround: false })
    expect(game.bot.combat.nextHit).toBe('weak')
    body.fallDistance = 1.6
    expect(game.bot.combat.nextHit).toBe('smash')
  })
})

describe('A bot that hits a fireball', () => {
  it('meets it up to a block beside it', async () => {
    const { bot, zombie, settled } = await fighting('26.1', { x: 0.5, y: 4.5, z: 4.9 }, 'fireball')
    expect(await codeOf(settled(bot.combat.attack(zombie)))).toBe('resolved')
  })
})
