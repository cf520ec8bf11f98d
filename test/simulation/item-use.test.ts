import { describe, expect, it } from 'vitest'
import type { NbtTag } from '../../src/codec/nbt.ts'
import { versionIndex } from '../../src/codec/version-index.ts'
import { rulesOf } from '../../src/data/rules.ts'
import { findVersion, type VersionName } from '../../src/data/versions.ts'
import { play } from '../../src/protocol/directions/clientbound.ts'
import type { ItemStackInput } from '../../src/protocol/types/item.ts'
import { heldSlot, slotPacket, stackOf } from '../support/items.ts'
import { versionsBetween } from '../support/observed.ts'
import { codeOf, kinds, type Playing, playing } from '../support/playing.ts'

const isSince = (version: VersionName, since: VersionName): boolean => versionIndex(version) >= versionIndex(since)

/** A bot that holds something; `change` is what its stack has of its own. */
async function holding(version: VersionName, name: string, change: Partial<ItemStackInput> = {}): Promise<Playing> {
  const game = await playing(version)
  const stack = { ...stackOf(game.bot.session.registries, name), ...change }
  await game.receive(play.setHealth({ health: 20, food: 10, saturation: 0 }), slotPacket(heldSlot, stack))
  game.sent()
  return game
}

describe.each(versionsBetween('1.14'))('A crossbow on %s', (version) => {
  const loaded: Partial<ItemStackInput> = isSince(version, '1.20.5')
    ? { components: { charged_projectiles: [{ id: 1, count: 1, damage: 0, components: {}, removedComponents: [] }] } }
    : { nbt: { type: 'compound', value: new Map<string, NbtTag>([['Charged', { type: 'byte', value: 1 }]]) } }

  it('shoots at once when it is loaded', async () => {
    const { bot, sent, turn } = await holding(version, 'crossbow', loaded as ItemStackInput)
    bot.using.use()
    await turn(1)
    expect(kinds(sent())).toContain('use_item')
    expect(bot.using.inUse).toBeUndefined()
  })

  it('is loaded with arrows that the player has, or with rockets in a hand', async () => {
    const { bot, receive, sent, turn } = await holding(version, 'crossbow')
    const { registries } = bot.session
    expect(await codeOf(bot.using.useFor(25))).toBe('no_ammunition')
    await receive(slotPacket(20, stackOf(registries, 'firework_rocket')))
    bot.using.use()
    await turn(1)
    expect(kinds(sent())).toContain('use_item')
    expect(bot.using.inUse).toBeUndefined()
    await receive(slotPacket(45, stackOf(registries, 'firework_rocket')))
    bot.using.use()
    expect(bot.using.inUse).toBe('main_hand')
    bot.using.release()
    await receive(slotPacket(45, undefined), slotPacket(20, stackOf(registries, 'spectral_arrow')))
    bot.using.use()
    expect(bot.using.inUse).toBe('main_hand')
  })
})

describe.each(versionsBetween('1.9'))('What a hand uses on %s', (version) => {
  const rules = rulesOf(findVersion(version))

  it('is used no more when the server puts another item there, but it is when there is less of it', async () => {
    const { bot, receive } = await holding(version, 'bread')
    const { registries } = bot.session
    bot.using.use()
    await receive(slotPacket(heldSlot, { ...stackOf(registries, 'bread'), count: 5 }))
    expect(bot.using.inUse).toBe('main_hand')
    await receive(slotPacket(heldSlot, stackOf(registries, 'stone')))
    expect(bot.using.inUse).toBeUndefined()
  })

  it('is used when the server says so, with the hand that it says', async () => {
    const { bot, receive } = await holding(version, 'bread')
    await receive(slotPacket(45, stackOf(bot.session.registries, 'shield')))
    const { entityId } = bot.self
    const fields = [...bot.entities.self!.type.data.values()]
    const { index, type } = fields.find(({ name }) => name === 'living_entity_flags')!
    const tell = (value: number): Promise<void> =>
      receive(play.setEntityData({ entityId, data: [{ index, type, value } as never] }))
    await tell(3)
    expect(bot.using.inUse).toBe('off_hand')
    // Something else about the player says nothing of its hands.
    bot.using.release()
    const health = fields.find(({ name }) => name === 'health')!
    await receive(
      play.setEntityData({ entityId, data: [{ index: health.index, type: health.type, value: 12 } as never] }),
    )
    expect(bot.using.inUse).toBeUndefined()
    await tell(0)
    await tell(1)
    expect(bot.using.inUse).toBe('main_hand')
    await tell(0)
    expect(bot.using.inUse).toBeUndefined()
  })

  it('is put on with a swing, if it is armour and nothing else is worn, or anyway since 1.19.4', async () => {
    const swings = async ({ sent, turn }: Playing): Promise<number> => {
      await turn(1)
      return kinds(sent()).filter((kind) => kind === 'swing').length
    }
    const game = await holding(version, 'iron_helmet')
    game.bot.using.use()
    expect(await swings(game)).toBe(rules.usesSwing ? 1 : 0)
    await game.receive(slotPacket(5, stackOf(game.bot.session.registries, 'iron_helmet')))
    game.bot.using.use()
    expect(await swings(game)).toBe(rules.armorIsSwapped ? 1 : 0)
  })
})

