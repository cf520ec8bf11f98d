import { asCodecError, CodecError } from '../util/errors.ts'
import { maxDepth, tooDeep } from './depth.ts'
import { constantOf, largestCount, minSize, unknownName, unknownRaw } from './layout.ts'
import type { Coder, CustomNode, Node, StructNode } from './node.ts'
import { Reader } from './reader.ts'
import { Writer } from './writer.ts'

/** The fields around the one that is being read or written, for layouts that depend on an earlier field. */
interface Scope {
  readonly values: Record<string, unknown>
  readonly parent: Scope | undefined
}

/**
 * A coder that walks the layout for every value: the plain loop, for places where code must not be generated.
 * It is also what finds the path of a field when a compiled coder has failed.
 */
export function interpret(layout: Node): Coder {
  return {
    decode: (reader) => read(layout, reader, undefined),
    encode: (writer, value) => write(layout, writer, value, undefined),
  }
}

const made = new WeakMap<CustomNode, Coder>()

/** The functions of a hand-written node, made once. */
export function customCoder(node: CustomNode): Coder {
  let coder = made.get(node)
  if (!coder) made.set(node, (coder = node.make()))
  return coder
}

function at<T>(step: string | number, action: () => T): T {
  try {
    return action()
  } catch (error) {
    const codecError = asCodecError(error)
    codecError.path.unshift(step)
    throw codecError
  }
}

function read(node: Node, reader: Reader, scope: Scope | undefined): unknown {
  switch (node.kind) {
    case 'primitive':
      return (reader[node.name] as (argument?: number) => unknown)(node.argument)
    case 'custom':
      return customCoder(node).decode(reader)
    case 'constant':
      return node.value
    case 'struct': {
      const values: Record<string, unknown> = {}
      const inner: Scope = { values, parent: scope }
      for (const [name, field] of node.fields) values[name] = at(name, () => read(field, reader, inner))
      return values
    }
    case 'option':
      return reader.bool() ? read(node.item, reader, scope) : undefined
    case 'list': {
      const values: unknown[] = []
      if (node.count === 'rest') {
        while (reader.remaining > 0) {
          if (values.length >= largestCount(node))
            throw new CodecError('limit_exceeded', `More than ${values.length} values`)
          values.push(at(values.length, () => read(node.item, reader, scope)))
        }
        return values
      }
      const count =
        typeof node.count === 'number'
          ? node.count
          : reader.count(read(node.count, reader, scope) as number, minSize(node.item), largestCount(node))
      for (let index = 0; index < count; index++) values.push(at(index, () => read(node.item, reader, scope)))
      return values
    }
    case 'bytes':
      if (node.length === 'rest') return reader.rest()
      return reader.view8(
        typeof node.length === 'number'
          ? node.length
          : reader.length(read(node.length, reader, scope) as number, node.max),
      )
    case 'mapped':
      return node.decode(read(node.item, reader, scope))
    case 'scaled':
      return (read(node.item, reader, scope) as number) / node.factor
    case 'enum': {
      const raw = read(node.base, reader, scope)
      const name = node.names.get(raw)
      if (name === undefined) throw unknownRaw(raw, reader.offset)
      return name
    }
    case 'flags': {
      const raw = read(node.base, reader, scope) as number
      const values: Record<string, unknown> = {}
      let rest = raw
      for (const [name, mask] of node.bits) {
        values[name] = (raw & mask) !== 0
        rest &= ~mask
      }
      if (rest !== 0) values.otherBits = rest
      return values
    }
    case 'union': {
      const tag = at(node.tag, () => read(node.base, reader, scope)) as string
      const layout = node.cases[tag]
      const inner: Scope = { values: { [node.tag]: tag }, parent: scope }
      return { [node.tag]: tag, ...(layout ? (read(layout, reader, inner) as object) : {}) }
    }
    case 'switch': {
      const layout = node.cases.get(lookUp(scope, node.field)) ?? node.otherwise
      return layout ? read(layout, reader, scope) : undefined
    }
    case 'defaulted':
      return read(node.item, reader, scope)
    case 'call':
      if (!node.recurs) return read(node.layout(), reader, undefined)
      if (reader.depth >= maxDepth) throw tooDeep(reader.offset)
      reader.depth++
      try {
        return read(node.layout(), reader, undefined)
      } finally {
        reader.depth--
      }
    case 'prefixed': {
      const length = reader.length(read(node.length, reader, scope) as number, node.max)
      const start = reader.take(length)
      const inner = new Reader(reader.bytes, start, start + length)
      inner.depth = reader.depth
      const value = read(node.item, inner, scope)
      if (inner.remaining > 0)
        throw new CodecError('trailing_bytes', `${inner.remaining} bytes are left over`, inner.offset)
      return value
    }
    case 'changed':
    case 'shared':
      throw new TypeError('A layout must be resolved for a version before it is used')
  }
}

function lookUp(scope: Scope | undefined, field: string): unknown {
  for (let current = scope; current; current = current.parent) {
    if (field in current.values) return current.values[field]
  }
  throw new TypeError(`No field '${field}' comes before the one that depends on it`)
}

