import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { VersionName } from '../../../src/data/versions.ts'
import { containerClick, openScreen } from '../../../src/protocol/packets/container.ts'
import { setEquipment } from '../../../src/protocol/packets/inventory.ts'
import { useItemOn } from '../../../src/protocol/packets/item-use.ts'
import { mapItemData } from '../../../src/protocol/packets/map.ts'
import { gunzip, gzip } from '../../../src/protocol/types/gzip.ts'
import {
  hashedItemStack,
  type ItemStack,
  itemStack,
  itemStackTemplate,
  optionalItemStack,
  untrustedItemStack,
} from '../../../src/protocol/types/item.ts'
import { codecError, fromHex, read, toHex, write } from '../../support/codec.ts'

function stack(fields: Partial<ItemStack>): ItemStack {
  return { id: 5, count: 3, damage: 0, nbt: undefined, components: {}, removedComponents: [], ...fields }
}

describe('a stack of items', () => {
  test.each<[VersionName, string, ItemStack]>([
    ['1.7.2', '0005 03 0002 ffff', stack({ damage: 2 })],
    ['1.8', '0005 03 0002 00', stack({ damage: 2 })],
    ['1.13', '0005 03 00', stack({})],
    ['1.13.2', '01 05 03 00', stack({})],
    ['1.20.5', '03 05 00 00', stack({})],
  ])('has the form of %s', (version, hex, item) => {
    expect(read(optionalItemStack, hex, version)).toEqual(item)
    expect(write(optionalItemStack, item, version)).toBe(toHex(fromHex(hex)))
  })

  test.each<[VersionName, string]>([
    ['1.7.2', 'ffff'],
    ['1.13.1', 'ffff'],
    ['1.13.2', '00'],
    ['1.20.5', '00'],
  ])('is absent from an empty slot in %s', (version, hex) => {
    expect(read(optionalItemStack, hex, version)).toBeUndefined()
    expect(write(optionalItemStack, undefined, version)).toBe(toHex(fromHex(hex)))
    expect(write(itemStack, read(itemStack, hex, version), version)).toBe(toHex(fromHex(hex)))
  })

  test('has components by their names, whatever their ids are', () => {
    const item = stack({ components: { damage: 4, repair_cost: 9 }, removedComponents: ['lore'] })
    expect(read(optionalItemStack, '03 05 02 01 03 04 10 09 07', '1.20.5')).toEqual(item)
    expect(read(optionalItemStack, '03 05 02 01 03 04 13 09 0b', '26.1')).toEqual(item)
    expect(write(optionalItemStack, item, '26.1')).toBe('03 05 02 01 03 04 13 09 0b')
  })

  test('has a brown rabbit for a number of none, as in the game', () => {
    const rabbit = (hex: string) => read(optionalItemStack, hex, '26.1')?.components['rabbit/variant']
    expect(rabbit('03 05 01 00 5c 03')).toBe('white_splotched')
    expect(rabbit('03 05 01 00 5c 63')).toBe('evil')
    expect(rabbit('03 05 01 00 5c 06')).toBe('brown')
    const evil = stack({ components: { 'rabbit/variant': 'evil' } })
    expect(write(optionalItemStack, evil, '26.1')).toBe('03 05 01 00 5c 63')
  })

  test('contains stacks', () => {
    const item = stack({ components: { container: [undefined, stack({ id: 7, count: 1 })] } })
    expect(write(optionalItemStack, item, '1.20.5')).toBe('03 05 01 00 33 02 00 01 07 00 00')
    expect(write(optionalItemStack, item, '26.1')).toBe('03 05 01 00 4b 02 00 01 07 01 00 00')
    expect(read(optionalItemStack, '03 05 01 00 4b 02 00 01 07 01 00 00', '26.1')).toEqual(item)
  })

  test('fails in an orderly way when stacks lie too deep in each other', () => {
    const deep = `${'01 05 01 00 29 01 '.repeat(30_000)}00`
    expect(codecError(() => read(optionalItemStack, deep, '1.21.5')).code).toBe('limit_exceeded')
  })

  test('has lengths before its components when a client sends it', () => {
    const item = stack({ components: { damage: 300 } })
    expect(write(untrustedItemStack, item, '1.21.4')).toBe('03 05 01 00 03 ac 02')
    expect(write(untrustedItemStack, item, '1.21.5')).toBe('03 05 01 00 03 02 ac 02')
    expect(read(untrustedItemStack, '03 05 01 00 03 02 ac 02', '1.21.5')).toEqual(item)
  })

  test('can be written as checksums, and as a template', () => {
    expect(write(hashedItemStack, { id: 5, count: 3, componentHashes: { damage: -1 } }, '1.21.5')).toBe(
      '01 05 03 01 03 ff ff ff ff 00',
    )
    expect(write(hashedItemStack, stack({}), '1.21.5')).toBe('01 05 03 00 00')
    expect(read(itemStackTemplate, '05 03 00 00', '26.1')).toEqual(stack({}))
  })

  test('keeps the compressed bytes of a tag in 1.7, as long as the tag stays the same', () => {
    const compressed = gzipSync(fromHex('0a 0000 01 0001 61 07 00'))
    const hex = toHex(fromHex(`0005 03 0000 ${compressed.length.toString(16).padStart(4, '0')} ${toHex(compressed)}`))
    const item = read(optionalItemStack, hex, '1.7.10')!
    expect(item.nbt).toEqual({ type: 'compound', value: new Map([['a', { type: 'byte', value: 7 }]]) })
    expect(write(optionalItemStack, item, '1.7.10')).toBe(hex)
    ;(item.nbt!.value as Map<string, unknown>).set('a', { type: 'byte', value: 8 })
    const written = fromHex(write(optionalItemStack, item, '1.7.10'))
    expect(toHex(gunzipSync(written.subarray(7)))).toBe('0a 00 00 01 00 01 61 08 00')
  })
})

