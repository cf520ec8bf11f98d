import type { Difficulty } from '../../protocol/types/difficulty.ts'
import type { Border } from '../border.ts'
import type { DifficultySetting } from '../difficulty.ts'
import type { Player } from '../player.ts'
import { Arrows } from './arrows.ts'
import { Creatures } from './creatures.ts'
import { harmKinds } from './harm-kinds.ts'
import { knockedBack, resistanceOf } from './knockback.ts'

/** How hard an arrow pushes, in blocks per tick. Source: the game's AbstractArrow; LivingEntity.hurt. */
const arrowPush = 0.4

/** What the referees of all players share. */
export class RefereeWorld {
  readonly border: Border
  readonly creatures = new Creatures()
  readonly arrows: Arrows
  readonly #setting: DifficultySetting

  constructor(setting: DifficultySetting, border: Border) {
    this.#setting = setting
    this.border = border
    this.arrows = new Arrows((target, damage, shooter, arrow) => {
      const victim = [...shooter.world.players].find(({ entity }) => entity === target)
      const { creatures } = this
      const isHurt = victim
        ? victim.referee?.hurt('arrow', damage, { entity: shooter.entity, name: shooter.username, direct: arrow })
        : creatures.hurt(target, damage, shooter, { ...harmKinds.arrow, by: shooter.entity, direct: arrow })
      if (!isHurt) return
      if (victim) {
        this.knock(victim, arrow.velocity, arrowPush)
        return
      }
      const footing = { onGround: target.onGround, resistance: 0, rules: shooter.rules }
      creatures.push(target, knockedBack(creatures.velocityOf(target), arrow.velocity, arrowPush, footing), shooter)
    })
  }

  /** Knocks a player back, with so many blocks per tick. */
  knock(victim: Player, direction: { readonly x: number; readonly z: number }, strength: number): void {
    const { onGround } = victim.entity
    const footing = { onGround, resistance: resistanceOf(victim), rules: victim.rules }
    victim.entity.push(knockedBack(still, direction, strength, footing))
  }

  get difficulty(): Difficulty {
    return this.#setting.level
  }

  /** A tick is over. */
  tick(): void {
    this.creatures.tick()
    this.arrows.tick()
  }
}

const still = { x: 0, y: 0, z: 0 }
