import { versionIndex } from '../codec/version-index.ts'
import { playerInfoRemove, playerInfoUpdate } from '../protocol/packets/player-list.ts'
import type { GameMode } from '../protocol/types/game-mode.ts'
import type { Player } from './player.ts'

/** Puts players into the list that a receiver sees. */
export function listPlayers(receiver: Player, players: readonly Player[], gameMode: GameMode): void {
  const actions = { addPlayer: true, updateGameMode: true, updateListed: true, updateLatency: true }
  const entries = players.map(({ username, uuid, properties }) => ({
    profileId: uuid,
    name: username,
    properties,
    gameMode,
    listed: true,
    latency: 0,
  }))
  if (receiver.version.index >= versionIndex('1.8')) receiver.send(playerInfoUpdate({ actions, entries }))
  // 1.7 tells of one player at a time.
  else for (const entry of entries) receiver.send(playerInfoUpdate({ actions, entries: [entry] }))
}

/** Takes a player out of the list that a receiver sees. */
export function unlistPlayer(receiver: Player, { username, uuid }: Player): void {
  if (receiver.version.index >= versionIndex('1.19.3')) receiver.send(playerInfoRemove({ profileIds: [uuid] }))
  else {
    const entries = [{ profileId: uuid, name: username }]
    receiver.send(playerInfoUpdate({ actions: { removePlayer: true }, entries }))
  }
}
