import { type Case, cases, peer } from './cases.ts'
import type { OurCodec } from './codec-under-test.ts'
import { isSkipped } from './exceptions.ts'
import { type Pair, type Unexplained, unexplained } from './field-values.ts'
import { mojangName } from './names.ts'
import type { Peer } from './nmp-codec.ts'
import { type Direction, directions, type ProtocolInfo, protocols, type State, states } from './schema.ts'

/** What to compare; everything where nothing is said. */
export interface Selection {
  /** Our names or minecraft-data's. */
  packets?: readonly string[]
  /** Release names or protocol numbers. */
  versions?: readonly string[]
  state?: string
  count?: number
  seed?: number
  /** Compare the decoded values too, not only the bytes. */
  values?: boolean
}

/** How our codec treated one packet of one protocol. */
export interface PacketResult {
  protocol: number
  state: State
  direction: Direction
  /** Mojang's name. */
  name: string
  /** minecraft-data's name. */
  theirs: string
  caseCount: number
  failureCount: number
  first?: Failure
  /** Fields of the peer whose values we do not have; only where values are compared and every case came back. */
  unexplained?: Unexplained[]
}

/** One case that did not come back as it was. */
export interface Failure {
  value: unknown
  expected: Uint8Array
  /** Absent when our codec threw `error`. */
  got?: Uint8Array
  error?: unknown
}

/** All comparisons of a run. */
export interface Comparison {
  results: PacketResult[]
  /** `<state>.<direction>.<name>` of packets that our codec does not have, with the protocols. */
  missing: Map<string, number[]>
}

/** Compares our codec with the peer: every body that the peer writes must come back unchanged from ours. */
export function compare(codec: OurCodec, selection: Selection = {}, source: Peer = peer): Comparison {
  const comparison: Comparison = { results: [], missing: new Map() }
  for (const { protocol } of selectProtocols(selection.versions)) {
    for (const state of states) {
      if (selection.state !== undefined && selection.state !== state) continue
      for (const direction of directions) {
        for (const theirs of source.codec(protocol, state, direction).packets.keys()) {
          const name = mojangName(protocol, state, direction, theirs)
          if (name === undefined || isSkipped(protocol, state, direction, theirs)) continue
          const { packets = [] } = selection
          if (packets.length > 0 && !packets.includes(name) && !packets.includes(theirs)) continue
          if (codec.has(protocol, state, direction, name)) {
            const all = cases(protocol, state, direction, theirs, selection.count, selection.seed, source)
            comparison.results.push(judge(codec, { protocol, state, direction, name, theirs }, all, selection.values))
          } else {
            const key = `${state}.${direction}.${name}`
            comparison.missing.set(key, [...(comparison.missing.get(key) ?? []), protocol])
          }
        }
      }
    }
    if (source === peer) source.forget(protocol)
  }
  return comparison
}

/** Release protocols by release name or number; all of them for an empty list. @throws {Error} for an unknown one. */
export function selectProtocols(versions: readonly string[] = []): readonly ProtocolInfo[] {
  const unknown = versions.find((version) => !protocols().some((each) => isNamed(each, version)))
  if (unknown !== undefined) throw new Error(`no data for version ${unknown}`)
  return protocols().filter((each) => versions.length === 0 || versions.some((version) => isNamed(each, version)))
}

type Subject = Pick<PacketResult, 'protocol' | 'state' | 'direction' | 'name' | 'theirs'>

/** Runs cases through our codec. */
export function judge(codec: OurCodec, subject: Subject, all: Iterable<Case>, values = false): PacketResult {
  const result: PacketResult = { ...subject, caseCount: 0, failureCount: 0 }
  const { protocol, state, direction, name } = subject
  const pairs: Pair[] = []
  for (const { value, body } of all) {
    result.caseCount++
    const failure: Failure = { value, expected: body }
    try {
      // A copy: a decoder that writes into its input, or keeps views of it, must not spoil what we compare with.
      failure.got = codec.roundTrip(protocol, state, direction, name, Uint8Array.from(body))
      if (values && codec.decode !== undefined) {
        pairs.push({ theirs: value, ours: codec.decode(protocol, state, direction, name, Uint8Array.from(body)) })
      }
      if (Buffer.compare(failure.got, body) === 0) continue
    } catch (error) {
      failure.error = error
    }
    result.failureCount++
    result.first ??= failure
  }
  if (pairs.length > 0 && result.failureCount === 0) result.unexplained = unexplained(pairs)
  return result
}

function isNamed({ protocol, names }: ProtocolInfo, version: string): boolean {
  return String(protocol) === version || names.includes(version)
}
