import { highMask, SectionSet } from './bits.ts'
import type { ColumnFormat } from './column-format.ts'
import type { ColumnBulkInput, ColumnInput } from './column-input.ts'
import { fixedSize, type Inflate } from './column-source.ts'

/**
 * The columns of the packet level_chunk_bulk, each for itself and not compressed.
 *
 * @throws {CodecError} when the bytes cannot be inflated, or are fewer than they must be
 */
export function splitBulk(input: ColumnBulkInput, format: ColumnFormat, inflate: Inflate): ColumnInput[] {
  const { columns, data, hasSkyLight } = input
  const isCompressed = format.storage === 'planes'
  const sizes = columns.map((column) => {
    const highCount = isCompressed ? (highMask(column)?.size(16) ?? 0) : 0
    return fixedSize(format, new SectionSet(column.sectionMask).size(16), highCount, true, hasSkyLight)
  })
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const all = isCompressed ? inflate(data, 0, data.length, total) : data
  let end = 0
  return columns.map((column, index) => {
    const start = end
    end += sizes[index]!
    return { ...column, isFull: true, data: all.subarray(start, end) }
  })
}
