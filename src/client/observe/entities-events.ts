import type { EntityStatus } from '../../data/entity-statuses.ts'
import type { EquipmentSlot } from '../../protocol/types/equipment.ts'
import type { ItemStack } from '../../protocol/types/item.ts'
import type { Vec3 } from '../../util/vec3.ts'
import type { Effect } from '../../world/effect.ts'
import type { Entity } from '../../world/entity.ts'

/** Why an entity is no longer in view: the server took it away, another has its id, or the world or the connection is over. */
export type RemovalReason = 'server' | 'replaced' | 'world' | 'reset' | 'end'

/** What can be listened to with `entities.events`. Unless it says otherwise, the player's own entity is meant, too. */
export interface EntitiesEvents {
  /** An entity has come into view. Its data and equipment follow. Never the own one. */
  added: { readonly entity: Entity }
  /** An entity is out of view. Never the own one. */
  removed: { readonly entity: Entity; readonly reason: RemovalReason }
  /** An entity is somewhere else. */
  moved: { readonly entity: Entity }
  /** An entity looks somewhere else, with body or head. */
  turned: { readonly entity: Entity }
  /** An entity got another velocity. */
  velocity: { readonly entity: Entity }
  /** An entity shows something else of itself; `names` are those of `entity.data`. */
  data: { readonly entity: Entity; readonly names: readonly string[] }
  equipment: { readonly entity: Entity; readonly slots: readonly EquipmentSlot[] }
  attributes: { readonly entity: Entity; readonly names: readonly string[] }
  /** An entity has an effect, or a stronger or longer one than before. */
  effect: { readonly entity: Entity; readonly effect: Effect }
  /** An entity has an effect no longer. */
  effectEnded: { readonly entity: Entity; readonly effectId: number; readonly name: string | undefined }
  /** Others than before ride an entity. */
  passengers: { readonly entity: Entity; readonly passengerIds: readonly number[] }
  /** An entity is led by another one, or by nobody any more. */
  leash: { readonly entity: Entity; readonly holderId: number | undefined }
  /** An entity was hurt. The rest is known since 1.19.4; before, `cause` in some cases. */
  hurt: {
    readonly entity: Entity
    /** The type of damage without `minecraft:`: `player_attack`, `fall`, `drown`, … */
    readonly cause: string | undefined
    /** Who is to blame, for example a shooter; where it is in view. */
    readonly attacker: Entity | undefined
    /** What touched, for example an arrow; where it is in view. */
    readonly directAttacker: Entity | undefined
    /** Where it came from, if not from an entity. */
    readonly position: Vec3 | undefined
  }
  /** The view tilts because of an injury; since 1.19.4. `yaw` is where it came from, in degrees relative to the entity's look. */
  hurtAnimation: { readonly entity: Entity; readonly yaw: number }
  died: { readonly entity: Entity }
  /** A totem of undying has saved an entity. */
  totem: { readonly entity: Entity }
  /** An entity swings an arm. */
  swing: { readonly entity: Entity; readonly hand: 'main_hand' | 'off_hand' }
  /** An entity was hit hard: `magic` when by an enchanted weapon. */
  criticalHit: { readonly entity: Entity; readonly magic: boolean }
  /** An entity has lain down to sleep. */
  sleep: { readonly entity: Entity; readonly position: Vec3 }
  /** An entity has got up. */
  wake: { readonly entity: Entity }
  /** An animal was tamed. */
  tamed: { readonly entity: Entity }
  /** Somebody tried in vain to tame an animal. */
  tamingFailed: { readonly entity: Entity }
  /** An animal is ready to breed. */
  loveHearts: { readonly entity: Entity }
  /** Any of the things that are only seen or heard, those above too; a number where it has no name. */
  status: { readonly entity: Entity; readonly status: EntityStatus | number }
  /** Somebody has collected an item, an arrow or an experience orb, which is gone soon. */
  collect: {
    readonly collector: Entity | undefined
    readonly collected: Entity
    /** How many of the stack; before 1.11 it is not known. */
    readonly count: number | undefined
  }
  /** An item lies there, and what it is was told. */
  itemDrop: { readonly entity: Entity; readonly item: ItemStack }
  /** The player sees through other eyes; `undefined` where they are not in view. */
  camera: { readonly entity: Entity | undefined }
}
