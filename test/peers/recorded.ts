import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadPeers } from '../../bench/record/peers.ts'
import { encodeRecording, readRecording } from '../../bench/record/read.ts'
import { playSession } from '../../bench/record/session.ts'
import { streamedPackets } from '../../bench/record/statistics.ts'
import { loadOurCodec, type OurCodec } from './codec-under-test.ts'
import type { Comparison } from './compare.ts'
import { type CapturedPacket, comparePackets } from './corpus.ts'
import { edited } from './exceptions.ts'
import { peersDirectory } from './install.ts'
import { Peer } from './nmp-codec.ts'
import { peerAsCodec } from './peer-as-codec.ts'
import { report } from './report.ts'
import type { State } from './schema.ts'

// The corpus of captured packets ends before the CONFIGURATION state. For the releases since, a session is recorded here:
// players walk, dig, build and talk on flying-squid, and one of them keeps all that it is sent.

/** The releases with CONFIGURATION that flying-squid can play: the registries in one packet, and in many. */
const recordedReleases = ['1.20.4', '1.21.4'] as const
const recordings = fileURLToPath(new URL('../../.peers/sessions', import.meta.url))

/** Where what the server sends is not what it wants to say. */
const mistakes = [
  {
    packet: 'play.clientbound.sound_effect',
    why: 'Before the name of a sound stands whatever the memory held, in place of the 0 that says that a name follows.',
    proof:
      'minecraft-protocol 1.68.0 writes a `registryEntryHolder` with `offset += 1` and no byte (compiler-minecraft.js), in ' +
      'memory of Buffer.allocUnsafe; its own reader fails on the same packets (`--self`, without this row).',
    // A sound with a number has at most 32 bytes: 3 for it, 1 for the kind, 12 for the place, 16 for the other numbers.
    has: (body: Uint8Array) => body.length > 32 && body[0] !== 0,
    mend: (body: Uint8Array) => Uint8Array.of(0, ...body.subarray(1)),
  },
] as const

/** Records the sessions that are not there yet, a quarter of a minute each. */
export async function record(): Promise<void> {
  const directory = peersDirectory()
  const peers = loadPeers(directory)
  mkdirSync(recordings, { recursive: true })
  for (const version of recordedReleases) {
    if (existsSync(pathOf(version))) continue
    const players = { packets: 10_000, seconds: 15, bots: 6, viewDistance: 4, seed: 1 }
    const segments = await playSession(peers, { directory, version, ...players })
    const { protocol, names } = peers.protocolOf(version)
    const threshold = [...streamedPackets(segments, names)].at(-1)!.threshold
    writeFileSync(pathOf(version), encodeRecording({ version, protocol, threshold, segments }))
  }
}

/** The packets of all recordings, in the order in which they came, with the {@link mistakes} of the server mended. */
export function* recordedPackets(): Iterable<CapturedPacket> {
  const peers = loadPeers(peersDirectory())
  for (const version of recordedReleases) {
    const { protocol, segments } = readRecording(pathOf(version))
    let count = 0
    for (const { state, name, body } of streamedPackets(segments, peers.protocolOf(version).names)) {
      const file = `packet ${count++} of the session in ${version}`
      const mistake = mistakes.find(({ packet, has }) => packet === `${state}.clientbound.${name}` && has(body))
      const mended = mistake ? mistake.mend(body) : body
      yield { version, protocol, state: state as State, direction: 'clientbound', name, file, body: mended }
    }
  }
}

/** Records what is missing, then decodes and encodes every packet with our codec. */
export async function compareRecorded(codec: OurCodec): Promise<Comparison> {
  await record()
  return comparePackets(codec, recordedPackets())
}

function pathOf(version: string): string {
  return `${recordings}/${version}.rec`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const self = process.argv.includes('--self')
  const comparison = await compareRecorded(self ? peerAsCodec(new Peer(edited)) : await loadOurCodec())
  console.log(report(comparison, true))
  process.exit(comparison.results.some(({ failureCount }) => failureCount > 0) ? 1 : 0)
}
