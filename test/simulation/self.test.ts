import { describe, expect, test } from 'vitest'
import { self } from '../../src/client/observe/self.ts'
import * as clientbound from '../../src/protocol/directions/clientbound.ts'
import * as serverbound from '../../src/protocol/directions/serverbound.ts'
import { TextComponent } from '../../src/protocol/text-component.ts'
import { absolute } from '../../src/protocol/types/relatives.ts'
import {
  observed,
  observedVersions,
  ownEntityId,
  ownProfile,
  respawnPacket,
  versionsBetween,
} from '../support/observed.ts'

const { play } = clientbound
const other = ownEntityId + 1
const still = { x: 0, y: 0, z: 0 }

type PositionFields = Partial<Parameters<typeof play.playerPosition>[0]>
/** A teleport in the form of the version, which takes what it knows. */
const positionPacket = (fields: PositionFields) =>
  play.playerPosition({
    position: still,
    yaw: 0,
    pitch: 0,
    teleportId: 1,
    relatives: absolute,
    ...fields,
  } as Parameters<typeof play.playerPosition>[0])

/** The first way that a version has to say how somebody died. */
const killPacket = (name: string, playerId: number) => {
  const message = TextComponent.from('Alice fell')
  return versionsBetween('1.17').some((version) => version === name)
    ? play.playerCombatKill({ playerId, message, killerId: undefined })
    : play.playerCombat({ event: 'kill', playerId, message, killerId: undefined })
}

