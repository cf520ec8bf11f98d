import { describe, expect, it } from 'vitest'
import type { Codec } from '../../../src/codec/codec.ts'
import { maxDepth } from '../../../src/codec/depth.ts'
import * as c from '../../../src/codec/index.ts'
import type { Node } from '../../../src/codec/node.ts'
import { Reader } from '../../../src/codec/reader.ts'
import { Writer } from '../../../src/codec/writer.ts'
import { findVersion, type VersionName } from '../../../src/data/versions.ts'
import { optionalItemStack, untrustedItemStack } from '../../../src/protocol/types/item.ts'
import { particle } from '../../../src/protocol/types/particle.ts'
import { slotDisplay } from '../../../src/protocol/types/recipe-display.ts'
import { bothCoders, codecError, expectBoth, failure, fromHex, read, write } from '../../support/codec.ts'

interface Tree {
  below: Tree[]
}

const tree: Codec<Tree> = c.recursive<Tree>('tree', () => c.struct({ below: c.list(tree) }))

function treeOf(levels: number): Tree {
  let value: Tree = { below: [] }
  for (let level = 1; level < levels; level++) value = { below: [value] }
  return value
}

const hexOf = (levels: number): string => `${'01 '.repeat(levels - 1)}00`

describe('values that lie in each other', () => {
  it('are read and written up to the limit', () => {
    expectBoth(tree, treeOf(maxDepth), hexOf(maxDepth))
  })

  it('fail beyond it with limit_exceeded and the place where', () => {
    const place = '.below[0]'.repeat(maxDepth).slice(1)
    expect(failure(() => read(tree, hexOf(maxDepth + 1)))).toBe(`limit_exceeded at ${place}`)
    expect(failure(() => write(tree, treeOf(maxDepth + 1)))).toBe(`limit_exceeded at ${place}`)
    const error = codecError(() => read(tree, hexOf(200_000)))
    expect(error.details).toEqual({ maxDepth })
    expect(error.offset).toBe(maxDepth)
  })

  it('fail in this way when one contains itself', () => {
    const endless = treeOf(1)
    endless.below.push(endless)
    expect(codecError(() => write(tree, endless)).code).toBe('limit_exceeded')
  })

  it('are not counted when they lie beside each other, or come one after the other', () => {
    const wide = { below: Array.from({ length: maxDepth * 2 }, () => treeOf(3)) }
    expect(read(tree, write(tree, wide))).toEqual(wide)
  })

  it('are counted anew after a failure, with the same reader or writer', () => {
    for (const { decode, encode } of bothCoders(tree)) {
      const reader = new Reader(fromHex(hexOf(maxDepth + 1)))
      const writer = new Writer()
      for (let attempt = 0; attempt < 3; attempt++) {
        expect(codecError(() => decode(reader.reset(reader.bytes))).code).toBe('limit_exceeded')
        expect(codecError(() => encode(writer.reset(), treeOf(maxDepth + 1))).code).toBe('limit_exceeded')
      }
      expect(decode(reader.reset(fromHex(hexOf(maxDepth))))).toEqual(treeOf(maxDepth))
      encode(writer.reset(), treeOf(maxDepth))
      expect(writer.finish()).toEqual(fromHex(hexOf(maxDepth)))
    }
  })

  it('are counted through lengths and hand-written layouts', () => {
    const packed: Codec<Tree> = c.recursive<Tree>('packed', () => c.struct({ below: c.list(c.prefixed(handed)) }))
    const handed = c.custom<Tree, [Codec<Tree>]>('handed', 1, [packed], (coder) => coder)
    expect(read(packed, write(packed, treeOf(maxDepth)))).toEqual(treeOf(maxDepth))
    expect(codecError(() => write(packed, treeOf(maxDepth + 1))).code).toBe('limit_exceeded')
    let bytes: Uint8Array = Uint8Array.of(0)
    for (let level = 1; level <= maxDepth; level++) {
      const writer = new Writer()
      writer.varInt(1)
      writer.varInt(bytes.length)
      writer.raw(bytes)
      bytes = writer.finish()
    }
    for (const { decode } of bothCoders(packed)) {
      expect(codecError(() => decode(new Reader(bytes))).code).toBe('limit_exceeded')
    }
  })
})

