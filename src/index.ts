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
export type { Controls } from './client/movement/movement.ts'
export type { RidingEvents } from './client/movement/rides.ts'
export type { BotWorld, BotWorldEvents } from './client/observe/world.ts'
export type { Parts } from './client/parts.ts'
export { isWorthAnotherAttempt, type ReconnectPolicy } from './client/reconnecting.ts'
export type { MountOptions, Riding, RidingJumpOptions } from './client/riding.ts'
export type { Session, SessionEvents } from './client/session.ts'
export type { Sleeping } from './client/sleeping.ts'
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
