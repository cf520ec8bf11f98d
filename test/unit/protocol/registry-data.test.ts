import { expect, test } from 'vitest'
import type { NbtTag } from '../../../src/codec/index.ts'
import { registriesOf, registriesOfCodec } from '../../../src/protocol/types/registry-data.ts'

const text = (value: string): NbtTag => ({ type: 'string', value })
const int = (value: number): NbtTag => ({ type: 'int', value })
const compound = (fields: Record<string, NbtTag>): NbtTag & { type: 'compound' } => ({
  type: 'compound',
  value: new Map(Object.entries(fields)),
})
const compounds = (...rows: (NbtTag & { type: 'compound' })[]): NbtTag => ({
  type: 'list',
  value: { of: 'compound', values: rows.map(({ value }) => value) },
})

test('one packet a registry: the place is the number', () => {
  expect(registriesOf({ registry: 'minecraft:a', entries: [{ id: 'x' }, { id: 'y', data: int(1) }] })).toEqual([
    {
      registry: 'minecraft:a',
      entries: [
        { id: 'x', number: 0, data: undefined },
        { id: 'y', number: 1, data: int(1) },
      ],
    },
  ])
})

test('one compound for all: the number stands in it', () => {
  const element = compound({ height: int(384) })
  const row = compound({ name: text('minecraft:the_end'), id: int(7), element })
  const codec = compound({
    'minecraft:dimension_type': compound({ type: text('minecraft:dimension_type'), value: compounds(row) }),
  })
  expect(registriesOf({ codec })).toEqual([
    { registry: 'minecraft:dimension_type', entries: [{ id: 'minecraft:the_end', number: 7, data: element }] },
  ])
})

test('1.16: a list of dimensions that name themselves', () => {
  const overworld = compound({ name: text('minecraft:overworld') })
  expect(registriesOfCodec(compound({ dimension: compounds(overworld) }))).toEqual([
    { registry: 'minecraft:dimension_type', entries: [{ id: 'minecraft:overworld', number: 0, data: overworld }] },
  ])
})

test('nothing is made of what is no registry', () => {
  expect(registriesOfCodec(undefined)).toEqual([])
  expect(registriesOfCodec(compound({ odd: int(1) }))).toEqual([{ registry: 'odd', entries: [] }])
})
