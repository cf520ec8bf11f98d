import { describe, expect, it } from 'vitest'
import { Reader, Writer } from '../../../src/codec/index.ts'
import type { VersionName } from '../../../src/generated/versions.ts'
import { type EntityDataEntryIn, entityData } from '../../../src/protocol/types/entity-data.ts'

function write(version: VersionName, entries: readonly EntityDataEntryIn[]): number[] {
  const writer = new Writer()
  entityData.at(version).encode(writer, entries)
  return [...writer.finish()]
}

const read = (version: VersionName, bytes: number[]) =>
  entityData.at(version).decode(new Reader(Uint8Array.from(bytes)))

describe('the data of an entity', () => {
  it('has type and index in one byte before 1.9', () => {
    const entries = [{ index: 6, type: 'float', value: 20 }] as const
    expect(write('1.8', entries)).toEqual([(3 << 5) | 6, 0x41, 0xa0, 0, 0, 0x7f])
    expect(read('1.8', write('1.8', entries))).toEqual(entries)
  })

  it('has a byte for the index since 1.9', () => {
    const entries = [{ index: 7, type: 'float', value: 20 }] as const
    expect(write('1.9', entries)).toEqual([7, 2, 0x41, 0xa0, 0, 0, 0xff])
    expect(write('1.19.3', entries)).toEqual([7, 3, 0x41, 0xa0, 0, 0, 0xff])
    expect(read('26.1', write('26.1', entries))).toEqual(entries)
  })

  it('refuses a type that the version does not have', () => {
    expect(() => write('1.8', [{ index: 0, type: 'boolean', value: true }])).toThrow()
    expect(() => write('1.13', [{ index: 0, type: 'pose', value: 'sleeping' }])).toThrow()
  })

  it('has poses by name, whatever their numbers', () => {
    const dying = [{ index: 6, type: 'pose', value: 'dying' }] as const
    expect(write('1.16.5', dying)).toEqual([6, 18, 6, 0xff])
    expect(write('1.17', dying)).toEqual([6, 18, 7, 0xff])
  })

  it('tells no block from air', () => {
    const nothing = [{ index: 12, type: 'optional_block_state', value: undefined }] as const
    expect(write('1.12.2', nothing)).toEqual([12, 12, 0, 0xff])
    expect(read('1.12.2', [12, 12, 0, 0xff])).toEqual(nothing)
    expect(read('1.12.2', [12, 12, 0x83, 0x20, 0xff])).toEqual([
      { index: 12, type: 'optional_block_state', value: (3 << 4) | 1 },
    ])
  })
})
