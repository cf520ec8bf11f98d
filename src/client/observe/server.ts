import { Reader } from '../../codec/reader.ts'
import { shortName } from '../../data/registry.ts'
import * as configuration from '../../protocol/directions/clientbound-configuration.ts'
import * as play from '../../protocol/directions/clientbound-play.ts'
import type { PacketOf } from '../../protocol/packet.ts'
import { brand, brandChannel } from '../../protocol/packets/custom-payload.ts'
import type { TextComponent } from '../../protocol/text-component.ts'
import type { Difficulty } from '../../protocol/types/difficulty.ts'
import { Events } from '../../util/events.ts'
import type { Vec3 } from '../../util/vec3.ts'
import { listen, type Parts } from '../parts.ts'
import { tpsEstimate } from './tps-estimate.ts'

/** An address that the server wants its players to know. */
export type ServerLink = PacketOf<typeof play.serverLinks>['links'][number]

/** Where players appear that have no bed: what a compass points to. */
export interface SpawnPoint {
  /** `overworld`, …; said since 1.21.9. */
  readonly dimension: string | undefined
  readonly position: Readonly<Vec3>
  /** Said since 1.17. */
  readonly yaw: number
  /** Said since 1.21.9. */
  readonly pitch: number
}

/** What can be listened to with `server.events`. */
export interface ServerEvents {
  /** Something of what the server says about itself is different. */
  change: { readonly field: keyof ServerState }
}

/** What a server says about itself, as far as it has. */
export interface ServerState {
  /** The name of its software. */
  brand: string | undefined
  difficulty: Difficulty | undefined
  /** The difficulty can no longer be changed. Said since 1.14. */
  isDifficultyLocked: boolean
  /** The most players there can be; servers lie about it. */
  maxPlayers: number
  /** How far chunks are sent, in chunks. Said since 1.14. */
  viewDistance: number | undefined
  /** How far things move, in chunks. Said since 1.18. */
  simulationDistance: number | undefined
  /** Names of its dimensions. Said since 1.16. */
  dimensions: readonly string[]
  spawnPoint: SpawnPoint | undefined
  /** Who dies stays dead. */
  isHardcore: boolean
  /** The world is flat: the horizon is lower. */
  isFlat: boolean
  /** A world that shows all blocks, which cannot be changed. */
  isDebug: boolean
  /** The first 8 bytes of the SHA-256 of the seed. Said since 1.15. */
  hashedSeed: bigint
  /** Recipes must be unlocked before they can be crafted: the game rule. Said since 1.20.2. */
  hasLimitedCrafting: boolean
  /** Who dies need not ask to live again: the game rule. Said since 1.15. */
  hasImmediateRespawn: boolean
  /** The debug screen shows no coordinates: the game rule. */
  hasReducedDebugInfo: boolean
  /** Messages without a valid signature are refused. Said since 1.19.1. */
  enforcesSecureChat: boolean
  /** Feature sets that are on: `vanilla`, and experiments. Said since 1.19.3. */
  features: readonly string[]
  /** Said since 1.21. */
  links: readonly ServerLink[]
  /** Of the list of servers. Said since 1.19. */
  motd: TextComponent | undefined
  /** Of the list of servers: a PNG; before 1.19.4 as a `data:` address. */
  icon: Uint8Array | string | undefined
  /** What a client would write into the report of a crash. Said since 1.21. */
  reportDetails: ReadonlyMap<string, string>
  /** Values by name, once `client_command` has asked for them. Since 26.1. */
  gameRules: ReadonlyMap<string, string>
}

/** See {@link ServerState}. */
export interface Server extends Readonly<ServerState> {
  readonly events: Events<ServerEvents>
  /**
   * Ticks a second that the server manages, averaged over the last seconds; `undefined` until enough is known, and while its
   * time stands still.
   */
  readonly tps: number | undefined
}

function untold(): ServerState {
  return {
    brand: undefined,
    difficulty: undefined,
    isDifficultyLocked: false,
    maxPlayers: 0,
    viewDistance: undefined,
    simulationDistance: undefined,
    dimensions: [],
    spawnPoint: undefined,
    isHardcore: false,
    isFlat: false,
    isDebug: false,
    hashedSeed: 0n,
    hasLimitedCrafting: false,
    hasImmediateRespawn: false,
    hasReducedDebugInfo: false,
    enforcesSecureChat: false,
    features: [],
    links: [],
    motd: undefined,
    icon: undefined,
    reportDetails: new Map(),
    gameRules: new Map(),
  }
}

