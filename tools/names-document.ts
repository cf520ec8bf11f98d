import { directions, states } from './minecraft-data.ts'
import type { NamedPacket } from './packet-ids.ts'
import type { ProtocolVersion } from './versions.ts'

/** The text of `docs/names.md`: from minecraft-data's packet names to ours. */
export function namesDocument(
  versions: readonly ProtocolVersion[],
  packetsByVersion: readonly (readonly NamedPacket[])[],
  generatedBy: string,
): string {
  const sections = states.flatMap((state) =>
    directions.flatMap((direction) => {
      const indices = new Map<string, number[]>()
      packetsByVersion.forEach((packets, index) => {
        for (const packet of packets) {
          if (packet.state !== state || packet.direction !== direction) continue
          const row = `| ${code(packet.theirs)} | ${code(packet.ours)} |`
          indices.set(row, [...(indices.get(row) ?? []), index])
        }
      })
      const rows = [...indices].sort(([one], [other]) => (bare(one) < bare(other) ? -1 : 1))
      if (rows.length === 0) return []
      return `## ${state}, ${direction === 'clientbound' ? 'to the client' : 'to the server'}

| minecraft-data | here | releases |
|---|---|---|
${rows.map(([row, found]) => `${row} ${releases(versions, found)} |\n`).join('')}`
    }),
  )
  return `# Packet names

<!-- ${generatedBy} -->

For those who know the names of minecraft-data (node-minecraft-protocol, mineflayer): what each packet is called here.
These are Mojang's own names, one for all versions; for a packet that no longer exists, its last official name. Two of
minecraft-data's names may be one packet here, where only the layout has changed.

${sections.join('\n')}`
}

function releases(versions: readonly ProtocolVersion[], indices: readonly number[]): string {
  const spans: { first: number; last: number }[] = []
  for (const index of indices) {
    const span = spans.at(-1)
    if (span !== undefined && span.last === index - 1) span.last = index
    else spans.push({ first: index, last: index })
  }
  return spans
    .map(({ first, last }) => {
      const from = versions[first]?.names[0]
      const to = versions[last]?.names.at(-1)
      return from === to ? from : `${from} – ${to}`
    })
    .join(', ')
}

/** `_` sorts before a backtick, but a name should stand before those that begin with it. */
function bare(row: string): string {
  return row.replaceAll('`', '')
}

function code(name: string): string {
  return `\`${name}\``
}
