import { describe, expect, it } from 'vitest'
import { type EntitiesOptions, entities } from '../../src/client/observe/entities.ts'
import type { EntitiesEvents } from '../../src/client/observe/entities-events.ts'
import { players } from '../../src/client/observe/players.ts'
import { self } from '../../src/client/observe/self.ts'
import { versionIndex } from '../../src/codec/version-index.ts'
import { loadRegistries } from '../../src/data/registries.ts'
import type { VersionName } from '../../src/data/versions.ts'
import { play } from '../../src/protocol/directions/clientbound.ts'
import type { AnyPacket } from '../../src/protocol/packet.ts'
import { PacketMap } from '../../src/protocol/packet-map.ts'
import { packetTypes } from '../../src/protocol/packets/index.ts'
import { TextComponent } from '../../src/protocol/text-component.ts'
import type { Vec3 } from '../../src/util/vec3.ts'
import {
  type Observed,
  type ObservedOptions,
  observed,
  observedVersions,
  ownEntityId,
  respawnPacket,
  versionsBetween,
} from '../support/observed.ts'
import { mob, player, removal } from '../support/spawn.ts'

const uuid = '22222222-2222-3333-4444-555555555555'
const still = { x: 0, y: 0, z: 0 }

async function watching(name: VersionName, options: ObservedOptions & EntitiesOptions = {}) {
  const { share = false } = options
  const client = await observed(
    name,
    (parts) => entities(parts, { self: self(parts), players: players(parts) }, { share }),
    options,
  )
  return { ...client, entities: client.part, receive: client.receive }
}

const isSince = (name: VersionName, since: VersionName): boolean => versionIndex(name) >= versionIndex(since)

/** Something that does not live comes into view. */
async function thing(
  name: VersionName,
  type: string,
  id: number,
  data = 0,
  position: Vec3 = still,
): Promise<AnyPacket> {
  const { entityTypes } = await loadRegistries(name)
  const numbers: Record<string, number> = { item: 2, arrow: 60, falling_block: 70, item_frame: 71, minecart: 10 }
  return play.addEntity({
    entityId: id,
    uuid,
    type: isSince(name, '1.14') ? entityTypes.get(type)!.id : numbers[type]!,
    position,
    yaw: 0,
    pitch: 0,
    headYaw: 0,
    velocity: still,
    data,
  })
}

/** The packet that puts an entity somewhere. */
function placement(name: VersionName, entityId: number, position: Vec3): AnyPacket {
  const fields = { entityId, position, velocity: still, yaw: 0, pitch: 0, onGround: true }
  return isSince(name, '1.21.2') ? play.entityPositionSync(fields) : play.teleportEntity(fields)
}

function dataPacket(entityId: number, data: Parameters<typeof play.setEntityData>[0]['data']): AnyPacket {
  return play.setEntityData({ entityId, data })
}

function ride(name: VersionName, passenger: number, vehicle: number): AnyPacket {
  return isSince(name, '1.9')
    ? play.setPassengers({ entityId: vehicle, passengerIds: [passenger] })
    : play.setEntityLink({ entityId: passenger, holderId: vehicle, leash: false })
}

function getOff(name: VersionName, passenger: number, vehicle: number): AnyPacket {
  return isSince(name, '1.9')
    ? play.setPassengers({ entityId: vehicle, passengerIds: [] })
    : play.setEntityLink({ entityId: passenger, holderId: undefined, leash: false })
}

function modifierId(name: VersionName, number: number): string {
  return isSince(name, '1.21') ? `test:modifier_${number}` : `00000000-0000-0000-0000-00000000000${number}`
}

/** The player list says who somebody is. */
function listed(name: VersionName, username: string, profileId: string): AnyPacket {
  const addPlayer = { addPlayer: true, ...(isSince(name, '1.8') ? {} : { updateListed: true, updateLatency: true }) }
  const entry = { profileId, name: username, properties: [], gameMode: 'survival', latency: 3 } as const
  return play.playerInfoUpdate({ actions: addPlayer, entries: [entry] })
}

const packetMap = new PacketMap(packetTypes)

/** Takes down events. */
function heard<Name extends keyof EntitiesEvents>(
  { part }: Observed<ReturnType<typeof entities>>,
  name: Name,
): EntitiesEvents[Name][] {
  const found: EntitiesEvents[Name][] = []
  part.events.on(name, (event) => found.push(event))
  return found
}