describe('A brush on 1.21.4', () => {
  it('is used on blocks only', async () => {
    const { bot } = await holding('1.21.4', 'brush')
    bot.using.use()
    expect(bot.using.inUse).toBeUndefined()
  })
})

describe.each(versionsBetween('1.21.2'))('Components of a stack on %s', (version) => {
  it('say that it is eaten, how long that takes, and that it is not', async () => {
    const consumable = {
      consumeSeconds: 0.25,
      animation: 'eat',
      sound: { name: 'minecraft:entity.generic.eat', fixedRange: undefined },
      hasConsumeParticles: true,
      effects: [],
    }
    const stone = await holding(version, 'stone', { components: { consumable } } as never)
    const outcome = codeOf(stone.bot.using.consume())
    await stone.turn(64)
    expect(stone.bot.using.inUse).toBe('main_hand')
    await stone.turn(3)
    expect(await outcome).toBe('not_consumed')
    const bread = await holding(version, 'bread', { components: {}, removedComponents: ['consumable'] })
    expect(await codeOf(bread.bot.using.consume())).toBe('not_consumable')
  })

  it('name the group that cools down', async () => {
    const cooldown = { use_cooldown: { seconds: 3, group: 'sculk:loud' } }
    const { bot, receive } = await holding(version, 'snowball', { components: cooldown })
    await receive(play.cooldown({ group: 'sculk:loud', duration: 40 } as never))
    expect(() => bot.using.use()).toThrow(expect.objectContaining({ code: 'cooling_down' }))
    await receive(play.cooldown({ group: 'sculk:loud', duration: 0 } as never))
    bot.using.use()
  })
})

describe.each(versionsBetween('1.21.5'))('What blocks attacks on %s', (version) => {
  it('is what has the component, whatever it is', async () => {
    const blocksAttacks = {
      blockDelaySeconds: 0,
      disableCooldownScale: 1,
      damageReductions: [],
      itemDamage: { threshold: 0, base: 0, factor: 1 },
      bypassedBy: undefined,
      blockSound: undefined,
      disableSound: undefined,
    }
    const { bot } = await holding(version, 'iron_sword', { components: { blocks_attacks: blocksAttacks } })
    bot.using.use()
    expect(bot.using.inUse).toBe('main_hand')
    const shield = await holding(version, 'shield', { components: {}, removedComponents: ['blocks_attacks'] })
    shield.bot.using.use()
    expect(shield.bot.using.inUse).toBeUndefined()
  })
})

describe.each(versionsBetween('1.21.11'))('A spear held out on %s', (version) => {
  const run = async (game: Playing, ticks: number): Promise<number> => {
    Object.assign(game.bot.movement.controls, { forward: true, sprint: true })
    await game.turn(ticks)
    const { z } = game.bot.self.position
    await game.turn(10)
    return (game.bot.self.position.z - z) * 2
  }

  it('does not slow the player, and lets it sprint', async () => {
    const game = await holding(version, 'iron_spear')
    game.bot.using.use()
    expect(game.bot.using.inUse).toBe('main_hand')
    expect(await run(game, 10)).toBeCloseTo(5.612, 1)
    game.sent()
    game.bot.using.release()
    await game.turn(1)
    expect(game.sent()[0]).toMatchObject({ kind: 'player_action', action: 'release_use_item' })
  })

  it('is as slow as any other item when its stack says so, and other items as fast as they say', async () => {
    const effects = (speedMultiplier: number, canSprint: boolean) => ({
      components: { use_effects: { canSprint, interactVibrations: false, speedMultiplier } },
    })
    const slow = await holding(version, 'iron_spear', effects(0.2, false))
    slow.bot.using.use()
    expect(await run(slow, 20)).toBeLessThan(1)
    const bread = await holding(version, 'bread', effects(0.5, false))
    bread.bot.using.use()
    expect(await run(bread, 20)).toBeCloseTo(4.317 / 2, 1)
  })
})

