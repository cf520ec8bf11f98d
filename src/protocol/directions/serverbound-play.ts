export { configurationAcknowledged } from '../packets/configuration.ts'
export { cookieResponse } from '../packets/connection.ts'
export { customPayloadServerbound as customPayload } from '../packets/custom-payload.ts'
export { resourcePackServerbound as resourcePack } from '../packets/resource-pack.ts'
