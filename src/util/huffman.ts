/** A prefix code: a table over its first `fast` bits, and the canonical order of the symbols for longer codes. */
export interface Huffman {
  readonly fast: number
  /** By the next `fast` bits: symbol << 4 | length, or 0 where the code is longer or there is none. */
  readonly table: Uint16Array
  /** How many codes have each length. */
  readonly counts: Uint16Array
  /** The symbols by length, then by value; unless they are not sorted. */
  readonly symbols: Uint16Array
  /** Where in `lengths` an unsorted code stands; -1 for a sorted one. */
  unsorted: number
}

/** Memory for codes of up to so many symbols, with a table over the first `fast` bits; {@link build} fills it. */
export const huffman = (fast: number, symbolCount: number): Huffman => ({
  fast,
  table: new Uint16Array(1 << fast),
  counts: new Uint16Array(16),
  symbols: new Uint16Array(symbolCount),
  unsorted: -1,
})

/** The lengths of the codes, by symbol: what {@link build} builds from. Of the module, so that no call needs memory. */
export const lengths = new Uint8Array(320)
const next = new Uint16Array(16)

/** Builds the code from `lengths`; returns how many codes of 15 bits it leaves unused, below 0 where it is impossible. */
export function build(code: Huffman, offset: number, symbolCount: number, withTable: boolean): number {
  // Local variables are several times as fast as the module's.
  const given = lengths
  const { counts, symbols } = code
  counts.fill(0)
  for (let index = 0; index < symbolCount; index++) counts[given[offset + index]!]!++
  let left = 1
  let position = 0
  for (let size = 1; size <= 15; size++) {
    left = left * 2 - counts[size]!
    if (left < 0) return left
    next[size] = position
    position += counts[size]!
  }
  if (!withTable) {
    // For a few bytes, sorting and the table cost more than they save: every code is taken for a long one.
    code.table.fill(0)
    code.unsorted = offset
    return left
  }
  for (let index = 0; index < symbolCount; index++) {
    const size = given[offset + index]!
    if (size !== 0) symbols[next[size]!++] = index
  }
  code.unsorted = -1
  fillTable(code)
  return left
}

function fillTable({ fast, table, counts, symbols }: Huffman): void {
  // What no short code fills says "longer, or no code".
  table.fill(0)
  const tableSize = table.length
  let position = 0
  let code = 0
  for (let size = 1; size <= fast; size++) {
    const step = 1 << size
    for (const end = position + counts[size]!; position < end; position++) {
      const entry = (symbols[position]! << 4) | size
      for (let index = code; index < tableSize; index += step) table[index] = entry
      // The next code; codes count upwards from their first bit, which is the lowest here.
      let bit = step >> 1
      while (code & bit) bit >>= 1
      code = bit === 0 ? 0 : (code & (bit - 1)) | bit
    }
  }
}

/** Whether there is no code, or only one, which has one bit. */
export function hasOnlyOneBit({ counts }: Huffman, symbolCount: number): boolean {
  return counts[0]! + counts[1]! === symbolCount
}

/** What {@link findLong} gives for bits that are no code: a symbol that no alphabet has. */
const noSymbol = 0x1ff << 4

/**
 * Walks the canonical code bit by bit: for codes that are too long for the table. Gives symbol << 4 | length, as the table
 * does; with a length of 15 where more than `heldCount` bits are needed, and an impossible symbol where there is no code.
 */
export function findLong({ counts, symbols, unsorted }: Huffman, held: number, heldCount: number): number {
  let code = 0
  let first = 0
  let index = 0
  for (let size = 1; size <= 15; size++) {
    if (size > heldCount) return 15
    code |= (held >>> (size - 1)) & 1
    const count = counts[size]!
    if (code - count < first) {
      const rank = code - first
      const symbol = unsorted < 0 ? symbols[index + rank]! : findSymbol(unsorted, size, rank)
      return (symbol << 4) | size
    }
    index += count
    first = (first + count) << 1
    code <<= 1
  }
  return noSymbol
}

/** The symbol with that many before it whose codes are as long. */
function findSymbol(offset: number, size: number, rank: number): number {
  const given = lengths
  let index = offset
  for (let before = rank; ; index++) if (given[index] === size && before-- === 0) return index - offset
}
