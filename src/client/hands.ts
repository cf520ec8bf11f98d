import { type Rules, rulesOf } from '../data/rules.ts'
import type { Connection } from '../net/connection.ts'
import * as outgoing from '../protocol/directions/serverbound-play.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { Entity } from '../world/entity.ts'
import type { ActionParts } from './action.ts'
import type { Inventory } from './observe/inventory.ts'
import type { Sequence } from './sequence.ts'
import { useEffectsOf } from './usable.ts'
import { type Weapon, weaponOf } from './weapon.ts'

/** The hand that holds the selected slot of the hotbar; or the other, since 1.9. */
export type Hand = 'main_hand' | 'off_hand'

/** What {@link Hands} need of a bot. */
export interface HandsParts extends ActionParts {
  readonly connection: Connection
  readonly inventory: Inventory
  readonly sequence: Sequence
}

/** What a block is used on: its place, and where on its top it is touched. */
const onNothing = { x: -1, y: -1, z: -1 }
/** As above; the y of 1.7 has eight bits. */
const noCursor = { x: 0, y: 0, z: 0 }
/** Where the top of a block is touched. */
const middleOfTop = { x: 0.5, y: 0.5, z: 0.5 }

/** What hands tell the server, in the packets and the order of each version. They ask nothing: that is done by who uses them. */
export class Hands {
  readonly #parts: HandsParts
  #inUse: Hand | undefined

  constructor(parts: HandsParts) {
    this.#parts = parts
  }

  /** The hand whose item is being used: eaten, drawn, held as a shield. */
  get inUse(): Hand | undefined {
    return this.#inUse
  }

  set inUse(hand: Hand | undefined) {
    this.#inUse = hand
    const { inventory, movement } = this.#parts
    movement.outfit.isUsingItem = hand !== undefined
    if (hand === undefined) return
    const stack = hand === 'main_hand' ? inventory.heldItem : inventory.offHand
    const { speedFactor, canSprint } = useEffectsOf(stack, inventory.itemOf(stack))
    movement.outfit.itemSpeedFactor = speedFactor
    movement.outfit.sprintsWithItem = canSprint
  }

  get rules(): Rules {
    return rulesOf(this.#parts.session.version)
  }

  /** What the main hand hits with. */
  get weapon(): Weapon {
    const { inventory } = this.#parts
    return weaponOf(inventory.heldItem, inventory.itemOf(inventory.heldItem))
  }

  swing(hand: Hand): void {
    const { connection, self } = this.#parts
    connection.writePacket(outgoing.swing({ hand, entityId: self.entityId }))
  }

  /** Hits an entity. */
  hit({ id }: Entity): void {
    const { connection, movement } = this.#parts
    const { swingsBeforeHit, hitsByAttack } = this.rules
    if (swingsBeforeHit) this.swing('main_hand')
    connection.writePacket(
      hitsByAttack
        ? outgoing.attack({ entityId: id })
        : outgoing.interact({ entityId: id, action: 'attack', usingSecondaryAction: movement.controls.sneak }),
    )
    if (!swingsBeforeHit) this.swing('main_hand')
  }

  /** Thrusts a spear through whatever is in a line. Source: Minecraft Wiki, "Java Edition protocol" (player_action). */
  stab(): void {
    this.#parts.connection.writePacket(
      outgoing.playerAction({ action: 'stab', position: noCursor, direction: 'down', sequence: 0 }),
    )
    this.swing('main_hand')
  }

  /** Uses a hand on an entity, at a point of the world. */
  useOnEntity({ id, position }: Entity, hand: Hand, point: Readonly<Vec3>): void {
    const { connection, movement } = this.#parts
    const { interaction } = this.rules
    const location = { x: point.x - position.x, y: point.y - position.y, z: point.z - position.z }
    const common = { entityId: id, hand, usingSecondaryAction: movement.controls.sneak }
    if (interaction !== 'whole') {
      connection.writePacket(outgoing.interact({ ...common, action: 'interact_at', location }))
    }
    if (interaction !== 'point') connection.writePacket(outgoing.interact({ ...common, action: 'interact' }))
  }

  /** Uses what a hand holds on nothing. */
  useItem(hand: Hand): void {
    const { connection, movement, inventory, sequence } = this.#parts
    const { usesByItem, placesBeforeUse } = this.rules
    const { x, y, z, yaw, pitch, onGround, horizontalCollision } = movement.body
    if (!usesByItem) {
      this.#useOn({ position: onNothing, direction: undefined, cursor: noCursor, item: inventory.heldItem })
      return
    }
    if (placesBeforeUse) {
      const position = { x, y, z }
      connection.writePacket(outgoing.movePlayerPosRot({ position, yaw, pitch, onGround, horizontalCollision }))
    }
    connection.writePacket(outgoing.useItem({ hand, sequence: sequence.next(), yaw, pitch }))
  }

  /** Uses the main hand on the top of a block. */
  useOnTop(position: Readonly<Vec3>): void {
    this.#useOn({ position, direction: 'up', cursor: middleOfTop, item: this.#parts.inventory.heldItem })
  }

  #useOn(
    use: Pick<Parameters<typeof outgoing.useItemOn>[0] & object, 'position' | 'direction' | 'cursor' | 'item'>,
  ): void {
    const { connection, sequence } = this.#parts
    connection.writePacket(
      outgoing.useItemOn({
        ...use,
        hand: 'main_hand',
        isInside: false,
        hitsWorldBorder: false,
        sequence: sequence.next(),
      } as Parameters<typeof outgoing.useItemOn>[0]),
    )
  }

  /** Lets go of what is being used. */
  release(): void {
    this.inUse = undefined
    this.#parts.connection.writePacket(
      outgoing.playerAction({ action: 'release_use_item', position: noCursor, direction: 'down', sequence: 0 }),
    )
  }
}