describe.each(observedVersions)('%s: the player', (name) => {
  test('is who the login says', async () => {
    const login = { gameMode: 'creative' } as const
    const { part } = await observed(name, self, { login })
    expect(part).toMatchObject({ entityId: ownEntityId, username: 'Alice', uuid: ownProfile.id, gameMode: 'creative' })
    expect(part).toMatchObject({ health: 20, food: 20, isAlive: true, oxygen: 300, isPlaced: false })
  })

  test('is where the server puts it last, also before there is any chunk', async () => {
    const { part, receive } = await observed(name, self)
    const seen: unknown[] = []
    part.events.on('position', ({ position }) => seen.push(position.x))
    const velocity = still
    await receive(
      positionPacket({ position: { x: 1, y: 64, z: 2 }, yaw: 90, pitch: 10, velocity }),
      positionPacket({ position: { x: 3, y: 70, z: 4 }, yaw: 180, pitch: 20, velocity, teleportId: 2 }),
      positionPacket({ position: { x: 3, y: 70, z: 4 }, yaw: 180, pitch: 20, velocity, teleportId: 3 }),
    )
    expect(part).toMatchObject({ yaw: 180, pitch: 20, isPlaced: true, onGround: false })
    expect(part.position.x).toBe(3)
    expect(part.position.y).toBeCloseTo(70, 6)
    expect(seen).toEqual([1, 3, 3])
  })

  test('stays where it is when a number is none', async () => {
    const { part, receive } = await observed(name, self)
    const velocity = still
    await receive(positionPacket({ position: { x: 1, y: 64, z: 2 }, velocity }))
    await receive(positionPacket({ position: { x: Number.NaN, y: 64, z: 2 }, velocity }))
    await receive(positionPacket({ position: { x: 5, y: 64, z: 2 }, yaw: Number.POSITIVE_INFINITY, velocity }))
    expect(part.position.x).toBe(1)
    // As flying-squid has it since 1.21.2: the place counts all the same.
    const none = { x: Number.NaN, y: Number.NaN, z: Number.NaN }
    await receive(positionPacket({ position: { x: 7, y: 64, z: 2 }, velocity: none }))
    expect(part).toMatchObject({ position: { x: 7 }, velocity: still })
  })

  test('is where the client says, and selects and flies as the client says', async () => {
    const { part, connection } = await observed(name, self)
    connection.writePacket(
      serverbound.play.movePlayerPosRot({ position: { x: 8, y: 65, z: 9 }, yaw: 5, pitch: 6, onGround: true }),
      { force: true },
    )
    expect(part).toMatchObject({ position: { x: 8, y: 65, z: 9 }, yaw: 5, pitch: 6, onGround: true })
    connection.writePacket(serverbound.play.movePlayerPos({ position: { x: 8, y: 66, z: 9 }, onGround: false }))
    connection.writePacket(serverbound.play.movePlayerRot({ yaw: 7, pitch: 8, onGround: false }))
    connection.writePacket(serverbound.play.movePlayerStatusOnly({ onGround: true }))
    connection.writePacket(serverbound.play.setCarriedItem({ slot: 4 }))
    connection.writePacket(serverbound.play.playerAbilities({ abilities: { flying: true } }))
    expect(part).toMatchObject({ position: { y: 66 }, yaw: 7, pitch: 8, onGround: true, heldSlot: 4 })
    expect(part.abilities.isFlying).toBe(true)
  })

  test('is pushed by what concerns it', async () => {
    const { part, receive } = await observed(name, self)
    await receive(
      play.setEntityMotion({ entityId: ownEntityId, velocity: { x: 0.5, y: 0.25, z: 0 } }),
      play.setEntityMotion({ entityId: other, velocity: { x: 3, y: 3, z: 3 } }),
    )
    expect(part.velocity.x).toBeCloseTo(0.5, 3)
    expect(part.velocity.y).toBeCloseTo(0.25, 3)
  })

  test('has health and hunger, and dies and lives again without a further word', async () => {
    const { part, receive, version } = await observed(name, self)
    const seen: string[] = []
    part.events.on('health', ({ health, before }) => seen.push(`${before} to ${health}`))
    part.events.on('death', ({ message }) => seen.push(`death ${message}`))
    part.events.on('respawn', ({ dimension, afterDeath }) => seen.push(`respawn ${dimension} ${afterDeath}`))
    await receive(play.setHealth({ health: 7, food: 15, saturation: 1.5 }))
    expect(part).toMatchObject({ health: 7, food: 15, saturation: 1.5, isAlive: true })
    await receive(play.setHealth({ health: Number.NaN, food: 15, saturation: 1.5 }))
    await receive(play.setHealth({ health: 0, food: 15, saturation: 1.5 }))
    await receive(play.setHealth({ health: 0, food: 15, saturation: 1.5 }))
    expect(part.isAlive).toBe(false)
    await receive(respawnPacket(version))
    expect(part).toMatchObject({ health: 20, food: 20, saturation: 5, isAlive: true, isPlaced: false })
    expect(seen).toEqual(['20 to 7', '7 to 0', 'death undefined', '0 to 20', 'respawn overworld true'])
  })

  test('lives again in another dimension than that of its death', async () => {
    const { part, receive, version } = await observed(name, self)
    await receive(
      play.setHealth({ health: 0, food: 3, saturation: 0 }),
      respawnPacket(version, { dimension: 'minecraft:the_nether' }),
    )
    expect(part).toMatchObject({ health: 20, food: 20, isAlive: true })
  })

  test('goes through a portal as it is', async () => {
    const { part, receive, version } = await observed(name, self)
    await receive(play.setHealth({ health: 7, food: 15, saturation: 1.5 }))
    const dataToKeep = { attributes: true, entityData: true }
    await receive(respawnPacket(version, { dimension: 'minecraft:the_nether', dataToKeep } as never))
    expect(part).toMatchObject({ health: 7, food: 15, isAlive: true })
  })

  test('breathes: its air is in the data of its entity', async () => {
    const { part, receive } = await observed(name, self)
    const type = versionsBetween('1.9').some((version) => version === name) ? 'int' : 'short'
    await receive(
      play.setEntityData({ entityId: other, data: [{ index: 1, type, value: 1 }] }),
      play.setEntityData({ entityId: ownEntityId, data: [{ index: 1, type, value: 120 }] }),
      // What nobody knows.
      play.setEntityData({ entityId: ownEntityId, data: [{ index: 30, type: 'byte', value: 1 }] }),
    )
    expect(part.oxygen).toBe(120)
  })

  test('gathers experience', async () => {
    const { part, receive } = await observed(name, self)
    await receive(play.setExperience({ level: 3, progress: 0.5, total: 30 }))
    expect(part.experience).toEqual({ level: 3, progress: 0.5, total: 30 })
  })

  test('changes its game mode and abilities', async () => {
    const { part, receive } = await observed(name, self)
    const seen: unknown[] = []
    part.events.on('gameMode', (event) => seen.push(event))
    await receive(
      play.gameEvent({ event: 'change_game_mode', value: 1 }),
      play.gameEvent({ event: 'change_game_mode', value: Number.NaN }),
      play.playerAbilities({
        abilities: { invulnerable: true, flying: true, canFly: true, instantBreak: true },
        flyingSpeed: 0.25,
        walkingSpeed: 0.5,
      }),
    )
    expect(seen).toEqual([
      { gameMode: 'creative', before: 'survival' },
      { gameMode: 'survival', before: 'creative' },
    ])
    expect(part.abilities).toEqual({
      isInvulnerable: true,
      isFlying: true,
      canFly: true,
      hasInstantBreak: true,
      flyingSpeed: 0.25,
      walkingSpeed: 0.5,
    })
  })

  test('may do what its game mode allows, whether the server says so or not', async () => {
    const { part, receive, version } = await observed(name, self, { login: { gameMode: 'creative' } })
    const mayNothing = { canFly: false, isFlying: false, isInvulnerable: false, hasInstantBreak: false }
    expect(part.abilities).toMatchObject({ ...mayNothing, canFly: true, isInvulnerable: true, hasInstantBreak: true })
    await receive(play.gameEvent({ event: 'change_game_mode', value: 3 }))
    expect(part.abilities).toMatchObject({ ...mayNothing, canFly: true, isFlying: true, isInvulnerable: true })
    // What was on its way keeps flying.
    await receive(play.gameEvent({ event: 'change_game_mode', value: 1 }))
    expect(part.abilities).toMatchObject({ canFly: true, isFlying: true, hasInstantBreak: true })
    await receive(play.gameEvent({ event: 'change_game_mode', value: 0 }))
    expect(part.abilities).toMatchObject(mayNothing)
    await receive(respawnPacket(version, { gameMode: 'creative' }))
    expect(part.abilities).toMatchObject({ canFly: true, isFlying: false, hasInstantBreak: true })
  })

  test('has the game mode of the respawn', async () => {
    const { part, receive, version } = await observed(name, self)
    await receive(respawnPacket(version, { gameMode: 'adventure' }))
    expect(part).toMatchObject({ gameMode: 'adventure', previousGameMode: 'survival' })
  })

  test('holds the slot that the server selects, if there is one', async () => {
    const { part, receive } = await observed(name, self)
    await receive(play.setHeldSlot({ slot: 5 }), play.setHeldSlot({ slot: 77 }), play.setHeldSlot({ slot: -1 }))
    expect(part.heldSlot).toBe(5)
  })

  test('has effects until they end or it respawns', async () => {
    const { part, receive, version, clock } = await observed(name, self)
    const ended: unknown[] = []
    part.events.on('effectEnd', ({ effect }) => ended.push(effect.id))
    clock.advance(1000)
    const effect = (entityId: number, effectId: number, duration: number) =>
      play.updateMobEffect({ entityId, effectId, amplifier: 1, duration, flags: { visible: true } })
    await receive(effect(ownEntityId, 5, 200), effect(ownEntityId, 9, 32_767), effect(other, 6, 200))
    expect([...part.effects.keys()]).toEqual([5, 9])
    expect(part.effects.get(5)).toMatchObject({ id: 5, level: 2, duration: 200, endsAt: 11_000, hasParticles: true })
    expect(part.effects.get(9)?.duration).toBe(Number.POSITIVE_INFINITY)
    await receive(
      play.removeMobEffect({ entityId: ownEntityId, effectId: 5 }),
      play.removeMobEffect({ entityId: ownEntityId, effectId: 99 }),
      respawnPacket(version),
    )
    expect(part.effects.size).toBe(0)
    expect(ended).toEqual([5, 9])
  })

  test('knows its effects by name', async () => {
    const { part, receive, session } = await observed(name, self)
    const { id } = session.registries.effects.get('poison')!
    const fields = { entityId: ownEntityId, amplifier: 0, duration: 200, flags: {} }
    await receive(play.updateMobEffect({ ...fields, effectId: id }), play.updateMobEffect({ ...fields, effectId: 120 }))
    expect(part.effect('minecraft:poison')).toMatchObject({ id, name: 'poison', level: 1 })
    expect(part.effects.get(120)?.name).toBeUndefined()
    expect(part.effect('speed')).toBeUndefined()
  })

  test('has attributes with what changes them', async () => {
    const { part, receive, version } = await observed(name, self)
    const id = versionsBetween('1.21').some((since) => since === name) ? 'minecraft:boots' : ownProfile.id
    const modifiers = [
      { id, amount: 2, operation: 'add_value' },
      { id, amount: 0.5, operation: 'add_multiplied_base' },
      { id, amount: 0.25, operation: 'add_multiplied_base' },
      { id, amount: 1, operation: 'add_multiplied_total' },
      { id, amount: Number.NaN, operation: 'add_multiplied_total' },
    ] as const
    await receive(
      play.updateAttributes({
        entityId: ownEntityId,
        attributes: [
          { attribute: 'max_health', value: 20, modifiers },
          { attribute: 'movement_speed', value: Number.NaN, modifiers: [] },
        ],
      }),
    )
    expect(part.attributes.get('max_health')).toMatchObject({ base: 20, value: 77 })
    expect([...part.attributes.keys()]).toEqual(['max_health'])
    await receive(play.setHealth({ health: 0, food: 20, saturation: 0 }), respawnPacket(version))
    expect(part.attributes.size).toBe(0)
  })

  test('begins anew with a new connection', async () => {
    const { part, receive, reconnect } = await observed(name, self)
    await receive(
      play.setHealth({ health: 0, food: 0, saturation: 0 }),
      play.setHeldSlot({ slot: 5 }),
      play.setExperience({ level: 3, progress: 0.5, total: 30 }),
    )
    await reconnect()
    expect(part).toMatchObject({ health: 20, isAlive: true, heldSlot: 0, experience: { level: 0 } })
  })

  test('hears of its permissions', async () => {
    const { part, receive } = await observed(name, self)
    await receive(
      play.entityEvent({ entityId: ownEntityId, event: 27 }),
      play.entityEvent({ entityId: other, event: 24 }),
      play.entityEvent({ entityId: ownEntityId, event: 29 }),
    )
    expect(part.permissionLevel).toBe(3)
  })
})

