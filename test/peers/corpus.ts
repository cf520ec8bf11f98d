import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Case } from './cases.ts'
import { loadOurCodec, type OurCodec } from './codec-under-test.ts'
import { type Comparison, judge, selectProtocols } from './compare.ts'
import { edited } from './exceptions.ts'
import { peersDirectory } from './install.ts'
import { mojangName } from './names.ts'
import { Peer } from './nmp-codec.ts'
import { peerAsCodec } from './peer-as-codec.ts'
import { report } from './report.ts'
import { type Direction, packetsOf, readSchema, type State, states } from './schema.ts'

/** A packet that somebody captured from a real server. */
export interface CapturedPacket {
  /** Release name. */
  version: string
  protocol: number
  state: State
  direction: Direction
  /** minecraft-data's name. */
  name: string
  /** File inside the corpus. */
  file: string
  /** Without the id. */
  body: Uint8Array
}

/**
 * The raw packets of `minecraft-packets`: `data/pc/<release>/from-server/<packet>/<n>.raw`, each an id and a body. The
 * folder's name decides the packet and the id its state, for the corpus does not say; ids are checked against the data.
 *
 * @throws {Error} when a packet has an id that its release does not give it in any state.
 */
export function* corpus(): Iterable<CapturedPacket> {
  const root = join(peersDirectory(), 'minecraft-packets/minecraft-packets/data/pc')
  for (const version of readdirSync(root).filter((name) => /^[\d.]+$/.test(name))) {
    const { protocol } = selectProtocols([version])[0]!
    const schema = readSchema(protocol)
    for (const [folder, direction] of [
      ['from-server', 'clientbound'],
      ['from-client', 'serverbound'],
    ] as const) {
      for (const file of rawFiles(join(root, version, folder))) {
        const name = file.split('/')[0]!
        const bytes = readFileSync(join(root, version, folder, file))
        const { id, size } = readId(bytes)
        // Play first: a few names stand in several states, and the captures begin after login.
        const state = [...states].reverse().find((each) => packetsOf(schema, each, direction).get(name)?.id === id)
        if (state === undefined) throw new Error(`${version}/${folder}/${file} has the unexpected id ${id}`)
        const body = Uint8Array.from(bytes.subarray(size))
        yield { version, protocol, state, direction, name, file: `${version}/${folder}/${file}`, body }
      }
    }
  }
}

/** Decodes and encodes every captured packet with our codec. */
export function compareCorpus(codec: OurCodec): Comparison {
  return comparePackets(codec, corpus())
}

/** Decodes and encodes packets with our codec; the value of a case is the name of its file. */
export function comparePackets(codec: OurCodec, packets: Iterable<CapturedPacket>): Comparison {
  const comparison: Comparison = { results: [], missing: new Map() }
  const subjects = new Map<string, { packet: CapturedPacket; name: string; all: Case[] }>()
  for (const packet of packets) {
    const { protocol, state, direction } = packet
    const name = mojangName(protocol, state, direction, packet.name) ?? packet.name
    const key = `${protocol} ${state}.${direction}.${name}`
    const subject = subjects.get(key) ?? { packet, name, all: [] }
    subject.all.push({ value: packet.file, body: packet.body })
    subjects.set(key, subject)
  }
  for (const { packet, name, all } of subjects.values()) {
    const { protocol, state, direction, name: theirs } = packet
    if (codec.has(protocol, state, direction, name)) {
      comparison.results.push(judge(codec, { protocol, state, direction, name, theirs }, all))
    } else {
      const key = `${state}.${direction}.${name}`
      comparison.missing.set(key, [...(comparison.missing.get(key) ?? []), protocol])
    }
  }
  return comparison
}

function rawFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.raw'))
      .sort()
  } catch {
    // Only what the server sent was captured so far.
    return []
  }
}

function readId(bytes: Uint8Array): { id: number; size: number } {
  let id = 0
  for (let size = 0; ; size++) {
    const byte = bytes[size]!
    id |= (byte & 127) << (7 * size)
    if (byte < 128) return { id, size: size + 1 }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const self = process.argv.includes('--self')
  const comparison = compareCorpus(self ? peerAsCodec(new Peer(edited)) : await loadOurCodec())
  console.log(report(comparison, true))
  if (comparison.results.some(({ failureCount }) => failureCount > 0)) process.exitCode = 1
}
