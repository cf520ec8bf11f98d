import { describe, expect, test } from 'vitest'
import { inventory } from '../../src/client/observe/inventory.ts'
import { self } from '../../src/client/observe/self.ts'
import type { Parts } from '../../src/client/parts.ts'
import type { VersionName } from '../../src/data/versions.ts'
import * as clientbound from '../../src/protocol/directions/clientbound.ts'
import * as serverbound from '../../src/protocol/directions/serverbound.ts'
import { TextComponent } from '../../src/protocol/text-component.ts'
import { observed, observedVersions, respawnPacket, versionsBetween } from '../support/observed.ts'

const { play } = clientbound
const make = (parts: Parts) => inventory({ ...parts, self: self(parts) })
const has = (name: VersionName, since: VersionName): boolean => versionsBetween(since).some((other) => other === name)

const item = (id: number, count = 1) => ({ id, count })
/** So many slots, with items of these numbers at these places. */
const slotsWith = (count: number, items: Readonly<Record<number, number>>) =>
  Array.from({ length: count }, (_, slot) => (items[slot] === undefined ? undefined : item(items[slot])))

const contentPacket = (containerId: number, items: ReturnType<typeof slotsWith>, carried?: number) =>
  play.containerSetContent({
    containerId,
    stateId: 5,
    items,
    carriedItem: carried === undefined ? undefined : item(carried),
  })
const slotPacket = (containerId: number, slot: number, id: number | undefined) =>
  play.containerSetSlot({ containerId, stateId: 6, slot, item: id === undefined ? undefined : item(id) })

/** A chest of three rows, as the version opens it. */
function chestPacket(name: VersionName, containerId: number, title = 'Chest') {
  const type = has(name, '1.14') ? 'minecraft:generic_9x3' : 'minecraft:chest'
  return play.openScreen({ containerId, type, title: TextComponent.from(title), slotCount: 27 } as Parameters<
    typeof play.openScreen
  >[0])
}