describe('what is counted', () => {
  const recurs = (codec: Codec, version: VersionName): boolean => {
    const layout: Node = codec.layoutAt(findVersion(version).index)
    return layout.kind === 'call' && layout.recurs
  }

  it('is a layout that leads back to itself, in the versions in which it does', () => {
    expect(recurs(tree as Codec, '1.8')).toBe(true)
    expect(recurs(optionalItemStack as Codec, '1.20.4')).toBe(false)
    expect(recurs(optionalItemStack as Codec, '1.20.5')).toBe(true)
    expect(recurs(untrustedItemStack as Codec, '26.1')).toBe(false)
    expect(recurs(c.shared('once', c.struct({ tree })) as unknown as Codec, '1.8')).toBe(false)
  })
})

/** Puts a value into itself, so many times. */
function nested(levels: number, wrap: (inner: unknown) => unknown, innermost: unknown): unknown {
  let value = innermost
  for (let level = 0; level < levels; level++) value = wrap(value)
  return value
}

const plain = { id: 1, count: 1 }
const inContainer = (item: unknown): unknown => ({ ...plain, components: { container: [item] } })
const inBundle = (item: unknown): unknown => ({ ...plain, components: { bundle_contents: [item] } })
const inPredicate = (item: unknown): unknown => {
  const matchers = { exact: { container: [item] }, partial: [] }
  const predicate = { blocks: undefined, properties: undefined, nbt: undefined, components: matchers }
  return { ...plain, components: { can_break: { predicates: [predicate] } } }
}
const inDisplay = (display: unknown): unknown => ({ type: 'composite', contents: [display] })
const effect = (hiddenEffect: unknown): unknown => {
  return { amplifier: 0, duration: 1, ambient: false, showParticles: true, showIcon: true, hiddenEffect }
}
const potion = (details: unknown): unknown => ({
  ...plain,
  components: { potion_contents: { customEffects: [{ id: 1, details: effect(details) }] } },
})

const recurring: [name: string, codec: unknown, deep: (levels: number) => unknown, versions: VersionName[]][] = [
  [
    'items in containers',
    optionalItemStack,
    (levels) => nested(levels, inContainer, plain),
    ['1.20.5', '1.21.4', '26.1'],
  ],
  ['items in bundles', optionalItemStack, (levels) => nested(levels, inBundle, plain), ['1.20.5', '26.1']],
  [
    'items of a creative client',
    untrustedItemStack,
    (levels) => nested(levels, inContainer, plain),
    ['1.21.5', '26.1'],
  ],
  ['items in predicates', optionalItemStack, (levels) => nested(levels, inPredicate, plain), ['1.21.5', '26.1']],
  ['items of a particle', particle, (levels) => ({ type: 'item', item: nested(levels, inContainer, plain) }), ['26.1']],
  ['slot displays', slotDisplay, (levels) => nested(levels, inDisplay, { type: 'any_fuel' }), ['1.21.2', '26.1']],
  ['hidden effects', optionalItemStack, (levels) => potion(nested(levels, effect, undefined)), ['1.20.5', '26.1']],
]

describe.each(recurring)('%s', (_name, given, deep, versions) => {
  const codec = given as Codec

  it.each(versions)('%s: may lie as deep in each other as players can put them', (version) => {
    const hex = write(codec, deep(18), version)
    expect(write(codec, read(codec, hex, version), version)).toBe(hex)
  })

  it.each(versions)('%s: fail with limit_exceeded beyond that', (version) => {
    expect(codecError(() => write(codec, deep(200), version)).code).toBe('limit_exceeded')
    const [compiled, loop] = bothCoders(codec, version)
    const writer = new Writer()
    // Lets the writer go deeper than it should.
    writer.depth = -1000
    compiled!.encode(writer, deep(200))
    for (const { decode } of [compiled!, loop!]) {
      expect(codecError(() => decode(new Reader(writer.finish()))).details).toEqual({ maxDepth })
    }
  })
})
