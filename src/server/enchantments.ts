import { type NbtTag, simplifyNbt } from '../codec/nbt.ts'
import { versionIndex } from '../codec/version-index.ts'
import type { Registries } from '../data/registries.ts'
import type { ItemStackInput } from '../protocol/types/item.ts'
import { itemFor, type ServerItem } from './item.ts'

/** Levels of enchantments by their newest names: `{ sharpness: 5 }`. */
export type EnchantmentLevels = Readonly<Record<string, number>>

type EnchantmentDetails = Pick<ItemStackInput, 'nbt' | 'components'>

/** Enchantments as a version writes them; those that it has not are left out. For {@link NamedItem.details}. */
export function enchanted(levels: EnchantmentLevels): (registries: Registries) => EnchantmentDetails {
  return ({ version, enchantments }) => {
    const known = Object.entries(levels).flatMap(([name, level]) => {
      const id = enchantments.get(name)?.id
      return id === undefined ? [] : [{ name, id, level }]
    })
    if (known.length === 0) return {}
    if (version.index >= versionIndex('1.20.5')) {
      return { components: { enchantments: { levels: known.map(({ id, level }) => ({ id, level })) } } }
    }
    const isNamed = version.index >= versionIndex('1.13')
    const values = known.map(
      ({ name, id, level }) =>
        new Map<string, NbtTag>([
          ['id', isNamed ? { type: 'string', value: `minecraft:${name}` } : { type: 'short', value: id }],
          ['lvl', { type: 'short', value: level }],
        ]),
    )
    const list: NbtTag = { type: 'list', value: { of: 'compound', values } }
    return { nbt: { type: 'compound', value: new Map([[isNamed ? 'Enchantments' : 'ench', list]]) } }
  }
}

/** The level of an enchantment on an item, as a version has it; 0 where it has none. */
export function enchantmentLevel(item: ServerItem | undefined, name: string, registries: Registries): number {
  // A name alone has no enchantments.
  if (item === undefined || typeof item === 'string' || !item.details) return 0
  const stack = itemFor(item, registries)
  const id = registries.enchantments.get(name)?.id
  if (!stack || id === undefined) return 0
  const levels = stack.components?.enchantments?.levels
  if (levels) return levels.find((each) => each.id === id)?.level ?? 0
  return stack.nbt ? levelInNbt(stack.nbt, name, id) : 0
}

/** Until 1.20.4: a list of names (numbers before 1.13) with levels. */
function levelInNbt(nbt: NbtTag, name: string, id: number): number {
  const { Enchantments, ench } = simplifyNbt(nbt) as { Enchantments?: unknown; ench?: unknown }
  const list = Enchantments ?? ench
  if (!Array.isArray(list)) return 0
  const entry = (list as { id?: unknown; lvl?: unknown }[]).find(
    (each) => each.id === id || each.id === name || each.id === `minecraft:${name}`,
  )
  return Number(entry?.lvl) || 0
}
