import { asCodecError, CodecError } from '../util/errors.ts'
import { customCoder, interpret, isRequired, missing, wrongCount } from './interpret.ts'
import type { Coder, Node, PrimitiveName, PrimitiveNode, StructNode, UnionNode } from './node.ts'
import { fixedSize, minSize, unknownName, unknownRaw } from './node.ts'
import { Reader } from './reader.ts'
import { Writer } from './writer.ts'

/** Reads at a known place, after one bounds check for a whole run of fields. */
const readsAt: Partial<Record<PrimitiveName, (place: string) => string>> = {
  bool: (p) => `r.bytes[${p}] !== 0`,
  u8: (p) => `r.bytes[${p}]`,
  i8: (p) => `r.bytes[${p}] << 24 >> 24`,
  u16: (p) => `r.view.getUint16(${p})`,
  i16: (p) => `r.view.getInt16(${p})`,
  i32: (p) => `r.view.getInt32(${p})`,
  u32: (p) => `r.view.getUint32(${p})`,
  i64: (p) => `r.view.getBigInt64(${p})`,
  u64: (p) => `r.view.getBigUint64(${p})`,
  f32: (p) => `r.view.getFloat32(${p})`,
  f64: (p) => `r.view.getFloat64(${p})`,
}

const writesAt: Partial<Record<PrimitiveName, (place: string, value: string) => string>> = {
  bool: (p, v) => `w.bytes[${p}] = ${v} ? 1 : 0`,
  u8: (p, v) => `w.bytes[${p}] = ${v}`,
  i8: (p, v) => `w.bytes[${p}] = ${v}`,
  u16: (p, v) => `w.view.setUint16(${p}, ${v})`,
  i16: (p, v) => `w.view.setInt16(${p}, ${v})`,
  i32: (p, v) => `w.view.setInt32(${p}, ${v})`,
  u32: (p, v) => `w.view.setUint32(${p}, ${v})`,
  i64: (p, v) => `w.view.setBigInt64(${p}, ${v})`,
  u64: (p, v) => `w.view.setBigUint64(${p}, ${v})`,
  f32: (p, v) => `w.view.setFloat32(${p}, ${v})`,
  f64: (p, v) => `w.view.setFloat64(${p}, ${v})`,
}

/** Whether functions may be made from text here; a content security policy can forbid it. */
function canGenerate(): boolean {
  try {
    return new Function('return 1')() === 1
  } catch {
    return false
  }
}

let generates: boolean | undefined

/**
 * A coder for a resolved layout. Nothing is compiled before the first value; each direction is compiled on its own,
 * so that a client never pays for writing what it only reads.
 */
export function lazyCoder(layout: () => Node): Coder {
  const coder: Coder = {
    decode: (reader) => {
      coder.decode = compileDecode(layout())
      return coder.decode(reader)
    },
    encode: (writer, value) => {
      coder.encode = compileEncode(layout())
      coder.encode(writer, value)
    },
  }
  return coder
}

/** One function that reads the layout, made of straight code; the plain loop where code must not be generated. */
export function compileDecode(layout: Node): Coder['decode'] {
  generates ??= canGenerate()
  return generates ? new DecodeEmitter().compile(layout) : interpret(layout).decode
}

/** One function that writes the layout; see {@link compileDecode}. */
export function compileEncode(layout: Node): Coder['encode'] {
  generates ??= canGenerate()
  return generates ? new EncodeEmitter().compile(layout) : interpret(layout).encode
}

/** A struct that is being read or written: where the value of each of its fields so far can be found. */
type Scope = Map<string, string>

class Emitter {
  protected readonly lines: string[] = []
  protected readonly scopes: Scope[] = []
  readonly #constants: unknown[] = []
  #variables = 0

  protected constant(value: unknown): string {
    const known = this.#constants.indexOf(value)
    if (known >= 0) return `c${known}`
    this.#constants.push(value)
    return `c${this.#constants.length - 1}`
  }

  protected variable(): string {
    this.#variables += 1
    return `v${this.#variables}`
  }