describe.each(versionsBetween('1.8'))('%s: the player', (name) => {
  test('is moved by what is added to where it is', async () => {
    const { part, receive } = await observed(name, self)
    await receive(positionPacket({ position: { x: 1, y: 64, z: 2 }, yaw: 90, pitch: 10, velocity: still }))
    const relatives = { x: true, yaw: true, pitch: true }
    await receive(
      positionPacket({
        position: { x: 1, y: 80, z: 3 },
        yaw: -30,
        pitch: 85,
        velocity: still,
        relatives,
        teleportId: 2,
      }),
    )
    expect(part).toMatchObject({ position: { x: 2, y: 80, z: 3 }, yaw: 60, pitch: 90 })
  })

  test('dies once, and hears how', async () => {
    const { part, receive } = await observed(name, self)
    const deaths: string[] = []
    part.events.on('death', ({ message }) => deaths.push(String(message)))
    await receive(killPacket(name, other))
    expect(part.isAlive).toBe(true)
    await receive(killPacket(name, ownEntityId), play.setHealth({ health: 0, food: 20, saturation: 5 }))
    expect(part.isAlive).toBe(false)
    expect(deaths).toEqual(['Alice fell'])
    expect(part.deathMessage?.toString()).toBe('Alice fell')
  })
})

describe.each(versionsBetween('1.8', '1.21.2'))('%s: a teleport', (name) => {
  test('keeps the velocity where it is relative, and only there', async () => {
    const { part, receive } = await observed(name, self)
    await receive(play.setEntityMotion({ entityId: ownEntityId, velocity: { x: 1, y: 2, z: 3 } }))
    await receive(positionPacket({ position: still, relatives: { y: true } }))
    expect(part.velocity).toEqual({ x: 0, y: 2, z: 0 })
  })
})

