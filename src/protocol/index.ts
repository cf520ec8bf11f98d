export type { NbtCompound, NbtList, NbtTag, NbtType } from '../codec/nbt.ts'
export {
  findVersion,
  lookUpVersion,
  newestVersion,
  type ProtocolNumber,
  type Version,
  type VersionLike,
  type VersionName,
  versions,
} from '../data/versions.ts'
export type { Vec3 } from '../util/vec3.ts'
export { type DefinedPacket, definePacket, type PacketDeclaration } from './define-packet.ts'
export * as clientbound from './directions/clientbound.ts'
export * as serverbound from './directions/serverbound.ts'
export { advance, type Flow, initialFlow } from './flow.ts'
export {
  type AnyPacket,
  type Direction,
  definePacketType,
  isPacketType,
  type Outgoing,
  type PacketOf,
  type PacketType,
  type State,
} from './packet.ts'
export { type PacketDefinition, type PacketEntry, PacketMap, type PacketTable } from './packet-map.ts'
export { packetTypes } from './packets/index.ts'
export { TextComponent } from './text-component.ts'
