import type { NbtCompound, NbtList, NbtTag, NbtType } from '../codec/nbt.ts'
import type { TextValue } from './text-component.ts'
import { maxDepth } from './text-runs.ts'

/** Fields that are booleans in JSON and bytes in NBT. */
const booleans = new Set(['bold', 'italic', 'underlined', 'strikethrough', 'obfuscated', 'interpret', 'hat'])

/** How deep a component may lie so that its NBT stays readable; an element of a list counts twice, for its wrapper. */
const deepest = maxDepth - 4

/** A component's NBT as plain values: lists without the wrappers of their elements, and booleans where they belong. */
export function nbtToText(tag: NbtTag): TextValue {
  return fromTag(tag.type, tag.value) as TextValue
}

function fromTag(type: NbtType, value: unknown): unknown {
  switch (type) {
    case 'list': {
      const list = value as NbtList
      return list.values.map((element) => unwrapped(list.of, element))
    }
    case 'compound': {
      const object: Record<string, unknown> = Object.create(null)
      for (const [name, tag] of value as NbtCompound) {
        object[name] = tag.type === 'byte' && booleans.has(name) ? tag.value !== 0 : fromTag(tag.type, tag.value)
      }
      return object
    }
    case 'byteArray':
    case 'intArray':
    case 'longArray':
      return Array.from(value as Iterable<number | bigint>)
    case 'end':
      return ''
    default:
      return value
  }
}

/** Lists have one type in NBT, so the elements of a mixed one stand in compounds under an empty name. */
function unwrapped(type: NbtType, value: unknown): unknown {
  if (type === 'compound') {
    const compound = value as NbtCompound
    const only = compound.size === 1 ? compound.get('') : undefined
    if (only) return fromTag(only.type, only.value)
  }
  return fromTag(type, value)
}

/** A component as NBT. What lies too deep is left out. */
export function textToNbt(value: TextValue): NbtTag {
  return componentTag(value, 0)
}

/** Where a component stands, numbers and booleans are text. */
function componentTag(value: unknown, depth: number): NbtTag {
  if (Array.isArray(value)) {
    return depth > deepest ? listTag([]) : listTag(value.map((element) => componentTag(element, depth + 2)))
  }
  return typeof value === 'object' && value !== null
    ? compoundTag(value, depth)
    : { type: 'string', value: value === undefined || value === null ? '' : String(value) }
}

function compoundTag(object: object, depth: number): NbtTag {
  if (depth > deepest) return { type: 'string', value: '' }
  const compound: NbtCompound = new Map()
  for (const [name, field] of Object.entries(object)) {
    if (field === undefined || field === null) continue
    if (name === 'extra' && Array.isArray(field)) {
      if (field.length > 0) compound.set(name, componentTag(field, depth + 1))
    } else compound.set(name, valueTag(field, depth + 1))
  }
  return { type: 'compound', value: compound }
}

function valueTag(value: unknown, depth: number): NbtTag {
  switch (typeof value) {
    case 'boolean':
      return { type: 'byte', value: value ? 1 : 0 }
    case 'bigint':
      return { type: 'long', value: BigInt.asIntN(64, value) }
    case 'number':
      if (!Number.isInteger(value)) return { type: 'double', value }
      return value === (value | 0) ? { type: 'int', value } : { type: 'long', value: BigInt.asIntN(64, BigInt(value)) }
    case 'object':
      if (Array.isArray(value)) {
        return depth > deepest ? listTag([]) : listTag(value.map((element) => valueTag(element, depth + 2)))
      }
      return value === null ? { type: 'string', value: '' } : compoundTag(value, depth)
    default:
      return { type: 'string', value: String(value) }
  }
}

/** A list of one type; where they differ, of compounds. Source: what the game's ListTag writes. */
function listTag(tags: readonly NbtTag[]): NbtTag {
  const of = tags[0]?.type ?? 'end'
  const isMixed = tags.some(({ type }) => type !== of)
  if (!isMixed && of !== 'compound') {
    return { type: 'list', value: { of, values: tags.map(({ value }) => value) } as NbtList }
  }
  const values = tags.map((tag) =>
    tag.type === 'compound' && !isWrapper(tag.value) ? tag.value : new Map([['', tag]]),
  )
  return { type: 'list', value: { of: 'compound', values } }
}

function isWrapper(compound: NbtCompound): boolean {
  return compound.size === 1 && compound.has('')
}

/** A component as values that JSON can hold. What lies too deep is left out. */
export function textToJson(value: unknown, depth = 0): unknown {
  if (depth > maxDepth) return ''
  if (typeof value === 'bigint') return Number(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((element) => textToJson(element, depth + 1))
  const object: Record<string, unknown> = Object.create(null)
  for (const [name, field] of Object.entries(value)) object[name] = textToJson(field, depth + 1)
  return object
}
