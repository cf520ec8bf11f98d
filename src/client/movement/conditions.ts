import { type Attribute, attributeValue } from '../../world/attributes.ts'
import { type Conditions, plainConditions } from '../../world/physics/body.ts'
import { f32 } from '../../world/physics/math.ts'
import type { Self } from '../observe/self.ts'

/** The modifier that the server sets while it thinks that the player sprints: the body has its own. Source: the game's LivingEntity. */
const sprintModifiers = new Set(['662a6b8d-da3e-4c1c-8813-96ea6097278d', 'minecraft:sprinting', 'sprinting'])

/** Food that sprinting needs more than. Source: the game's LocalPlayer. */
const sprintFood = 6

/** What the player wears and does, as far as it changes how it moves. */
export interface Outfit {
  /** Level of depth strider; only before 1.21, when it becomes an attribute. */
  depthStrider: number
  /** Level of soul speed; only before 1.21. */
  soulSpeed: number
  /** Level of swift sneak; only before 1.21. */
  swiftSneak: number
  hasLeatherBoots: boolean
  hasElytra: boolean
  isUsingItem: boolean
  /** What is left of the speed while the item is used. */
  itemSpeedFactor: number
  sprintsWithItem: boolean
  isSleeping: boolean
  isSpinning: boolean
}

/** Nothing worn, nothing done. */
export const plainOutfit: Readonly<Outfit> = {
  depthStrider: 0,
  soulSpeed: 0,
  swiftSneak: 0,
  hasLeatherBoots: false,
  hasElytra: false,
  isUsingItem: false,
  itemSpeedFactor: plainConditions.itemSpeedFactor,
  sprintsWithItem: false,
  isSleeping: false,
  isSpinning: false,
}

/** Brings up to date how the player can move; `conditions` is changed in place, because this is done every tick. */
export function readConditions(conditions: Conditions, self: Self, outfit: Readonly<Outfit>): void {
  const { abilities, attributes } = self
  const speed = attributes.get('movement_speed')
  conditions.movementSpeed = speed ? walkingSpeed(speed) : plainConditions.movementSpeed
  conditions.gravity = numberOf(attributes, 'gravity', plainConditions.gravity)
  conditions.jumpStrength = numberOf(attributes, 'jump_strength', plainConditions.jumpStrength)
  conditions.stepHeight = numberOf(attributes, 'step_height', plainConditions.stepHeight)
  conditions.sneakingSpeed = numberOf(
    attributes,
    'sneaking_speed',
    Math.min(1, f32(0.3) + outfit.swiftSneak * f32(0.15)),
  )
  conditions.waterEfficiency = numberOf(attributes, 'water_movement_efficiency', outfit.depthStrider)
  conditions.movementEfficiency = numberOf(attributes, 'movement_efficiency', outfit.soulSpeed > 0 ? 1 : 0)
  readEffects(conditions, self)
  conditions.canSprint = self.food > sprintFood || abilities.canFly
  conditions.isUsingItem = outfit.isUsingItem
  conditions.itemSpeedFactor = outfit.itemSpeedFactor
  conditions.sprintsWithItem = outfit.sprintsWithItem
  conditions.canGlide = outfit.hasElytra
  conditions.hasLeatherBoots = outfit.hasLeatherBoots
  conditions.isFlying = abilities.isFlying
  conditions.flyingSpeed = f32(abilities.flyingSpeed)
  conditions.noClip = self.gameMode === 'spectator'
  conditions.isSleeping = outfit.isSleeping
  conditions.isSpinning = outfit.isSpinning
}

function numberOf(attributes: Self['attributes'], name: string, otherwise: number): number {
  return attributes.get(name)?.value ?? otherwise
}

/** By one look at what the player has: mostly that is nothing. */
function readEffects(conditions: Conditions, { effects }: Self): void {
  conditions.jumpBoost = conditions.levitation = 0
  conditions.slowFalling = conditions.dolphinsGrace = conditions.weaving = conditions.blindness = false
  if (effects.size === 0) return
  for (const { name, level } of effects.values()) {
    if (name === 'jump_boost') conditions.jumpBoost = level
    else if (name === 'levitation') conditions.levitation = level
    else if (name === 'slow_falling') conditions.slowFalling = true
    else if (name === 'dolphins_grace') conditions.dolphinsGrace = true
    else if (name === 'weaving') conditions.weaving = true
    else if (name === 'blindness' || name === 'darkness') conditions.blindness = true
  }
}

/** An attribute is another object when it changes, and this is asked every tick. */
const walkingSpeeds = new WeakMap<Attribute, number>()

function walkingSpeed(attribute: Attribute): number {
  let speed = walkingSpeeds.get(attribute)
  if (speed === undefined) {
    const modifiers = attribute.modifiers.filter(({ id }) => !sprintModifiers.has(id))
    walkingSpeeds.set(attribute, (speed = attributeValue(attribute.base, modifiers)))
  }
  return speed
}
