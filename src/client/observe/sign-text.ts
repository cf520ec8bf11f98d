import type { NbtCompound, NbtTag } from '../../codec/nbt.ts'
import { TextComponent } from '../../protocol/text-component.ts'
import type { BlockEntity } from '../../world/index.ts'

/** What is written on a sign: four lines a side, without style. */
export interface SignText {
  readonly front: readonly string[]
  /** Empty lines before 1.20. */
  readonly back: readonly string[]
}

/** The text of a sign from its block entity; `undefined` where it is none. */
export function signTextOf({ tag }: BlockEntity): SignText | undefined {
  if (tag?.type !== 'compound') return undefined
  const front = linesOf(tag.value.get('front_text'))
  const back = linesOf(tag.value.get('back_text'))
  if (front || back) return { front: front ?? emptyLines, back: back ?? emptyLines }
  return tag.value.has('Text1') ? { front: numberedLines(tag.value), back: emptyLines } : undefined
}

const emptyLines: readonly string[] = ['', '', '', '']

/** Since 1.20: a list of texts, JSON until 1.21.4. */
function linesOf(side: NbtTag | undefined): string[] | undefined {
  const messages = side?.type === 'compound' ? side.value.get('messages') : undefined
  if (messages?.type !== 'list') return undefined
  const { of, values } = messages.value
  return values.map((value) => lineOf({ type: of, value } as NbtTag))
}

/** Until 1.19.4: Text1 to Text4. */
function numberedLines(compound: NbtCompound): string[] {
  return [1, 2, 3, 4].map((number) => lineOf(compound.get(`Text${number}`)))
}

function lineOf(tag: NbtTag | undefined): string {
  if (!tag) return ''
  // A list of texts of different types wraps each in a compound with an empty name.
  const wrapped = tag.type === 'compound' && tag.value.size === 1 ? tag.value.get('') : undefined
  const text = wrapped ?? tag
  if (text.type !== 'string') return TextComponent.fromNbt(text).toString()
  return isJson(text.value) ? TextComponent.fromJson(text.value).toString() : text.value
}

/** Text of 1.21.5 and later, and of 1.7, is no JSON. */
function isJson(text: string): boolean {
  return /^\s*["[{]/.test(text)
}

/** The block entity of a sign whose lines came in a packet of their own, as until 1.9.2. */
export function signTag(lines: readonly string[]): NbtTag {
  const value: NbtCompound = new Map<string, NbtTag>([['id', { type: 'string', value: 'Sign' }]])
  lines.forEach((line, index) => {
    value.set(`Text${index + 1}`, { type: 'string', value: JSON.stringify({ text: line }) })
  })
  return { type: 'compound', value }
}
