import { CodecError } from '../util/errors.ts'
import type { ChangedNode, ConstantNode, EnumNode, Layouted, ListNode, Node, PrimitiveName, UnionNode } from './node.ts'

/** How many bytes a primitive always takes, where it is always the same. */
export const fixedSizes: Readonly<Partial<Record<PrimitiveName, number>>> = {
  bool: 1,
  u8: 1,
  i8: 1,
  u16: 2,
  i16: 2,
  i32: 4,
  u32: 4,
  i64: 8,
  u64: 8,
  f32: 4,
  f64: 8,
  uuid: 16,
}

/** The nodes directly below a node, for walks. */
export function children(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'struct':
      return node.fields.map(([, field]) => field)
    case 'option':
    case 'mapped':
    case 'scaled':
    case 'defaulted':
      return [node.item]
    case 'list':
      return typeof node.count === 'object' ? [node.count, node.item] : [node.item]
    case 'bytes':
      return typeof node.length === 'object' ? [node.length] : []
    case 'enum':
    case 'flags':
      return [node.base]
    case 'union':
      return [node.base, ...Object.values(node.cases)]
    case 'switch':
      return node.otherwise ? [...node.cases.values(), node.otherwise] : [...node.cases.values()]
    case 'changed':
      return node.layouts.map(([, layout]) => layout)
    case 'prefixed':
      return [node.length, node.item]
    default:
      return []
  }
}

/** The versions at which a layout changes, itself or in anything it is made of. */
export function findBoundaries(root: Node): number[] {
  const boundaries = new Set<number>()
  const seen = new Set<unknown>()
  const walk = (node: Node): void => {
    if (node.kind === 'changed') for (const [from] of node.layouts) boundaries.add(from)
    if (node.kind === 'shared') walkOnce(node.target())
    if (node.kind === 'custom') for (const need of node.needs) walkOnce(need)
    for (const child of children(node)) walk(child)
  }
  const walkOnce = (target: Layouted): void => {
    if (seen.has(target)) return
    seen.add(target)
    walk(target.node)
  }
  walk(root)
  boundaries.delete(0)
  return [...boundaries].sort((a, b) => a - b)
}

/** The layout for the version at that position: what is left when all history is gone. */
export function resolve(node: Node, index: number): Node {
  switch (node.kind) {
    case 'changed':
      return resolve(activeLayout(node, index), index)
    case 'shared': {
      const target = node.target()
      return {
        kind: 'call',
        label: node.label,
        coder: target.coderAt(index),
        layout: () => resolve(target.node, index),
        recurs: containsItself(target, index),
      }
    }
    case 'custom':
      return node.needs.length === 0
        ? node
        : {
            ...node,
            needs: [],
            make: () => node.make(...node.needs.map((need) => need.coderAt(index))),
          }
    case 'struct':
      return { ...node, fields: node.fields.map(([name, field]) => [name, resolve(field, index)] as const) }
    case 'option':
    case 'mapped':
    case 'scaled':
    case 'defaulted':
      return { ...node, item: resolve(node.item, index) }
    case 'list':
      return {
        ...node,
        count: typeof node.count === 'object' ? resolve(node.count, index) : node.count,
        item: resolve(node.item, index),
      }
    case 'bytes':
      return { ...node, length: typeof node.length === 'object' ? resolve(node.length, index) : node.length }
    case 'enum':
    case 'flags':
      return { ...node, base: resolve(node.base, index) }
    case 'union': {
      const base = resolve(node.base, index)
      return { ...node, base, cases: usedCases(node, base, index) }
    }
    case 'switch':
      return {
        ...node,
        cases: new Map([...node.cases].map(([value, layout]) => [value, resolve(layout, index)])),
        otherwise: node.otherwise && resolve(node.otherwise, index),
      }
    case 'prefixed':
      return { ...node, length: resolve(node.length, index), item: resolve(node.item, index) }
    default:
      return node
  }
}

/** The layout that a version has, of those that followed each other. */
export function activeLayout(node: ChangedNode, index: number): Node {
  let active = node.layouts[0]![1]
  for (const [from, layout] of node.layouts) if (from <= index) active = layout
  return active
}

const recurring = new WeakMap<Layouted, Map<number, boolean>>()

