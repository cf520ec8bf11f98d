import type { SchemaField, SchemaType, SchemaTypes } from './schema.ts'

/**
 * What later fields ask of an earlier one: the values that their switches tell apart, and whether its value is the
 * length of something. Drawn blindly, most switches would only ever take their default branch.
 */
export interface Demand {
  /** Branch by case. */
  cases: Map<string, SchemaType>
  /** A switch does something for all other values too. */
  hasDefault: boolean
  isLength: boolean
  /** The same for the parts of a bit field. */
  parts: Map<string, Demand>
}

/** Facts about the named types of one schema that the generator needs; cached, for schemas are large. */
export class SchemaShape {
  private readonly demands = new WeakMap<object, Map<string, Demand>>()
  private readonly reached = new Map<string, Set<string>>()

  constructor(readonly types: SchemaTypes) {}

  /** The definition of a named type, or undefined for a native one. */
  named(name: string): SchemaType | undefined {
    const type = Object.hasOwn(this.types, name) ? this.types[name] : undefined
    return type === 'native' ? undefined : type
  }

  /** What the fields of a container ask of each other; nested containers that look outwards count. */
  demandsOf(fields: SchemaField[]): Map<string, Demand> {
    let demands = this.demands.get(fields)
    if (demands === undefined) {
      demands = new Map()
      this.collect(['container', fields], [], new Set(namesOf(fields)), demands)
      this.demands.set(fields, demands)
    }
    return demands
  }

  /** Whether a type can contain a type that contains itself. */
  isDeep(type: SchemaType): boolean {
    for (const name of this.namesIn(type)) {
      if (this.isRecursive(name)) return true
      for (const further of this.reach(name)) if (this.isRecursive(further)) return true
    }
    return false
  }

  isRecursive(name: string): boolean {
    return this.reach(name).has(name)
  }

  private reach(name: string): Set<string> {
    const known = this.reached.get(name)
    if (known !== undefined) return known
    const reached = new Set<string>()
    const visit = (type: SchemaType) => {
      for (const next of this.namesIn(type)) {
        if (reached.has(next)) continue
        reached.add(next)
        visit(this.named(next)!)
      }
    }
    visit(this.named(name)!)
    this.reached.set(name, reached)
    return reached
  }

  private namesIn(type: SchemaType): string[] {
    if (typeof type === 'string') return this.named(type) === undefined ? [] : [type]
    const [kind] = type
    const own = this.named(kind) === undefined ? [] : [kind]
    return [...own, ...childrenOf(type).flatMap((child) => this.namesIn(child))]
  }

  // `scopes` are the containers between the one in question and `type`, innermost last.
  private collect(
    type: SchemaType,
    scopes: Set<string>[],
    own: Set<string>,
    into: Map<string, Demand>,
    top = true,
  ): void {
    if (typeof type === 'string') return
    const [kind, options] = type
    const target = (path: string): Demand | undefined => {
      const steps = path.split('/')
      let level = scopes.length
      while (steps[0] === '..') {
        steps.shift()
        level--
      }
      const name = steps.shift()!
      while (level > 0 && !scopes[level - 1]!.has(name)) level--
      if (level !== 0 || !own.has(name)) return undefined
      let demand = demandAt(into, name)
      for (const step of steps) demand = demandAt(demand.parts, step)
      return demand
    }
    if (kind === 'switch' && typeof options.compareTo === 'string' && !options.compareTo.startsWith('$')) {
      addCases(target(options.compareTo), options)
    }
    if ((kind === 'array' || kind === 'buffer') && typeof options.count === 'string') {
      const demand = target(options.count)
      if (demand !== undefined) demand.isLength = true
    }
    const definition = this.named(kind)
    if (definition !== undefined) {
      // A parametrised type: its switch on `$name` asks for cases of the field given for that name.
      for (const [parameter, path] of Object.entries(options as Record<string, string>)) {
        for (const options of switchesOn(definition, `$${parameter}`)) addCases(target(path), options)
      }
      return
    }
    if (kind === 'container' && !top) scopes = [...scopes, new Set(namesOf(options))]
    for (const child of childrenOf(type)) {
      const isInlined = kind === 'container' && (options as SchemaField[]).some((f) => f.anon && f.type === child)
      this.collect(child, scopes, own, into, isInlined && child[0] === 'container')
    }
  }
}

/** The types directly inside a type. */
export function childrenOf(type: SchemaType): SchemaType[] {
  if (typeof type === 'string') return []
  const [kind, options] = type
  switch (kind) {
    case 'container':
      return (options as SchemaField[]).map((field) => field.type)
    case 'switch':
      return [
        ...Object.values(options.fields as SchemaTypes),
        ...(options.default === undefined ? [] : [options.default]),
      ]
    case 'option':
      return [options]
    case 'array':
    case 'entityMetadataLoop':
    case 'topBitSetTerminatedArray':
      return [options.type]
    case 'registryEntryHolder':
      return [options.otherwise.type]
    case 'registryEntryHolderSet':
      return [options.base.type, options.otherwise.type]
    default:
      return []
  }
}

/** The fields of a container with its anonymous containers merged in, as the peer merges them. */
export function inlined(fields: SchemaField[]): SchemaField[] {
  return fields.flatMap((field) =>
    field.anon && Array.isArray(field.type) && field.type[0] === 'container'
      ? (field.type[1] as SchemaField[])
      : [field],
  )
}

function namesOf(fields: SchemaField[]): string[] {
  return inlined(fields).flatMap((field) => {
    if (field.name !== undefined) return [field.name]
    return field.type[0] === 'bitfield' ? (field.type[1] as unknown as { name: string }[]).map(({ name }) => name) : []
  })
}

function switchesOn(type: SchemaType, compareTo: string): { fields: SchemaTypes; default?: SchemaType }[] {
  const own = type[0] === 'switch' && (type[1] as { compareTo?: string }).compareTo === compareTo ? [type[1]] : []
  return [...(own as never[]), ...childrenOf(type).flatMap((child) => switchesOn(child, compareTo))]
}

function addCases(demand: Demand | undefined, options: { fields: SchemaTypes; default?: SchemaType }): void {
  if (demand === undefined) return
  for (const [key, type] of Object.entries(options.fields)) {
    // Several switches on one field: the deepest branch decides what is safe to take.
    if (!demand.cases.has(key) || demand.cases.get(key) === 'void') demand.cases.set(key, type)
  }
  if (options.default !== undefined && options.default !== 'void') demand.hasDefault = true
}

function demandAt(demands: Map<string, Demand>, name: string): Demand {
  let demand = demands.get(name)
  if (demand === undefined) {
    demand = { cases: new Map(), hasDefault: false, isLength: false, parts: new Map() }
    demands.set(name, demand)
  }
  return demand
}