describe.each(observedVersions)('entities in %s', (name) => {
  it('come into view with type, place and look, and leave it again', async () => {
    const bot = await watching(name)
    const added = heard(bot, 'added')
    const removed = heard(bot, 'removed')
    await bot.receive(await mob(name, 'creeper', 40, { x: 10.5, y: 64, z: -3.25 }))
    const creeper = bot.entities.get(40)!
    expect(creeper.type.name).toBe('creeper')
    expect(creeper.position).toEqual({ x: 10.5, y: 64, z: -3.25 })
    expect([creeper.yaw, creeper.pitch, creeper.headYaw]).toEqual([90, 45, -90])
    expect(creeper.uuid).toBe(isSince(name, '1.9') ? uuid : undefined)
    expect(added).toEqual([{ entity: creeper }])
    expect([...bot.entities]).toEqual([creeper])
    await bot.receive(removal(name, 40))
    expect(bot.entities.get(40)).toBeUndefined()
    expect(removed).toEqual([{ entity: creeper, reason: 'server' }])
  })

  it('have the size of their type', async () => {
    const bot = await watching(name)
    await bot.receive(await mob(name, 'zombie', 40, { x: 0, y: 60, z: 0 }))
    const { width, height } = bot.entities.get(40)!.type
    expect(width).toBeCloseTo(0.6)
    expect(height).toBeGreaterThan(1.7)
    expect(bot.entities.get(40)!.box).toEqual([-width / 2, 60, -width / 2, width / 2, 60 + height, width / 2])
  })

  it('are what their numbers say: items, arrows, minecarts and falling blocks', async () => {
    const bot = await watching(name)
    const stone = isSince(name, '1.13') ? 1 : isSince(name, '1.8') ? (3 << 12) | 1 : (3 << 16) | 1
    const arrowOwner = isSince(name, '1.9') && !isSince(name, '1.14') ? 41 : 40
    await bot.receive(
      await mob(name, 'skeleton', 40, still),
      await thing(name, 'item', 50),
      await thing(name, 'arrow', 51, arrowOwner),
      await thing(name, 'falling_block', 52, stone),
      await thing(name, 'minecart', 53),
    )
    const types = [50, 51, 52, 53].map((id) => bot.entities.get(id)!.type.name)
    expect(types).toEqual(['item', 'arrow', 'falling_block', 'minecart'])
    expect(bot.entities.ownerOf(bot.entities.get(51)!)).toBe(bot.entities.get(40))
    expect(bot.entities.get(52)!.blockState).toBe(isSince(name, '1.13') ? 1 : (1 << 4) | 3)
    expect(bot.entities.get(50)!.ownerId).toBeUndefined()
  })

  it('keep the number of a type that nobody knows', async () => {
    const bot = await watching(name)
    const number = 120
    const type = isSince(name, '1.14') ? 9999 : number
    await bot.receive(play.addEntity({ ...(await thing(name, 'item', 50)), type } as never))
    expect(bot.entities.get(50)!.type).toMatchObject({ name: 'unknown', id: type })
    await bot.receive(dataPacket(50, [{ index: 5, type: 'byte', value: 3 }]))
    expect(bot.entities.get(50)!.data['5']).toBe(3)
  })

  it('that are players have a name', async () => {
    const bot = await watching(name)
    await bot.receive(listed(name, 'Bob', uuid), await player(name, 41, { x: 1, y: 2, z: 3 }))
    const bob = bot.entities.player('bob')!
    expect(bob).toBe(bot.entities.get(41))
    expect(bob.type.name).toBe('player')
    expect(bob.username).toBe('Bob')
    expect(bob.uuid).toBe(uuid)
  })

  it('move in small steps, turn, and are put somewhere else', async () => {
    const bot = await watching(name)
    const moved = heard(bot, 'moved')
    const turned = heard(bot, 'turned')
    await bot.receive(await mob(name, 'pig', 40, { x: 1, y: 64, z: 1 }))
    const pig = bot.entities.get(40)!
    await bot.receive(
      play.moveEntityPos({ entityId: 40, delta: { x: 0.5, y: 0, z: -1 }, onGround: true }),
      play.moveEntityPosRot({ entityId: 40, delta: { x: 0.5, y: 0, z: -1 }, yaw: -45, pitch: 0, onGround: true }),
      play.rotateHead({ entityId: 40, headYaw: 45 }),
    )
    expect(pig.position).toEqual({ x: 2, y: 64, z: -1 })
    expect([pig.yaw, pig.pitch, pig.headYaw]).toEqual([-45, 0, 45])
    expect(pig.onGround).toBe(isSince(name, '1.8'))
    await bot.receive(placement(name, 40, { x: 100, y: 70.5, z: 8 }))
    expect(pig.position).toEqual({ x: 100, y: 70.5, z: 8 })
    expect(moved).toEqual([{ entity: pig }, { entity: pig }, { entity: pig }])
    expect(turned).toHaveLength(3)
  })

  it('have the velocity that the server tells', async () => {
    const bot = await watching(name)
    await bot.receive(await mob(name, 'pig', 40, still))
    await bot.receive(play.setEntityMotion({ entityId: 40, velocity: { x: 0.5, y: -0.25, z: 0 } }))
    const { velocity } = bot.entities.get(40)!
    expect(velocity.x).toBeCloseTo(0.5, 3)
    expect(velocity.y).toBeCloseTo(-0.25, 3)
    expect(velocity.z).toBeCloseTo(0, 3)
  })

  it('show of themselves what their data says, by name', async () => {
    const bot = await watching(name)
    const data = heard(bot, 'data')
    await bot.receive(await mob(name, 'zombie', 40, still))
    const zombie = bot.entities.get(40)!
    expect([zombie.isOnFire, zombie.isInvisible, zombie.isBaby]).toEqual([false, false, false])
    const { data: fields } = zombie.type
    const index = (wanted: string): number => [...fields.values()].find((field) => field.name === wanted)!.index
    const isBoolean = isSince(name, '1.9')
    await bot.receive(
      dataPacket(40, [
        { index: 0, type: 'byte', value: 0x21 },
        { index: index('health'), type: 'float', value: 12.5 },
        isBoolean
          ? { index: index('baby'), type: 'boolean', value: true }
          : { index: index('baby'), type: 'byte', value: 1 },
        { index: 31, type: 'byte', value: 9 },
      ]),
    )
    expect([zombie.isOnFire, zombie.isInvisible, zombie.isSneaking, zombie.isBaby]).toEqual([true, true, false, true])
    expect(zombie.data.health).toBe(12.5)
    expect(zombie.get('shared_flags')).toBe(0x21)
    expect(zombie.data['31']).toBe(9)
    expect(zombie.size.height).toBe(zombie.type.height / 2)
    expect(data).toEqual([{ entity: zombie, names: ['shared_flags', 'health', 'baby', '31'] }])
  })

  it('have a name that somebody gave them', async () => {
    const bot = await watching(name)
    await bot.receive(await mob(name, 'pig', 40, still))
    const pig = bot.entities.get(40)!
    expect(pig.customName).toBeUndefined()
    const { index } = [...pig.type.data.values()].find((field) => field.name === 'custom_name')!
    await bot.receive(
      dataPacket(40, [
        isSince(name, '1.13')
          ? { index, type: 'optional_component', value: TextComponent.from('Peppa') }
          : { index, type: 'string', value: 'Peppa' },
      ]),
    )
    expect(pig.customName?.toString()).toBe('Peppa')
  })

  it('wear and hold what the server tells, until it is gone', async () => {
    const bot = await watching(name)
    const changes = heard(bot, 'equipment')
    await bot.receive(await mob(name, 'zombie', 40, still))
    const zombie = bot.entities.get(40)!
    await bot.receive(
      play.setEquipment({ entityId: 40, equipment: [{ slot: 'mainhand', item: { id: 5, count: 1 } }] }),
      play.setEquipment({ entityId: 40, equipment: [{ slot: 'head', item: { id: 6, count: 1 } }] }),
    )
    expect(zombie.equipment.mainhand?.id).toBe(5)
    expect(zombie.equipment.head?.id).toBe(6)
    await bot.receive(play.setEquipment({ entityId: 40, equipment: [{ slot: 'head', item: undefined }] }))
    expect(Object.keys(zombie.equipment)).toEqual(['mainhand'])
    expect(changes.map(({ slots }) => slots)).toEqual([['mainhand'], ['head'], ['head']])
  })

  it('have attributes, which modifiers change', async () => {
    const bot = await watching(name)
    await bot.receive(await mob(name, 'zombie', 40, still))
    await bot.receive(
      play.updateAttributes({
        entityId: 40,
        attributes: [
          {
            attribute: 'max_health',
            value: 20,
            modifiers: [
              { id: modifierId(name, 1), amount: 4, operation: 'add_value' },
              { id: modifierId(name, 2), amount: 0.5, operation: 'add_multiplied_base' },
              { id: modifierId(name, 3), amount: 1, operation: 'add_multiplied_total' },
            ],
          },
        ],
      }),
    )
    const attribute = bot.entities.get(40)!.attribute('max_health')!
    expect(attribute.base).toBe(20)
    // (20 + 4) * 1.5 * 2
    expect(attribute.value).toBe(72)
  })

  it('have effects, and lose them', async () => {
    const bot = await watching(name)
    const ended = heard(bot, 'effectEnded')
    await bot.receive(await mob(name, 'zombie', 40, still))
    const zombie = bot.entities.get(40)!
    const effectId = isSince(name, '1.20.2') ? 0 : 1
    const flags = { ambient: false, visible: true, showIcon: true, blend: false }
    await bot.receive(play.updateMobEffect({ entityId: 40, effectId, amplifier: 1, duration: 600, flags }))
    expect(zombie.effects.get(effectId)).toMatchObject({ name: 'speed', level: 2, hasParticles: true })
    await bot.receive(play.removeMobEffect({ entityId: 40, effectId }))
    expect(zombie.effects.size).toBe(0)
    expect(ended).toEqual([{ entity: zombie, effectId, name: 'speed' }])
  })

  it('ride each other, and get off', async () => {
    const bot = await watching(name)
    await bot.receive(await mob(name, 'pig', 40, still), await mob(name, 'zombie', 41, still))
    const [pig, zombie] = [bot.entities.get(40)!, bot.entities.get(41)!]
    await bot.receive(ride(name, 41, 40))
    expect(bot.entities.vehicleOf(zombie)).toBe(pig)
    expect(bot.entities.passengersOf(pig)).toEqual([zombie])
    await bot.receive(getOff(name, 41, 40))
    expect(bot.entities.vehicleOf(zombie)).toBeUndefined()
    expect(bot.entities.passengersOf(pig)).toEqual([])
  })

  it('are led, and let go', async () => {
    const bot = await watching(name)
    await bot.receive(await mob(name, 'pig', 40, still))
    const pig = bot.entities.get(40)!
    await bot.receive(play.setEntityLink({ entityId: 40, holderId: ownEntityId, leash: true }))
    expect(bot.entities.leashHolderOf(pig)).toBe(bot.entities.self)
    expect(pig.vehicleId).toBeUndefined()
    await bot.receive(play.setEntityLink({ entityId: 40, holderId: undefined, leash: true }))
    expect(pig.leashHolderId).toBeUndefined()
  })

  it('die once, whether their health or an event tells it first', async () => {
    const bot = await watching(name)
    const died = heard(bot, 'died')
    await bot.receive(await mob(name, 'zombie', 40, still), await mob(name, 'zombie', 41, still))
    const { index } = [...bot.entities.get(40)!.type.data.values()].find((field) => field.name === 'health')!
    await bot.receive(
      dataPacket(40, [{ index, type: 'float', value: 0 }]),
      play.entityEvent({ entityId: 40, event: 3 }),
      play.entityEvent({ entityId: 41, event: 3 }),
    )
    expect(died.map(({ entity }) => entity.id)).toEqual([40, 41])
  })

  it('do what events tell', async () => {
    const bot = await watching(name)
    const statuses = heard(bot, 'status')
    const tamed = heard(bot, 'tamed')
    const hurt = heard(bot, 'hurt')
    const swings = heard(bot, 'swing')
    await bot.receive(await mob(name, 'wolf', 40, still))
    await bot.receive(
      play.entityEvent({ entityId: 40, event: 7 }),
      play.entityEvent({ entityId: 40, event: 2 }),
      play.entityEvent({ entityId: 40, event: 120 }),
      play.animate({ entityId: 40, animation: 'swing_main_hand' }),
    )
    const entity = bot.entities.get(40)!
    expect(statuses.map(({ status }) => status)).toEqual(['tamed', 'hurt', 120])
    expect(tamed).toEqual([{ entity }])
    expect(hurt).toMatchObject([{ entity, cause: undefined }])
    expect(swings).toEqual([{ entity, hand: 'main_hand' }])
  })

  it('drop items, which somebody collects', async () => {
    const bot = await watching(name)
    const drops = heard(bot, 'itemDrop')
    const collected = heard(bot, 'collect')
    await bot.receive(await thing(name, 'item', 50))
    const item = bot.entities.get(50)!
    expect(item.item).toBeUndefined()
    const { index } = [...item.type.data.values()].find((field) => field.name === 'item')!
    const value = { id: 5, count: 3 }
    await bot.receive(dataPacket(50, [{ index, type: 'item_stack', value } as never]))
    expect(item.item).toMatchObject(value)
    expect(drops).toMatchObject([{ entity: item, item: value }])
    await bot.receive(play.takeItemEntity({ itemId: 50, collectorId: ownEntityId, count: 3 }))
    const count = isSince(name, '1.11') ? 3 : undefined
    expect(collected).toEqual([{ collected: item, collector: bot.entities.self, count }])
  })

  it('are nobody whom updates reach that are not in view', async () => {
    const bot = await watching(name)
    const all = (['moved', 'turned', 'data', 'hurt', 'died', 'swing', 'effect'] as const).map((each) =>
      heard(bot, each),
    )
    await bot.receive(
      dataPacket(99, [{ index: 0, type: 'byte', value: 1 }]),
      play.moveEntityPos({ entityId: 99, delta: { x: 1, y: 0, z: 0 }, onGround: true }),
      play.entityEvent({ entityId: 99, event: 3 }),
      play.animate({ entityId: 99, animation: 'swing_main_hand' }),
      removal(name, 99),
      ride(name, 98, 99),
    )
    expect(all.flat()).toEqual([])
    expect(bot.entities.size).toBe(0)
  })

  it('are others when their id is used again', async () => {
    const bot = await watching(name)
    const removed = heard(bot, 'removed')
    await bot.receive(await mob(name, 'pig', 40, still))
    const pig = bot.entities.get(40)!
    await bot.receive(await mob(name, 'zombie', 40, { x: 5, y: 5, z: 5 }))
    expect(bot.entities.get(40)!.type.name).toBe('zombie')
    expect(removed).toEqual([{ entity: pig, reason: 'replaced' }])
    expect(bot.entities.size).toBe(1)
  })

  it('are left behind in the old world, without a packet that says so', async () => {
    const bot = await watching(name)
    const removed = heard(bot, 'removed')
    await bot.receive(await mob(name, 'pig', 40, still))
    const { self } = bot.entities
    await bot.receive(respawnPacket(bot.version, { dimension: 'minecraft:the_nether' }))
    expect(bot.entities.size).toBe(0)
    expect(removed.map(({ reason }) => reason)).toEqual(['world'])
    expect(bot.entities.self).toBe(self)
  })

  it('are not the own one, which stays when the server removes it', async () => {
    const bot = await watching(name)
    expect(bot.entities.self).toMatchObject({ id: ownEntityId, username: 'Alice', isPlayer: true })
    expect(bot.entities.get(ownEntityId)).toBe(bot.entities.self)
    await bot.receive(
      dataPacket(ownEntityId, [{ index: 0, type: 'byte', value: 2 }]),
      play.setEquipment({ entityId: ownEntityId, equipment: [{ slot: 'mainhand', item: { id: 5, count: 1 } }] }),
      removal(name, ownEntityId),
    )
    expect(bot.entities.self).toMatchObject({ isSneaking: true, pose: 'sneaking' })
    expect(bot.entities.self!.equipment.mainhand?.id).toBe(5)
    expect([...bot.entities]).toEqual([])
  })

  it('are forgotten with the connection, and the listeners stay', async () => {
    const bot = await watching(name)
    const added = heard(bot, 'added')
    await bot.receive(await mob(name, 'pig', 40, still))
    const before = bot.entities.self
    await bot.reconnect()
    expect(bot.entities.size).toBe(0)
    expect(bot.entities.self).not.toBe(before)
    await bot.receive(await mob(name, 'pig', 40, still))
    expect(added).toHaveLength(2)
  })

  it('are found by type, place and space', async () => {
    const bot = await watching(name)
    await bot.receive(
      await mob(name, 'pig', 40, { x: 9, y: 0, z: 0 }),
      await mob(name, 'pig', 41, { x: 3, y: 0, z: 0 }),
      await mob(name, 'zombie', 42, { x: 1, y: 0, z: 0 }),
    )
    expect(bot.entities.nearest()?.id).toBe(42)
    expect(bot.entities.nearest({ type: 'minecraft:pig' })?.id).toBe(41)
    expect(bot.entities.nearest({ type: 'pig', from: { x: 10, y: 0, z: 0 } })?.id).toBe(40)
    expect(bot.entities.nearest({ type: 'pig', maxDistance: 2 })).toBeUndefined()
    expect(bot.entities.find({ type: ['pig', 'cow'] }).map(({ id }) => id)).toEqual([40, 41])
    expect(bot.entities.inBox([0, 0, 0, 3.1, 1, 1]).map(({ id }) => id)).toEqual([41, 42])
  })
})

