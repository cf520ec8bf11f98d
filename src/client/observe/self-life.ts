import { shortName } from '../../data/registry.ts'
import * as play from '../../protocol/directions/clientbound-play.ts'
import * as outgoing from '../../protocol/directions/serverbound-play.ts'
import type { PacketOf } from '../../protocol/packet.ts'
import type { TextComponent } from '../../protocol/text-component.ts'
import { type GameMode, gameModeById } from '../../protocol/types/game-mode.ts'
import { listen, type Parts } from '../parts.ts'
import {
  type Abilities,
  abilitiesIn,
  fullOxygen,
  maxHealth,
  newSelf,
  type Place,
  readAbilities,
  type SelfCore,
} from './self-state.ts'

/** The air of an entity in its data, in all versions. Source: Minecraft Wiki, "Entity metadata". */
const airIndex = 1
/** Events of the own entity that say what commands it may give: 0 to 4. Source: Minecraft Wiki, "Entity statuses". */
const firstPermission = 24
const lastPermission = 28
const hotbarSlots = 9

/** Follows life and death, hunger, experience, game mode and what comes with it. */
export function followLife(parts: Parts, core: SelfCore): void {
  const { connection, session } = parts
  const { state, events, attributes, effects, cooldowns } = core
  let dimension = ''

  session.events.on('start', ({ login }) => {
    attributes.clear()
    effects.clear()
    cooldowns.clear()
    const anew = newSelf()
    Object.assign(state, anew, {
      entityId: login.entityId,
      gameMode: login.gameMode,
      abilities: abilitiesIn(login.gameMode, anew.abilities),
      previousGameMode: login.previousGameMode,
      lastDeath: readPlace(login.lastDeath),
    })
    dimension = login.dimension
  })

  listen(
    parts,
    (packet) => {
      const afterDeath = !state.isAlive
      const isElsewhere = packet.dimension !== dimension
      const { attributes: keepsAttributes, entityData: keepsData } = packet.dataToKeep
      dimension = packet.dimension
      if (!keepsAttributes) attributes.clear()
      for (const effect of [...effects.values()]) {
        effects.delete(effect.id)
        events.emit('effectEnd', { effect })
      }
      cooldowns.clear()
      state.isPlaced = false
      if (!keepsData || afterDeath) state.velocity = { x: 0, y: 0, z: 0 }
      state.lastDeath = readPlace(packet.lastDeath) ?? state.lastDeath
      // A server need not say how the player is after its death: it is well. A portal changes nothing about it.
      if (afterDeath) Object.assign(state, { food: 20, saturation: 5, oxygen: fullOxygen, heldSlot: 0 })
      if (afterDeath || !(keepsAttributes || isElsewhere)) setHealth(maxHealth(core), state.food, state.saturation)
      setGameMode(packet.gameMode)
      // The player is a new one, to the client.
      setAbilities(abilitiesIn(packet.gameMode, newSelf().abilities))
      state.previousGameMode = packet.previousGameMode ?? state.previousGameMode
      events.emit('respawn', { dimension: shortName(packet.dimension), afterDeath })
    },
    play.respawn,
  )

  function setHealth(health: number, food: number, saturation: number): void {
    const before = state.health
    if (before === health && state.food === food && state.saturation === saturation && state.isAlive === health > 0)
      return
    const wasAlive = state.isAlive
    Object.assign(state, { health, food, saturation, isAlive: health > 0 })
    events.emit('health', { health, food, saturation, before })
    if (wasAlive && !state.isAlive) events.emit('death', { message: undefined, killerId: undefined })
  }

  function die(message: TextComponent, killerId: number | undefined): void {
    state.deathMessage = message
    if (!state.isAlive) return
    state.isAlive = false
    events.emit('death', { message, killerId })
  }

  listen(
    parts,
    ({ health, food, saturation }) => {
      const known = (value: number, before: number): number => (Number.isNaN(value) ? before : value)
      setHealth(known(health, state.health), food, known(saturation, state.saturation))
    },
    play.setHealth,
  )
  listen(
    parts,
    ({ event, playerId, message, killerId }) => {
      if (event === 'kill' && playerId === state.entityId && message) die(message, killerId)
    },
    play.playerCombat,
  )
  listen(
    parts,
    ({ playerId, message, killerId }) => {
      if (playerId === state.entityId) die(message, killerId)
    },
    play.playerCombatKill,
  )

  listen(
    parts,
    ({ entityId, data }) => {
      if (entityId !== state.entityId) return
      for (const { index, value } of data) {
        if (index !== airIndex || typeof value !== 'number' || value === state.oxygen) continue
        state.oxygen = value
        events.emit('oxygen', { oxygen: value })
      }
    },
    play.setEntityData,
  )

  listen(
    parts,
    ({ level, progress, total }) => {
      state.experience = { level, progress: Number.isNaN(progress) ? 0 : progress, total }
      events.emit('experience', state.experience)
    },
    play.setExperience,
  )

  function setGameMode(gameMode: GameMode): void {
    const before = state.gameMode
    if (before === gameMode) return
    state.gameMode = gameMode
    state.previousGameMode = before
    events.emit('gameMode', { gameMode, before })
  }
  listen(
    parts,
    ({ event, value }) => {
      if (event !== 'change_game_mode') return
      const gameMode = gameModeById(Math.floor(value))
      setGameMode(gameMode)
      setAbilities(abilitiesIn(gameMode, state.abilities))
    },
    play.gameEvent,
  )

  function setAbilities(abilities: Abilities): void {
    state.abilities = abilities
    events.emit('abilities', abilities)
  }
  listen(parts, (packet) => setAbilities(readAbilities(packet)), play.playerAbilities)
  connection.registerPacketListener(
    ({ abilities }) => (state.abilities = { ...state.abilities, isFlying: abilities.flying === true }),
    outgoing.playerAbilities,
    { outgoing: true },
  )

  const isInHotbar = (slot: number): boolean => slot >= 0 && slot < hotbarSlots
  listen(
    parts,
    ({ slot }) => {
      if (!isInHotbar(slot)) return
      state.heldSlot = slot
      events.emit('heldSlot', { slot })
    },
    play.setHeldSlot,
  )
  connection.registerPacketListener(
    ({ slot }) => {
      if (isInHotbar(slot)) state.heldSlot = slot
    },
    outgoing.setCarriedItem,
    { outgoing: true },
  )

  listen(
    parts,
    ({ entityId, event }) => {
      if (entityId !== state.entityId || event < firstPermission || event > lastPermission) return
      state.permissionLevel = event - firstPermission
      events.emit('permissionLevel', { permissionLevel: state.permissionLevel })
    },
    play.entityEvent,
  )
}

function readPlace(place: PacketOf<typeof play.login>['lastDeath']): Place | undefined {
  return place && { dimension: shortName(place.dimension), position: place.position }
}
