import type { TextObject, TextValue } from './text-component.ts'
import { type Translate, translated } from './text-translate.ts'

/** How a piece of text looks; what is absent is as the reader shows plain text. */
export interface TextStyle {
  /** A name (`dark_red`) or `#rrggbb`. */
  readonly color?: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underlined?: boolean
  readonly strikethrough?: boolean
  readonly obfuscated?: boolean
}

/** A piece of text in one style. */
export interface TextRun {
  readonly text: string
  readonly style: TextStyle
}

/** How deep components are followed. Source: the game reads no NBT that is deeper. */
export const maxDepth = 512
/** How many components and characters one text may come to: translations can multiply what they are given. */
const maxComponents = 1 << 16
const maxCharacters = 1 << 18

const plain: TextStyle = {}
const switches = ['bold', 'italic', 'underlined', 'strikethrough', 'obfuscated'] as const

/** A component in pieces of one style each, in reading order. */
export function textRuns(value: TextValue, translate?: Translate): TextRun[] {
  const runs = new Runs(translate)
  runs.add(value, plain, 0)
  return runs.done
}

class Runs {
  readonly done: TextRun[] = []
  readonly #translate: Translate | undefined
  #components = 0
  #characters = 0

  constructor(translate: Translate | undefined) {
    this.#translate = translate
  }

  add(value: unknown, outer: TextStyle, depth: number): void {
    if (depth > maxDepth || this.#components++ >= maxComponents) return
    if (Array.isArray(value)) this.#addList(value, outer, depth)
    else if (typeof value === 'object' && value !== null) this.#addObject(value as TextObject, outer, depth)
    else if (value !== undefined && value !== null) this.#addText(String(value), outer)
  }

  #addList(values: readonly unknown[], outer: TextStyle, depth: number): void {
    if (values.length === 0) return
    const [first, ...others] = values
    this.add(first, outer, depth + 1)
    const style = styleOf(first, outer)
    for (const other of others) this.add(other, style, depth + 1)
  }

  #addObject(object: TextObject, outer: TextStyle, depth: number): void {
    const style = styleOf(object, outer)
    this.#addContent(object, style, depth)
    if (!Array.isArray(object.extra)) return
    for (const child of object.extra) this.add(child, style, depth + 1)
  }

  #addContent(object: TextObject, style: TextStyle, depth: number): void {
    const { text, translate, keybind, selector, score } = object
    if (isScalar(text)) this.#addText(String(text), style)
    else if (isScalar(translate)) {
      const given = Array.isArray(object.with) ? object.with : []
      const fallback = isScalar(object.fallback) ? String(object.fallback) : undefined
      for (const part of translated(String(translate), given.length, fallback, this.#translate)) {
        if (typeof part === 'string') this.#addText(part, style)
        else this.add(given[part], style, depth + 1)
      }
    } else if (isScalar(keybind)) this.#addText(this.#translate?.(String(keybind)) ?? String(keybind), style)
    else if (isScalar(score?.value)) this.#addText(String(score.value), style)
    else if (isScalar(selector)) this.#addText(String(selector), style)
    else if ('' in object) this.add(object[''], style, depth + 1)
  }

  #addText(text: string, style: TextStyle): void {
    const part = text.slice(0, maxCharacters - this.#characters)
    if (part === '') return
    this.#characters += part.length
    this.done.push({ text: part, style })
  }
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** The style of a component inside of another. */
function styleOf(value: unknown, outer: TextStyle): TextStyle {
  let inner = value
  for (let depth = 0; Array.isArray(inner) && depth < maxDepth; depth++) inner = inner[0]
  if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return outer
  const object = inner as TextObject
  let style: TextStyle | undefined
  if (typeof object.color === 'string') style = { ...outer, color: object.color }
  for (const name of switches) {
    // NBT has bytes for booleans, and some servers send texts.
    const given: unknown = object[name]
    if (given !== undefined && given !== null) style = { ...(style ?? outer), [name]: isOn(given) }
  }
  return style ?? outer
}

function isOn(given: unknown): boolean {
  return given === true || given === 'true' || (typeof given === 'number' && given !== 0)
}