describe('small steps', () => {
  /** The bodies of move_entity_pos as the protocol's documentation has them, and where they lead from 0.1, 64, -0.1. */
  const bodies: readonly (readonly [VersionName, readonly number[], Vec3])[] = [
    // 1.7: 32-bit id, steps of 1/32 in bytes; the position is in 1/32, too: 3/32 and -3/32.
    ['1.7.10', [0, 0, 0, 40, 1, 0xe0, 0x7f], { x: 4 / 32, y: 63, z: (-3 + 127) / 32 }],
    ['1.8.9', [40, 1, 0xe0, 0x7f, 1], { x: 4 / 32, y: 63, z: (-3 + 127) / 32 }],
    // Since 1.9 1/4096 in shorts: floor(409.6) = 409, floor(-409.6) = -410.
    ['1.12.2', [40, 0, 1, 0xf0, 0, 0x7f, 0xff, 1], { x: 410 / 4096, y: 63, z: (-410 + 32767) / 4096 }],
    ['1.16.5', [40, 0, 1, 0xf0, 0, 0x7f, 0xff, 1], { x: 410 / 4096, y: 63, z: (-410 + 32767) / 4096 }],
    // Since 1.19.3 they are rounded: 410 and -410.
    ['1.19.4', [40, 0, 1, 0xf0, 0, 0x7f, 0xff, 1], { x: 411 / 4096, y: 63, z: (-410 + 32767) / 4096 }],
    ['1.21.4', [40, 0, 1, 0xf0, 0, 0x7f, 0xff, 1], { x: 411 / 4096, y: 63, z: (-410 + 32767) / 4096 }],
  ]

  it.each(bodies)('lead in %s to the place that the bytes mean', async (name, body, expected) => {
    const bot = await watching(name)
    const spawn = isSince(name, '1.9') ? { x: 0.1, y: 64, z: -0.1 } : { x: 3 / 32, y: 64, z: -3 / 32 }
    await bot.receive(await mob(name, 'pig', 40, spawn))
    const table = packetMap.table(bot.version.index, 'play', 'clientbound')
    bot.peer.channel.writeRaw(table.byName.get('move_entity_pos')!.id, Uint8Array.from(body), true)
    await bot.receive()
    expect(bot.entities.get(40)!.position).toEqual(expected)
  })

  it.each(['1.8.9', '1.12.2', '1.16.5', '1.21.4'] as const)('do not let errors add up in %s', async (name) => {
    const bot = await watching(name)
    await bot.receive(await mob(name, 'pig', 40, { x: 0.09375, y: 0.1, z: 0 }))
    const unit = isSince(name, '1.9') ? 1 / 4096 : 1 / 32
    const step = play.moveEntityPos({ entityId: 40, delta: { x: unit, y: 0, z: -unit }, onGround: true })
    await bot.receive(...Array.from({ length: 3000 }, () => step))
    expect(bot.entities.get(40)!.position.x).toBe(0.09375 + 3000 * unit)
    expect(bot.entities.get(40)!.position.z).toBe(-3000 * unit)
  })

  it('along one axis leave the others exactly as they are, since 1.16', async () => {
    for (const [name, y] of [
      ['1.12.2', 409 / 4096],
      ['1.16.5', 0.1],
    ] as const) {
      const bot = await watching(name)
      await bot.receive(await mob(name, 'pig', 40, { x: 0, y: 0.1, z: 0 }))
      await bot.receive(play.moveEntityPos({ entityId: 40, delta: { x: 1, y: 0, z: 0 }, onGround: true }))
      expect(bot.entities.get(40)!.position).toEqual({ x: 1, y, z: 0 })
    }
  })

  it('go on from the last place that the server has synchronised, not from a teleport, since 1.21.2', async () => {
    const bot = await watching('1.21.4')
    await bot.receive(await mob('1.21.4', 'pig', 40, still))
    const teleport = (position: Vec3) =>
      play.teleportEntity({ entityId: 40, position, velocity: still, yaw: 0, pitch: 0, relatives: {}, onGround: true })
    const step = play.moveEntityPos({ entityId: 40, delta: { x: 1, y: 0, z: 0 }, onGround: true })
    await bot.receive(teleport({ x: 50, y: 0, z: 0 }))
    expect(bot.entities.get(40)!.position.x).toBe(50)
    await bot.receive(step)
    expect(bot.entities.get(40)!.position.x).toBe(1)
    await bot.receive(placement('1.21.4', 40, { x: 70, y: 0, z: 0 }), step)
    expect(bot.entities.get(40)!.position.x).toBe(71)
  })
})