  protected field(name: string): string {
    for (let index = this.scopes.length - 1; index >= 0; index--) {
      const place = this.scopes[index]!.get(name)
      if (place !== undefined) return place
    }
    throw new TypeError(`No field '${name}' comes before the one that depends on it`)
  }

  protected literal(value: unknown): string {
    if (value === undefined || value === null || typeof value === 'boolean' || typeof value === 'number') {
      return Object.is(value, -0) ? '-0' : String(value)
    }
    if (typeof value === 'string') return JSON.stringify(value)
    if (typeof value === 'bigint') return `${value}n`
    return this.constant(value)
  }

  protected build<F>(parameters: string, result: string): F {
    const names = this.#constants.map((_, index) => `c${index}`)
    const source = `"use strict";\nreturn function (${parameters}) {\n${this.lines.join('\n')}\n${result}\n}`
    return new Function(...names, source)(...this.#constants) as F
  }
}

/** Whether a layout is read with place arithmetic in a run; a lone primitive gains nothing from it. */
function isRun(node: Node): boolean {
  return fixedSize(node) !== undefined
}

class DecodeEmitter extends Emitter {
  compile(layout: Node): Coder['decode'] {
    const result = this.read(layout)
    return this.build('r', `return ${result}`)
  }

  /** Emits what reads the node and returns an expression without side effects for its value. */
  private read(node: Node): string {
    switch (node.kind) {
      case 'primitive':
        return this.hold(`r.${node.name}(${node.argument ?? ''})`)
      case 'custom':
        return this.hold(`${this.constant(customCoder(node))}.decode(r)`)
      case 'constant':
        return this.literal(node.value)
      case 'struct':
        return this.readStruct(node)
      case 'option': {
        const result = this.variable()
        this.lines.push(`let ${result}`, 'if (r.bool()) {')
        const value = this.read(node.item)
        this.lines.push(`${result} = ${value}`, '}')
        return result
      }
      case 'list':
        return this.readList(node)
      case 'bytes': {
        if (node.length === 'rest') return this.hold('r.rest()')
        if (typeof node.length === 'number') return this.hold(`r.view8(${node.length})`)
        const length = this.read(node.length)
        return this.hold(`r.view8(r.length(${length}, ${node.max}))`)
      }
      case 'mapped':
        return this.hold(this.convert(node, this.read(node.item)))
      case 'scaled':
        return this.hold(this.convert(node, this.read(node.item)))
      case 'enum':
        return this.readEnum(node, this.read(node.base))
      case 'flags':
        return this.readFlags(node, this.read(node.base))
      case 'union':
        return this.readUnion(node)
      case 'switch': {
        const result = this.variable()
        this.lines.push(`let ${result}`, `switch (${this.field(node.field)}) {`)
        const groups = new Map<Node, string[]>()
        for (const [value, layout] of node.cases) {
          const labels = groups.get(layout) ?? []
          labels.push(`case ${this.literal(value)}:`)
          groups.set(layout, labels)
        }
        for (const [layout, labels] of groups) {
          this.lines.push(`${labels.join(' ')} {`)
          const value = this.read(layout)
          this.lines.push(`${result} = ${value}`, 'break }')
        }
        if (node.otherwise) {
          this.lines.push('default: {')
          const value = this.read(node.otherwise)
          this.lines.push(`${result} = ${value} }`)
        }
        this.lines.push('}')
        return result
      }
      case 'defaulted':
        return this.read(node.item)
      case 'call':
        return this.hold(`${this.constant(node.coder)}.decode(r)`)
      case 'prefixed': {
        const length = this.read(node.length)
        const end = this.variable()
        const outer = this.variable()
        this.lines.push(
          `const ${outer} = r.end`,
          `const ${end} = r.offset + r.length(${length}, ${node.max})`,
          `r.end = ${end}`,
        )
        const result = this.variable()
        const value = this.read(node.item)
        this.lines.push(
          `const ${result} = ${value}`,
          `if (r.offset !== ${end}) throw ${this.constant(leftOver)}(${end} - r.offset, r.offset)`,
          `r.end = ${outer}`,
        )
        return result
      }
      case 'changed':
      case 'shared':
        throw new TypeError('A layout must be resolved for a version before it is used')
    }
  }

