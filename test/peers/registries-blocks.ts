import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Block, BlockState } from '../../src/data/block.ts'
import type { Blocks } from '../../src/data/blocks.ts'
import type { Version } from '../../src/data/versions.ts'
import { peerRequire } from './install.ts'

/** A block as the peer's data has it. */
interface PeerBlock {
  id: number
  name: string
  displayName: string
  hardness: number | null
  resistance?: number | null
  material?: string
  harvestTools?: Record<string, boolean>
  emitLight: number
  filterLight: number
  minStateId?: number
  maxStateId?: number
  defaultState?: number
  states?: { name: string; type: string; num_values: number; values?: string[] }[]
}

interface PeerShapes {
  blocks: Record<string, number | number[]>
  shapes: Record<string, number[][]>
}

/** The peer's data of a version. */
export interface PeerBlocks {
  blocks: readonly PeerBlock[]
  shapes: PeerShapes
  /** Names by number. */
  items: ReadonlyMap<number, string>
  /** `17:4` as `minecraft:oak_log[axis=x]`. */
  flattening: Readonly<Record<string, string>>
}

/** A value of ours that is not the peer's. */
export interface Difference {
  field: string
  block: string
  ours: unknown
  peers: unknown
}

/** How much was compared, and what was different. */
export interface Comparison {
  version: Version
  blockCount: number
  stateCount: number
  differences: readonly Difference[]
}

/** Protocols that the peer has no data for, or the wrong ones, and those with the same. */
const neighbours: ReadonlyMap<number, number> = new Map([
  [4, 5],
  // The peer has the blocks of 1.13 here, without dead corals and water in corals, which ViaVersion counts in.
  [401, 404],
  [485, 480],
])

/** The blocks of a version in the peer's data, looked up by its protocol. */
export function peerBlocks({ protocol, names }: Version): PeerBlocks {
  const directory = join(dirname(peerRequire().resolve('minecraft-data/package.json')), 'minecraft-data/data')
  const read = <T>(path: string): T => JSON.parse(readFileSync(join(directory, `${path}.json`), 'utf8')) as T
  const { pc } = read<{ pc: Record<string, Record<string, string>> }>('dataPaths')
  const wanted = neighbours.get(protocol) ?? protocol
  const entries = Object.entries(pc)
  const ofProtocol = entries.filter(
    ([, paths]) => read<{ version: number }>(`${paths.version}/version`).version === wanted,
  )
  const named = wanted === protocol ? entries.findLast(([name]) => names.some((own) => own === name)) : undefined
  const [, paths] = named ?? ofProtocol[0]!
  const items = read<{ id: number; name: string }[]>(`${paths!.items}/items`)
  return {
    blocks: read(`${paths!.blocks}/blocks`),
    shapes: read(`${paths!.blockCollisionShapes}/blockCollisionShapes`),
    items: new Map(items.map(({ id, name }) => [id, name])),
    flattening: read<{ blocks: Record<string, string> }>('pc/common/legacy').blocks,
  }
}

/** Compares every block and every state of a version with the peer's. */
export function compareBlocks(version: Version, ours: Blocks, peers: PeerBlocks): Comparison {
  const found: Difference[] = []
  const report = (field: string, block: string, own: unknown, peer: unknown): void => {
    if (JSON.stringify(own) !== JSON.stringify(peer)) found.push({ field, block, ours: own, peers: peer })
  }
  let stateCount = 0
  for (const peer of peers.blocks) {
    const states = ours.isLegacy ? legacyStates(ours, peer) : modernStates(ours, peer, report)
    stateCount += states.length
    for (const block of new Set(states.map((state) => state.block))) {
      compareBlock(block, peer, peers, report)
    }
    states.forEach((state, place) => {
      const shape = peers.shapes.blocks[peer.name]!
      const boxes = peers.shapes.shapes[String(typeof shape === 'number' ? shape : (shape[place] ?? 0))]!
      report('shape', `${state.name} ${place}`, boxesOf(state), boxes)
      if (ours.isLegacy) {
        const flat = peers.flattening[`${peer.id}:${place}`]
        if (flat !== undefined) report('flattening', `${peer.id}:${place}`, sorted(String(state)), sorted(flat))
      }
    })
  }
  const count = ours.isLegacy ? peers.blocks.length : ours.size
  report('blocks', 'count', count, peers.blocks.length)
  return { version, blockCount: peers.blocks.length, stateCount, differences: found }
}

type Report = (field: string, block: string, own: unknown, peer: unknown) => void

function compareBlock(block: Block, peer: PeerBlock, { items }: PeerBlocks, report: Report): void {
  const tools = Object.keys(peer.harvestTools ?? {}).map((id) => items.get(Number(id)))
  report('hardness', peer.name, block.hardness, peer.hardness)
  report('resistance', peer.name, block.resistance, peer.resistance)
  report('material', peer.name, block.material, peer.material ?? 'default')
  report('harvestTools', peer.name, [...(block.harvestTools ?? [])].sort(), tools.sort())
}

function legacyStates(ours: Blocks, { id }: PeerBlock): BlockState[] {
  return Array.from({ length: 16 }, (_, metadata) => ours.state((id << 4) | metadata))
}

/** The states of a block since 1.13, after a look at their numbers and properties. */
function modernStates(ours: Blocks, peer: PeerBlock, report: Report): BlockState[] {
  const block = ours.get(peer.name)
  report('id', peer.name, block?.id, peer.id)
  if (!block) return []
  report('displayName', peer.name, block.displayName, peer.displayName)
  report('first state', peer.name, block.states[0]!.id, peer.minStateId)
  report('states', peer.name, block.states.length, peer.maxStateId! - peer.minStateId! + 1)
  report('default state', peer.name, block.defaultState.id, peer.defaultState)
  for (const state of block.states) {
    report('properties', String(state), state.properties, propertiesAt(peer, state.id - peer.minStateId!))
  }
  report('emission', peer.name, block.defaultState.lightEmission, peer.emitLight)
  report('dampening', peer.name, block.defaultState.lightDampening, peer.filterLight)
  return [...block.states]
}

/** The properties of the state at a place: the last property counts fastest. */
function propertiesAt({ states = [] }: PeerBlock, place: number): Record<string, unknown> {
  let size = states.reduce((product, { num_values: count }) => product * count, 1)
  const properties: Record<string, unknown> = {}
  for (const { name, type, num_values: count, values } of states) {
    size /= count
    const index = Math.floor(place / size) % count
    const text = values?.[index] ?? (type === 'bool' ? String(index === 0) : String(index))
    const isNumber = text !== '' && !Number.isNaN(Number(text))
    properties[name] = text === 'true' ? true : text === 'false' ? false : isNumber ? Number(text) : text
  }
  return properties
}

function boxesOf({ collision }: BlockState): number[][] {
  return collision.map(({ minX, minY, minZ, maxX, maxY, maxZ }) => [minX, minY, minZ, maxX, maxY, maxZ])
}

/** A state as text with its properties in the order of their names. */
function sorted(text: string): string {
  const [, name = '', list = ''] = /^(?:minecraft:)?(\w+)(?:\[(.*)\])?$/.exec(text) ?? []
  return `${name}[${list.split(',').sort().join(',')}]`
}
