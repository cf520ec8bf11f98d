import type { NbtTag } from '../codec/nbt.ts'
import type { BlockEntity } from './block-entities.ts'

/** What is written on a sign: four lines a side, without style. Before 1.20 the back is empty. */
export interface SignText {
  readonly front: readonly string[]
  readonly back: readonly string[]
}

/** A line is cut off here: nobody writes more on a sign. */
const maxLength = 1000
const maxDepth = 32
const blank: readonly string[] = ['', '', '', '']

/**
 * The text of a sign; `undefined` for other block entities. The lines are chat components: JSON in `Text1` to `Text4`, since 1.20
 * for each side, since 1.21.5 as tags. Source: minecraft.wiki, Sign (Block data)
 */
export function signText({ data }: Pick<BlockEntity, 'data'>): SignText | undefined {
  const { front_text: front, back_text: back } = data
  if (isObject(front) || isObject(back)) return { front: sideOf(front), back: sideOf(back) }
  const lines = [data.Text1, data.Text2, data.Text3, data.Text4]
  if (lines.every((line) => line === undefined)) return undefined
  return { front: lines.map(lineOf), back: blank }
}

/** The tag of a sign before 1.9.4, which had a packet of its own for its lines. */
export function signTag(lines: readonly string[]): NbtTag {
  const entries = blank.map((_, index): [string, NbtTag] => [
    `Text${index + 1}`,
    { type: 'string', value: JSON.stringify(lines[index] ?? '') },
  ])
  return { type: 'compound', value: new Map([['id', { type: 'string', value: 'Sign' }], ...entries]) }
}

function sideOf(side: unknown): string[] {
  const messages = isObject(side) && Array.isArray(side.messages) ? (side.messages as unknown[]) : []
  // A list of tags of one type: whether texts are JSON shows in their first letter alone.
  return blank.map((_, index) => lineOf(messages[index]))
}

function lineOf(line: unknown): string {
  return plainText(typeof line === 'string' ? parsed(line) : line, 0, { parts: maxLength })
    .replace(/\u00a7./gu, '')
    .slice(0, maxLength)
}

/** A text is JSON when it can be: a tag of 1.21.5 with a text for a line has it as it is. */
function parsed(text: string): unknown {
  if (!/^\s*["{[]/.test(text)) return text === 'null' ? '' : text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/**
 * A chat component without its style; what only a client's language knows stands there by its key. A few tags can refer to
 * each other so often that there is no end to them, so there is a `budget` of parts.
 */
function plainText(value: unknown, depth: number, budget: { parts: number }): string {
  if (depth > maxDepth || budget.parts-- <= 0 || value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  const all = (values: unknown): string => {
    let text = ''
    for (const each of Array.isArray(values) ? values : []) {
      if (text.length > maxLength || budget.parts <= 0) break
      text += plainText(each, depth + 1, budget)
    }
    return text
  }
  if (Array.isArray(value)) return all(value)
  const { text, translate, fallback, keybind, selector, extra } = value as Record<string, unknown>
  // In a list of tags of several types, what is no compound is wrapped into one without a name.
  const own = text ?? (value as Record<string, unknown>)[''] ?? fallback ?? translate ?? keybind ?? selector
  return (typeof own === 'string' || typeof own === 'number' ? String(own) : '') + all(extra)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
