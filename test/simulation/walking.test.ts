import { describe, expect, it } from 'vitest'
import { simulatedVersions } from '../support/bots.ts'
import { codeOf, horizontalDistance, kinds, playing } from '../support/playing.ts'
import { mob, removal } from '../support/spawn.ts'

const fewVersions = ['1.7.10', '1.8.9', '1.12.2', '1.16.5', '1.21.4', '26.1'] as const

describe.each(simulatedVersions)('A bot that walks on %s', (version) => {
  it('walks straight to a place, rests within the range of it, and holds no key any more', async () => {
    const { bot, turn, settled } = await playing(version)
    const place = { x: 6.5, y: 4, z: -3.5 }
    await settled(bot.walking.walkTo(place))
    await turn(20)
    expect(horizontalDistance(bot.self.position, place)).toBeLessThanOrEqual(0.3)
    expect(bot.movement.controls).toMatchObject({ forward: false, back: false, left: false, right: false, jump: false })
    expect(bot.movement.body.velocityX).toBe(0)
  })

  it('looks at a point, which the server is told before it settles', async () => {
    const { bot, player, settled } = await playing(version)
    await settled(bot.looking.lookAt({ x: 0.5, y: 5.6, z: -20 }))
    expect(Math.abs(player.yaw % 360)).toBeCloseTo(180, 0)
    expect(player.pitch).toBeCloseTo(0, 0)
  })
})

