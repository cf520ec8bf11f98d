import type { BlockParts, PerState, PropertyRecord } from '../../src/data/block-records.ts'

/** A box of a collision shape as minecraft-data has it. */
export type SourceBox = readonly number[]

/** Collects what blocks share, each once. */
export class PartPool {
  readonly #shapes = new Pool<readonly number[]>()
  readonly #sequences = new Pool<readonly number[]>()
  readonly #properties = new Pool<readonly PropertyRecord[]>()
  readonly #names = new Pool<readonly string[]>()

  constructor() {
    this.shape([])
    this.shape([[0, 0, 0, 1, 1, 1]])
  }

  shape(boxes: readonly SourceBox[]): number {
    return this.#shapes.add(boxes.flat())
  }

  properties(list: readonly PropertyRecord[]): number {
    return this.#properties.add(list)
  }

  names(list: readonly string[]): number {
    return this.#names.add(list)
  }

  perState(values: readonly number[]): PerState {
    if (values.every((value) => value === values[0])) return values[0]!
    const runs: number[] = []
    for (const value of values) {
      if (runs.length > 0 && runs.at(-2) === value) runs[runs.length - 1]! += 1
      else runs.push(value, 1)
    }
    return ~this.#sequences.add(runs)
  }

  get parts(): BlockParts {
    return {
      shapes: this.#shapes.values,
      sequences: this.#sequences.values,
      properties: this.#properties.values,
      names: this.#names.values,
    }
  }
}

class Pool<T> {
  readonly values: T[] = []
  readonly #places = new Map<string, number>()

  add(value: T): number {
    const text = JSON.stringify(value)
    const known = this.#places.get(text)
    if (known !== undefined) return known
    this.#places.set(text, this.values.length)
    this.values.push(value)
    return this.values.length - 1
  }
}
