import { describe, expect, it } from 'vitest'
import type { LivingEvents } from '../../src/client/living.ts'
import { versionIndex } from '../../src/codec/version-index.ts'
import { rulesOf } from '../../src/data/rules.ts'
import { findVersion, type VersionName } from '../../src/data/versions.ts'
import { play } from '../../src/protocol/directions/clientbound.ts'
import type { AnyPacket } from '../../src/protocol/packet.ts'
import { TextComponent } from '../../src/protocol/text-component.ts'
import { simulatedVersions } from '../support/bots.ts'
import { heldSlot, slotPacket, stackOf } from '../support/items.ts'
import { respawnPacket } from '../support/observed.ts'
import { codeOf, kinds, type Playing, playing } from '../support/playing.ts'
import { mob } from '../support/spawn.ts'

const fewVersions = ['1.7.10', '1.12.2', '1.16.5', '1.19.4', '1.21.4', '26.1'] as const

const isSince = (version: VersionName, since: VersionName): boolean => versionIndex(version) >= versionIndex(since)

const health = (value: number): AnyPacket => play.setHealth({ health: value, food: 20, saturation: 5 })

/** What a server sends to somebody who comes back to life. */
const newLife = ({ bot }: Playing): AnyPacket[] => [respawnPacket(bot.session.version), health(20)]

function heard<Name extends keyof LivingEvents>({ bot }: Playing, name: Name): LivingEvents[Name][] {
  const found: LivingEvents[Name][] = []
  bot.living.events.on(name, (event) => found.push(event))
  return found
}

describe.each(simulatedVersions)('A bot that dies on %s', (version) => {
  it('tells the server where it is while it is dead, and comes back to life by itself a tick later', async () => {
    const game = await playing(version)
    const [died, respawned] = [heard(game, 'died'), heard(game, 'respawned')]
    game.bot.movement.controls.forward = true
    await game.receive(health(0))
    expect(died.length).toBe(1)
    expect(kinds(game.sent())).not.toContain('client_command')
    await game.turn(1)
    expect(game.sent().find(({ kind }) => kind === 'client_command')).toMatchObject({ command: 'perform_respawn' })

    const { z } = game.bot.self.position
    await game.turn(30)
    const names = kinds(game.sent())
    expect(names).not.toContain('client_command')
    expect(names.some((name) => name.startsWith('move_player'))).toBe(true)
    expect(game.bot.self.position.z - z).toBeLessThan(0.3)

    await game.receive(...newLife(game))
    expect(respawned.length).toBe(1)
    expect(game.bot.self.isAlive).toBe(true)
  })

  it('stays dead until it is told to respawn, where that is wished', async () => {
    const game = await playing(version, { bot: { autoRespawn: false } })
    expect(await codeOf(game.bot.living.respawn())).toBe('not_dead')
    await game.receive(health(0))
    await game.turn(5)
    expect(kinds(game.sent())).not.toContain('client_command')
    const back = game.bot.living.respawn()
    await game.turn(1)
    expect(kinds(game.sent())).toContain('client_command')
    await game.receive(...newLife(game))
    await back
    expect(game.bot.self.isAlive).toBe(true)
  })

  it('sleeps in a bed when the server lets it, and gets up again', async () => {
    const game = await playing(version)
    const { bot, put, receive, sent, turn } = game
    const { entityId } = bot.self
    put('red_bed', [0, 4, 2])
    const lying = bot.sleeping.sleep({ x: 0.5, y: 4.2, z: 2.5 })
    await turn(2)
    const packets = sent().filter(({ kind }) => kind === 'use_item_on' || kind === 'swing')
    expect(kinds(packets)).toEqual(isSince(version, '1.15') ? ['use_item_on'] : ['use_item_on', 'swing'])
    expect(packets[0]).toMatchObject({ position: { x: 0, y: 4, z: 2 }, direction: 'up' })
    await receive(...sleepPackets(game, { x: 0, y: 4, z: 2 }))
    await lying
    expect(bot.sleeping.isSleeping).toBe(true)

    bot.movement.controls.forward = true
    const { z } = bot.self.position
    await turn(5)
    expect(bot.self.position.z).toBeCloseTo(z)
    const rising = bot.sleeping.wake()
    expect(sent().at(-1)).toMatchObject({ kind: 'player_command', command: 'stop_sleeping', entityId })
    await receive(...sleepPackets(game, undefined))
    await rising
    expect(bot.sleeping.isSleeping).toBe(false)
    expect(await codeOf(bot.sleeping.wake())).toBe('not_sleeping')
  })
})

