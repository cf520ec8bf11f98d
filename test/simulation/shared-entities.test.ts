import { describe, expect, it } from 'vitest'
import { type Entities, entities } from '../../src/client/observe/entities.ts'
import { players } from '../../src/client/observe/players.ts'
import { self } from '../../src/client/observe/self.ts'
import { loadRegistries } from '../../src/data/registries.ts'
import { play } from '../../src/protocol/directions/clientbound.ts'
import type { AnyPacket } from '../../src/protocol/packet.ts'
import type { Vec3 } from '../../src/util/vec3.ts'
import { EntityStores } from '../../src/world/entity-store.ts'
import { type Observed, observed, respawnPacket } from '../support/observed.ts'

const still = { x: 0, y: 0, z: 0 }
const version = '1.21.4'
const { entityTypes } = await loadRegistries(version)

function spawn(
  type: string,
  entityId: number,
  position: Vec3,
  uuid = '22222222-2222-3333-4444-555555555555',
): AnyPacket {
  return play.addEntity({
    entityId,
    uuid,
    type: entityTypes.get(type)!.id,
    position,
    velocity: still,
    yaw: 0,
    pitch: 0,
    headYaw: 0,
    data: 0,
  })
}

const step = (x: number): AnyPacket => play.moveEntityPos({ entityId: 40, delta: { x, y: 0, z: 0 }, onGround: true })
const remove = play.removeEntities({ entityIds: [40] })

function bot(share: EntityStores | false): Promise<Observed<Entities>> {
  return observed(version, (parts) => entities(parts, { self: self(parts), players: players(parts) }, { share }))
}

async function two(share: EntityStores | false): Promise<[Observed<Entities>, Observed<Entities>]> {
  return [await bot(share), await bot(share)]
}

describe('bots in one world', () => {
  it('have the same entities, each with its own events', async () => {
    const [alice, bob] = await two(new EntityStores())
    const seen: string[] = []
    alice.part.events.on('moved', () => seen.push('alice'))
    bob.part.events.on('moved', () => seen.push('bob'))
    await alice.receive(spawn('pig', 40, still))
    await bob.receive(spawn('pig', 40, still))
    expect(alice.part.get(40)).toBe(bob.part.get(40))
    await alice.receive(step(1))
    await bob.receive(step(1))
    expect(alice.part.get(40)!.position.x).toBe(1)
    expect(seen).toEqual(['alice', 'bob'])
  })

  it('move an entity once by each step, however far one is behind the other', async () => {
    const [alice, bob] = await two(new EntityStores())
    await alice.receive(spawn('pig', 40, still), step(1), step(1))
    // Bob comes later, and at once gets further than Alice.
    await bob.receive(spawn('pig', 40, { x: 2, y: 0, z: 0 }), step(1), step(1))
    await alice.receive(step(1), step(1), step(1))
    await bob.receive(step(1))
    expect(alice.part.get(40)!.position.x).toBe(5)
  })

  it('keep an entity in its place when the one leaves whose packets moved it', async () => {
    const [alice, bob] = await two(new EntityStores())
    await alice.receive(spawn('pig', 40, still))
    await bob.receive(spawn('pig', 40, still), step(1), step(1))
    await alice.receive(remove)
    expect(alice.part.get(40)).toBeUndefined()
    expect(bob.part.get(40)!.position.x).toBe(2)
    await bob.receive(step(1))
    expect(bob.part.get(40)!.position.x).toBe(3)
  })

  it('do not wait for one that gets no packets any more', async () => {
    const [alice, bob] = await two(new EntityStores())
    await alice.receive(spawn('pig', 40, still))
    await bob.receive(spawn('pig', 40, still), ...Array.from({ length: 100 }, () => step(1)))
    expect(alice.part.get(40)!.position.x).toBe(100)
  })

  it('each hear of a death and a drop, whoever is told first', async () => {
    const [alice, bob] = await two(new EntityStores())
    const died: string[] = []
    alice.part.events.on('died', () => died.push('alice'))
    bob.part.events.on('died', () => died.push('bob'))
    const { index } = [...entityTypes.get('pig')!.data.values()].find(({ name }) => name === 'health')!
    const dying = play.setEntityData({ entityId: 40, data: [{ index, type: 'float', value: 0 }] })
    for (const each of [alice, bob]) await each.receive(spawn('pig', 40, still))
    for (const each of [alice, bob]) await each.receive(dying)
    expect(died).toEqual(['alice', 'bob'])
  })

  it('share nothing with those in another world', async () => {
    const stores = new EntityStores()
    const [alice, bob] = await two(stores)
    await alice.receive(respawnPacket(alice.version, { dimension: 'minecraft:the_nether' }), spawn('pig', 40, still))
    await bob.receive(spawn('pig', 40, still))
    expect(alice.part.get(40)).not.toBe(bob.part.get(40))
    expect(stores.size).toBe(2)
  })

  it('take two of one number for two where their UUIDs differ', async () => {
    const [alice, bob] = await two(new EntityStores())
    await alice.receive(spawn('pig', 40, still))
    await bob.receive(spawn('pig', 40, still, '33333333-2222-3333-4444-555555555555'))
    expect(alice.part.get(40)).not.toBe(bob.part.get(40))
  })

  it('share nothing where they are told not to', async () => {
    const [alice, bob] = await two(false)
    for (const each of [alice, bob]) await each.receive(spawn('pig', 40, still))
    expect(alice.part.get(40)).not.toBe(bob.part.get(40))
  })

  it('leave nothing behind when the last one is gone', async () => {
    const stores = new EntityStores()
    const [alice, bob] = await two(stores)
    for (const each of [alice, bob]) await each.receive(spawn('pig', 40, still))
    await alice.connection.disconnect()
    expect(stores.size).toBe(1)
    expect(bob.part.get(40)).toBeDefined()
    await bob.connection.disconnect()
    expect(stores.size).toBe(0)
  })
})
