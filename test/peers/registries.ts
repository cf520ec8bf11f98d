import { fileURLToPath } from 'node:url'
import { loadRegistries } from '../../src/data/registries.ts'
import { type Version, type VersionName, versions } from '../../src/data/versions.ts'
import { BlockSources } from '../../tools/data/blocks-corrected.ts'
import { shapeCorrections } from '../../tools/data/corrections-block-shapes.ts'
import { protocolVersions } from '../../tools/versions.ts'
import { type Comparison, compareBlocks, type Difference, type PeerBlocks, peerBlocks } from './registries-blocks.ts'

// Every block and every state of every version is what minecraft-data has, except for corrections that are listed by name.

/** What was compared in one version. */
export interface ComparedRegistries extends Comparison {
  /** How many values each correction changed, by its name. */
  readonly corrected: ReadonlyMap<string, number>
  /** What no correction explains. */
  readonly unexplained: readonly Difference[]
}

const protocols = protocolVersions()
const sources = new BlockSources(protocols)
const isSince = ({ index }: Version, name: VersionName): boolean => index >= sources.indexOf(name)

/** Compares the registries of all versions, and plants a mistake into one. */
export async function compareRegistries(): Promise<ComparedRegistries[]> {
  const results: ComparedRegistries[] = []
  for (const version of versions) results.push(await compareVersion(version, peerBlocks(version)))
  return results
}

/** Whether a mistake would be seen: the data of another version, and a wrong box. */
export async function seesMistakes(): Promise<boolean> {
  const version = versions.find(({ protocol }) => protocol === 765)!
  const other = await compareVersion(version, peerBlocks(versions[version.index - 1]!))
  const bent = structuredClone(peerBlocks(version)) as PeerBlocks
  bent.shapes.shapes['1']![0]![4] = 0.9
  const box = await compareVersion(version, bent)
  return other.unexplained.length > 0 && box.unexplained.length > 0
}

async function compareVersion(version: Version, peers: PeerBlocks): Promise<ComparedRegistries> {
  const { blocks } = await loadRegistries(version)
  const comparison = compareBlocks(version, blocks, peers)
  const corrected = new Map<string, number>()
  const unexplained: Difference[] = []
  for (const difference of comparison.differences) {
    const name = explain(version, difference)
    if (name === undefined) unexplained.push(difference)
    else corrected.set(name, (corrected.get(name) ?? 0) + 1)
  }
  return { ...comparison, corrected, unexplained }
}

/** The name of the correction that a difference comes from. */
function explain(version: Version, { field, block, ours, peers }: Difference): string | undefined {
  switch (field) {
    case 'shape':
      return shapeCorrections.find(
        ({ from, until, blocks }) =>
          isSince(version, from) && !isSince(version, until) && blocks.test(block.replace(/ \d+$/, '')),
      )?.name
    case 'emission':
    case 'dampening':
      return isSince(version, '1.17') ? undefined : 'light before 1.17 is that of 1.17'
    case 'flattening':
      return explainFlattening(version, block, String(ours), String(peers))
    default:
      // A material that the peer leaves out is the default.
      return sources
        .of(protocols[version.index]!)
        .applied.find(
          (one) =>
            one.block === block &&
            one.right === ours &&
            (one.wrong ?? (field === 'material' ? 'default' : null)) === (peers ?? null),
        )?.name
  }
}

function explainFlattening(version: Version, block: string, ours: string, peers: string): string | undefined {
  if (ours === peers.replace('shape=outer_right', 'shape=straight')) return 'stairs alone are straight'
  if (ours === peers.replace('hinge=right', 'hinge=left')) return 'lower halves of doors alone hang on the left'
  if (ours === peers.replace('up=false', 'up=true')) return 'walls alone are posts'
  const isLater = /^1:[1-6]$|^19:1$/.test(block)
  return isLater && !isSince(version, '1.8') ? 'what came with 1.8 is not there before' : undefined
}

/** A line for each version, then the corrections, then what is not explained. */
export function registriesTable(results: readonly ComparedRegistries[]): string {
  const lines = results.map(({ version, blockCount, stateCount, corrected, unexplained }) => {
    const count = [...corrected.values()].reduce((sum, one) => sum + one, 0)
    const outcome = unexplained.length === 0 ? 'ok' : `${unexplained.length} NOT EXPLAINED`
    return `${version.name.padEnd(8)} ${String(blockCount).padStart(4)} blocks ${String(stateCount).padStart(5)} states ${String(count).padStart(4)} corrected  ${outcome}`
  })
  const totals = new Map<string, number>()
  for (const { corrected } of results) {
    for (const [name, count] of corrected) totals.set(name, (totals.get(name) ?? 0) + count)
  }
  const corrections = [...totals].sort(([one], [other]) => (one < other ? -1 : 1))
  const failures = results.flatMap(({ version, unexplained }) =>
    unexplained.slice(0, 10).map((difference) => `${version.name} ${JSON.stringify(difference)}`),
  )
  return [
    ...lines,
    '',
    ...corrections.map(([name, count]) => `${String(count).padStart(6)} ${name}`),
    ...failures,
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = await compareRegistries()
  console.log(registriesTable(results))
  const isSound = await seesMistakes()
  console.log(isSound ? 'Planted mistakes are seen.' : 'A PLANTED MISTAKE IS NOT SEEN.')
  process.exitCode = isSound && results.every(({ unexplained }) => unexplained.length === 0) ? 0 : 1
}
