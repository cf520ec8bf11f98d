/** What changes the value of an attribute. */
export interface AttributeModifier {
  /** What set it: a UUID before 1.21, a name since. */
  readonly id: string
  readonly amount: number
  /** Added to the base; or a part of the base, or of the result, is added. */
  readonly operation: 'add_value' | 'add_multiplied_base' | 'add_multiplied_total'
}

/** An attribute as the server tells it. */
export interface ToldAttribute {
  readonly attribute: string
  readonly value: number
  readonly modifiers: readonly AttributeModifier[]
}

/** A quality of an entity as a number. */
export interface Attribute {
  /** In all versions the newest name: `max_health`, `movement_speed`. Those of mods are as on the wire. */
  readonly name: string
  /** Without the modifiers. */
  readonly base: number
  readonly modifiers: readonly AttributeModifier[]
  /** With them. The game also keeps it within bounds that depend on the attribute. */
  readonly value: number
}

/** Takes up what an `update_attributes` says into what was known; each attribute that it names is told whole. */
export function readAttributes(known: Map<string, Attribute>, attributes: readonly ToldAttribute[]): void {
  for (const { attribute: name, value: base, modifiers } of attributes) {
    if (!Number.isFinite(base)) continue
    known.set(name, { name, base, modifiers, value: attributeValue(base, modifiers) })
  }
}

/** The value of an attribute. Source: Minecraft Wiki, "Attribute" (operations). */
export function attributeValue(base: number, modifiers: readonly AttributeModifier[]): number {
  const amounts = (operation: AttributeModifier['operation']): number[] =>
    modifiers
      .filter((modifier) => modifier.operation === operation && Number.isFinite(modifier.amount))
      .map(({ amount }) => amount)
  const sum = amounts('add_value').reduce((total, amount) => total + amount, base)
  const scaled = amounts('add_multiplied_base').reduce((total, amount) => total + sum * amount, sum)
  return amounts('add_multiplied_total').reduce((total, amount) => total * (1 + amount), scaled)
}