describe.each(observedVersions)('%s: the inventory', (name) => {
  const ownCount = has(name, '1.9') ? 46 : 45

  test('is told whole', async () => {
    const { part, receive } = await observed(name, make)
    await receive(contentPacket(0, slotsWith(ownCount, { 5: 1, 6: 2, 7: 3, 8: 4, 9: 5, 36: 6, 38: 7 })))
    expect(part.slots.map((slot) => slot?.id).filter((id) => id !== undefined)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(Object.values(part.armor).map((slot) => slot?.id)).toEqual([1, 2, 3, 4])
    expect(part.heldItem?.id).toBe(6)
    expect(part.hotbar.map((slot) => slot?.id)[2]).toBe(7)
    expect(part.stateId).toBe(has(name, '1.17.1') ? 5 : 0)
    await receive(play.setHeldSlot({ slot: 2 }))
    expect(part.heldItem?.id).toBe(7)
  })

  test('changes slot by slot', async () => {
    const { part, receive } = await observed(name, make)
    const seen: unknown[] = []
    part.events.on('slot', ({ slot, item, before }) => seen.push([slot, before?.id, item?.id]))
    await receive(slotPacket(0, 36, 6), slotPacket(0, 36, undefined), slotPacket(0, 99, 1), slotPacket(0, -5, 1))
    expect(seen).toEqual([
      [36, undefined, 6],
      [36, 6, undefined],
    ])
  })

  test('lies below a container that is open', async () => {
    const { part, receive } = await observed(name, make)
    const seen: string[] = []
    part.events.on('open', ({ container }) => seen.push(`open ${container.title}`))
    part.events.on('content', ({ container }) => seen.push(`content ${container?.id}`))
    part.events.on('slot', ({ container, slot }) => seen.push(`slot ${container?.id} ${slot}`))
    part.events.on('property', ({ property, value }) => seen.push(`property ${property} ${value}`))
    part.events.on('close', ({ container }) => seen.push(`close ${container.id}`))
    await receive(chestPacket(name, 3), contentPacket(3, slotsWith(63, { 0: 1, 26: 2, 27: 3, 54: 4, 62: 5 })))
    const { container } = part
    expect(container).toMatchObject({ id: 3, type: has(name, '1.14') ? 'generic_9x3' : 'chest' })
    expect(container?.slots).toHaveLength(27)
    expect([container?.slots[0]?.id, container?.slots[26]?.id]).toEqual([1, 2])
    expect([part.slots[9]?.id, part.slots[36]?.id, part.slots[44]?.id]).toEqual([3, 4, 5])
    await receive(
      slotPacket(3, 1, 7),
      slotPacket(3, 27, 8),
      slotPacket(3, 63, 9),
      slotPacket(9, 0, 9),
      play.containerSetData({ containerId: 3, property: 1, value: 200 }),
      play.containerSetData({ containerId: 9, property: 1, value: 300 }),
    )
    expect(part.container?.slots[1]?.id).toBe(7)
    expect(part.slots[9]?.id).toBe(8)
    expect(part.container?.properties.get(1)).toBe(200)
    await receive(play.containerClose({ containerId: 3 }))
    expect(part.container).toBeUndefined()
    expect(seen).toEqual(['open Chest', 'content 3', 'slot 3 1', 'slot undefined 9', 'property 1 200', 'close 3'])
  })

  test('sees a container close for another one, by the player and in another world', async () => {
    const { part, receive, connection, version } = await observed(name, make)
    const closed: number[] = []
    part.events.on('close', ({ container }) => closed.push(container.id))
    await receive(chestPacket(name, 1), chestPacket(name, 2))
    connection.writePacket(serverbound.play.containerClose({ containerId: 2 }))
    expect(part.container).toBeUndefined()
    await receive(chestPacket(name, 3), respawnPacket(version, { dimension: 'minecraft:the_end' }))
    expect(part.container).toBeUndefined()
    expect(closed).toEqual([1, 2, 3])
  })

  test('has something at the cursor', async () => {
    const { part, receive } = await observed(name, make)
    const set = (id?: number) =>
      has(name, '1.21.2')
        ? play.setCursorItem({ item: id === undefined ? undefined : item(id) })
        : slotPacket(-1, -1, id)
    await receive(set(4))
    expect(part.cursor?.id).toBe(4)
    // Only since 1.17.1 the content of a container says what is there.
    await receive(contentPacket(0, slotsWith(ownCount, {})))
    expect(part.cursor?.id).toBe(has(name, '1.17.1') ? undefined : 4)
    await receive(set(undefined))
    expect(part.cursor).toBeUndefined()
  })

  test('can be told by the numbers of saved games', async () => {
    const { part, receive } = await observed(name, make)
    const set = (slot: number, id: number) =>
      has(name, '1.21.2') ? play.setPlayerInventory({ slot, item: item(id) }) : slotPacket(-2, slot, id)
    await receive(set(0, 1), set(9, 2), set(36, 3), set(39, 4), set(40, 5), set(41, 6))
    const found = part.slots.flatMap((slot, index) => (slot ? [[index, slot.id]] : []))
    expect(found).toEqual([
      [5, 4],
      [8, 3],
      [9, 2],
      [36, 1],
      [45, 5],
    ])
    expect(part.offHand?.id).toBe(5)
  })

  test('knows what kind of item a slot holds', async () => {
    const { part, receive, session } = await observed(name, make)
    const id = session.registries.items.get('ender_pearl')!.id
    await receive(slotPacket(0, 36, id), slotPacket(0, 37, 30_000))
    expect(part.itemOf(part.heldItem)?.name).toBe('ender_pearl')
    expect(part.itemOf(part.slots[37])).toBeUndefined()
    expect(part.itemOf(undefined)).toBeUndefined()
  })

  test('is empty after a new connection', async () => {
    const { part, receive, reconnect } = await observed(name, make)
    await receive(slotPacket(0, 36, 6), chestPacket(name, 3))
    await reconnect()
    expect(part.heldItem ?? part.container).toBeUndefined()
  })
})

test.each(versionsBetween('1.7.2', '1.13'))('%s: damage tells items apart', async (name) => {
  const { part, receive } = await observed(name, make)
  const wool = { id: 35, count: 1, damage: 14 }
  await receive(play.containerSetSlot({ containerId: 0, stateId: 0, slot: 36, item: wool }))
  expect(part.itemOf(part.heldItem)?.name).toBe('red_wool')
})

test('1.7.10: a title can be the key of a translation', async () => {
  const { part, receive } = await observed('1.7.10', make)
  const title = TextComponent.from('container.chest')
  await receive(
    play.openScreen({
      containerId: 1,
      type: 'minecraft:chest',
      title,
      slotCount: 27,
      isTitleGiven: false,
    } as Parameters<typeof play.openScreen>[0]),
  )
  expect(part.container?.title?.value).toEqual({ translate: 'container.chest' })
})

test.each(versionsBetween('1.14'))('%s: an animal has an inventory', async (name) => {
  const { part, receive } = await observed(name, make)
  const size = has(name, '1.21') ? { inventoryColumns: 0 } : { slotCount: 2 }
  await receive(
    play.mountScreenOpen({ containerId: 4, entityId: 99, ...size } as Parameters<typeof play.mountScreenOpen>[0]),
    contentPacket(4, slotsWith(38, { 0: 1, 2: 2 })),
  )
  expect(part.container).toMatchObject({ type: 'horse', entityId: 99 })
  expect(part.container?.slots.map((slot) => slot?.id)).toEqual([1, undefined])
  expect(part.slots[9]?.id).toBe(2)
})

test.each(versionsBetween('1.14', '1.21'))('%s: an absurd number of slots is none', async (name) => {
  const { part, receive } = await observed(name, make)
  for (const slotCount of [0x7fffffff, -1]) {
    await receive(
      play.mountScreenOpen({ containerId: 4, entityId: 99, slotCount } as Parameters<typeof play.mountScreenOpen>[0]),
    )
    expect(part.container?.slots).toEqual([])
  }
})

test.each(versionsBetween('1.14'))('%s: a lectern shows nothing of the player', async (name) => {
  const { part, receive } = await observed(name, make)
  const title = TextComponent.from('Lectern')
  await receive(
    play.openScreen({ containerId: 1, type: 'minecraft:lectern', title } as Parameters<typeof play.openScreen>[0]),
    contentPacket(1, slotsWith(1, { 0: 7 })),
  )
  expect(part.container?.slots.map((slot) => slot?.id)).toEqual([7])
})

test.each(versionsBetween('1.20.3'))('%s: a crafter has its result behind the slots of the player', async (name) => {
  const { part, receive } = await observed(name, make)
  const title = TextComponent.from('Crafter')
  await receive(
    play.openScreen({ containerId: 1, type: 'minecraft:crafter_3x3', title } as Parameters<typeof play.openScreen>[0]),
    contentPacket(1, slotsWith(46, { 0: 1, 9: 2, 45: 3 })),
  )
  expect(part.container?.slots).toHaveLength(10)
  expect([part.container?.slots[0]?.id, part.container?.slots[9]?.id, part.slots[9]?.id]).toEqual([1, 3, 2])
  await receive(slotPacket(1, 45, 4))
  expect(part.container?.slots[9]?.id).toBe(4)
})
