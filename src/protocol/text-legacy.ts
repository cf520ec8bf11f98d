import { colorNames, nearestColor } from './text-color.ts'
import type { TextRun, TextStyle } from './text-runs.ts'

const codes = '0123456789abcdef'
const formats: Readonly<Record<string, keyof TextStyle>> = {
  k: 'obfuscated',
  l: 'bold',
  m: 'strikethrough',
  n: 'underlined',
  o: 'italic',
}
/** A code; or a colour in the way of plugins, `§x§r§r§g§g§b§b`. */
const code = /\u00a7x((?:\u00a7[0-9a-f]){6})|\u00a7([0-9a-fk-or])/gi

/** Text without section-sign codes. */
export function withoutLegacyCodes(text: string): string {
  return text.includes('§') ? text.replace(code, '') : text
}

/** Runs in which section-sign codes have become styles. As in the game, a colour ends the formats before it. */
export function styledRuns(runs: readonly TextRun[]): TextRun[] {
  return runs.flatMap((run) => (run.text.includes('§') ? split(run) : [run]))
}

function split({ text, style: start }: TextRun): TextRun[] {
  const parts: TextRun[] = []
  let style = start
  let end = 0
  for (const match of text.matchAll(code)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), style })
    end = match.index + match[0].length
    const letter = match[2]?.toLowerCase()
    if (letter === undefined) style = { color: `#${match[1]!.replaceAll('§', '').toLowerCase()}` }
    else if (letter === 'r') style = start
    else if (formats[letter]) style = { ...style, [formats[letter]]: true }
    else style = { color: colorNames[codes.indexOf(letter)]! }
  }
  if (end < text.length) parts.push({ text: text.slice(end), style })
  return parts
}

/** Runs as text with section signs; each change of style begins anew. */
export function legacyOf(runs: readonly TextRun[]): string {
  let text = ''
  let before = ''
  for (const { text: part, style } of styledRuns(runs)) {
    const prefix = prefixOf(style)
    if (prefix !== before) text += before === '' ? prefix : `§r${prefix}`
    before = prefix
    text += part
  }
  return text
}

function prefixOf(style: TextStyle): string {
  const color = style.color === undefined ? undefined : nearestColor(style.color)
  let prefix = color === undefined ? '' : `§${codes[color]!}`
  for (const [letter, format] of Object.entries(formats)) if (style[format]) prefix += `§${letter}`
  return prefix
}
