import { type PropertyRecord, type PropertyValue, propertyValue } from './block-records.ts'

export type Properties = Readonly<Record<string, PropertyValue>>

/** Which states a block has, and how their numbers and their properties belong together. */
export interface StateSpace {
  /** The numbers of all states, as they are counted. */
  readonly ids: Iterable<number>
  readonly defaultId: number
  readonly properties: Readonly<Record<string, readonly PropertyValue[]>>
  propertiesOf(id: number): Properties
  /** The state with the wanted properties that otherwise is most like `from`; undefined when there is none. */
  find(wanted: Properties, from: number): number | undefined
}

/** The states of a block since 1.13: numbers in a row, the last property counts fastest. */
export class CountedStates implements StateSpace {
  readonly defaultId: number
  readonly properties: Readonly<Record<string, readonly PropertyValue[]>>
  readonly #first: number
  readonly #list: readonly PropertyRecord[]

  constructor(list: readonly PropertyRecord[], first: number, defaultPlace: number) {
    this.#list = list
    this.#first = first
    this.defaultId = first + defaultPlace
    this.properties = Object.fromEntries(list)
  }

  static count(list: readonly PropertyRecord[]): number {
    return list.reduce((count, [, values]) => count * values.length, 1)
  }

  get ids(): Iterable<number> {
    return Array.from({ length: CountedStates.count(this.#list) }, (_, place) => this.#first + place)
  }

  propertiesOf(id: number): Properties {
    let rest = id - this.#first
    const found: [string, PropertyValue][] = []
    for (const [name, values] of this.#list.toReversed()) {
      found.unshift([name, values[rest % values.length]!])
      rest = Math.floor(rest / values.length)
    }
    return Object.fromEntries(found)
  }

  find(wanted: Properties, from: number): number | undefined {
    const properties = { ...this.propertiesOf(from), ...wanted }
    let place = 0
    for (const [name, values] of this.#list) {
      const value = values.indexOf(properties[name]!)
      if (value < 0) return undefined
      place = place * values.length + value
    }
    return this.#first + place
  }
}

/** The states of a block before 1.13: some of the numbers that one or more old blocks have with their metadata. */
export class ListedStates implements StateSpace {
  readonly ids: number[] = []
  defaultId = -1
  readonly #texts = new Map<number, string>()
  #parsed: Map<number, Properties> | undefined

  add(id: number, text: string, isDefault: boolean): void {
    this.ids.push(id)
    this.#texts.set(id, text)
    if (isDefault || this.defaultId < 0) this.defaultId = id
  }

  get properties(): Readonly<Record<string, readonly PropertyValue[]>> {
    const values: Record<string, PropertyValue[]> = {}
    for (const properties of this.#all().values()) {
      for (const [name, value] of Object.entries(properties)) {
        const known = (values[name] ??= [])
        if (!known.includes(value)) known.push(value)
      }
    }
    return values
  }

  propertiesOf(id: number): Properties {
    return this.#all().get(id) ?? {}
  }

  find(wanted: Properties, from: number): number | undefined {
    const before = Object.entries(this.propertiesOf(from))
    let best: number | undefined
    let bestLikeness = -1
    for (const id of this.ids) {
      const properties = this.propertiesOf(id)
      if (Object.entries(wanted).some(([name, value]) => properties[name] !== value)) continue
      // Not every combination has a number: what is not asked for may have to give way. One old block is better than another.
      const alike = before.filter(([name, value]) => properties[name] === value).length
      const likeness = alike * 2 + (id >> 4 === from >> 4 ? 1 : 0)
      if (likeness <= bestLikeness) continue
      best = id
      bestLikeness = likeness
    }
    return best
  }

  #all(): Map<number, Properties> {
    return (this.#parsed ??= new Map([...this.#texts].map(([id, text]) => [id, parseStateText(text).properties])))
  }
}

/** `oak_log[axis=y]` as its name and properties; without a name when it is not of this form. */
export function parseStateText(text: string): { name: string; properties: Record<string, PropertyValue> } {
  const [, name = '', list] = /^([^[\]\s]+)(?:\[([^[\]]*)\])?$/.exec(text) ?? []
  const properties: Record<string, PropertyValue> = {}
  for (const pair of list ? list.split(',') : []) {
    const [key = '', value = ''] = pair.split('=')
    properties[key.trim()] = propertyValue(value.trim())
  }
  return { name, properties }
}
