import type { Block } from '../data/block.ts'
import { type Properties, parseStateText } from '../data/block-states.ts'
import type { Blocks } from '../data/blocks.ts'
import { shortName } from '../data/registry.ts'
import { SculkError } from '../util/errors.ts'

/** Names of one block in different versions. Source: Minecraft Wiki, the history of each of them. */
const otherNames: Readonly<Record<string, string>> = {
  oak_sign: 'sign',
  sign: 'oak_sign',
  oak_wall_sign: 'wall_sign',
  wall_sign: 'oak_wall_sign',
  short_grass: 'grass',
  grass: 'short_grass',
  dirt_path: 'grass_path',
  grass_path: 'dirt_path',
  white_bed: 'red_bed',
}

/** What stands for blocks that a version has not. */
const substitute = 'stone'

const resolved = new WeakMap<Blocks, Map<string, number>>()

/**
 * The number of a state by its text (`oak_log[axis=x]`), in whatever version: what the version does not tell apart is left
 * out, and a block that it has not is stone.
 */
export function resolveState(blocks: Blocks, text: string): number {
  let known = resolved.get(blocks)
  if (!known) resolved.set(blocks, (known = new Map()))
  let id = known.get(text)
  if (id === undefined) known.set(text, (id = findState(blocks, text)))
  return id
}

function findState(blocks: Blocks, text: string): number {
  const { name, properties } = parseStateText(text)
  const block = blocks.get(name) ?? blocks.get(otherNames[shortName(name)] ?? name)
  if (!block) return blocks.get(substitute)!.defaultState.id
  const kept = Object.entries(properties).filter(([key, value]) => block.properties[key]?.includes(value))
  // Before 1.13 not every combination exists; what is said first counts most.
  for (let count = kept.length; count > 0; count--) {
    const id = tryState(block, Object.fromEntries(kept.slice(0, count)))
    if (id !== undefined) return id
  }
  return block.defaultState.id
}

function tryState(block: Block, properties: Properties): number | undefined {
  try {
    return block.state(properties).id
  } catch (error) {
    if (error instanceof SculkError) return undefined
    throw error
  }
}
