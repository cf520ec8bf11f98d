import { type Rules, rulesOf } from '../data/rules.ts'
import type { Connection } from '../net/connection.ts'
import * as outgoing from '../protocol/directions/serverbound-play.ts'
import type { AnyPacket } from '../protocol/packet.ts'
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

/**
 * What hands tell the server, in the packets and the order of each version: at the beginning of the next tick, before its movement, as
 * keys are handled in the game. They ask nothing: that is done by who uses them.
 */
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
    this.#tell(() => outgoing.swing({ hand, entityId: this.#parts.self.entityId }))
  }

  /** Hits an entity. */
  hit({ id }: Entity): void {
    const { swingsBeforeHit, hitsByAttack } = this.rules
    if (swingsBeforeHit) this.swing('main_hand')
    this.#tell(() =>
      hitsByAttack
        ? outgoing.attack({ entityId: id })
        : outgoing.interact({ entityId: id, action: 'attack', usingSecondaryAction: this.#isSneaking }),
    )
    if (!swingsBeforeHit) this.swing('main_hand')
  }

  /** Thrusts a spear through whatever is in a line. Source: Minecraft Wiki, "Java Edition protocol" (player_action). */
  stab(): void {
    this.#tell(() => outgoing.playerAction({ action: 'stab', position: noCursor, direction: 'down', sequence: 0 }))
    this.swing('main_hand')
  }

  /** Uses a hand on an entity, at a point of the world. */
  useOnEntity({ id, position }: Entity, hand: Hand, point: Readonly<Vec3>): void {
    const { interaction } = this.rules
    const location = { x: point.x - position.x, y: point.y - position.y, z: point.z - position.z }
    const common = { entityId: id, hand }
    if (interaction !== 'whole') {
      this.#tell(() =>
        outgoing.interact({ ...common, usingSecondaryAction: this.#isSneaking, action: 'interact_at', location }),
      )
    }
    if (interaction === 'point') return
    this.#tell(() => outgoing.interact({ ...common, usingSecondaryAction: this.#isSneaking, action: 'interact' }))
  }

  /** Uses what a hand holds on nothing. */
  useItem(hand: Hand): void {
    const { movement, inventory, sequence } = this.#parts
    const { body } = movement
    const { usesByItem, placesBeforeUse } = this.rules
    if (!usesByItem) {
      this.#useOn({ position: onNothing, direction: undefined, cursor: noCursor, item: inventory.heldItem })
      return
    }
    if (placesBeforeUse) {
      this.#tell(() => {
        const { x, y, z, yaw, pitch, onGround, horizontalCollision } = body
        return outgoing.movePlayerPosRot({ position: { x, y, z }, yaw, pitch, onGround, horizontalCollision })
      })
    }
    this.#tell(() => outgoing.useItem({ hand, sequence: sequence.next(), yaw: body.yaw, pitch: body.pitch }))
  }

  /** Uses the main hand on the top of a block. */
  useOnTop(position: Readonly<Vec3>): void {
    this.#useOn({ position, direction: 'up', cursor: middleOfTop, item: this.#parts.inventory.heldItem })
  }

  #useOn(
    use: Pick<Parameters<typeof outgoing.useItemOn>[0] & object, 'position' | 'direction' | 'cursor' | 'item'>,
  ): void {
    const { sequence } = this.#parts
    this.#tell(() =>
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
    const { releaseDirection: direction } = this.rules
    this.#tell(() => outgoing.playerAction({ action: 'release_use_item', position: noCursor, direction, sequence: 0 }))
  }

  /** As the server knows it: of the tick before. */
  get #isSneaking(): boolean {
    return this.#parts.movement.body.isSneaking
  }

  #tell(packet: () => AnyPacket): void {
    const { connection, movement } = this.#parts
    movement.whenTicking(() => connection.writePacket(packet() as Parameters<Connection['writePacket']>[0]))
  }
}