/** That the player lies in a bed, or is up. */
function sleepPackets({ bot }: Playing, position: { x: number; y: number; z: number } | undefined): AnyPacket[] {
  const { entityId } = bot.self
  if (!isSince(bot.session.version.name as VersionName, '1.14')) {
    return [position ? play.playerSleep({ entityId, position }) : play.animate({ entityId, animation: 'wake_up' })]
  }
  const fields = [...bot.session.registries.entityTypes.get('player')!.data.values()]
  const { index } = fields.find(({ name }) => name === 'sleeping_pos')!
  return [play.setEntityData({ entityId, data: [{ index, type: 'optional_block_pos', value: position }] })]
}

describe.each(fewVersions)('On %s a bot', (version) => {
  it('says who killed it, and how', async () => {
    const game = await playing(version)
    const { bot, receive } = game
    const [died, hurt] = [heard(game, 'died'), heard(game, 'hurt')]
    await receive(await mob(version, 'zombie', 50, { x: 0.5, y: 4, z: 3 }))
    const { entityId: playerId } = bot.self
    const message = TextComponent.from('Alice was slain by Zombie')
    if (isSince(version, '1.19.4')) {
      const source = { sourceTypeId: 0, sourceCauseId: 50, sourceDirectId: 50, sourcePosition: undefined }
      await receive(play.damageEvent({ entityId: playerId, ...source }))
    } else await receive(play.entityEvent({ entityId: playerId, event: 2 }))
    const kill = { playerId, killerId: 50, message }
    const isOnePacket = isSince(version, '1.8') && !isSince(version, '1.17')
    if (isOnePacket) await receive(play.playerCombat({ event: 'kill', duration: undefined, ...kill }))
    else if (isSince(version, '1.17')) await receive(play.playerCombatKill(kill))
    await receive(health(0))
    expect(hurt.length).toBe(1)
    expect(died.length).toBe(1)
    // 1.7 tells in the chat only.
    if (!isSince(version, '1.8')) return
    expect(died[0]!.message?.toString()).toBe('Alice was slain by Zombie')
    expect(died[0]!.killer).toBe(bot.entities.get(50))
  })

  it('says that the server does not let it respawn', async () => {
    const { bot, receive, settled } = await playing(version, { bot: { autoRespawn: false } })
    await receive(health(0))
    expect(await codeOf(settled(bot.living.respawn()))).toBe('no_answer')
  })

  it('says that its bed is gone', async () => {
    const game = await playing(version)
    const lost = heard(game, 'spawnPointLost')
    await game.receive(play.gameEvent({ event: 'no_respawn_block_available', value: 0 }))
    expect(lost.length).toBe(1)
  })

  it('leaves the credits by itself', async () => {
    const game = await playing(version)
    const credits = heard(game, 'credits')
    await game.receive(play.gameEvent({ event: 'win_game', value: 1 }))
    await game.turn(1)
    expect(credits).toEqual([{ isShown: true }])
    expect(kinds(game.sent())).toContain('client_command')
  })

  it('says why it cannot sleep', async () => {
    const { bot, put, player, settled, turn } = await playing(version)
    expect(await codeOf(bot.sleeping.sleep({ x: 0.5, y: 4, z: 2.5 }))).toBe('not_a_bed')
    put('red_bed', [0, 4, 2])
    const outcome = bot.sleeping.sleep({ x: 0, y: 4, z: 2 }).catch((error: unknown) => error)
    await turn(2)
    const key = isSince(version, '1.13') ? 'block.minecraft.bed.no_sleep' : 'tile.bed.noSleep'
    player.sendMessage({ translate: key })
    await turn(1)
    expect(await outcome).toMatchObject({ code: 'refused', details: { key } })
    expect(await codeOf(settled(bot.sleeping.sleep({ x: 0, y: 4, z: 2 })))).toBe('no_answer')
  })

  it('knows how far it has fallen', async () => {
    const { bot, player, turn } = await playing(version)
    player.teleport({ x: 0.5, y: 14, z: 0.5 })
    await turn(12)
    expect(bot.living.fallDistance).toBeGreaterThan(3)
    await turn(30)
    expect(bot.living.fallDistance).toBe(0)
  })
})

