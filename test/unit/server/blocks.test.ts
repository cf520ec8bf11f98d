import { describe, expect, test } from 'vitest'
import { findVersion } from '../../../src/data/versions.ts'
import { blockUpdate, sectionBlocksUpdate } from '../../../src/protocol/packets/blocks.ts'
import { blockChangedAck, playerAction } from '../../../src/protocol/packets/digging.ts'
import { setCreativeModeSlot } from '../../../src/protocol/packets/inventory.ts'
import { useItemOn } from '../../../src/protocol/packets/item-use.ts'
import { simulatedVersions } from '../../support/bots.ts'
import { served } from '../../support/served.ts'

describe.each(simulatedVersions)('on %s, the world', (version) => {
  const { index } = findVersion(version)
  const isSince = (name: Parameters<typeof findVersion>[0]): boolean => index >= findVersion(name).index

  test('has structures that are the same for everybody', async () => {
    const options = { world: 'structures', seed: 5, viewDistance: 5 } as const
    const { bot, server, parts } = await served(version, options)
    const view = server.world.blocks(bot.session.registries)
    const names = new Set<string>()
    for (let x = -80; x < 96; x++) {
      for (let z = -80; z < 96; z++) {
        for (let y = 0; y < 30; y++) {
          const state = bot.world.stateAt(x, y, z)
          if (state !== view.stateAt({ x, y, z })) throw new Error(`${x} ${y} ${z}: ${state}`)
          if (y > 3 && state > 0) names.add(parts.session.registries.blocks.state(state).name)
        }
      }
    }
    const sign = isSince('1.14') ? 'oak_wall_sign' : 'wall_sign'
    for (const name of ['oak_log', 'oak_leaves', 'oak_door', 'chest', 'oak_stairs', 'oak_fence', 'ladder', sign]) {
      expect(names).toContain(name)
    }
    const place = bot.world.findBlock({ matching: sign, near: { x: 0, y: 4, z: 0 }, maxDistance: 120 })!
    expect(bot.world.signText(place)?.front).toEqual(['', 'A house', 'to look at', ''])
    expect(server.world.blocks(bot.session.registries).contentAt(place)?.type).toBe('sign')
  })

  test('changes block by block and many at once', async () => {
    const { bot, server, settle, tick } = await served(version)
    const packets: string[] = []
    bot.connection.registerPacketListener(() => packets.push('one'), blockUpdate)
    bot.connection.registerPacketListener(() => packets.push('several'), sectionBlocksUpdate)
    server.world.setBlock({ x: 3, y: 4, z: 5 }, 'oak_log[axis=x]')
    server.world.setBlock({ x: 300, y: 4, z: 5 }, 'oak_log[axis=x]')
    await tick()
    expect(bot.world.block({ x: 3, y: 4, z: 5 })?.toString()).toBe('oak_log[axis=x]')
    expect(packets).toEqual(['one'])
    for (const [x, y, z] of [
      [-1, 4, -16],
      [-16, 15, -1],
      [-7, 5, -7],
    ] as const) {
      server.world.setBlock({ x, y, z }, 'stone_bricks')
    }
    await tick()
    expect(packets).toEqual(['one', 'several'])
    for (const [x, y, z] of [
      [-1, 4, -16],
      [-16, 15, -1],
      [-7, 5, -7],
    ] as const) {
      expect(bot.world.block({ x, y, z })?.name).toBe('stone_bricks')
    }
    await settle()
  })

  test('remembers what was changed where nobody was', async () => {
    const { bot, player, server, join, settle } = await served(version)
    server.world.setBlock({ x: 200, y: 4, z: 7 }, 'furnace[facing=east]', { type: 'furnace' })
    server.world.setBlock({ x: 201, y: 4, z: 7 }, 'no_such_block')
    player.teleport({ x: 198, y: 4, z: 7 })
    await settle()
    expect(bot.world.block({ x: 200, y: 4, z: 7 })).toMatchObject({ name: 'furnace', properties: { facing: 'east' } })
    // What a version has not is stone.
    expect(bot.world.block({ x: 201, y: 4, z: 7 })?.name).toBe('stone')
    const bob = await join('Bob', '1.12.2')
    bob.player.teleport({ x: 198, y: 4, z: 7 })
    await settle()
    expect(bob.bot.world.block({ x: 200, y: 4, z: 7 })?.name).toBe('furnace')
  })

  test('has signs on which one can write', async () => {
    const { bot, server, tick } = await served(version)
    const position = { x: 2, y: 4, z: 2 }
    server.world.setBlock(position, 'oak_sign[rotation=8]', {
      type: 'sign',
      lines: ['one', { text: 'two', bold: true }],
    })
    await tick()
    expect(bot.world.signText(position)?.front).toEqual(['one', 'two', '', ''])
    server.world.setBlock(position, 'oak_sign[rotation=8]', { type: 'sign', lines: ['', '', '', 'four'] })
    await tick()
    expect(bot.world.signText(position)?.front).toEqual(['', '', '', 'four'])
  })

  test('is dug and built by players', async () => {
    const { bot, player, join, tick, settle } = await served(version, { gameMode: 'creative' })
    const bob = await join('Bob', '1.20.6')
    const { items } = bot.session.registries
    const acknowledged: number[] = []
    bot.connection.registerPacketListener(({ sequence }) => acknowledged.push(sequence), blockChangedAck)
    const position = { x: 1, y: 3, z: 1 }
    bot.connection.writePacket(playerAction({ action: 'start_destroy_block', position, direction: 'up', sequence: 1 }))
    await settle()
    await tick()
    expect(bot.world.block(position)?.name).toBe('air')
    expect(bob.bot.world.block(position)?.name).toBe('air')

    const log = items.get('oak_log')!
    const item = { id: log.id, count: 1, damage: log.legacy?.damage ?? 0 }
    bot.connection.writePacket(setCreativeModeSlot({ slot: 36, item }))
    bot.connection.writePacket(
      useItemOn({
        position: { x: 4, y: 3, z: 4 },
        direction: 'up',
        hand: 'main_hand',
        cursor: { x: 0.5, y: 1, z: 0.5 },
        item,
        isInside: false,
        hitsWorldBorder: false,
        sequence: 2,
      } as never),
    )
    await settle()
    await tick()
    expect(player.inventory.held).toMatchObject({ name: 'oak_log' })
    for (const { world } of [bot, bob.bot]) {
      expect(world.block({ x: 4, y: 4, z: 4 })?.toString()).toBe('oak_log[axis=y]')
    }
    expect(
      bob.bot.session.registries.items.get(bob.bot.entities.player('Alice')?.equipment.mainhand?.id ?? -1)?.name,
    ).toBe('oak_log')
    if (isSince('1.19')) expect(acknowledged).toEqual([1, 2])
  })

  test('has doors that open', async () => {
    const { bot, server, join, settle, tick } = await served(version)
    const bob = await join('Bob', '26.1')
    const lower = { x: 2, y: 4, z: 2 }
    const upper = { ...lower, y: 5 }
    const rest = 'facing=east,hinge=left,open=false,powered=false'
    server.world.setBlock(lower, `oak_door[half=lower,${rest}]`)
    server.world.setBlock(upper, `oak_door[half=upper,${rest}]`)
    server.world.setBlock({ x: 5, y: 4, z: 5 }, 'oak_trapdoor[facing=north,half=bottom,open=false]')
    await tick()
    for (const position of [upper, { x: 5, y: 4, z: 5 }]) {
      const cursor = { x: 0.5, y: 0.5, z: 0.5 }
      const use = {
        position,
        direction: 'west',
        hand: 'main_hand',
        cursor,
        isInside: false,
        hitsWorldBorder: false,
        sequence: 1,
      }
      bot.connection.writePacket(useItemOn(use as never))
      await settle()
    }
    await tick()
    for (const { world } of [bot, bob.bot]) {
      expect(world.block(lower)?.properties).toMatchObject({ open: true, facing: 'east' })
      expect(world.block({ x: 5, y: 4, z: 5 })?.properties.open).toBe(true)
    }
    expect(server.world.blockAt(upper)).toBe('oak_door[half=upper,facing=east,hinge=left,open=true,powered=false]')
    expect(bob.bot.world.block(upper)?.properties.open).toBe(true)
  })

  test('has other dimensions', async () => {
    const { bot, player, server, join, settle, tick } = await served(version)
    const bob = await join('Bob', version)
    player.vitals.set({ health: 9 })
    player.inventory.set(36, 'stick')
    for (const [name, ground] of [
      ['the_nether', 'netherrack'],
      ['the_end', 'end_stone'],
    ] as const) {
      player.changeDimension(name, { x: 3.5, y: 4, z: 3.5 })
      await settle()
      const { hasSkyLight } = player.blocks.dimension
      expect(bot.session.dimension).toMatchObject({ name, minY: 0, height: 256, hasSkyLight })
      expect([0, 3, 4].map((y) => bot.world.block({ x: 0, y, z: 0 })?.name)).toEqual(['bedrock', ground, 'air'])
      expect(bot.self).toMatchObject({ health: 9, position: { x: 3.5, z: 3.5 } })
      expect([bot.entities.player('Bob'), bob.bot.entities.player('Alice')]).toEqual([undefined, undefined])
      // What happens elsewhere does not reach it.
      server.world.setBlock({ x: 1, y: 5, z: 1 }, 'stone')
      server.dimension(name).setBlock({ x: 2, y: 5, z: 2 }, 'stone')
      await tick()
      expect(bot.world.block({ x: 1, y: 5, z: 1 })?.name).toBe('air')
      expect(bot.world.block({ x: 2, y: 5, z: 2 })?.name).toBe('stone')
    }
    player.changeDimension('overworld')
    await settle()
    expect(bot.world.block({ x: 1, y: 5, z: 1 })?.name).toBe('stone')
    expect(bot.entities.player('Bob')).toBeDefined()
    expect(bob.bot.entities.player('Alice')?.position).toEqual({ x: 3.5, y: 4, z: 3.5 })
  })
})