describe.each(fewVersions)('On %s a bot', (version) => {
  it('jumps over what is a block high, and only there', async () => {
    const { bot, put, settled } = await playing(version)
    for (let x = -3; x <= 3; x++) put('stone', [x, 4, 3])
    let jumps = 0
    let wasOnGround = true
    bot.movement.events.on('tick', ({ body }) => {
      if (wasOnGround && !body.onGround && body.velocityY > 0) jumps += 1
      wasOnGround = body.onGround
    })
    await settled(bot.walking.walkTo({ x: 0.5, y: 4, z: 7.5 }))
    expect(jumps).toBe(1)
    expect(bot.self.position.z).toBeGreaterThan(7)
  })

  it('walks up slabs without a jump', async () => {
    const { bot, put, settled } = await playing(version)
    for (let x = -3; x <= 3; x++) put('stone_slab', [x, 4, 3])
    let highest = 0
    bot.movement.events.on('tick', ({ body }) => {
      highest = Math.max(highest, body.y)
    })
    await settled(bot.walking.walkTo({ x: 0.5, y: 4, z: 7.5 }))
    expect(highest).toBe(4.5)
  })

  it('says that it is stuck where a wall is too high', async () => {
    const { bot, put, settled } = await playing(version)
    for (let x = -3; x <= 3; x++) put('stone', [x, 4, 3], [x, 5, 3])
    expect(await codeOf(settled(bot.walking.walkTo({ x: 0.5, y: 4, z: 7.5 })))).toBe('stuck')
    expect(bot.movement.controls.forward).toBe(false)
  })

  it('sprints when asked to, and stops in time', async () => {
    const { bot, sent, turn, settled } = await playing(version)
    await settled(bot.walking.walkTo({ x: 0.5, z: 15.5 }, { sprint: true }))
    expect(sent().filter((packet) => packet.kind === 'player_command')).not.toEqual([])
    await turn(20)
    expect(horizontalDistance(bot.self.position, { x: 0.5, z: 15.5 })).toBeLessThanOrEqual(0.3)
  })

  it('sneaks to a place, slowly', async () => {
    const { bot, sent, turn, settled } = await playing(version)
    const place = { x: 0.5, y: 4, z: 4.5 }
    let ticks = 0
    bot.movement.events.on('tick', () => (ticks += 1))
    await settled(bot.walking.walkTo(place, { sneak: true, sprint: true }))
    expect(horizontalDistance(bot.self.position, place)).toBeLessThanOrEqual(0.3)
    // 0.0648 blocks a tick.
    expect(ticks).toBeGreaterThan(50)
    const told = JSON.stringify(sent(), (_, value) => (typeof value === 'bigint' ? String(value) : value))
    expect(told).toMatch(/press_shift_key|"shift":true/)
    expect(told).not.toContain('start_sprinting')
    await turn(10)
    expect(bot.control.sneak).toBe(false)
  })

  it('falls off no edge when it sneaks: it says that it is stuck there', async () => {
    const { bot, put, player, turn, settled } = await playing(version)
    for (let x = -2; x <= 2; x++) for (let z = -2; z <= 2; z++) put('stone', [x, 8, z])
    player.teleport({ x: 0.5, y: 9, z: 0.5 })
    await turn(5)
    expect(await codeOf(settled(bot.walking.walkTo({ x: 0.5, z: 12.5 }, { sneak: true })))).toBe('stuck')
    // It lets go of the key, and stays.
    expect(bot.control.sneak).toBe(false)
    await turn(20)
    expect(bot.self.position.y).toBe(9)
    expect(bot.self.position.z).toBeGreaterThan(2.9)
    await settled(bot.walking.walkTo({ x: 0.5, z: 3.2 }, { sneak: true }))
    await turn(20)
    expect(bot.self.position.y).toBe(9)
    await settled(bot.walking.walkTo({ x: 0.5, z: 8.5 }))
    expect(bot.self.position.y).toBe(4)
  })

  it('comes out of water onto the bank', async () => {
    const { bot, put, turn, settled } = await playing(version)
    for (let x = -1; x <= 1; x++) for (let z = 1; z <= 3; z++) put('water', [x, 3, z], [x, 2, z])
    await settled(bot.walking.walkTo({ x: 0.5, z: 2 }))
    await turn(20)
    expect(bot.self.position.y).toBeLessThan(4)
    await settled(bot.walking.walkTo({ x: 0.5, y: 4, z: 6.5 }))
    expect(bot.self.position.y).toBe(4)
  })

  it('turns its head no faster than asked', async () => {
    const { bot, sent, settled } = await playing(version)
    await settled(bot.looking.look(0, 0))
    sent()
    await settled(bot.looking.look(170, 30, { speed: 20 }))
    const yaws = sent().flatMap((packet) => ('yaw' in packet ? [packet.yaw as number] : []))
    const steps = yaws.map((yaw, index) => yaw - (yaws[index - 1] ?? 0))
    expect(yaws.length).toBeGreaterThan(8)
    expect(Math.max(...steps)).toBeLessThanOrEqual(20.2)
    expect(steps.at(-1)).toBeLessThan(5)
    expect(bot.self.yaw).toBeCloseTo(170, 0)
    expect(bot.self.pitch).toBeCloseTo(30, 0)
  })

  it('walks while its head is turned elsewhere', async () => {
    const { bot, settled } = await playing(version)
    const turning = bot.looking.look(180, 0, { speed: 2 })
    const walking = bot.walking.walkTo({ x: 0.5, z: 5.5 })
    await settled(walking)
    expect(bot.self.position.z).toBeGreaterThan(5)
    await settled(turning)
    expect(Math.abs(bot.self.yaw)).toBeCloseTo(180, 0)
  })

  it('follows somebody, and says so when that one is gone', async () => {
    const { bot, receive, turn } = await playing(version)
    await receive(await mob(version, 'cow', 50, { x: 8.5, y: 4, z: 0.5 }))
    const cow = bot.entities.get(50)!
    const outcome = codeOf(bot.walking.follow(cow, { range: 2 }))
    await turn(60)
    expect(cow.distanceTo(bot.self.position)).toBeLessThanOrEqual(2)
    cow.setPosition({ x: 0.5, y: 4, z: 10.5 })
    await turn(80)
    expect(cow.distanceTo(bot.self.position)).toBeLessThanOrEqual(2)
    await receive(removal(version, 50))
    expect(await outcome).toBe('target_gone')
    expect(bot.movement.controls.forward).toBe(false)
  })

  it('jumps once and settles on the ground', async () => {
    const { bot, sent, settled } = await playing(version)
    const { y } = bot.self.position
    let highest = y
    bot.movement.events.on('tick', ({ body }) => {
      highest = Math.max(highest, body.y)
    })
    await settled(bot.walking.jump())
    expect(highest - y).toBeCloseTo(1.25, 2)
    expect(bot.self.position.y).toBe(y)
    expect(kinds(sent())).toContain('move_player_pos')
  })

  it('flies to a place and comes down slowly, in creative mode', async () => {
    const { bot, settled } = await playing(version, { server: { gameMode: 'creative' } })
    const place = { x: 8.5, y: 14.5, z: 5.5 }
    await settled(bot.flying.flyTo(place), 400)
    const { x, y, z } = bot.movement.body
    expect(Math.hypot(x - place.x, y - place.y, z - place.z)).toBeLessThanOrEqual(0.5)
    expect(bot.self.abilities.isFlying).toBe(true)
    let fastest = 0
    let fallen = 0
    bot.movement.events.on('tick', ({ body }) => {
      fastest = Math.max(fastest, -body.velocityY)
      fallen = Math.max(fallen, body.fallDistance)
    })
    await settled(bot.flying.descend(), 400)
    expect(bot.self.position.y).toBe(4)
    expect(fastest).toBeLessThan(0.4)
    expect(fallen).toBe(0)
  })

  it('does not fly where the server does not allow it', async () => {
    const { bot, settled } = await playing(version)
    expect(await codeOf(settled(bot.flying.flyTo({ x: 0, y: 20, z: 0 })))).toBe('cannot_fly')
  })

  it('takes no position that is none', async () => {
    const { bot } = await playing(version)
    const nowhere = { x: Number.NaN, y: 4, z: Infinity }
    expect(await codeOf(bot.walking.walkTo(nowhere))).toBe('invalid_position')
    expect(await codeOf(bot.flying.flyTo(nowhere))).toBe('invalid_position')
    expect(await codeOf(bot.looking.lookAt(nowhere))).toBe('invalid_position')
    expect(await codeOf(bot.looking.look(Number.NaN, 0))).toBe('invalid_position')
  })
})
