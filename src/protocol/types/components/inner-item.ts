import { type Codec, changed, option, recursive } from '../../../codec/index.ts'
import { type ItemStack, type ItemStackInput, itemStack, itemStackTemplate, optionalItemStack } from '../item.ts'

/** A stack inside a component. Components and stacks contain each other, therefore by name. */
export const innerItemStack: Codec<ItemStack, ItemStackInput> = recursive('itemStack', () =>
  changed(itemStack, ['26.1', itemStackTemplate]),
)

/** A stack inside a component, or an empty place. */
export const innerOptionalItemStack: Codec<ItemStack | undefined, ItemStackInput | undefined> = recursive(
  'optionalItemStack',
  () => changed(optionalItemStack, ['26.1', option(itemStackTemplate)]),
)
