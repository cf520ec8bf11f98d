import { customCoder } from '../../src/codec/interpret.ts'
import type { Node, PrimitiveName } from '../../src/codec/node.ts'
import { Reader } from '../../src/codec/reader.ts'
import { CodecError } from '../../src/util/errors.ts'
import type { Random } from './random.ts'

const edges: Record<PrimitiveName, (random: Random) => unknown> = {
  bool: (random) => random.next() < 0.5,
  u8: (random) => random.pick([0, 1, 127, 128, 255]),
  i8: (random) => random.pick([0, 1, -1, 127, -128]),
  u16: (random) => random.pick([0, 1, 0x7fff, 0x8000, 0xffff]),
  i16: (random) => random.pick([0, 1, -1, 0x7fff, -0x8000]),
  i32: (random) => random.pick([0, 1, -1, 0x7fffffff, -0x80000000, random.int(-1e6, 1e6)]),
  u32: (random) => random.pick([0, 1, 0x7fffffff, 0xffffffff]),
  i64: (random) => random.pick([0n, 1n, -1n, 2n ** 63n - 1n, -(2n ** 63n)]),
  u64: (random) => random.pick([0n, 1n, 2n ** 64n - 1n]),
  f32: (random) => Math.fround(random.pick([0, -0, 1, -1.5, 3.4e38, random.next() * 1000])),
  f64: (random) => random.pick([0, -0, 1, -1.5, 1e300, random.next() * 1000]),
  varInt: (random) => random.pick([0, 1, -1, 127, 128, 0x7fffffff, -0x80000000, 1 << 28, random.int(0, 1e6)]),
  varLong: (random) => random.pick([0n, 1n, -1n, 127n, 128n, 2n ** 63n - 1n, -(2n ** 63n)]),
  string: (random) => random.pick(['', 'a', 'minecraft:stone', 'grüße', '日本', '🙂 and more than twenty-four bytes']),
  uuid: (random) =>
    Array.from(random.bytes(16), (byte) => byte.toString(16).padStart(2, '0'))
      .join('')
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
}

const endBytes: Readonly<Record<number, number>> = { 57: 0x7f, 59: 0xff }

type Values = Record<string, unknown>

/** A random value that fits a resolved layout, for tests of reading and writing. */
export function randomValue(layout: Node, random: Random, depth = 0, scope: readonly Values[] = []): unknown {
  switch (layout.kind) {
    case 'primitive': {
      const value = edges[layout.name](random)
      return layout.name === 'string' ? (value as string).slice(0, layout.argument ?? 32767) : value
    }
    case 'constant':
      return layout.value
    case 'struct': {
      const values: Values = {}
      for (const [name, field] of layout.fields) values[name] = randomValue(field, random, depth, [...scope, values])
      return values
    }
    case 'option':
      return depth > 6 || random.next() < 0.4 ? undefined : randomValue(layout.item, random, depth + 1, scope)
    case 'list': {
      const length =
        typeof layout.count === 'number' ? layout.count : depth > 6 ? 0 : random.int(0, Math.min(3, layout.max))
      return Array.from({ length }, () => randomValue(layout.item, random, depth + 1, scope))
    }
    case 'bytes':
      return random.bytes(typeof layout.length === 'number' ? layout.length : random.int(0, Math.min(9, layout.max)))
    case 'mapped':
      return layout.decode(randomValue(layout.item, random, depth, scope))
    case 'scaled':
      return (randomValue(layout.item, random, depth, scope) as number) / layout.factor
    case 'enum':
      return random.pick([...layout.raws.keys()])
    case 'flags': {
      const flags: Values = {}
      for (const [name] of layout.bits) flags[name] = random.next() < 0.5
      return flags
    }
    case 'union': {
      const tag = randomValue(layout.base, random, depth, scope) as string
      const values: Values = { [layout.tag]: tag }
      const fields = layout.cases[tag]
      if (fields) Object.assign(values, randomValue(fields, random, depth + 1, [...scope, values]) as object)
      return values
    }
    case 'switch': {
      const holder = scope.findLast((values) => layout.field in values)
      const chosen = layout.cases.get(holder?.[layout.field]) ?? layout.otherwise
      return chosen ? randomValue(chosen, random, depth, scope) : undefined
    }
    case 'defaulted':
    case 'prefixed':
      return randomValue(layout.item, random, depth, scope)
    case 'call':
      return randomValue(layout.layout(), random, depth + 1)
    case 'custom': {
      // What is written by hand tells nothing about its values, except by reading some.
      const coder = customCoder(layout)
      for (let attempt = 0; attempt < 60; attempt++) {
        // Bytes that end a list at once are the last resort.
        const filled = attempt < 50 ? random.bytes(256) : new Uint8Array(256).fill(endBytes[attempt] ?? 0)
        if (attempt % 2 === 0) filled.fill(0, random.int(1, 16))
        try {
          return coder.decode(new Reader(filled))
        } catch (error) {
          if (!(error instanceof CodecError)) throw error
        }
      }
      throw new Error(`No bytes were found that make a ${layout.label}`)
    }
    case 'changed':
    case 'shared':
      throw new TypeError('A layout must be resolved for a version before it is used')
  }
}