  private hold(expression: string): string {
    const name = this.variable()
    this.lines.push(`const ${name} = ${expression}`)
    return name
  }

  private convert(node: Node, value: string): string {
    if (node.kind === 'mapped') return `${this.constant(node.decode)}(${value})`
    if (node.kind === 'scaled') return `${value} / ${node.factor}`
    return value
  }

  private readStruct(node: StructNode): string {
    const scope: Scope = new Map()
    this.scopes.push(scope)
    this.readFields(node.fields, scope)
    this.scopes.pop()
    return this.object(scope)
  }

  private object(scope: Scope): string {
    return `{ ${[...scope].map(([name, value]) => `${JSON.stringify(name)}: ${value}`).join(', ')} }`
  }

  /** Fields in a row; neighbours of a fixed size share one bounds check. */
  private readFields(fields: StructNode['fields'], scope: Scope): void {
    for (let index = 0; index < fields.length; ) {
      let size = 0
      let stop = index
      while (stop < fields.length && isRun(fields[stop]![1])) size += fixedSize(fields[stop++]![1])!
      if (size > 1 && stop > index) {
        const start = this.hold(`r.take(${size})`)
        let offset = 0
        for (; index < stop; index++) {
          const [name, field] = fields[index]!
          scope.set(name, this.readAt(field, start, offset))
          offset += fixedSize(field)!
        }
      } else {
        const [name, field] = fields[index++]!
        // A constant object expression could be evaluated twice when a later field refers to it.
        const value = this.read(field)
        scope.set(name, value.startsWith('{') ? this.hold(value) : value)
      }
    }
  }

  private readAt(node: Node, start: string, offset: number): string {
    switch (node.kind) {
      case 'primitive': {
        const place = offset === 0 ? start : `${start} + ${offset}`
        return this.hold(readsAt[node.name]!(place))
      }
      case 'constant':
        return this.literal(node.value)
      case 'struct': {
        const scope: Scope = new Map()
        let at = offset
        for (const [name, field] of node.fields) {
          scope.set(name, this.readAt(field, start, at))
          at += fixedSize(field)!
        }
        return this.hold(this.object(scope))
      }
      case 'defaulted':
        return this.readAt(node.item, start, offset)
      case 'mapped':
      case 'scaled':
        return this.hold(this.convert(node, this.readAt(node.item, start, offset)))
      case 'enum':
        return this.readEnum(node, this.readAt(node.base, start, offset))
      case 'flags':
        return this.readFlags(node, this.readAt(node.base, start, offset))
      default:
        throw new TypeError(`A ${node.kind} has no fixed size`)
    }
  }

  private readEnum(node: Extract<Node, { kind: 'enum' }>, raw: string): string {
    const names = this.constant(tableOf(node.names))
    const access = isTable(node.names) ? `${names}[${raw}]` : `${names}.get(${raw})`
    const name = this.hold(access)
    this.lines.push(`if (${name} === undefined) throw ${this.constant(unknownRaw)}(${raw}, r.offset)`)
    return name
  }

  private readFlags(node: Extract<Node, { kind: 'flags' }>, raw: string): string {
    const rest = ~node.bits.reduce((sum, [, mask]) => sum | mask, 0)
    const fields = node.bits.map(([name, mask]) => `${JSON.stringify(name)}: (${raw} & ${mask}) !== 0`)
    const flags = this.hold(`{ ${fields.join(', ')} }`)
    this.lines.push(`if ((${raw} & ${rest}) !== 0) ${flags}.otherBits = ${raw} & ${rest}`)
    return flags
  }

