import { describe, expect, it } from 'vitest'
import { type PackedRow, PackedTable } from '../../../src/data/packed.ts'
import { packedText, packText } from '../../../tools/pack.ts'

const row = (id: number, name: string): PackedRow<{ name: string }> => ({ id, value: { name } })

describe('A packed table', () => {
  const stone = row(1, 'stone')
  const versions = [
    [row(0, 'air'), stone, row(2, 'grass')],
    [row(0, 'air'), stone, row(2, 'grass')],
    [row(0, 'air'), stone, row(2, 'granite'), row(3, 'grass'), row(40, 'ü')],
    [stone],
  ]
  const text = packedText(versions)
  const table = new PackedTable<{ name: string }>(packText(text))

  it('gives each version its records with their numbers', () => {
    for (const [version, rows] of versions.entries()) expect(table.rows(version)).toEqual(rows)
  })

  it('gives a version after the last what the last one has', () => {
    expect(table.rows(99)).toEqual([stone])
  })

  it('holds each record once, and versions that are alike once', () => {
    expect(text.split('\n')).toHaveLength(1 + 5)
    expect((JSON.parse(text.split('\n')[0]!) as unknown[]).length).toBe(3)
  })
})
