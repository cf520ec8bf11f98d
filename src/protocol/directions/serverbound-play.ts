export {
  chatAck,
  chatCommand,
  chatCommandSigned,
  chatPreviewServerbound as chatPreview,
  chatServerbound as chat,
  chatSessionUpdate,
} from '../packets/chat.ts'
export { chunkBatchReceived } from '../packets/chunks.ts'
export { configurationAcknowledged } from '../packets/configuration.ts'
export { cookieResponse } from '../packets/connection.ts'
export { customPayloadServerbound as customPayload } from '../packets/custom-payload.ts'
export { moveVehicleServerbound as moveVehicle } from '../packets/entity-movement.ts'
export { keepAliveServerbound as keepAlive } from '../packets/keep-alive.ts'
export { pingRequest, pong } from '../packets/ping.ts'
export {
  acceptTeleportation,
  movePlayerPos,
  movePlayerPosRot,
  movePlayerRot,
  movePlayerStatusOnly,
} from '../packets/player-position.ts'
export { resourcePackServerbound as resourcePack } from '../packets/resource-pack.ts'
export { blockEntityTagQuery, entityTagQuery } from '../packets/tag-query.ts'