describe('gzip', () => {
  const samples = [0, 1, 300, 70_000].map((size) =>
    Uint8Array.from({ length: size }, (_, index) => ((index * index) % 251) & (index % 97 === 0 ? 255 : 7)),
  )

  test('is undone as zlib does it', () => {
    for (const plain of samples) agreesWithZlib(plain)
  })

  function agreesWithZlib(plain: Uint8Array): void {
    for (const level of [0, 1, 9]) expect(gunzip(gzipSync(plain, { level }))).toEqual(plain)
    expect(new Uint8Array(gunzipSync(gzip(plain)))).toEqual(plain)
  }

  test('is refused when it is cut off, anywhere', () => {
    const packed = gzipSync(samples[2]!, { level: 9 })
    for (let length = 0; length < packed.length; length++) {
      expect(['unexpected_end', 'invalid_value', 'limit_exceeded']).toContain(
        codecError(() => gunzip(packed.subarray(0, length))).code,
      )
    }
  })

  test('is refused where a bit of it is wrong', () => {
    const packed = gzipSync(samples[2]!)
    for (let bit = 10 * 8; bit < packed.length * 8; bit++) {
      const wrong = Uint8Array.from(packed)
      wrong[bit >> 3]! ^= 1 << (bit & 7)
      // The bits behind the last block, up to the next byte, mean nothing.
      if (bit >> 3 === packed.length - 9) continue
      codecError(() => gunzip(wrong))
    }
  })

  test('is refused when it is none, or says more or less than it holds, or holds too much', () => {
    const packed = Uint8Array.from(gzipSync(samples[2]!))
    const saying = (size: number): Uint8Array => {
      const bytes = packed.slice()
      new DataView(bytes.buffer).setUint32(bytes.length - 4, size, true)
      return bytes
    }
    expect(gunzip(saying(300))).toEqual(samples[2])
    for (const size of [0, 299, 301]) expect(codecError(() => gunzip(saying(size))).code).toBe('invalid_value')
    expect(codecError(() => gunzip(saying(0xffffffff))).code).toBe('unexpected_end')
    expect(codecError(() => gunzip(gzipSync(new Uint8Array(3_000_000)))).code).toBe('limit_exceeded')
    expect(gunzip(gzipSync(new Uint8Array(2 * 1024 * 1024)))).toHaveLength(2 * 1024 * 1024)
    expect(() => gunzip(fromHex('1f8b08'))).toThrow('not gzip')
    expect(() => gunzip(fromHex('504b0304 00000000 0000 0300 00000000 00000000'))).toThrow('not gzip')
  })

  test('may have a name, a comment and other things in its header', () => {
    const packed = gzipSync(samples[1]!)
    const header = fromHex('1f8b08 1e 00000000 0000 0200 abcd 6e616d6500 6300 1234')
    expect(gunzip(Uint8Array.of(...header, ...packed.subarray(10)))).toEqual(samples[1])
    expect(() => gunzip(Uint8Array.of(...fromHex('1f8b08 08 00000000 0000'), ...new Uint8Array(9).fill(1)))).toThrow(
      'header',
    )
  })
})