describe.each(versionsBetween('1.21.2'))('a teleport in %s', (name) => {
  it('may be relative in each number', async () => {
    const bot = await watching(name)
    await bot.receive(await mob(name, 'pig', 40, { x: 10, y: 20, z: 30 }))
    const pig = bot.entities.get(40)!
    pig.setVelocity({ x: 1, y: 2, z: 3 })
    await bot.receive(
      play.teleportEntity({
        entityId: 40,
        position: { x: 1, y: 2, z: 3 },
        velocity: { x: 0.5, y: 0.5, z: 0.5 },
        yaw: 10,
        pitch: 80,
        relatives: { x: true, z: true, pitch: true, velocityY: true },
        onGround: true,
      }),
    )
    expect(pig.position).toEqual({ x: 11, y: 2, z: 33 })
    expect(pig.velocity).toEqual({ x: 0.5, y: 2.5, z: 0.5 })
    expect([pig.yaw, pig.pitch]).toEqual([10, 90])
  })

  it('may turn the velocity along with the view', async () => {
    const bot = await watching(name)
    await bot.receive(await mob(name, 'pig', 40, still))
    const pig = bot.entities.get(40)!
    pig.yaw = 0
    pig.pitch = 0
    // South.
    pig.setVelocity({ x: 0, y: 0, z: 1 })
    await bot.receive(
      play.teleportEntity({
        entityId: 40,
        position: still,
        velocity: still,
        // West.
        yaw: 90,
        pitch: 0,
        relatives: { velocityX: true, velocityY: true, velocityZ: true, rotateVelocity: true },
        onGround: true,
      }),
    )
    expect(pig.velocity.x).toBeCloseTo(-1)
    expect(pig.velocity.z).toBeCloseTo(0)
  })

  it('is not how improved minecarts move: these tell their way', async () => {
    const bot = await watching(name)
    await bot.receive(await thing(name, 'minecart', 40))
    const along = (x: number) => ({ position: { x, y: 0, z: 0 }, velocity: still, yaw: 90, pitch: 0, weight: 1 })
    await bot.receive(play.moveMinecartAlongTrack({ entityId: 40, steps: [along(1), along(2.5)] }))
    expect(bot.entities.get(40)!.position.x).toBe(2.5)
    expect(bot.entities.get(40)!.yaw).toBe(90)
  })
})

