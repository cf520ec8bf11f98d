import { bool, changed, f32, i32, list, mapped, option, since, struct, u8, varInt } from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'
import { exactComponents } from '../types/components/index.ts'
import { type ItemStack, type ItemStackInput, itemStack, optionalItemStack } from '../types/item.ts'

/** Since 1.20.5 a price names only the components that the paid items must have. */
const exactCost = mapped(
  struct({ id: varInt, count: varInt, components: exactComponents }),
  (cost): ItemStack => ({ ...cost, damage: 0, nbt: undefined, removedComponents: [] }),
  ({ id, count = 1, components = {} }: ItemStackInput) => ({ id, count, components }),
)

const offer = struct({
  /** Before demand and reputation change its count. Since 1.20.5 `components` are those that it must have. */
  baseCostA: changed(itemStack, ['1.20.5', exactCost]),
  result: itemStack,
  costB: changed(option(itemStack), ['1.19', optionalItemStack], ['1.20.5', option(exactCost)]),
  isOutOfStock: bool,
  uses: i32,
  maxUses: i32,
  /** Experience that the villager gets. */
  xp: i32,
  /** Added to the count of `baseCostA`; negative for those who are liked. */
  specialPriceDiff: i32,
  /** How strongly demand and reputation change the price. */
  priceMultiplier: f32,
  /** Since 1.14.4. */
  demand: since('1.14.4', i32, 0),
})

/** What a villager or a wandering trader offers. Since 1.14; before, a custom payload. */
export const merchantOffers = clientbound('play', 'merchant_offers', {
  containerId: varInt,
  offers: changed(list(offer, u8), ['1.19.1', list(offer)]),
  /** 1 novice to 5 master. */
  villagerLevel: varInt,
  /** Of the villager; 0 for a wandering trader. */
  villagerXp: varInt,
  /** Whether it is a villager, which has levels. */
  showProgress: bool,
  /** Since 1.14.3 (minecraft-data has no layout of 1.14.2). */
  canRestock: since('1.14.3', bool, true),
})

/** The player selected an offer. Since 1.13; before, a custom payload. */
export const selectTrade = serverbound('play', 'select_trade', {
  /** Place in the list of offers. */
  item: varInt,
})
