import * as leaf from './leaf-values.ts'
import { Random } from './random.ts'
import type { SchemaField, SchemaType, SchemaTypes } from './schema.ts'
import { type Demand, inlined, SchemaShape } from './schema-shape.ts'

/** Where a type stands: the containers around it inside the same named type, and what that type was called with. */
interface Place {
  scopes: readonly Record<string, unknown>[]
  parameters: Record<string, unknown>
  /** Named types around it that can contain themselves. */
  depth: number
}

// Three levels of a type inside itself are enough to see that its codec recurses; each more multiplies the size.
const depthLimit = 3
// Drawn leaves per value, after which lists stay empty and recursion stops.
const sizeLimit = 400

const shapes = new WeakMap<SchemaTypes, SchemaShape>()

/**
 * Draws values of ProtoDef types, in the shape that the peer's serializer wants. The same seed draws the same values.
 *
 * Edges come first and full ranges after; every branch of a switch, member of an enum and length of a list has its turn,
 * and `isExhausted` tells when all that were met have had it.
 */
export class SchemaValues {
  private readonly random: Random
  private readonly shape: SchemaShape
  private readonly turns = new Map<object, number>()
  private readonly chosen = new Map<object, { of: number; seen: Set<unknown> }>()
  private drawn = 0
  private left = sizeLimit

  /** @param types all named types in reach: those of the protocol and those of the state and direction. */
  constructor(types: SchemaTypes, seed: number) {
    this.random = new Random(seed)
    this.shape = shapes.get(types) ?? new SchemaShape(types)
    shapes.set(types, this.shape)
  }

  /** A new value of a type. */
  next(type: SchemaType): unknown {
    this.left = sizeLimit
    this.drawn++
    return this.draw(type, { scopes: [], parameters: {}, depth: 0 }, this)
  }

  /** Whether every alternative that was met was also taken. */
  get isExhausted(): boolean {
    return [...this.chosen.values()].every(({ of, seen }) => seen.size >= of)
  }

  // `site` is the nearest object of the schema: turns are counted there.
  private draw(
    type: SchemaType,
    place: Place,
    site: object,
    demand?: Demand,
    bounds: SchemaField | leaf.Bounds = {},
  ): unknown {
    const name = typeof type === 'string' ? type : type[0]
    const definition = this.shape.named(name)
    if (definition !== undefined) {
      const parameters: Record<string, unknown> = {}
      if (typeof type !== 'string') {
        for (const [key, path] of Object.entries(type[1] as Record<string, string>))
          parameters[`$${key}`] = look(path, place)
      }
      const depth = place.depth + (this.shape.isRecursive(name) ? 1 : 0)
      return this.draw(definition, { scopes: [], parameters, depth }, site, demand, bounds)
    }
    this.left--
    if ('values' in bounds && bounds.values !== undefined) return this.choose(bounds, bounds.values)
    return typeof type === 'string'
      ? this.native(type, place, site, demand, bounds)
      : this.construct(type[0], type[1], place, demand)
  }

  private native(type: string, place: Place, site: object, demand: Demand | undefined, bounds: leaf.Bounds): unknown {
    const { random } = this
    const edge = random.chance(this.drawn <= 10 ? 0.8 : 0.3)
    const turn = this.turn(site)
    const range = leaf.integerRanges[type]
    if (range !== undefined) {
      const min = Math.max(range[0], bounds.min ?? -Infinity)
      const max = Math.min(range[1], bounds.max ?? Infinity)
      if (demand?.isLength) return this.length(site, place)
      const special = this.special(
        demand,
        place,
        wholeNumbers(demand).filter((value) => value >= min && value <= max),
      )
      return special ?? leaf.integer(random, min, max, edge, turn)
    }
    switch (type) {
      case 'bool':
        return this.special(demand, place, [true, false]) ?? random.chance(0.5)
      case 'i64':
        return leaf.long(random, edge, turn)
      case 'u64':
        return leaf.long(random, edge, turn, true)
      case 'varlong':
        return leaf.long(random, edge, turn)
      case 'f32':
        return leaf.float(random, edge, turn)
      case 'f64':
        return leaf.double(random, edge, turn)
      case 'UUID':
        return leaf.uuid(random, edge, turn)
      case 'restBuffer':
        return random.bytes(edge ? turn % 3 : random.integer(0, 40))
      case 'lpVec3':
        return leaf.packedVector(random, edge, turn)
      case 'void':
        return undefined
      case 'nbt':
        return { ...leaf.tag(random, 'compound'), name: '' }
      case 'optionalNbt':
      case 'compressedNbt':
        return turn % 3 === 0 ? undefined : { ...leaf.tag(random, 'compound'), name: '' }
      case 'anonymousNbt':
        return leaf.tag(random, random.chance(0.6) ? 'compound' : undefined)
      case 'anonOptionalNbt':
        return turn % 3 === 0 ? undefined : leaf.tag(random, random.chance(0.6) ? 'compound' : undefined)
      default:
        throw new Error(`no values for the native type ${type}`)
    }
  }

