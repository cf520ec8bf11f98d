import { type clientbound, findVersion, type PacketOf, type Version } from '../../src/index.ts'

type Chunk = PacketOf<typeof clientbound.play.levelChunkWithLight>

const forgetsByPacket = findVersion('1.9').index

/** Whether a packet brings a whole chunk: not some sections of one, and not (before 1.9) the order to forget it. */
export function bringsChunk({ isFull, sectionMask }: Chunk, version: Version | undefined): boolean {
  if (!isFull) return false
  return sectionMask?.[0] !== 0n || version === undefined || version.index >= forgetsByPacket
}
