import { versionIndex } from '../codec/version-index.ts'
import { rulesOf } from '../data/rules.ts'
import { chatAck, playerChat } from '../protocol/packets/chat.ts'
import { chunkBatchFinished, chunkBatchReceived, chunkBatchStart } from '../protocol/packets/chunks.ts'
import { login, respawn } from '../protocol/packets/joining.ts'
import { keepAliveClientbound, keepAliveServerbound } from '../protocol/packets/keep-alive.ts'
import { ping, pong } from '../protocol/packets/ping.ts'
import { playerLoaded } from '../protocol/packets/player-actions.ts'
import {
  acceptTeleportation,
  movePlayerPosRot,
  movePlayerRot,
  playerPosition,
  playerRotation,
} from '../protocol/packets/player-position.ts'
import { type ClientContext, type HandlerAdder, introduceClient } from './client-handlers.ts'

/** How many signed messages may be seen before the server must be told. Source: the game's ChatListener (64). */
const maxUnacknowledgedMessages = 64

/** The answers that a client owes the server while it plays. */
export function playHandlers(context: ClientContext, on: HandlerAdder): void {
  const { version, channel } = context
  on(keepAliveClientbound, ({ id }) => channel().write(keepAliveServerbound({ id }), true))
  on(ping, ({ id }) => channel().write(pong({ id })))
  const chunks = chunkHandlers(context, on)
  const chat = chatHandlers(context, on)
  on(login, () => {
    // After another configuration the server knows nothing of what was before.
    chunks.reset()
    chat.reset()
    // Since 1.20.2 the server was told during the configuration.
    if (version.index < versionIndex('1.20.2')) introduceClient(context)
    context.joined()
  })
  on(respawn, () => chunks.reset())
  positionHandlers(context, on)
}

/**
 * The server corrects the position: say the same back, or it ignores every later movement. Relative corrections are added
 * to where the server has put the player last.
 */
function positionHandlers({ options, version, channel }: ClientContext, on: HandlerAdder): void {
  const { confirmsTeleports, placesBeforeConfirming } = rulesOf(version)
  let last = { position: { x: 0, y: 0, z: 0 }, yaw: 0, pitch: 0 }
  on(playerPosition, ({ position, yaw, pitch, relatives, teleportId }) => {
    const { position: before } = last
    last = {
      position: {
        ...position,
        x: relatives.x ? before.x + position.x : position.x,
        y: relatives.y ? before.y + position.y : position.y,
        z: relatives.z ? before.z + position.z : position.z,
      },
      yaw: relatives.yaw ? last.yaw + yaw : yaw,
      pitch: upright(relatives.pitch ? last.pitch + pitch : pitch),
    }
    const placed = options.placement?.() ?? last
    const { position: place } = placed
    // The eyes of 1.7 as they came, so that rounding takes nothing away.
    const exact = place.y === position.y ? { ...place, eyesY: position.eyesY } : place
    const answer = movePlayerPosRot({ position: exact, yaw: placed.yaw, pitch: placed.pitch, onGround: false })
    if (placesBeforeConfirming) channel().write(answer)
    if (confirmsTeleports) channel().write(acceptTeleportation({ teleportId }))
    if (!placesBeforeConfirming) channel().write(answer)
  })
  // Source: the game's handling of player_rotation, as SoulFire has it.
  on(playerRotation, ({ yaw, pitch, relativeYaw, relativePitch }) => {
    last = {
      ...last,
      yaw: relativeYaw ? last.yaw + yaw : yaw,
      pitch: upright(relativePitch ? last.pitch + pitch : pitch),
    }
    const { yaw: turnedTo, pitch: liftedTo } = options.placement?.() ?? last
    channel().write(movePlayerRot({ yaw: turnedTo, pitch: liftedTo, onGround: false, horizontalCollision: false }))
  })
}

/** Nobody looks further up or down. */
function upright(pitch: number): number {
  return Math.min(Math.max(pitch, -90), 90)
}

/** What begins anew when the player comes into the world. */
interface Resettable {
  reset(): void
}

/**
 * How many chunks a tick the client can bear, and that the first have come. Source: the game's ChunkBatchSizeCalculator and
 * ServerboundPlayerLoadedPacket.
 */
function chunkHandlers({ options, version, channel }: ClientContext, on: HandlerAdder): Resettable {
  const budgetMs = 7
  const clamp = 3
  const maxWeight = 49
  let msPerChunk = 2
  let weight = 1
  let startedAt = 0
  let loaded = false
  on(chunkBatchStart, () => {
    startedAt = performance.now()
  })
  on(chunkBatchFinished, ({ batchSize }) => {
    if (batchSize > 0) {
      const measured = (performance.now() - startedAt) / batchSize
      const bounded = Math.min(Math.max(measured, msPerChunk / clamp), msPerChunk * clamp)
      msPerChunk = (msPerChunk * weight + bounded) / (weight + 1)
      weight = Math.min(weight + 1, maxWeight)
    }
    channel().write(chunkBatchReceived({ chunksPerTick: budgetMs / msPerChunk }), true)
    // Who moves the player says it in its own time.
    if (loaded || batchSize === 0 || options.placement) return
    // Chunks are there: what the game says when its loading screen closes. Until then the player cannot be hurt.
    loaded = true
    if (version.index >= versionIndex('1.21.4')) channel().write(playerLoaded())
  })
  return {
    reset: () => {
      loaded = false
    },
  }
}

/** Tells the server in time that signed messages have arrived; one that never hears of it ends the connection. */
function chatHandlers({ version, channel }: ClientContext, on: HandlerAdder): Resettable {
  let unacknowledged = 0
  if (version.index >= versionIndex('1.19.3')) {
    on(playerChat, ({ signature }) => {
      if (!signature) return
      unacknowledged += 1
      if (unacknowledged <= maxUnacknowledgedMessages) return
      channel().write(chatAck({ offset: unacknowledged }))
      unacknowledged = 0
    })
  }
  return {
    reset: () => {
      unacknowledged = 0
    },
  }
}