describe.each(versionsBetween('1.19.4'))('damage in %s', (name) => {
  it('says what it was and who is to blame', async () => {
    const bot = await watching(name)
    const hurt = heard(bot, 'hurt')
    const tilts = heard(bot, 'hurtAnimation')
    await bot.receive(await mob(name, 'zombie', 40, still), await thing(name, 'arrow', 51, 0))
    const types = bot.session.serverRegistry('minecraft:damage_type')
    const arrow = types.find(({ id }) => id === 'minecraft:arrow')!
    await bot.receive(
      play.damageEvent({
        entityId: ownEntityId,
        sourceTypeId: arrow.number,
        sourceCauseId: 40,
        sourceDirectId: 51,
        sourcePosition: undefined,
      }),
      play.hurtAnimation({ entityId: ownEntityId, yaw: 30 }),
    )
    const [attacker, directAttacker] = [bot.entities.get(40), bot.entities.get(51)]
    const entity = bot.entities.self
    expect(hurt).toEqual([{ entity, cause: 'arrow', attacker, directAttacker, position: undefined }])
    expect(tilts).toEqual([{ entity, yaw: 30 }])
  })
})

describe('sleeping', () => {
  it.each(['1.8.9', '1.13.2'] as const)('has a packet of its own in %s', async (name) => {
    const bot = await watching(name)
    const slept = heard(bot, 'sleep')
    const woke = heard(bot, 'wake')
    await bot.receive(await player(name, 41, still))
    await bot.receive(play.playerSleep({ entityId: 41, position: { x: 1, y: 64, z: 2 } }))
    const entity = bot.entities.get(41)!
    expect(slept).toEqual([{ entity, position: { x: 1, y: 64, z: 2 } }])
    expect(entity.pose).toBe('sleeping')
    await bot.receive(play.animate({ entityId: 41, animation: 'wake_up' }))
    expect(woke).toEqual([{ entity }])
    expect(entity.pose).toBe('standing')
  })

  it.each(['1.16.5', '1.21.4', '26.1'] as const)('is in the data in %s', async (name) => {
    const bot = await watching(name)
    const slept = heard(bot, 'sleep')
    const woke = heard(bot, 'wake')
    await bot.receive(await player(name, 41, still))
    const entity = bot.entities.get(41)!
    const { index } = [...entity.type.data.values()].find((field) => field.name === 'sleeping_pos')!
    const position = { x: 1, y: 64, z: 2 }
    await bot.receive(dataPacket(41, [{ index, type: 'optional_block_pos', value: position }]))
    await bot.receive(
      play.animate({ entityId: 41, animation: 'wake_up' }),
      dataPacket(41, [{ index, type: 'optional_block_pos', value: undefined }]),
    )
    expect(slept).toEqual([{ entity, position }])
    expect(woke).toEqual([{ entity }])
  })
})