  private readList(node: Extract<Node, { kind: 'list' }>): string {
    const result = this.variable()
    const index = this.variable()
    if (node.count === 'rest') {
      this.lines.push(
        `const ${result} = []`,
        `while (r.offset < r.end) {`,
        `if (${result}.length >= ${node.max}) throw ${this.constant(tooMany)}(${node.max})`,
      )
      const value = this.read(node.item)
      this.lines.push(`${result}.push(${value})`, '}')
      return result
    }
    let count: string
    if (typeof node.count === 'number') count = String(node.count)
    else {
      const raw = this.read(node.count)
      const size = minSize(node.item)
      // Elements that may take no bytes are not bounded by what is left, so the count itself must be.
      count = this.hold(`r.count(${raw}, ${size}, ${size === 0 ? Math.min(node.max, 65536) : node.max})`)
    }
    this.lines.push(
      `const ${result} = new Array(${count})`,
      `for (let ${index} = 0; ${index} < ${count}; ${index}++) {`,
    )
    const value = this.read(node.item)
    this.lines.push(`${result}[${index}] = ${value}`, '}')
    return result
  }

  private readUnion(node: UnionNode): string {
    const tag = this.read(node.base)
    const result = this.variable()
    this.lines.push(`let ${result}`, `switch (${tag}) {`)
    for (const [name, layout] of Object.entries(node.cases)) {
      this.lines.push(`case ${JSON.stringify(name)}: {`)
      if (layout.kind === 'struct') {
        const scope: Scope = new Map([[node.tag, tag]])
        this.scopes.push(scope)
        this.readFields(layout.fields, scope)
        this.scopes.pop()
        this.lines.push(`${result} = ${this.object(scope)}`)
      } else {
        const value = this.read(layout)
        this.lines.push(`${result} = { ${JSON.stringify(node.tag)}: ${tag}, ...${value} }`)
      }
      this.lines.push('break }')
    }
    this.lines.push(`default: ${result} = { ${JSON.stringify(node.tag)}: ${tag} }`, '}')
    return result
  }
}

class EncodeEmitter extends Emitter {
  compile(layout: Node): Coder['encode'] {
    this.write(layout, 'v')
    return this.build('w, v', '')
  }

  private write(node: Node, value: string): void {
    switch (node.kind) {
      case 'primitive':
        this.writePrimitive(node, value)
        return
      case 'custom':
        this.lines.push(`${this.constant(customCoder(node))}.encode(w, ${value})`)
        return
      case 'constant':
        return
      case 'struct':
        this.writeStruct(node, value)
        return
      case 'option':
        this.lines.push(`if (${value} === undefined) w.u8(0)`, 'else {', 'w.u8(1)')
        this.write(node.item, value)
        this.lines.push('}')
        return
      case 'list':
        this.writeList(node, value)
        return
      case 'bytes':
        this.lines.push(`if (${value}.length > ${node.max}) throw ${this.constant(tooMany)}(${node.max})`)
        this.writeCount(node.length, `${value}.length`)
        this.lines.push(`w.raw(${value})`)
        return
      case 'mapped':
        this.write(node.item, this.hold(`${this.constant(node.encode)}(${value})`))
        return
      case 'scaled':
        this.write(node.item, this.hold(`Math.round(${value} * ${node.factor})`))
        return
      case 'enum':
        this.write(node.base, this.rawOf(node, value))
        return
      case 'flags':
        this.write(node.base, this.bitsOf(node, value))
        return
      case 'union':
        this.writeUnion(node, value)
        return
      case 'switch': {
        this.lines.push(`switch (${this.field(node.field)}) {`)
        const groups = new Map<Node, string[]>()
        for (const [label, layout] of node.cases) {
          const labels = groups.get(layout) ?? []
          labels.push(`case ${this.literal(label)}:`)
          groups.set(layout, labels)
        }
        for (const [layout, labels] of groups) {
          this.lines.push(`${labels.join(' ')} {`)
          this.write(layout, value)
          this.lines.push('break }')
        }
        if (node.otherwise) {
          this.lines.push('default: {')
          this.write(node.otherwise, value)
          this.lines.push('}')
        }
        this.lines.push('}')
        return
      }
      case 'defaulted':
        this.write(node.item, this.hold(this.given(node, value)))
        return
      case 'call':
        this.lines.push(`${this.constant(node.coder)}.encode(w, ${value})`)
        return
      case 'prefixed': {
        // The length is known afterwards: write the value to memory of its own, then both.
        const outer = this.variable()
        const inner = this.variable()
        this.lines.push(`const ${outer} = w`, `const ${inner} = new ${this.constant(Writer)}()`, `{ const w = ${inner}`)
        this.write(node.item, value)
        this.lines.push('}')
        this.write(node.length, `${inner}.offset`)
        this.lines.push(`w.raw(${inner}.bytes.subarray(0, ${inner}.offset))`)
        return
      }
      case 'changed':
      case 'shared':
        throw new TypeError('A layout must be resolved for a version before it is used')
    }
  }