describe('A potion on 1.8.9', () => {
  it('is drunk, or thrown if it is a splash potion', async () => {
    const drink = await holding('1.8.9', 'potion', { damage: 8193 })
    drink.bot.using.use()
    expect(drink.bot.using.inUse).toBe('main_hand')
    const splash = await holding('1.8.9', 'potion', { damage: 16421 })
    splash.bot.using.use()
    expect(splash.bot.using.inUse).toBeUndefined()
    expect(await codeOf(splash.bot.using.consume())).toBe('not_consumable')
  })
})

describe.each(['1.12.2', '1.16.5', '26.1'] as const)('Who cannot be hurt on %s', (version) => {
  it('eats when it is full, or not at all before 1.15, but drinks', async () => {
    const game = await playing(version, { server: { gameMode: 'creative' } })
    const { registries } = game.bot.session
    await game.receive(slotPacket(heldSlot, stackOf(registries, 'bread')))
    game.bot.using.use()
    expect(game.bot.using.inUse).toBe(isSince(version, '1.15') ? 'main_hand' : undefined)
    await game.receive(slotPacket(heldSlot, stackOf(registries, 'milk_bucket')))
    game.bot.using.use()
    expect(game.bot.using.inUse).toBe('main_hand')
  })
})

describe.each(versionsBetween('1.13'))('A trident on %s', (version) => {
  const wear = (damage: number): Partial<ItemStackInput> =>
    isSince(version, '1.20.5')
      ? { components: { damage } }
      : { nbt: { type: 'compound', value: new Map<string, NbtTag>([['Damage', { type: 'int', value: damage }]]) } }

  it('is held out until it is thrown, unless it is about to break', async () => {
    const good = await holding(version, 'trident', wear(248))
    good.bot.using.use()
    expect(good.bot.using.inUse).toBe('main_hand')
    const worn = await holding(version, 'trident', wear(249))
    worn.bot.using.use()
    expect(worn.bot.using.inUse).toBeUndefined()
  })

  it('pulls the player with riptide out of water, as soon as it was held for 10 ticks', async () => {
    const game = await playing(version)
    const { bot, put, receive, turn } = game
    await receive(slotPacket(heldSlot, stackOf(bot.session.registries, 'trident', { riptide: 3 })))
    bot.using.use()
    expect(bot.using.inUse).toBeUndefined()
    for (let x = -1; x <= 1; x++) for (let z = -1; z <= 1; z++) put('water', [x, 4, z], [x, 5, z])
    await turn(5)
    bot.movement.look(0, -90)
    await turn(1)
    bot.using.use()
    await turn(9)
    bot.using.release()
    await turn(1)
    expect(bot.movement.body.velocityY).toBeLessThan(0.3)
    bot.using.use()
    await turn(10)
    const { y } = bot.movement.body
    bot.using.release()
    await turn(1)
    // 3 blocks a tick; it is lifted by 1.2 blocks before, if it stands.
    expect(bot.movement.body.y).toBeGreaterThan(y + 2.9)
    await turn(5)
    expect(bot.movement.body.y).toBeGreaterThan(14)
  })

  it('spins the player as long as the server says so', async () => {
    const { bot, receive, turn } = await playing(version)
    const { entityId } = bot.self
    const fields = [...bot.entities.self!.type.data.values()]
    const { index, type } = fields.find(({ name }) => name === 'living_entity_flags')!
    await receive(play.setEntityData({ entityId, data: [{ index, type, value: 4 } as never] }))
    await turn(1)
    expect(bot.movement.body.pose).toBe('spinning')
    expect(bot.movement.body.height).toBeCloseTo(0.6)
    await receive(play.setEntityData({ entityId, data: [{ index, type, value: 0 } as never] }))
    await turn(1)
    expect(bot.movement.body.pose).toBe('standing')
  })
})