/** Follows what the server says about itself. */
export function server(parts: Parts): Server {
  const { session, onListenerError } = parts
  const events = new Events<ServerEvents>(onListenerError)
  const tps = tpsEstimate(parts)
  const state = untold()
  let ownEntityId: number | undefined
  const part = Object.defineProperties(state, {
    events: { value: events, enumerable: true },
    tps: { get: () => tps.value, enumerable: true },
  }) as ServerState & Pick<Server, 'events' | 'tps'>

  function set(change: Partial<ServerState>): void {
    for (const field of Object.keys(change) as (keyof ServerState)[]) {
      if (state[field] === change[field]) continue
      Object.assign(state, { [field]: change[field] })
      events.emit('change', { field })
    }
  }

  session.events.on('reset', () => {
    // What is said during the configuration holds until the next one says otherwise; a new connection begins with nothing.
    const { brand, features, links, reportDetails } = state
    const isSameConnection = parts.connection.state === 'configuration'
    Object.assign(state, untold(), isSameConnection ? { brand, features, links, reportDetails } : {})
  })

  listen(
    parts,
    (packet) => {
      ownEntityId = packet.entityId
      set({
        difficulty: packet.difficulty ?? state.difficulty,
        isHardcore: packet.hardcore,
        maxPlayers: packet.maxPlayers,
        viewDistance: packet.viewDistance,
        simulationDistance: packet.simulationDistance,
        dimensions: packet.dimensionNames.map(shortName),
        hasReducedDebugInfo: packet.reducedDebugInfo,
        hasImmediateRespawn: !packet.showDeathScreen,
        hasLimitedCrafting: packet.doLimitedCrafting,
        enforcesSecureChat: packet.enforcesSecureChat ?? state.enforcesSecureChat,
      })
      setPlace(packet)
    },
    play.login,
  )
  listen(
    parts,
    (packet) => {
      if (packet.difficulty !== undefined) set({ difficulty: packet.difficulty })
      setPlace(packet)
    },
    play.respawn,
  )

  function setPlace(packet: PacketOf<typeof play.login | typeof play.respawn>): void {
    set({
      isFlat: packet.isFlat ?? packet.levelType === 'flat',
      isDebug: packet.isDebug ?? packet.levelType?.startsWith('debug') === true,
      hashedSeed: packet.hashedSeed,
    })
  }

  listen(parts, ({ difficulty, locked }) => set({ difficulty, isDifficultyLocked: locked }), play.changeDifficulty)
  listen(parts, ({ viewDistance }) => set({ viewDistance }), play.setChunkCacheRadius)
  listen(parts, ({ simulationDistance }) => set({ simulationDistance }), play.setSimulationDistance)
  listen(
    parts,
    ({ dimension, position, yaw, pitch }) => {
      const name = dimension === undefined ? undefined : shortName(dimension)
      set({ spawnPoint: { dimension: name, position, yaw: finite(yaw), pitch: finite(pitch) } })
    },
    play.setDefaultSpawnPosition,
  )
  listen(
    parts,
    ({ event, value }) => {
      if (event === 'immediate_respawn') set({ hasImmediateRespawn: value === 1 })
      else if (event === 'limited_crafting') set({ hasLimitedCrafting: value === 1 })
    },
    play.gameEvent,
  )
  listen(
    parts,
    ({ entityId, event }) => {
      if (entityId !== ownEntityId) return
      if (event === reducedDebugOn || event === reducedDebugOff) set({ hasReducedDebugInfo: event === reducedDebugOn })
    },
    play.entityEvent,
  )
  listen(
    parts,
    ({ motd, icon, iconUrl, enforcesSecureChat }) => {
      set({ motd, icon: icon?.slice() ?? iconUrl })
      // Since 1.20.5 only the login says it.
      if (enforcesSecureChat) set({ enforcesSecureChat })
    },
    play.serverData,
  )
  listen(
    parts,
    ({ channel, data }) => {
      if (channel !== brandChannel(session.version.name)) return
      try {
        set({ brand: brand.at(session.version.name).decode(new Reader(data)) })
      } catch {
        // Proxies are known to write it in their own way; nothing depends on it.
        set({ brand: undefined })
      }
    },
    configuration.customPayload,
  )
  listen(parts, ({ features }) => set({ features: features.map(shortName) }), configuration.updateEnabledFeatures)
  listen(parts, ({ links }) => set({ links }), configuration.serverLinks)
  listen(
    parts,
    ({ details }) => set({ reportDetails: new Map(details.map(({ title, description }) => [title, description])) }),
    configuration.customReportDetails,
  )
  listen(
    parts,
    ({ values }) => set({ gameRules: new Map(values.map(({ name, value }) => [shortName(name), value])) }),
    play.gameRuleValues,
  )
  return part
}

/** Events of the own entity. Source: Minecraft Wiki, "Entity statuses". */
const reducedDebugOn = 22
const reducedDebugOff = 23

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0
}
