import { maxDepth, tooDeep } from './depth.ts'
import { Emitter, isRun, type Scope, tooMany } from './emitter.ts'
import { customCoder, isRequired, missing, wrongCount } from './interpret.ts'
import { constantOf, fixedSize, unknownName } from './layout.ts'
import type { CallNode, Coder, Node, PrimitiveName, PrimitiveNode, StructNode, UnionNode } from './node.ts'
import { Writer } from './writer.ts'

/** Writes at a known place, after room was made for a whole run of fields. */
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

/** Makes the function that writes a layout. */
export class EncodeEmitter extends Emitter {
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
        this.lines.push(`if (!(${value}.length <= ${node.max})) throw ${this.constant(tooMany)}(${node.max})`)
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
        this.call(node, value)
        return
      case 'prefixed': {
        // The length is known afterwards: write the value to memory of its own, then both.
        const inner = this.variable()
        this.lines.push(`const ${inner} = new ${this.constant(Writer)}()`, `${inner}.depth = w.depth`)
        this.lines.push(`{ const w = ${inner}`)
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

  private call(node: CallNode, value: string): void {
    const line = `${this.constant(node.coder)}.encode(w, ${value})`
    if (!node.recurs) this.lines.push(line)
    else {
      this.lines.push(
        `if (w.depth >= ${maxDepth}) throw ${this.constant(tooDeep)}(-1)`,
        'w.depth++',
        `try { ${line} } finally { w.depth-- }`,
      )
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
    const constant = constantOf(field)
    if (constant) {
      scope.set(name, this.literal(constant.value))
      return 'undefined'
    }
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
        this.collectAt(node.item, this.hold(this.given(node, value)), offset, into)
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
    this.lines.push(`if (!(${value}.length <= ${node.max})) throw ${this.constant(tooMany)}(${node.max})`)
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
