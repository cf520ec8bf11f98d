import { ofVersions } from './minecraft-data.ts'
import { packText } from './pack.ts'
import type { ProtocolVersion } from './versions.ts'

/** First words of the keys that a client without a screen meets: in chat, in names of things, when it is sent away. */
const kept = new Set(
  `achievement advancements argument arguments attribute biome block book chat color command commands connect container
  dataPack deathScreen death disconnect effect enchantment entity event filled_map gameMode inventory instrument item
  jukebox_song lectern lingering_potion merchant multiplayer painting parsing permissions potion record registry
  resourcePack sign sleep splash_potion team tile tipped_arrow translation trim_material trim_pattern upgrade`.split(
    /\s+/,
  ),
)

/** The text of `src/generated/data/language.ts`. */
export function languageModule(versions: readonly ProtocolVersion[], header: string): string {
  const summary = 'English texts: a line each with the key, the text in JSON, and the versions that have it.'
  return `${header}\n/** ${summary} */\nexport const language: string =\n  '${packText(languageText(versions))}'\n`
}

/** Lines of key, text and versions (`from` or `from-until`, by index), with tabs between them, in the order of the keys. */
export function languageText(versions: readonly ProtocolVersion[]): string {
  const lines = new Map<string, number[]>()
  ofVersions<Record<string, string>>(versions, 'language').forEach((texts, version) => {
    for (const [key, text] of Object.entries(texts!)) {
      if (!kept.has(key.split('.', 1)[0]!)) continue
      const line = `${key}\t${JSON.stringify(text)}`
      lines.set(line, [...(lines.get(line) ?? []), version])
    }
  })
  return [...lines]
    .map(([line, indexes]) => `${line}\t${rangesOf(indexes, versions.length)}`)
    .sort()
    .join('\n')
}

function rangesOf(indexes: readonly number[], end: number): string {
  const runs: [number, number][] = []
  for (const index of indexes) {
    const last = runs.at(-1)
    if (last && last[1] === index) last[1] = index + 1
    else runs.push([index, index + 1])
  }
  return runs.map(([from, until]) => (until === end ? `${from}` : `${from}-${until}`)).join(',')
}