/** Whether a layout leads back to itself, in the version at that position: only then must anybody count. */
export function containsItself(target: Layouted, index: number): boolean {
  let answers = recurring.get(target)
  if (!answers) recurring.set(target, (answers = new Map()))
  let answer = answers.get(index)
  if (answer === undefined) answers.set(index, (answer = leadsBack(target, index)))
  return answer
}

function leadsBack(target: Layouted, index: number): boolean {
  const seen = new Set<Layouted>()
  const reaches = (node: Node): boolean => {
    if (node.kind === 'changed') return reaches(activeLayout(node, index))
    if (node.kind === 'shared') return leads(node.target())
    if (node.kind === 'custom') return node.needs.some(leads)
    return children(node).some(reaches)
  }
  const leads = (other: Layouted): boolean => {
    if (other === target) return true
    if (seen.has(other)) return false
    seen.add(other)
    return reaches(other.node)
  }
  return reaches(target.node)
}

/** Only the cases whose names the version knows, so that nothing is compiled for the others. */
function usedCases(node: UnionNode, base: Node, index: number): Record<string, Node> {
  const names = enumOf(base)?.raws
  const cases: Record<string, Node> = {}
  for (const [name, layout] of Object.entries(node.cases)) {
    if (!names || names.has(name)) cases[name] = resolve(layout, index)
  }
  return cases
}

/** The enumeration behind a tag, through what only wraps it. */
export function enumOf(node: Node): EnumNode | undefined {
  if (node.kind === 'enum') return node
  if (node.kind === 'defaulted') return enumOf(node.item)
  return undefined
}

/** The one value that a resolved field has, where the version does not have the field. */
export function constantOf(node: Node): ConstantNode | undefined {
  if (node.kind === 'constant') return node
  if (node.kind === 'defaulted') return constantOf(node.item)
  return undefined
}

/** The fewest bytes a resolved layout takes: what makes a count believable. */
export function minSize(node: Node, depth = 0): number {
  switch (node.kind) {
    case 'primitive':
      return fixedSizes[node.name] ?? 1
    case 'custom':
      return node.minSize
    case 'struct': {
      let sum = 0
      for (const [, field] of node.fields) sum += minSize(field, depth)
      return sum
    }
    case 'option':
      return 1
    case 'list':
      if (typeof node.count === 'number') return node.count * minSize(node.item, depth)
      return node.count === 'rest' ? 0 : minSize(node.count, depth)
    case 'bytes':
      if (typeof node.length === 'number') return node.length
      return node.length === 'rest' ? 0 : minSize(node.length, depth)
    case 'mapped':
    case 'scaled':
    case 'defaulted':
      return minSize(node.item, depth)
    case 'enum':
    case 'flags':
      return minSize(node.base, depth)
    case 'union':
      return minSize(node.base, depth)
    case 'prefixed':
      return minSize(node.length, depth)
    case 'call':
      // A recursive layout always takes something before it repeats, so one step down is enough of an answer.
      return depth > 1 ? 0 : minSize(node.layout(), depth + 1)
    default:
      return 0
  }
}

/** The most elements of a list that are believed: those that may take no bytes are not bounded by what is left. */
export function largestCount(list: ListNode): number {
  return minSize(list.item) === 0 ? Math.min(list.max, 65536) : list.max
}

/** How many bytes a resolved layout always takes, or `undefined` where it varies. */
export function fixedSize(node: Node): number | undefined {
  switch (node.kind) {
    case 'primitive':
      return node.name === 'uuid' ? undefined : fixedSizes[node.name]
    case 'constant':
      return 0
    case 'struct': {
      let sum = 0
      for (const [, field] of node.fields) {
        const size = fixedSize(field)
        if (size === undefined) return undefined
        sum += size
      }
      return sum
    }
    case 'scaled':
    case 'mapped':
    case 'defaulted':
      return fixedSize(node.item)
    case 'enum':
    case 'flags':
      return fixedSize(node.base)
    default:
      return undefined
  }
}

/** The error for a raw value that no name stands for. */
export function unknownRaw(raw: unknown, offset: number): CodecError {
  return new CodecError('invalid_value', `${String(raw)} stands for nothing here`, offset, { value: raw })
}

/** The error for a name that the version does not know. */
export function unknownName(name: unknown): CodecError {
  return new CodecError('unsupported_in_version', `'${String(name)}' does not exist in this version`, -1, {
    value: name,
  })
}