  // biome-ignore lint/suspicious/noExplicitAny: the options differ by construct, and the schema comes from foreign JSON
  private construct(kind: string, options: any, place: Place, demand: Demand | undefined): unknown {
    const { random } = this
    switch (kind) {
      case 'container':
        return this.container(options, place)
      case 'switch': {
        const value = look(options.compareTo, place)
        const key = Object.keys(options.fields).find((each) => isCase(each, value))
        return this.draw(key === undefined ? (options.default ?? 'void') : options.fields[key], place, options)
      }
      case 'option':
        return this.isSmall(place) || this.turn(site(options)) % 3 === 0
          ? undefined
          : this.draw(options, place, site(options))
      case 'array':
        return this.list(options, place, this.count(options, place))
      case 'entityMetadataLoop':
        return this.metadata(options, place)
      case 'topBitSetTerminatedArray': {
        // Its first byte carries the mark that more follow, so it has seven bits, and there is at least one.
        const first = (options.type[1] as SchemaField[])[0]!.name!
        const entries = this.list(options, place, Math.max(1, this.length(options, place))) as Record<string, number>[]
        return entries.map((entry) => ({ ...entry, [first]: entry[first]! & 127 }))
      }
      case 'buffer':
        return random.bytes(options.count === undefined ? this.length(options, place) * 7 : this.count(options, place))
      case 'pstring': {
        const special = this.special(demand, place, [...(demand?.cases.keys() ?? [])])
        return special ?? leaf.text(random, random.chance(this.drawn <= 10 ? 0.8 : 0.3), this.turn(options))
      }
      case 'count':
        return this.length(options, place)
      case 'mapper':
        return this.special(demand, place, Object.values(options.mappings).map(plain), true, options)
      case 'bitfield':
        return this.bitField(options, demand)
      case 'bitflags': {
        const names: string[] = Array.isArray(options.flags) ? options.flags : Object.keys(options.flags)
        const only = this.choose(options, ['none', 'all', 'some', 'any', ...names])
        const isSet = (name: string) =>
          only === 'some' || only === 'any' ? random.chance(0.5) : only === 'all' || only === name
        return { _value: options.big ? 0n : 0, ...Object.fromEntries(names.map((name) => [name, isSet(name)])) }
      }
      case 'registryEntryHolder': {
        const inline = !this.isSmall(place) && this.choose(options, ['id', 'inline', 'id']) === 'inline'
        const value = inline ? this.draw(options.otherwise.type, place, options) : undefined
        // The peer takes an empty inline value for a missing one.
        if (value) return { [options.otherwise.name]: value }
        return { [options.baseName]: leaf.integer(random, 0, 2 ** 31 - 2, random.chance(0.5), this.turn(options)) }
      }
      case 'registryEntryHolderSet':
        if (this.choose(options, ['name', 'list']) === 'name')
          return { [options.base.name]: this.draw(options.base.type, place, options) }
        return { [options.otherwise.name]: this.list(options.otherwise, place, this.length(options.otherwise, place)) }
      default:
        throw new Error(`no values for the construct ${kind}`)
    }
  }

  private container(fields: SchemaField[], place: Place): Record<string, unknown> {
    const value: Record<string, unknown> = {}
    const scope: Record<string, unknown> = {}
    const demands = this.shape.demandsOf(fields)
    const inside = { ...place, scopes: [...place.scopes, scope] }
    for (const field of inlined(fields)) {
      if (field.anon) {
        const isBitField = field.type[0] === 'bitfield'
        const merged = isBitField
          ? this.bitField(field.type[1] as never, { parts: demands } as Demand)
          : this.draw(field.type, inside, field)
        Object.assign(value, merged)
        if (isBitField) Object.assign(scope, merged)
      } else {
        value[field.name!] = this.draw(field.type, inside, field, demands.get(field.name!), field)
        scope[field.name!] = value[field.name!]
      }
    }
    return value
  }

  private bitField(
    fields: { name: string; size: number; signed: boolean }[],
    demand: Demand | undefined,
  ): Record<string, number> {
    const entries = fields.map((field) => {
      const { name, size, signed } = field
      if (/^_?unused/.test(name)) return [name, 0] as const
      const min = signed ? -(2 ** (size - 1)) : 0
      const max = signed ? 2 ** (size - 1) - 1 : 2 ** size - 1
      const part = demand?.parts.get(name)
      const special = this.special(part, { scopes: [], parameters: {}, depth: 0 }, wholeNumbers(part))
      return [
        name,
        (special as number | undefined) ??
          leaf.integer(this.random, min, max, this.random.chance(0.5), this.turn(field)),
      ] as const
    })
    return Object.fromEntries(entries)
  }

