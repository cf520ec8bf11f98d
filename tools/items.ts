import type { ItemRecord } from '../src/data/items.ts'
import type { PackedRow } from '../src/data/packed.ts'
import { latecomers, oldItemNames } from './data/corrections-items.ts'
import { earlyEntities } from './data/early-entities.ts'
import { commonFile, ofVersions } from './minecraft-data.ts'
import { packedModule } from './pack.ts'
import { ranges, tableLines } from './ranges.ts'
import type { ProtocolVersion } from './versions.ts'

/** An item as minecraft-data lists it. */
export interface ListedItem {
  id: number
  name: string
  displayName: string
  stackSize: number
  maxDurability?: number
  enchantCategories?: string[]
  repairWith?: string[]
  variations?: { metadata: number; displayName: string }[]
}

/** The text of `src/generated/data/items.ts`. */
export function itemsModule(versions: readonly ProtocolVersion[], header: string): string {
  return packedModule(header, 'items', 'Items.', itemRows(versions))
}

/** The names of the items of all versions. */
export function itemNames(versions: readonly ProtocolVersion[]): string[] {
  return itemRows(versions).flatMap((rows) => rows.map(({ value: [name] }) => name))
}

/** The items of each version; before 1.13 those of one number for each damage that makes an item of its own. */
export function itemRows(versions: readonly ProtocolVersion[]): PackedRow<ItemRecord>[][] {
  const listed = ofVersions<ListedItem[]>(versions, 'items')
  const flattening = versions.findIndex(({ names }) => names.includes('1.13'))
  const displayNames = new Map(listed[flattening]!.map(({ name, displayName }) => [name, displayName]))
  const flat = flatItems(versions)
  return listed.map((items, version) => {
    const rows: PackedRow<ItemRecord>[] = []
    const isFlat = version >= flattening
    const named = isFlat
      ? items!.map((item) => ({ item, name: item.name, damage: 0, isOnly: true }))
      : items!.flatMap((item) =>
          flat(item, version).map((each, _, all) => ({ item, ...each, isOnly: all.length === 1 })),
        )
    const names = new Set(named.map(({ name }) => name))
    if (!names.has('air')) rows.push({ id: 0, value: isFlat ? air : [...air, 0, [], [], 'air'] })
    for (const { item, name, damage, isOnly } of named) {
      const variation = item.variations?.find(({ metadata }) => metadata === damage)?.displayName
      const displayName = isOnly ? item.displayName : (displayNames.get(name) ?? variation ?? item.displayName)
      const { stackSize, enchantCategories = [], repairWith = [] } = item
      const maxDurability = durabilityOf(item, listed[version + 1])
      const repair = repairsIn(name, repairWith, names)
      const full: unknown[] = [name, displayName, stackSize, maxDurability, enchantCategories, repair]
      if (!isFlat) full.push(item.name, damage)
      rows.push({ id: item.id, value: trimmed(full) as unknown as ItemRecord })
    }
    return rows.sort((one, other) => one.id - other.id)
  })
}

/** minecraft-data has 1 for all that wears in 1.20.5, and nothing for what was new: it is as in the version after. */
function durabilityOf({ name, maxDurability = 0 }: ListedItem, next: readonly ListedItem[] | undefined): number {
  if (maxDurability > 1) return maxDurability
  return next?.find((item) => item.name === name)?.maxDurability ?? maxDurability
}

const air = ['air', 'Air', 64] as const

/** minecraft-data has what repaired in 1.16 for all versions before. */
function repairsIn(name: string, repairWith: readonly string[], names: ReadonlySet<string>): string[] {
  const there = repairWith.filter((each) => names.has(each))
  // Source: Minecraft Wiki, "Elytra", history: leather before 1.13.
  return name === 'elytra' && there.length === 0 ? ['leather'] : there
}

/** Without the values at the end that are as if they were missing. */
function trimmed(values: unknown[]): unknown[] {
  let { length } = values
  while (isEmpty(values[length - 1])) length -= 1
  return values.slice(0, length)
}

function isEmpty(value: unknown): boolean {
  return value === 0 || (Array.isArray(value) && value.length === 0)
}

interface FlatItem {
  name: string
  damage: number
}

/** Which items a number stood for before 1.13, by the names of 1.13. */
function flatItems(versions: readonly ProtocolVersion[]): (item: ListedItem, version: number) => FlatItem[] {
  const holds = ranges(versions)
  const legacy = commonFile<{ items: Record<string, string> }>('legacy').items
  const byId = new Map<number, FlatItem[]>()
  for (const [key, name] of Object.entries(legacy)) {
    const [id, damage] = key.split(':').map(Number) as [number, number]
    byId.set(id, [...(byId.get(id) ?? []), { name: name.replace('minecraft:', ''), damage }])
  }
  const late = tableLines(latecomers).map(([key, range]) => ({ key, range }))
  const others = tableLines(oldItemNames)
  const mobs = tableLines(earlyEntities)
  return (item, version) => {
    const eggs = item.name === 'spawn_egg' && holds('-1.9', version) ? spawnEggs(mobs, (r) => holds(r, version)) : []
    const known = (byId.get(item.id) ?? [{ name: item.name, damage: 0 }]).map(({ name, damage }) => {
      const other = others.find(([key, , range]) => key === `${item.id}:${damage}` && holds(range, version))
      return { name: other?.[1] ?? name, damage }
    })
    const there = known.filter(
      ({ damage }) => !late.some(({ key, range }) => key === `${item.id}:${damage}` && holds(range, version)),
    )
    const added = others
      .filter(([key, , range]) => key!.startsWith(`${item.id}:`) && holds(range, version))
      .map(([key, name]) => ({ name: name!, damage: Number(key!.split(':')[1]) }))
      .filter(({ damage }) => !there.some((each) => each.damage === damage))
    return [...there, ...added, ...eggs]
  }
}

/** Before 1.9 the damage of a spawn egg was the number of the mob. */
function spawnEggs(mobs: readonly string[][], holds: (range: string | undefined) => boolean): FlatItem[] {
  return mobs
    .filter(([, number, , , , range]) => Number(number) >= 50 && Number(number) <= 120 && holds(range))
    .filter(([name]) => !withoutEgg.includes(name!))
    .map(([name, number]) => ({ name: `${name}_spawn_egg`, damage: Number(number) }))
}

/** Source: Minecraft Wiki, "Spawn Egg". */
const withoutEgg = ['giant', 'ender_dragon', 'wither', 'snow_golem', 'iron_golem']
