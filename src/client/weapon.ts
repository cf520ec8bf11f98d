import { simplifyNbt } from '../codec/nbt.ts'
import type { Item } from '../data/items.ts'
import { attributeNames } from '../protocol/types/attribute-names.ts'
import type { ItemStack } from '../protocol/types/item.ts'
import type { AttributeModifier } from '../world/attributes.ts'

/** How far one reaches, in blocks. */
export interface Reach {
  /** What is nearer is not met. */
  readonly minimum: number
  readonly maximum: number
  /** By how much more than its size an entity can be aimed at, to each side. */
  readonly margin: number
}

/** What an item is as a weapon. */
export interface Weapon {
  /** How far it reaches; `undefined` where it is as far as the player itself. */
  readonly reach: { readonly survival: Reach; readonly creative: Reach } | undefined
  /** It is thrust through whatever is in a line: a spear. */
  readonly isPiercing: boolean
  /** How strong a hit must be, 0 to 1; one that is weaker is none. */
  readonly minimumCharge: number
}

const plain: Weapon = { reach: undefined, isPiercing: false, minimumCharge: 0 }
const spearMargin = 0.125
/** Source: Minecraft Wiki, "Spear"; Pumpkin's assets/items.json. */
const spear: Weapon = {
  reach: {
    survival: { minimum: 2, maximum: 4.5, margin: spearMargin },
    creative: { minimum: 2, maximum: 6.5, margin: spearMargin },
  },
  isPiercing: true,
  minimumCharge: 1,
}

/** What a stack is as a weapon: what its kind is, where its components do not say otherwise. */
export function weaponOf(stack: ItemStack | undefined, item: Item | undefined): Weapon {
  if (!stack) return plain
  const { components, removedComponents: removed } = stack
  const kind = item?.tool?.kind === 'spear' ? spear : plain
  const { attack_range: range, piercing_weapon: piercing, minimum_attack_charge: charge } = components
  return {
    reach: range
      ? {
          survival: { minimum: range.minimum, maximum: range.maximum, margin: range.hitboxMargin },
          creative: { minimum: range.minimumInCreative, maximum: range.maximumInCreative, margin: range.hitboxMargin },
        }
      : removed.includes('attack_range')
        ? undefined
        : kind.reach,
    isPiercing: piercing !== undefined || (kind.isPiercing && !removed.includes('piercing_weapon')),
    minimumCharge: charge ?? (removed.includes('minimum_attack_charge') ? 0 : kind.minimumCharge),
  }
}

/** Attacks per second of a hand. Source: Minecraft Wiki, "Attribute" (attack_speed). */
export const handSpeed = 4
/** The modifier that a kind of weapon has. Source: Minecraft Wiki, "Attribute" (vanilla modifiers). */
export const weaponModifiers: ReadonlySet<string> = new Set([
  'fa233e1c-4180-4865-b01b-bcce9785aca3',
  'minecraft:base_attack_speed',
  'base_attack_speed',
])
const attackSpeed = attributeNames.indexOf('attack_speed')
const mainHand: ReadonlySet<unknown> = new Set(['mainhand', 'hand', 'any'])
const operations = ['add_value', 'add_multiplied_base', 'add_multiplied_total'] as const

/** How a stack changes the attribute attack_speed while the main hand holds it. */
export function speedModifiersOf(stack: ItemStack | undefined, item: Item | undefined): readonly AttributeModifier[] {
  if (!stack) return []
  const { attribute_modifiers: told } = stack.components
  if (told) return told.modifiers.filter(({ attribute, slot }) => attribute === attackSpeed && mainHand.has(slot))
  const inNbt = stack.nbt && speedModifiersInNbt(stack.nbt)
  if (inNbt) return inNbt
  const { speed } = item?.attack ?? {}
  if (speed === undefined || stack.removedComponents.includes('attribute_modifiers')) return []
  return [{ id: 'minecraft:base_attack_speed', amount: speed - handSpeed, operation: 'add_value' }]
}

/** Until 1.20.4: those that a stack has in place of those of its kind. Source: Minecraft Wiki, "Item format/Before 1.20.5". */
function speedModifiersInNbt(nbt: NonNullable<ItemStack['nbt']>): AttributeModifier[] | undefined {
  const { AttributeModifiers: list } = simplifyNbt(nbt) as { AttributeModifiers?: unknown }
  if (!Array.isArray(list)) return undefined
  return (list as Record<string, unknown>[])
    .filter(
      ({ AttributeName: name, Slot: slot }) =>
        /^(minecraft:)?generic\.attack_?speed$/i.test(String(name)) && (slot === undefined || mainHand.has(slot)),
    )
    .map(({ Amount: amount, Operation: operation }) => ({
      id: '',
      amount: Number(amount) || 0,
      operation: operations[Number(operation)] ?? 'add_value',
    }))
}
