import type { Vec3 } from '../../util/vec3.ts'
import { trait } from '../../world/physics/terrain.ts'
import { enchantmentLevel } from '../enchantments.ts'
import { nameOf } from '../item.ts'
import type { Player } from '../player.ts'
import { worn } from './armor.ts'
import { type Box, grown } from './box.ts'
import type { HarmKind } from './harm.ts'
import type { Surroundings } from './surroundings.ts'

/** How slow one must be among berries to stay whole, in blocks along an axis. Source: the game's SweetBerryBushBlock. */
const carefully = 0.003
/** So many ticks in powder snow until one is frozen, and then a wound each so many. Source: the game's Entity and LivingEntity. */
const freezingTicks = 140
const frozenWoundTicks = 40
const thawing = 2
/** How far below the top the eyes are, and how much around them must be in a wall. Source: the game's Entity.isInWall. */
const eyesBelowTop = 0.18
const headWidth = 0.24
/** How long a wither rose's effect lasts, in ticks. Source: the game's WitherRoseBlock. */
const roseTicks = 40
/** How far outside of the border one is safe, and how much each block farther hurts. Source: Minecraft Wiki, "World border". */
const borderBuffer = 5
const borderDamage = 0.2

/** Where the border of the world is. */
export interface BorderPlace {
  readonly center: { readonly x: number; readonly z: number }
  readonly size: number
}

/** Blocks and places that hurt whoever touches them, but for fire and lava. */
export class Contact {
  readonly #player: Player
  readonly #surroundings: Surroundings
  readonly #hurt: (kind: HarmKind, damage: number) => void
  #ticks = 0
  #frozenTicks = 0
  #last: Readonly<Vec3>

  constructor(player: Player, surroundings: Surroundings, hurt: (kind: HarmKind, damage: number) => void) {
    this.#player = player
    this.#surroundings = surroundings
    this.#hurt = hurt
    this.#last = player.position
  }

  /** A tick of a player that takes up `body`. */
  tick(body: Box, border: BorderPlace): void {
    this.#ticks += 1
    if (this.#player.abilities.gameMode === 'spectator') return
    const { x, z } = this.#player.position
    const moves = Math.abs(x - this.#last.x) >= carefully || Math.abs(z - this.#last.z) >= carefully
    this.#last = this.#player.position
    this.#touch(grown(body, -1e-3), moves)
    this.#stepOn(body)
    this.#freeze(body)
    if (this.#isInWall(body)) this.#hurt('inWall', 1)
    this.#heedBorder(border)
  }

  #touch(inside: Box, moves: boolean): void {
    const { effects, entity, registries } = this.#player
    this.#surroundings.eachNamed(inside, (name, isTrue, age) => {
      if (name === 'cactus') this.#hurt('cactus', 1)
      else if (name === 'sweet_berry_bush' && moves && age > 0) this.#hurt('sweetBerryBush', 1)
      else if (name === 'wither_rose' && !effects.active.has('wither')) {
        effects.add('wither', { level: 1, duration: roseTicks })
      } else if ((name === 'campfire' || name === 'soul_campfire') && isTrue('lit')) {
        if (enchantmentLevel(entity.equipment.get('feet'), 'frost_walker', registries) > 0) return
        this.#hurt('campfire', name === 'campfire' ? 1 : 2)
      }
    })
  }

  /** Hot floors, for who does not sneak. Source: the game's MagmaBlock. */
  #stepOn(body: Box): void {
    const { entity, registries, position } = this.#player
    if (!entity.onGround || entity.hasFlag('sneaking')) return
    const state = this.#surroundings.stateAt(position.x, body.fromY - 0.2, position.z)
    if (state === 0 || this.#surroundings.blocks.nameOf(state) !== 'magma_block') return
    if (enchantmentLevel(entity.equipment.get('feet'), 'frost_walker', registries) === 0) this.#hurt('hotFloor', 1)
  }

  #freeze(body: Box): void {
    const { entity, abilities } = this.#player
    const isCold = (this.#surroundings.traitsIn(grown(body, -1e-3)) & trait.powderSnow) !== 0
    const isWarm = worn.some((slot) => {
      const item = entity.equipment.get(slot)
      return item !== undefined && nameOf(item).startsWith('leather_')
    })
    const before = this.#frozenTicks
    if (isCold && !isWarm && !abilities.state.invulnerable) this.#frozenTicks = Math.min(freezingTicks, before + 1)
    else this.#frozenTicks = Math.max(0, before - thawing)
    if (this.#frozenTicks !== before) entity.setData({ ticks_frozen: this.#frozenTicks })
    if (this.#frozenTicks >= freezingTicks && this.#ticks % frozenWoundTicks === 0) this.#hurt('freeze', 1)
  }

  #isInWall(body: Box): boolean {
    const { x, z } = this.#player.position
    const y = body.toY - eyesBelowTop
    for (const dx of [-headWidth, headWidth]) {
      for (const dz of [-headWidth, headWidth]) {
        if ((this.#surroundings.traitsAt(x + dx, y, z + dz) & trait.suffocates) !== 0) return true
      }
    }
    return false
  }

  #heedBorder({ center, size }: BorderPlace): void {
    const { position, rules } = this.#player
    const away = Math.max(Math.abs(position.x - center.x), Math.abs(position.z - center.z))
    const outside = away - size / 2 - borderBuffer
    if (outside <= 0) return
    this.#hurt(rules.borderHarmsByItself ? 'outsideBorder' : 'inWall', Math.max(1, Math.floor(outside * borderDamage)))
  }
}