describe('other things in view', () => {
  it.each(['1.8.9', '1.12.2', '1.15.2'] as const)('are lightning, orbs and paintings in %s', async (name) => {
    const bot = await watching(name)
    await bot.receive(
      play.addGlobalEntity({ entityId: 60, type: 1, position: { x: 1, y: 2, z: 3 } }),
      play.addExperienceOrb({ entityId: 61, position: { x: 1, y: 2, z: 3 }, value: 7 }),
      play.addPainting({ entityId: 62, uuid, variant: 'kebab', position: { x: 1, y: 2, z: 3 }, direction: 'west' }),
    )
    const [lightning, orb, painting] = [60, 61, 62].map((id) => bot.entities.get(id)!)
    expect(lightning!.type.name).toBe('lightning_bolt')
    expect(orb).toMatchObject({ type: { name: 'experience_orb' }, experience: 7 })
    expect(painting).toMatchObject({ type: { name: 'painting' }, painting: 'kebab', facing: 'west', yaw: 90 })
  })

  it('are seen through by spectators', async () => {
    const bot = await watching('1.21.4')
    await bot.receive(await mob('1.21.4', 'creeper', 40, still))
    expect(bot.entities.camera).toBeUndefined()
    await bot.receive(play.setCamera({ entityId: 40 }))
    expect(bot.entities.camera).toBe(bot.entities.get(40))
    await bot.receive(play.setCamera({ entityId: ownEntityId }))
    expect(bot.entities.camera).toBeUndefined()
  })

  it('carry several, of whom one may get off', async () => {
    const bot = await watching('1.21.4')
    const vehicle = await thing('1.21.4', 'minecart', 40)
    await bot.receive(vehicle, await mob('1.21.4', 'pig', 41, still), await mob('1.21.4', 'pig', 42, still))
    await bot.receive(play.setPassengers({ entityId: 40, passengerIds: [41, 42, ownEntityId] }))
    const { self } = bot.entities
    expect(bot.entities.passengersOf(bot.entities.get(40)!).map(({ id }) => id)).toEqual([41, 42, ownEntityId])
    expect(self!.vehicleId).toBe(40)
    await bot.receive(play.setPassengers({ entityId: 40, passengerIds: [42, ownEntityId] }))
    expect(bot.entities.get(41)!.vehicleId).toBeUndefined()
    expect(bot.entities.get(42)!.vehicleId).toBe(40)
  })

  it('keep nobody on them when they are gone', async () => {
    const bot = await watching('1.21.4')
    await bot.receive(await thing('1.21.4', 'minecart', 40))
    await bot.receive(play.setPassengers({ entityId: 40, passengerIds: [ownEntityId] }))
    expect(bot.entities.vehicleOf(bot.entities.self!)).toBe(bot.entities.get(40))
    await bot.receive(removal('1.21.4', 40))
    expect(bot.entities.self!.vehicleId).toBeUndefined()
  })
})