  private metadata(options: { endVal: number; type: SchemaType }, place: Place): unknown[] {
    const entries = this.list(options, place, this.length(options, place)) as { key: number; type: unknown }[]
    const limit = options.endVal === 127 ? 31 : 255
    const keys = new Set<number>()
    // An entry must not look like the end (255, or 3 and 31 packed), and a key stands once.
    return entries.filter(({ key }) => key !== limit && !keys.has(key) && keys.add(key))
  }

  private list(options: { type: SchemaType }, place: Place, length: number): unknown[] {
    if (options.type !== 'SlotComponent' && options.type !== 'UntrustedSlotComponent')
      return Array.from({ length }, () => this.draw(options.type, place, options))
    // An item has a component once.
    const drawn = new Map<unknown, unknown>()
    for (let tries = 0; drawn.size < length; tries++) {
      if (tries > 1000) throw new Error(`no ${length} different components`)
      const component = this.draw(options.type, place, options) as { type: string }
      if (!drawn.has(component.type)) drawn.set(component.type, component)
    }
    return [...drawn.values()]
  }

  private count(options: { count?: number | string }, place: Place): number {
    if (options.count === undefined) return this.length(options, place)
    return typeof options.count === 'number' ? options.count : (look(options.count, place) as number)
  }

  private length(at: object, place: Place): number {
    if (this.isSmall(place)) return 0
    const length = [1, 0, 2, 3, 5, 4][this.turn(at) % 6]!
    return place.depth > 1 ? Math.min(length, 2) : length
  }

  // A value that switches tell apart, or undefined when any will do.
  private special(
    demand: Demand | undefined,
    place: Place,
    values: readonly unknown[],
    always = false,
    at?: object,
  ): unknown {
    if (!always && (demand === undefined || demand.cases.size === 0)) return undefined
    if (!always && demand?.hasDefault && this.random.chance(0.4) && !this.isSmall(place)) return undefined
    if (this.isSmall(place) && demand !== undefined) {
      const safe = values.filter((value) => !this.shape.isDeep(demand.cases.get(String(value)) ?? 'void'))
      if (safe.length > 0) return this.random.pick(safe)
    }
    return values.length === 0 ? undefined : this.choose(at ?? demand!, values)
  }

  private choose<T>(at: object, values: readonly T[]): T {
    const value = values[this.turn(at) % values.length]!
    const chosen = this.chosen.get(at) ?? { of: new Set(values).size, seen: new Set() }
    chosen.seen.add(value)
    this.chosen.set(at, chosen)
    return value
  }

  // The first turn is a random one, so that short runs over many packets together take every turn.
  private turn(at: object): number {
    const turn = this.turns.get(at) ?? this.random.integer(0, 9999)
    this.turns.set(at, turn + 1)
    return turn
  }

  private isSmall(place: Place): boolean {
    return this.left <= 0 || place.depth >= depthLimit
  }
}

function wholeNumbers(demand: Demand | undefined): number[] {
  const cases = [...(demand?.cases.keys() ?? [])].map(Number).filter(Number.isInteger)
  if (cases.length === 0) return []
  const lowest = Math.min(0, ...cases)
  const highest = Math.max(...cases)
  // The numbers between the cases are known ones too, those with nothing to say.
  return highest - lowest > 300 ? cases : Array.from({ length: highest - lowest + 1 }, (_, index) => lowest + index)
}

// The peer's rule for which keys of a switch are numbers and booleans.
function isCase(key: string, value: unknown): boolean {
  return plain(key) === value
}

function plain(key: unknown): unknown {
  if (key === 'true' || key === 'false') return key === 'true'
  return Number.isNaN(Number(key)) ? key : Number(key)
}

// As the peer resolves it: `..` leaves a container, and what a container lacks is looked for further out.
function look(path: string, place: Place): unknown {
  if (path.startsWith('$')) return place.parameters[path]
  const steps = path.split('/')
  let level = place.scopes.length - 1
  while (steps[0] === '..') {
    steps.shift()
    level--
  }
  while (level > 0 && !Object.hasOwn(place.scopes[level]!, steps[0]!)) level--
  return steps.reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | undefined)?.[step],
    place.scopes[level],
  )
}

function site(options: unknown): object {
  return typeof options === 'object' ? (options as object) : String
}