describe.each(fewVersions)('With something in its hand on %s a bot', (version) => {
  const rules = rulesOf(findVersion(version))

  async function holding(name: string, food = 10): Promise<Playing> {
    const game = await playing(version)
    await game.receive(
      play.setHealth({ health: 20, food, saturation: 0 }),
      slotPacket(heldSlot, stackOf(game.bot.session.registries, name)),
    )
    game.sent()
    return game
  }
  const usePacket = rules.usesByItem ? 'use_item' : 'use_item_on'

  it('eats until the server says that it is eaten, and is slower meanwhile', async () => {
    const { bot, receive, sent, turn } = await holding('bread')
    let isEaten = false
    void bot.using.consume().then(() => (isEaten = true))
    expect(bot.using.inUse).toBe('main_hand')
    expect(sent()).toEqual([])
    bot.movement.controls.forward = true
    await turn(1)
    const used = rules.placesBeforeUse ? ['move_player_pos_rot', usePacket] : [usePacket]
    expect(kinds(sent()).slice(0, used.length)).toEqual(used)
    await turn(19)
    expect(bot.movement.body.velocityZ).toBeLessThan(0.04)
    expect(isEaten).toBe(false)
    await receive(play.entityEvent({ entityId: bot.self.entityId, event: 9 }))
    expect(isEaten).toBe(true)
    expect(bot.using.inUse).toBe(undefined)
    expect(kinds(sent())).not.toContain('player_action')
    await turn(20)
    expect(bot.movement.body.velocityZ).toBeGreaterThan(0.1)
  })

  it('stops eating when it is aborted, and says so when nothing comes of it', async () => {
    const { bot, sent, turn, settled } = await holding('bread')
    const controller = new AbortController()
    const outcome = codeOf(bot.using.consume({ signal: controller.signal }))
    await turn(3)
    sent()
    controller.abort(Object.assign(new Error('enough'), { code: 'enough' }))
    expect(await outcome).toBe('enough')
    await turn(1)
    expect(sent()[0]).toMatchObject({ kind: 'player_action', action: 'release_use_item' })
    expect(await codeOf(settled(bot.using.consume()))).toBe('not_consumed')
  })

  it('eats no more when the server says so, or when it holds something else', async () => {
    const { bot, receive, turn } = await holding('bread')
    const { entityId } = bot.self
    const name = rules.usesItemByShared ? 'shared_flags' : 'living_entity_flags'
    const { index, type } = [...bot.entities.self!.type.data.values()].find((field) => field.name === name)!
    const using = (value: number): AnyPacket =>
      play.setEntityData({ entityId, data: [{ index, type, value } as never] })
    const stopped = codeOf(bot.using.consume())
    await receive(using(rules.usesItemByShared ? 0x10 : 0x01))
    await turn(2)
    expect(bot.using.inUse).toBe('main_hand')
    await receive(using(0))
    await turn(1)
    expect(await stopped).toBe('interrupted')

    const switched = codeOf(bot.using.consume())
    await receive(play.setHeldSlot({ slot: 3 }))
    await turn(1)
    expect(await switched).toBe('interrupted')
  })

  it('does not eat what it cannot', async () => {
    expect(await codeOf((await holding('bread', 20)).bot.using.consume())).toBe('not_hungry')
    expect(await codeOf((await holding('stone')).bot.using.consume())).toBe('not_consumable')
    expect(await codeOf((await playing(version)).bot.using.consume())).toBe('no_item')
    const { bot } = await holding('golden_apple', 20)
    bot.using.use()
    expect(bot.using.inUse).toBe('main_hand')
  })

  it('draws a bow and lets go', async () => {
    const { bot, receive, sent, settled, turn } = await holding('bow')
    expect(await codeOf(bot.using.useFor(20))).toBe('no_ammunition')
    await receive(slotPacket(12, stackOf(bot.session.registries, 'arrow')))
    sent()
    await settled(bot.using.useFor(20))
    await turn(1)
    const names = kinds(sent()).filter((name) => name === usePacket || name === 'player_action')
    expect(names).toEqual([usePacket, 'player_action'])
  })

  it('throws with a swing since 1.15', async () => {
    const { bot, sent, turn } = await holding('snowball')
    bot.using.use()
    await turn(1)
    expect(kinds(sent()).filter((name) => name === 'swing').length).toBe(isSince(version, '1.15') ? 1 : 0)
    expect(bot.using.inUse).toBe(undefined)
  })
})