function write(node: Node, writer: Writer, value: unknown, scope: Scope | undefined): void {
  switch (node.kind) {
    case 'primitive':
      ;(writer[node.name] as (value: unknown, argument?: number) => void)(value, node.argument)
      return
    case 'custom':
      customCoder(node).encode(writer, value)
      return
    case 'constant':
      return
    case 'struct':
      writeStruct(node, writer, value, scope)
      return
    case 'option':
      writer.bool(value !== undefined)
      if (value !== undefined) write(node.item, writer, value, scope)
      return
    case 'list': {
      const values = value as readonly unknown[]
      if (!(values.length <= node.max)) throw new CodecError('limit_exceeded', `More than ${node.max} values`)
      if (typeof node.count === 'number') {
        if (values.length !== node.count) throw wrongCount(values.length, node.count)
      } else if (node.count !== 'rest') write(node.count, writer, values.length, scope)
      values.forEach((item, index) => {
        at(index, () => write(node.item, writer, item, scope))
      })
      return
    }
    case 'bytes': {
      const bytes = value as Uint8Array
      if (!(bytes.length <= node.max)) throw new CodecError('limit_exceeded', `More than ${node.max} bytes`)
      if (typeof node.length === 'number') {
        if (bytes.length !== node.length) throw wrongCount(bytes.length, node.length)
      } else if (node.length !== 'rest') write(node.length, writer, bytes.length, scope)
      writer.raw(bytes)
      return
    }
    case 'mapped':
      write(node.item, writer, node.encode(value), scope)
      return
    case 'scaled':
      write(node.item, writer, Math.round((value as number) * node.factor), scope)
      return
    case 'enum': {
      const raw = node.raws.get(value as string)
      if (raw === undefined) throw unknownName(value)
      write(node.base, writer, raw, scope)
      return
    }
    case 'flags': {
      const values = value as Record<string, unknown>
      let raw = (values.otherBits as number | undefined) ?? 0
      for (const [name, mask] of node.bits) if (values[name]) raw |= mask
      write(node.base, writer, raw, scope)
      return
    }
    case 'union': {
      const tag = (value as Record<string, unknown>)[node.tag] as string
      at(node.tag, () => write(node.base, writer, tag, scope))
      const layout = node.cases[tag]
      if (layout) write(layout, writer, value, { values: { [node.tag]: tag }, parent: scope })
      return
    }
    case 'switch': {
      const layout = node.cases.get(lookUp(scope, node.field)) ?? node.otherwise
      if (layout) write(layout, writer, value, scope)
      return
    }
    case 'defaulted':
      write(node.item, writer, value === undefined ? node.value : value, scope)
      return
    case 'call':
      if (!node.recurs) {
        write(node.layout(), writer, value, undefined)
        return
      }
      if (writer.depth >= maxDepth) throw tooDeep(-1)
      writer.depth++
      try {
        write(node.layout(), writer, value, undefined)
      } finally {
        writer.depth--
      }
      return
    case 'prefixed': {
      const inner = new Writer()
      inner.depth = writer.depth
      write(node.item, inner, value, scope)
      write(node.length, writer, inner.offset, scope)
      writer.raw(inner.bytes.subarray(0, inner.offset))
      return
    }
    case 'changed':
    case 'shared':
      throw new TypeError('A layout must be resolved for a version before it is used')
  }
}

function writeStruct(node: StructNode, writer: Writer, value: unknown, scope: Scope | undefined): void {
  const given = value as Record<string, unknown>
  // Fields that were left out count with their defaults, also for the layouts that depend on them.
  const values: Record<string, unknown> = {}
  const inner: Scope = { values, parent: scope }
  for (const [name, field] of node.fields) {
    const fieldValue = given[name]
    if (fieldValue === undefined && isRequired(field)) throw missing(name)
    const constant = constantOf(field)
    if (constant) values[name] = constant.value
    else values[name] = fieldValue === undefined && field.kind === 'defaulted' ? field.value : fieldValue
    at(name, () => write(field, writer, fieldValue, inner))
  }
}

/** Whether a value must be given: plain JavaScript would otherwise write a forgotten field as 0. */
export function isRequired(node: Node): boolean {
  switch (node.kind) {
    case 'primitive':
    case 'scaled':
    case 'enum':
    case 'flags':
    case 'struct':
    case 'list':
    case 'bytes':
    case 'union':
      return true
    case 'defaulted':
      // What other versions lack, and has no stated default, must be given in this one.
      return node.value === undefined && isRequired(node.item)
    default:
      return false
  }
}

/** The error for a field that was not given. */
export function missing(name: string): CodecError {
  return new CodecError('invalid_value', `The field '${name}' is missing`)
}

/** The error for a list or byte string whose length the layout fixes. */
export function wrongCount(actual: number, expected: number): CodecError {
  return new CodecError('invalid_value', `${actual} values where there must be ${expected}`)
}
