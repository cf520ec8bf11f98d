import { readOfReleases } from './minecraft-data.ts'
import type { ProtocolVersion } from './versions.ts'

interface Block {
  id: number
  name: string
  /** Since 1.13; before, a state is the id and 4 bits of data. */
  defaultState?: number
}

const names = [['bedrock'], ['dirt'], ['grass_block', 'grass']] as const

/** The text of `src/generated/flat-blocks.ts`. */
export function flatBlocksModule(versions: readonly ProtocolVersion[], header: string): string {
  const rows: string[] = []
  let last = ''
  for (const [index, { protocol, names: releases }] of versions.entries()) {
    const blocks = blocksAt(versions, index)
    const flattened = blocks.some(({ name }) => name === 'grass_block')
    const states = names.map((aliases) => {
      const block = blocks.find(({ name }) => name === (flattened ? aliases[0] : aliases.at(-1)))
      if (!block) throw new Error(`Protocol ${protocol} (${releases.at(-1)}) has no block ${aliases[0]}`)
      return flattened ? block.defaultState : block.id << 4
    })
    const text = states.join(', ')
    if (text !== last) rows.push(`  [${index}, ${text}],\n`)
    last = text
  }
  return `${header}
/**
 * Block states of a flat world, each row from the version with that index on: bedrock, dirt, and grass that is not snowy.
 * Before 1.13 a state is the id of the block and 4 bits of data.
 */
export const flatBlocks: readonly (readonly [from: number, bedrock: number, dirt: number, grass: number])[] = [
${rows.join('')}]
`
}

/** The blocks of a version; where there is no file, those of the version before it, and for the first ones of the next. */
function blocksAt(versions: readonly ProtocolVersion[], index: number): Block[] {
  const read = ({ names: releases }: ProtocolVersion): Block[] | undefined => readOfReleases(releases, 'blocks')
  for (let at = index; at >= 0; at--) {
    const blocks = read(versions[at]!)
    if (blocks) return blocks
  }
  for (const version of versions) {
    const blocks = read(version)
    if (blocks) return blocks
  }
  throw new Error('minecraft-data has no blocks')
}