describe.each(versionsBetween('1.21.11'))('variants in %s', (name) => {
  it.each([
    ['wolf', 'wolf_variant'],
    ['cow', 'cow_variant'],
    ['painting', 'painting_variant'],
  ] as const)('of a %s have the names that the server gives them', async (typeName, type) => {
    const bot = await watching(name)
    await bot.receive(await mob(name, typeName, 40, still))
    const entity = bot.entities.get(40)!
    expect(bot.entities.variantOf(entity)).toBeUndefined()
    const { index } = [...entity.type.data.values()].find((field) => field.type === type)!
    const { id } = bot.session.serverRegistry(type)[1]!
    await bot.receive(dataPacket(40, [{ index, type, value: 1 }]))
    expect(`minecraft:${bot.entities.variantOf(entity)}`).toBe(id)
  })
})

describe('what makes no sense', () => {
  it('moves nothing and loses nothing else', async () => {
    const bot = await watching('1.21.4', { mayBeWrong: true })
    const nowhere = { x: Number.NaN, y: 0, z: 0 }
    await bot.receive(
      await mob('1.21.4', 'pig', 40, { x: 1, y: 2, z: 3 }),
      await mob('1.21.4', 'pig', 41, nowhere),
      await mob('1.21.4', 'pig', ownEntityId, still),
      placement('1.21.4', 40, nowhere),
      placement('1.21.4', 40, { x: Number.POSITIVE_INFINITY, y: 0, z: 0 }),
      play.setPassengers({ entityId: 40, passengerIds: [40, 99, -1] }),
      play.setEntityLink({ entityId: 40, holderId: 40, leash: true }),
    )
    expect([...bot.entities].map(({ id }) => id)).toEqual([40])
    expect(bot.entities.get(40)!.position).toEqual({ x: 1, y: 2, z: 3 })
    expect(bot.entities.self!.type.name).toBe('player')
    expect(bot.entities.passengersOf(bot.entities.get(40)!)).toHaveLength(1)
  })

  it('is reported where it cannot be read, and the rest still comes', async () => {
    const bot = await watching('1.21.4', { mayBeWrong: true })
    await bot.receive(await mob('1.21.4', 'pig', 40, still))
    const { id } = packetMap.table(bot.version.index, 'play', 'clientbound').byName.get('set_entity_data')!
    // Entity 40: value 0 of the type 99, which does not exist.
    bot.peer.channel.writeRaw(id, Uint8Array.of(40, 0, 99, 1, 0xff), true)
    await bot.receive(dataPacket(40, [{ index: 0, type: 'byte', value: 1 }]))
    expect(bot.packetErrors).toHaveLength(1)
    expect(bot.entities.get(40)!.isOnFire).toBe(true)
  })

  it('does not make a type of a value what the name promises', async () => {
    const bot = await watching('1.21.4')
    await bot.receive(await mob('1.21.4', 'pig', 40, still))
    const pig = bot.entities.get(40)!
    await bot.receive(
      dataPacket(40, [
        { index: 0, type: 'string', value: 'flags' },
        { index: 2, type: 'byte', value: 5 },
        { index: 6, type: 'int', value: 7 },
        { index: 9, type: 'string', value: 'healthy' },
        { index: 16, type: 'int', value: -5 },
      ]),
    )
    expect([pig.isOnFire, pig.customName, pig.pose, pig.health, pig.isBaby]).toEqual([
      false,
      undefined,
      'standing',
      undefined,
      true,
    ])
    expect(pig.box).toHaveLength(6)
  })
})
