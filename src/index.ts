export { type Bot, createBot } from './client/bot.ts'
export type { BotOptions } from './client/bot-options.ts'
export type { AttackOptions, Combat, HitKind, InteractOptions } from './client/combat.ts'
export {
  ActionError,
  type ActionErrorCode,
  CombatError,
  type CombatErrorCode,
  GlidingError,
  type GlidingErrorCode,
  ItemUseError,
  type ItemUseErrorCode,
  LivingError,
  type LivingErrorCode,
  MovementError,
  type MovementErrorCode,
  RidingError,
  type RidingErrorCode,
} from './client/errors.ts'
export type { Flying, FlyOptions } from './client/flying.ts'
export type { GlideOptions, Gliding } from './client/gliding.ts'
export type { Hand } from './client/hands.ts'
export type { ItemUse, ItemUseOptions } from './client/item-use.ts'
export type { BotEvents, TransferTarget } from './client/life.ts'
export type { Death, Injury, Living, LivingEvents } from './client/living.ts'
export type { Looking, LookOptions } from './client/looking.ts'
export type { Controls, Movement, MovementEvents } from './client/movement/movement.ts'
export type { RidingEvents } from './client/movement/rides.ts'
export type { Advancement, AdvancementEvents, Advancements } from './client/observe/advancements.ts'
export type { Border, BorderEvents } from './client/observe/border.ts'
export type { BossBar, BossBarEvents, BossBars } from './client/observe/boss-bars.ts'
export type { Chat, ChatEvents, ChatMessage, ChatSender } from './client/observe/chat.ts'
export type { Container } from './client/observe/container.ts'
export type { Entities } from './client/observe/entities.ts'
export type { EntitiesEvents } from './client/observe/entities-events.ts'
export type { Inventory, InventoryEvents } from './client/observe/inventory.ts'
export type { MapEvents, Maps, MapView } from './client/observe/maps.ts'
export type { Perception, PerceptionEvents } from './client/observe/perception.ts'
export type { Player } from './client/observe/player.ts'
export type { Players, PlayersEvents } from './client/observe/players.ts'
export type { Objective, Scoreboard, ScoreboardEvents } from './client/observe/scoreboard.ts'
export type { Self } from './client/observe/self.ts'
export type { Abilities, SelfEvents } from './client/observe/self-state.ts'
export type { Server, ServerEvents } from './client/observe/server.ts'
export type { Statistics, StatisticsEvents } from './client/observe/statistics.ts'
export type { Team, Teams } from './client/observe/teams.ts'
export type { Time, TimeEvents } from './client/observe/time.ts'
export type { TitleEvents, Titles } from './client/observe/titles.ts'
export type { Waypoint, WaypointEvents, Waypoints } from './client/observe/waypoints.ts'
export type { Weather, WeatherEvents } from './client/observe/weather.ts'
export type { BotWorld, BotWorldEvents } from './client/observe/world.ts'
export type { Parts } from './client/parts.ts'
export { isWorthAnotherAttempt, type ReconnectPolicy } from './client/reconnecting.ts'
export type { DriveOptions, MountOptions, Riding, RidingJumpOptions } from './client/riding.ts'
export type { Session, SessionEvents } from './client/session.ts'
export type { Sleeping } from './client/sleeping.ts'
export type { Swimming, SwimOptions } from './client/swimming.ts'
export type { Destination, FollowOptions, Walking, WalkOptions } from './client/walking.ts'
export {
  type Block,
  BlockError,
  type BlockName,
  type BlockState,
  type Dimension,
  type EntityName,
  type ItemName,
  loadRegistries,
  type Registries,
} from './data/index.ts'
export type { Authentication } from './net/auth/authentication.ts'
export { AuthenticationToken } from './net/auth/yggdrasil.ts'
export type { ChannelStatistics } from './net/channel-owner.ts'
export { Connection, type ConnectOptions } from './net/connection.ts'
export type { ConnectionEvents, Disconnection, Identity } from './net/connection-events.ts'
export type { ClientInformation, ConnectionOptions, ResourcePackPolicy } from './net/connection-options.ts'
export {
  AuthenticationError,
  type AuthenticationErrorCode,
  ConnectionError,
  type ConnectionErrorCode,
} from './net/errors.ts'
export { PacketError, type PacketErrorCode, type PacketPlace } from './net/packet-error.ts'
export {
  ignorePacket,
  type PacketListener,
  type PacketListenerOptions,
  type RawListenerOptions,
  type RawPacket,
} from './net/packet-listeners.ts'
export type { Platform } from './net/platform.ts'
export { chatPacket } from './net/say.ts'
export type { ServerStatus, StatusOptions, StatusPlayer, StatusResult } from './net/status-request.ts'
export { memoryPair, type Transport } from './net/transport.ts'
export {
  type AnyPacket,
  clientbound,
  type DefinedPacket,
  type Direction,
  definePacket,
  type Flow,
  findVersion,
  lookUpVersion,
  newestVersion,
  type Outgoing,
  type PacketOf,
  type PacketType,
  type ProtocolNumber,
  type State,
  serverbound,
  TextComponent,
  type Version,
  type VersionLike,
  type VersionName,
  versions,
} from './protocol/index.ts'
export { CodecError, type CodecErrorCode, SculkError } from './util/errors.ts'
export { Events, type ListenOptions, type NextOptions } from './util/events.ts'
export { TickClock, type TickListener } from './util/tick-clock.ts'
export type { TickLag } from './util/tick-lag.ts'
export type { Vec3 } from './util/vec3.ts'
export type { Entity } from './world/entity.ts'