describe.each(versionsBetween('1.21.2'))('%s: a teleport', (name) => {
  test('sets, adds to or turns the velocity', async () => {
    const { part, receive } = await observed(name, self)
    const set = { x: 0, y: 0.5, z: 1 }
    await receive(positionPacket({ position: still, velocity: set }))
    expect(part.velocity).toEqual(set)
    const relatives = { yaw: true, velocityX: true, velocityY: true, velocityZ: true, rotateVelocity: true }
    await receive(positionPacket({ position: still, yaw: 90, velocity: { x: 0, y: 1, z: 0 }, relatives }))
    // South has become west.
    expect(part.velocity.x).toBeCloseTo(-1)
    expect(part.velocity.y).toBeCloseTo(1.5)
    expect(part.velocity.z).toBeCloseTo(0)
  })

  test('may turn the player only', async () => {
    const { part, receive } = await observed(name, self)
    await receive(play.playerRotation({ yaw: 30, pitch: 200 }))
    expect(part).toMatchObject({ yaw: 30, pitch: 90 })
  })
})

test.each(versionsBetween('1.21.9'))('%s: a rotation can be relative', async (name) => {
  const { part, receive } = await observed(name, self)
  await receive(
    play.playerRotation({ yaw: 30, pitch: 20 }),
    play.playerRotation({ yaw: 10, pitch: 5, relativeYaw: true, relativePitch: true }),
  )
  expect(part).toMatchObject({ yaw: 40, pitch: 25 })
})