  private hold(expression: string): string {
    const name = this.variable()
    this.lines.push(`const ${name} = ${expression}`)
    return name
  }

  private given(node: Extract<Node, { kind: 'defaulted' }>, value: string): string {
    if (node.value === undefined) return value
    return `${value} === undefined ? ${this.literal(node.value)} : ${value}`
  }

  private writePrimitive(node: PrimitiveNode, value: string): void {
    this.lines.push(`w.${node.name}(${value}${node.argument === undefined ? '' : `, ${node.argument}`})`)
  }

  private writeStruct(node: StructNode, value: string): void {
    const scope: Scope = new Map()
    this.scopes.push(scope)
    this.writeFields(node.fields, value, scope)
    this.scopes.pop()
  }

  private writeFields(fields: StructNode['fields'], value: string, scope: Scope): void {
    for (let index = 0; index < fields.length; ) {
      let size = 0
      let stop = index
      while (stop < fields.length && isRun(fields[stop]![1])) size += fixedSize(fields[stop++]![1])!
      if (size > 1 && stop > index) {
        // Values first: converting one may throw or write elsewhere.
        const pending: [string, (place: string) => string][] = []
        let offset = 0
        for (; index < stop; index++) {
          const [name, field] = fields[index]!
          const place = this.place(field, value, name, scope)
          this.collectAt(field, place, offset, pending)
          offset += fixedSize(field)!
        }
        const start = this.hold(`w.take(${size})`)
        for (const [at, line] of pending) this.lines.push(line(at === '0' ? start : `${start} + ${at}`))
      } else {
        const [name, field] = fields[index++]!
        this.write(field.kind === 'defaulted' ? field.item : field, this.place(field, value, name, scope))
      }
    }
  }

