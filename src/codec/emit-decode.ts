import { CodecError } from '../util/errors.ts'
import { maxDepth, tooDeep } from './depth.ts'
import { Emitter, isRun, type Scope, tooMany } from './emitter.ts'
import { customCoder } from './interpret.ts'
import { fixedSize, largestCount, minSize, unknownRaw } from './layout.ts'
import type { CallNode, Coder, Node, PrimitiveName, StructNode, UnionNode } from './node.ts'

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

/** Makes the function that reads a layout. */
export class DecodeEmitter extends Emitter {
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
        return this.call(node)
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

  private call(node: CallNode): string {
    const value = `${this.constant(node.coder)}.decode(r)`
    if (!node.recurs) return this.hold(value)
    const result = this.variable()
    this.lines.push(
      `if (r.depth >= ${maxDepth}) throw ${this.constant(tooDeep)}(r.offset)`,
      'r.depth++',
      `let ${result}`,
      `try { ${result} = ${value} } finally { r.depth-- }`,
    )
    return result
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
        `if (${result}.length >= ${largestCount(node)}) throw ${this.constant(tooMany)}(${largestCount(node)})`,
      )
      const value = this.read(node.item)
      this.lines.push(`${result}.push(${value})`, '}')
      return result
    }
    let count: string
    if (typeof node.count === 'number') count = String(node.count)
    else {
      const raw = this.read(node.count)
      count = this.hold(`r.count(${raw}, ${minSize(node.item)}, ${largestCount(node)})`)
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

function leftOver(count: number, offset: number): CodecError {
  return new CodecError('trailing_bytes', `${count} bytes are left over`, offset)
}
