/** A union of names in `src/generated/names.ts`. */
export interface NameUnion {
  /** Of the type, for example `BlockName`. */
  type: string
  /** What the doc comment says. */
  summary: string
  names: Iterable<string>
}

/** The text of `src/generated/names.ts`. */
export function registryNamesModule(unions: readonly NameUnion[], header: string): string {
  const texts = unions.map(({ type, summary, names }) => {
    const sorted = [...new Set(names)].sort()
    return `/** ${summary} */\nexport type ${type} =\n${wrapped(sorted)}\n`
  })
  return `${header}\n${texts.join('\n')}`
}

/** Lines of some 120 columns, so that a new name changes few of them. */
function wrapped(names: readonly string[]): string {
  const lines: string[] = []
  for (const name of names) {
    const text = ` | '${name}'`
    const last = lines.at(-1)
    if (last !== undefined && last.length + text.length <= 120) lines[lines.length - 1] = last + text
    else lines.push(` ${text}`)
  }
  return lines.join('\n')
}
