import { versionIndex } from '../codec/version-index.ts'
import { containerCloseServerbound } from '../protocol/packets/container.ts'
import { attack, interact } from '../protocol/packets/interaction.ts'
import { setCarriedItem, setCreativeModeSlot } from '../protocol/packets/inventory.ts'
import { swing, useItem } from '../protocol/packets/item-use.ts'
import { playerAbilitiesServerbound } from '../protocol/packets/player-abilities.ts'
import { clientCommand, playerCommand, playerInput } from '../protocol/packets/player-actions.ts'
import type { Entity } from './entity.ts'
import { ownItem } from './item.ts'
import type { Player } from './player.ts'
import { tryToDismount, tryToMount } from './riding.ts'
import type { HandlerAdder, Session } from './session.ts'

/** What a player does with its own body and inventory. */
export function playerActionHandlers(session: Session, on: HandlerAdder): void {
  const withPlayer =
    <P>(act: (player: Player, packet: P) => void) =>
    (packet: P): void => {
      if (session.player) act(session.player, packet)
    }

  on(
    swing,
    withPlayer((player, { hand }) => {
      player.entity.swing(hand)
      player.referee?.combat.swung()
    }),
  )
  on(
    useItem,
    withPlayer((player, { hand, sequence }) => {
      player.referee?.itemUse.begin(hand)
      player.wings.use(hand)
      player.predicted(sequence)
    }),
  )
  on(
    playerCommand,
    withPlayer((player, { command, data }) => {
      const { entity, wings } = player
      if (command === 'start_sprinting' || command === 'stop_sprinting') {
        entity.setFlag('sprinting', command === 'start_sprinting')
      } else if (command === 'press_shift_key' || command === 'release_shift_key') {
        sneak(player, command === 'press_shift_key')
      } else if (command === 'start_fall_flying') wings.open()
      else if (command === 'start_riding_jump') player.referee?.driven.leap(data)
    }),
  )
  on(
    playerInput,
    withPlayer((player, { keys }) => {
      // Before, it is about what the player rides.
      if (player.version.index >= versionIndex('1.21.2')) sneak(player, keys.shift === true)
      else if (keys.shift) tryToDismount(player)
      else player.referee?.driven.steered(keys)
    }),
  )
  on(
    clientCommand,
    withPlayer((player, { command }) => {
      if (command === 'perform_respawn') player.vitals.respawn()
    }),
  )
  on(
    playerAbilitiesServerbound,
    withPlayer((player, { abilities }) => player.abilities.fly(abilities.flying)),
  )
  const withEntity = (entityId: number, act: (player: Player, entity: Entity) => void): void => {
    const { player } = session
    const entity = player?.world.entity(entityId)
    if (player && entity && entity !== player.entity) act(player, entity)
  }
  const { events } = session.context
  const hit = (player: Player, entity: Entity): void => {
    events.emit('attack', { player, entity })
    const isInvalid = player.referee?.combat.attack(entity) === 'invalid'
    // Source: the game's ServerGamePacketListenerImpl.
    if (isInvalid) player.kick('Attempting to attack an invalid entity')
  }
  on(attack, ({ entityId }) => withEntity(entityId, hit))
  on(interact, ({ entityId, action, hand = 'main_hand' }) =>
    withEntity(entityId, (player, entity) => {
      if (action === 'attack') hit(player, entity)
      // Until 1.21.11 what is used at a place is told once more without the place.
      else if (action === 'interact' || player.knows(attack)) {
        events.emit('interact', { player, entity, hand })
        if (hand === 'main_hand') tryToMount(player, entity)
      }
    }),
  )
  on(
    setCarriedItem,
    withPlayer((player, { slot }) => player.inventory.selected(slot)),
  )
  on(
    containerCloseServerbound,
    withPlayer((player) => player.containers.closed()),
  )
  on(
    setCreativeModeSlot,
    withPlayer((player, { slot, item }) => {
      if (player.abilities.gameMode !== 'creative') return
      const own = item && ownItem(item, player.registries)
      if (slot >= 0) player.inventory.put(slot, own)
      else if (own) player.drop(own)
    }),
  )
}

function sneak(player: Player, isSneaking: boolean): void {
  if (isSneaking && tryToDismount(player)) return
  player.entity.setFlag('sneaking', isSneaking)
  player.entity.setData({ pose: isSneaking ? 'sneaking' : 'standing' })
}