describe('packets about items', () => {
  test('an entity’s equipment is one slot before 1.16, and slots that announce the next since', () => {
    const { codec } = setEquipment
    const equipment = [
      { slot: 'offhand', item: undefined },
      { slot: 'head', item: stack({}) },
    ] as const
    expect(write(codec, setEquipment({ entityId: 1, equipment: [equipment[1]] }), '1.8')).toBe(
      '01 00 04 00 05 03 00 00 00',
    )
    expect(write(codec, setEquipment({ entityId: 1, equipment }), '1.16')).toBe('01 81 00 05 01 05 03 00')
    expect(read(codec, '01 81 00 05 01 05 03 00', '1.16').equipment).toEqual(equipment)
    expect(() => write(codec, setEquipment({ entityId: 1, equipment }), '1.15')).toThrow('One slot')
  })

  test('a click takes a stack in every version', () => {
    const click = containerClick({
      containerId: 1,
      slot: 2,
      button: 0,
      clickType: 'pickup',
      clickedItem: stack({}),
      changedSlots: [{ slot: 2, item: undefined }],
      carriedItem: stack({}),
    })
    expect(write(containerClick.codec, click, '1.8')).toBe('01 00 02 00 00 00 00 00 05 03 00 00 00')
    expect(write(containerClick.codec, click, '1.20.5')).toBe('01 00 00 02 00 00 01 00 02 00 03 05 00 00')
    expect(write(containerClick.codec, click, '1.21.5')).toBe('01 00 00 02 00 00 01 00 02 00 01 05 03 00 00')
  })

  test('a screen has a name in every version', () => {
    expect(read(openScreen.codec, '01 00 01 78 1b 01', '1.7.2')).toMatchObject({
      type: 'minecraft:chest',
      slotCount: 27,
      isTitleGiven: true,
    })
    expect(read(openScreen.codec, '01 02 03 22 78 22', '1.14')).toMatchObject({ type: 'minecraft:generic_9x3' })
    expect(read(openScreen.codec, '01 08 08 00 01 78', '26.1')).toMatchObject({ type: 'minecraft:anvil' })
  })

  test('an item is used on nothing in 1.8', () => {
    const used = read(useItemOn.codec, 'ffffffffffffffff ff ffff 00 00 00', '1.8')
    expect(used).toMatchObject({ position: { x: -1, y: -1, z: -1 }, direction: undefined, hand: 'main_hand' })
  })

  test('a map of 1.7 has one thing at a time', () => {
    const column = read(mapItemData.codec, '05 0005 00 03 04 0a 0b', '1.7.2')
    expect(column).toMatchObject({ mapId: 5, icons: undefined, patch: { columns: 1, rows: 2, x: 3, z: 4 } })
    const icons = read(mapItemData.codec, '05 0004 01 4f 80 7f', '1.7.2')
    expect(icons).toMatchObject({ icons: [{ type: 4, rotation: 15, x: -128, z: 127 }], patch: undefined })
    expect(write(mapItemData.codec, icons, '1.7.2')).toBe('05 00 04 01 4f 80 7f')
  })
})