  /** A variable with the field's value, its default filled in. */
  private place(field: Node, value: string, name: string, scope: Scope): string {
    if (field.kind === 'constant') return 'undefined'
    const access = `${value}${/^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`}`
    const held = this.hold(access)
    if (isRequired(field)) {
      this.lines.push(`if (${held} === undefined) throw ${this.constant(missing)}(${JSON.stringify(name)})`)
    }
    const place = field.kind === 'defaulted' && field.value !== undefined ? this.hold(this.given(field, held)) : held
    scope.set(name, place)
    return place
  }

  private collectAt(node: Node, value: string, offset: number, into: [string, (place: string) => string][]): void {
    switch (node.kind) {
      case 'primitive': {
        into.push([String(offset), (place) => writesAt[node.name]!(place, value)])
        return
      }
      case 'constant':
        return
      case 'struct': {
        let at = offset
        for (const [name, field] of node.fields) {
          this.collectAt(field, this.place(field, value, name, new Map()), at, into)
          at += fixedSize(field)!
        }
        return
      }
      case 'defaulted':
        this.collectAt(node.item, value, offset, into)
        return
      case 'mapped':
        this.collectAt(node.item, this.hold(`${this.constant(node.encode)}(${value})`), offset, into)
        return
      case 'scaled':
        this.collectAt(node.item, this.hold(`Math.round(${value} * ${node.factor})`), offset, into)
        return
      case 'enum':
        this.collectAt(node.base, this.rawOf(node, value), offset, into)
        return
      case 'flags':
        this.collectAt(node.base, this.bitsOf(node, value), offset, into)
        return
      default:
        throw new TypeError(`A ${node.kind} has no fixed size`)
    }
  }

  private rawOf(node: Extract<Node, { kind: 'enum' }>, value: string): string {
    const raw = this.hold(`${this.constant(node.raws)}.get(${value})`)
    this.lines.push(`if (${raw} === undefined) throw ${this.constant(unknownName)}(${value})`)
    return raw
  }

  private bitsOf(node: Extract<Node, { kind: 'flags' }>, value: string): string {
    const bits = node.bits.map(([name, mask]) => `(${value}[${JSON.stringify(name)}] ? ${mask} : 0)`)
    return this.hold([`(${value}.otherBits ?? 0)`, ...bits].join(' | '))
  }

  private writeCount(count: Node | number | 'rest', length: string): void {
    if (typeof count === 'object') this.write(count, length)
    else if (typeof count === 'number')
      this.lines.push(`if (${length} !== ${count}) throw ${this.constant(wrongCount)}(${length}, ${count})`)
  }

  private writeList(node: Extract<Node, { kind: 'list' }>, value: string): void {
    const index = this.variable()
    const item = this.variable()
    this.lines.push(`if (${value}.length > ${node.max}) throw ${this.constant(tooMany)}(${node.max})`)
    this.writeCount(node.count, `${value}.length`)
    this.lines.push(
      `for (let ${index} = 0; ${index} < ${value}.length; ${index}++) {`,
      `const ${item} = ${value}[${index}]`,
    )
    this.write(node.item, item)
    this.lines.push('}')
  }

  private writeUnion(node: UnionNode, value: string): void {
    const tag = this.hold(`${value}[${JSON.stringify(node.tag)}]`)
    this.write(node.base, tag)
    this.lines.push(`switch (${tag}) {`)
    for (const [name, layout] of Object.entries(node.cases)) {
      this.lines.push(`case ${JSON.stringify(name)}: {`)
      if (layout.kind === 'struct') {
        const scope: Scope = new Map([[node.tag, tag]])
        this.scopes.push(scope)
        this.writeFields(layout.fields, value, scope)
        this.scopes.pop()
      } else this.write(layout, value)
      this.lines.push('break }')
    }
    this.lines.push('}')
  }
}

/** Enumerations over small numbers are looked up in an array, others in a map. */
function isTable(names: ReadonlyMap<unknown, string>): boolean {
  for (const raw of names.keys()) if (typeof raw !== 'number' || raw < 0 || raw > 4096) return false
  return true
}

const tables = new WeakMap<object, unknown>()

function tableOf(names: ReadonlyMap<unknown, string>): unknown {
  if (!isTable(names)) return names
  let table = tables.get(names)
  if (!table) {
    const entries: (string | undefined)[] = new Array(Math.max(...([...names.keys()] as number[]), 0) + 1).fill(
      undefined,
    )
    for (const [raw, name] of names) entries[raw as number] = name
    tables.set(names, (table = entries))
  }
  return table
}

function tooMany(max: number): CodecError {
  return new CodecError('limit_exceeded', `More than ${max} values`)
}

function leftOver(count: number, offset: number): CodecError {
  return new CodecError('trailing_bytes', `${count} bytes are left over`, offset)
}

/**
 * Reads one value; when that fails, finds the path of the field with the plain loop and puts it on the error.
 * @throws {CodecError}
 */
export function decodeWithPath<T>(coder: Coder<T>, layout: () => Node, reader: Reader): T {
  const { bytes, offset, end } = reader
  try {
    return coder.decode(reader)
  } catch (error) {
    const codecError = asCodecError(error)
    try {
      interpret(layout()).decode(new Reader(bytes, offset, end))
    } catch (detailed) {
      throw asCodecError(detailed)
    }
    throw codecError
  }
}

/**
 * Writes one value; when that fails, nothing stays written and the error has the path of the field.
 * @throws {CodecError}
 */
export function encodeWithPath<T>(coder: Coder<unknown, T>, layout: () => Node, writer: Writer, value: T): void {
  const start = writer.offset
  try {
    coder.encode(writer, value)
  } catch (error) {
    writer.offset = start
    const codecError = asCodecError(error)
    try {
      interpret(layout()).encode(new Writer(), value)
    } catch (detailed) {
      throw asCodecError(detailed)
    }
    throw codecError
  }
}
