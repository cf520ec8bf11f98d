import type { ItemName } from '../generated/names.ts'
import type { Food } from './item-facts.ts'
import { type Armor, type Attack, armorOf, attackOf, foodsOf, type Tool, toolOf } from './item-uses.ts'
import type { PackedRow } from './packed.ts'
import { Registry, shortName } from './registry.ts'

export type { Armor, Attack, Food, Tool }

/** An item in the packed table; trailing values may be missing. */
export type ItemRecord = readonly [
  name: string,
  displayName: string,
  stackSize: number,
  /** 0 for none. */
  maxDurability?: number,
  enchantCategories?: readonly string[],
  repairWith?: readonly string[],
  /** Before 1.13: the old name, and the damage where it tells items apart. */
  oldName?: string,
  damage?: number,
]

/** A kind of item. */
export interface Item {
  /** Before 1.13 that of 1.13: `white_wool`. */
  readonly name: string
  /** On the wire. Before 1.13 items that differ in their damage share it. */
  readonly id: number
  /** In English. */
  readonly displayName: string
  readonly stackSize: number
  /** How often it can be used; `undefined` when it never breaks. */
  readonly maxDurability: number | undefined
  /** What kinds of enchantments it can have, see `Enchantment.category`. */
  readonly enchantCategories: readonly string[]
  /** Names of the items that mend it on an anvil. */
  readonly repairWith: readonly string[]
  /** Before 1.13: the name and the damage that it has there. */
  readonly legacy: { readonly name: string; readonly damage: number } | undefined
  /** What eating it gives; `undefined` when it cannot be eaten. */
  readonly food: Food | undefined
  /** What it digs with; `undefined` when it is no tool. */
  readonly tool: Tool | undefined
  /** How it hits. */
  readonly attack: Attack
  /** What it protects; `undefined` when it is no armour. */
  readonly armor: Armor | undefined
}

/** The items of a version. */
export class Items extends Registry<Item> {
  /** By number and damage, before 1.13. */
  readonly #legacy = new Map<number, Item>()
  readonly #byOldName = new Map<string, Item>()

  /** @param versionIndex the place of the version among all, see `Version.index` */
  constructor(rows: readonly PackedRow<ItemRecord>[], versionIndex: number) {
    const foods = foodsOf(versionIndex)
    const entries = rows.map(({ id, value }) => item(id, value, foods, versionIndex))
    super(entries)
    for (const entry of entries) {
      if (!entry.legacy) continue
      this.#legacy.set(legacyKey(entry.id, entry.legacy.damage), entry)
      if (!this.#byOldName.has(entry.legacy.name)) this.#byOldName.set(entry.legacy.name, entry)
    }
  }

  /** An item by name, before 1.13 also by the old name (`wool`, which is `white_wool`), or by number. */
  override get(nameOrId: ItemName | (string & {}) | number): Item | undefined {
    return super.get(nameOrId) ?? (typeof nameOrId === 'string' ? this.#byOldName.get(shortName(nameOrId)) : undefined)
  }

  /** An item before 1.13 by number and damage; where the damage tells nothing (a worn tool), by number alone. */
  byLegacy(id: number, damage: number): Item | undefined {
    return this.#legacy.get(legacyKey(id, damage)) ?? this.get(id)
  }
}

function legacyKey(id: number, damage: number): number {
  return id * 0x10000 + (damage & 0xffff)
}

function item(id: number, record: ItemRecord, foods: ReadonlyMap<string, Food>, versionIndex: number): Item {
  const [
    name,
    displayName,
    stackSize,
    maxDurability = 0,
    enchantCategories = [],
    repairWith = [],
    oldName,
    damage = 0,
  ] = record
  return {
    name,
    id,
    displayName,
    stackSize,
    maxDurability: maxDurability || undefined,
    enchantCategories,
    repairWith,
    legacy: oldName === undefined ? undefined : { name: oldName, damage },
    food: foods.get(name),
    tool: toolOf(name),
    get attack() {
      return attackOf(name, versionIndex)
    },
    armor: armorOf(name, versionIndex),
  }
}