test.each(versionsBetween('1.13'))('%s: the player is made to look at a point', async (name) => {
  const { part, receive } = await observed(name, self)
  await receive(positionPacket({ position: still, velocity: still }))
  await receive(play.playerLookAt({ from: 'feet', position: { x: -1, y: 1, z: 0 } }))
  expect(part.yaw).toBeCloseTo(90)
  expect(part.pitch).toBeCloseTo(-45)
  await receive(play.playerLookAt({ from: 'eyes', position: { x: 0, y: 1.62, z: 5 } }))
  expect(part.yaw).toBeCloseTo(0)
  expect(part.pitch).toBeCloseTo(0)
})

test.each(versionsBetween('1.9'))('%s: items cannot be used for a while', async (name) => {
  const { part, receive, clock, version, session } = await observed(name, self)
  const hasGroups = versionsBetween('1.21.2').some((since) => since === name)
  const packet = (duration: number) =>
    play.cooldown({ duration, ...(hasGroups ? { group: 'minecraft:ender_pearl' } : { item: 30_000 }) })
  const item = hasGroups ? 'ender_pearl' : 'unknown_30000'
  await receive(packet(20))
  expect(part.cooldownTicks(item)).toBe(20)
  clock.advance(510)
  expect(part.cooldownTicks(item)).toBe(10)
  clock.advance(5000)
  expect(part.cooldownTicks(item)).toBe(0)
  await receive(packet(20), packet(0))
  expect(part.cooldownTicks(item)).toBe(0)
  if (!hasGroups) {
    await receive(play.cooldown({ duration: 20, item: session.registries.items.get('ender_pearl')!.id }))
    expect(part.cooldownTicks('minecraft:ender_pearl')).toBe(20)
  }
  await receive(packet(20), respawnPacket(version))
  expect(part.cooldowns.size).toBe(0)
})

test.each(versionsBetween('1.19'))('%s: the server remembers where the player died', async (name) => {
  const lastDeath = { dimension: 'minecraft:the_nether', position: { x: 1, y: 2, z: 3 } }
  const { part, receive, version } = await observed(name, self, { login: { lastDeath } })
  expect(part.lastDeath).toEqual({ ...lastDeath, dimension: 'the_nether' })
  await receive(respawnPacket(version, { lastDeath: { ...lastDeath, dimension: 'mod:moon' } }))
  expect(part.lastDeath?.dimension).toBe('mod:moon')
})

test.each(observedVersions)('%s: an explosion throws the player', async (name) => {
  const { part, receive } = await observed(name, self)
  const fields = {
    center: still,
    radius: 3,
    destroyed: [],
    knockback: { x: 0.5, y: 1, z: 0 },
    particle: { type: 'explosion' },
    smallParticle: { type: 'explosion' },
    sound: versionsBetween('1.20.5').some((since) => since === name) ? 1 : { name: 'minecraft:boom' },
  } as unknown as Parameters<typeof play.explode>[0]
  await receive(play.explode(fields), play.explode(fields))
  expect(part.velocity).toEqual({ x: 1, y: 2, z: 0 })
})
