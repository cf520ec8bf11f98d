import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadPeers } from '../../bench/record/peers.ts'
import { encodeRecording } from '../../bench/record/read.ts'
import { replayRecording } from '../../bench/record/replay.ts'
import { playSession } from '../../bench/record/session.ts'
import { measure } from '../../bench/record/statistics.ts'
import { findVersion, type Version } from '../../src/data/versions.ts'
import { levelChunkBulk, levelChunkWithLight, lightUpdate } from '../../src/protocol/packets/chunks.ts'
import type { ColumnBulkInput, ColumnInput } from '../../src/world/column-input.ts'
import type { LightInput } from '../../src/world/column-light.ts'
import { corpus } from './corpus.ts'
import { peersDirectory } from './install.ts'
import { mojangName } from './names.ts'
import { ourCodec } from './our-codec.ts'

/** What a server sent of a world, in order. */
export type WorldPacket =
  | { readonly kind: 'column'; readonly column: ColumnInput }
  | { readonly kind: 'bulk'; readonly bulk: ColumnBulkInput }
  | { readonly kind: 'light'; readonly x: number; readonly z: number; readonly light: LightInput }

/** The packets of one server. */
export interface WorldPackets {
  readonly version: Version
  readonly source: 'corpus' | 'flying-squid'
  readonly packets: WorldPacket[]
}

function worldPacket(name: string, packet: unknown): WorldPacket | undefined {
  if (name === 'level_chunk_with_light') return { kind: 'column', column: packet as ColumnInput }
  if (name === 'level_chunk_bulk') return { kind: 'bulk', bulk: (packet as { chunks: ColumnBulkInput }).chunks }
  if (name === 'light_update') return { ...(packet as { x: number; z: number; light: LightInput }), kind: 'light' }
  return undefined
}

/** Columns that somebody captured from the game's own server, from 1.8.8 to 1.20.1. */
export async function corpusColumns(): Promise<WorldPackets[]> {
  const codec = await ourCodec()
  const all = new Map<string, WorldPackets>()
  for (const { version, protocol, state, direction, name: theirs, body } of corpus()) {
    const name = mojangName(protocol, state, direction, theirs) ?? theirs
    if (!['level_chunk_with_light', 'level_chunk_bulk', 'light_update'].includes(name)) continue
    const entry = all.get(version) ?? { version: findVersion(protocol as 47), source: 'corpus', packets: [] }
    all.set(version, entry)
    entry.packets.push(worldPacket(name, codec.decode!(protocol, state, direction, name, body))!)
  }
  return [...all.values()]
}

/** The releases that flying-squid was tested with. */
export const squidReleases = ['1.8.8', '1.12.2', '1.16.5', '1.18.2', '1.20.4', '1.21.4'] as const

/** Columns of land that flying-squid sends; the session is recorded once. */
export async function squidColumns(release: (typeof squidReleases)[number]): Promise<WorldPackets> {
  const path = fileURLToPath(new URL(`../../.peers/columns/${release}.rec`, import.meta.url))
  if (!existsSync(path)) await record(release, path)
  const packets: WorldPacket[] = []
  const listener = (packet: { kind: string }): void => {
    const name = packet.kind === 'levelChunkWithLight' ? 'level_chunk_with_light' : packet.kind
    const found = worldPacket(
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      packet,
    )
    if (found) packets.push(found)
  }
  await replayRecording(path, listener, levelChunkWithLight, levelChunkBulk, lightUpdate)
  return { version: findVersion(release), source: 'flying-squid', packets }
}

async function record(release: string, path: string): Promise<void> {
  const directory = dirname(peersDirectory())
  const peers = loadPeers(directory)
  const { protocol, names } = peers.protocolOf(release)
  const received = await playSession(peers, {
    directory,
    version: release,
    packets: 700,
    seconds: 20,
    bots: 1,
    viewDistance: 5,
    seed: 1,
  })
  const { end, threshold } = measure(received, names)
  let left = end
  const segments = received.flatMap((segment) => {
    const kept = segment.subarray(0, Math.max(left, 0))
    left -= segment.length
    return kept.length > 0 ? [kept] : []
  })
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, encodeRecording({ version: release, protocol, threshold, segments }))
}
