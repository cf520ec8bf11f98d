import { entityStatus, hurtCauses } from '../../data/entity-statuses.ts'
import { shortName } from '../../data/registry.ts'
import * as play from '../../protocol/directions/clientbound-play.ts'
import type { Entity } from '../../world/entity.ts'
import { listen } from '../parts.ts'
import type { EntityContext } from './entities.ts'
import type { EntitiesEvents } from './entities-events.ts'

const unknownHurt = { cause: undefined, attacker: undefined, directAttacker: undefined, position: undefined }

/** Statuses that are an event of their own, for entities that live. */
const ownEvents: Readonly<Record<string, 'died' | 'totem' | 'tamed' | 'tamingFailed' | 'loveHearts'>> = {
  died: 'died',
  totem: 'totem',
  tamed: 'tamed',
  taming_failed: 'tamingFailed',
  love_hearts: 'loveHearts',
}

/** Follows what happens to entities and is only seen or heard. */
export function followEntitySignals({ parts, view, events, told }: EntityContext): void {
  const known = (id: number | undefined): Entity | undefined => (id === undefined ? undefined : view.get(id))

  listen(
    parts,
    ({ entityId, event }) => {
      const entity = view.get(entityId)
      if (!entity) return
      const status = entityStatus(entity.type, event)
      if (events.has('status')) events.emit('status', { entity, status })
      if (typeof status === 'number') return
      if (hurtCauses.has(status)) {
        events.emit('hurt', { ...unknownHurt, entity, cause: hurtCauses.get(status) })
        return
      }
      const name = ownEvents[status]
      // Who has shown that nothing is left of its health has died already.
      if (name === undefined || (name === 'died' && told.get(entity)?.dead && entity !== view.self)) return
      // A server says at once that somebody dies, and what is left of its health with the next tick.
      if (name === 'died') told.set(entity, { item: false, sleeping: false, ...told.get(entity), dead: true })
      events.emit(name, { entity } satisfies EntitiesEvents[typeof name])
    },
    play.entityEvent,
  )
  listen(
    parts,
    ({ entityId, sourceTypeId, sourceCauseId, sourceDirectId, sourcePosition }) => {
      const entity = view.get(entityId)
      if (!entity || !events.has('hurt')) return
      const types = parts.session.serverRegistry('damage_type')
      const type = types.find(({ number }) => number === sourceTypeId)
      events.emit('hurt', {
        entity,
        cause: type && shortName(type.id),
        attacker: known(sourceCauseId),
        directAttacker: known(sourceDirectId),
        position: sourcePosition,
      })
    },
    play.damageEvent,
  )
  listen(
    parts,
    ({ entityId, yaw }) => {
      const entity = view.get(entityId)
      if (entity) events.emit('hurtAnimation', { entity, yaw })
    },
    play.hurtAnimation,
  )
  listen(
    parts,
    ({ entityId, animation }) => {
      const entity = view.get(entityId)
      if (entity) animate(entity, animation)
    },
    play.animate,
  )
  function animate(entity: Entity, animation: string | number): void {
    switch (animation) {
      case 'swing_main_hand':
      case 'swing_off_hand':
        if (!events.has('swing')) return
        events.emit('swing', { entity, hand: animation === 'swing_main_hand' ? 'main_hand' : 'off_hand' })
        return
      case 'hurt':
        events.emit('hurt', { ...unknownHurt, entity })
        return
      case 'wake_up':
        // Since 1.14 its data tells it.
        if (!entity.bed) return
        entity.bed = undefined
        events.emit('wake', { entity })
        return
      case 'critical_hit':
      case 'magic_critical_hit':
        events.emit('criticalHit', { entity, magic: animation === 'magic_critical_hit' })
        return
    }
  }
  listen(
    parts,
    ({ entityId, position }) => {
      const entity = view.get(entityId)
      if (!entity) return
      entity.bed = position
      events.emit('sleep', { entity, position })
    },
    play.playerSleep,
  )
  listen(
    parts,
    ({ itemId, collectorId, count }) => {
      const collected = view.get(itemId)
      if (collected) events.emit('collect', { collected, collector: view.get(collectorId), count })
    },
    play.takeItemEntity,
  )
}
