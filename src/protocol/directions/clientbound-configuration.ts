export {
  codeOfConduct,
  finishConfigurationClientbound as finishConfiguration,
  resetChat,
} from '../packets/configuration.ts'
export { cookieRequest, storeCookie, transfer } from '../packets/connection.ts'
export { customPayloadClientbound as customPayload } from '../packets/custom-payload.ts'
export { clearDialog, showDialogInConfiguration as showDialog } from '../packets/dialog.ts'
export { disconnect } from '../packets/disconnect.ts'
export { keepAliveClientbound as keepAlive } from '../packets/keep-alive.ts'
export { ping } from '../packets/ping.ts'
export {
  registryData,
  selectKnownPacksClientbound as selectKnownPacks,
  updateEnabledFeatures,
  updateTags,
} from '../packets/registry.ts'
export { resourcePackClientbound as resourcePack, resourcePackPop, resourcePackPush } from '../packets/resource-pack.ts'
export { customReportDetails, serverLinks } from '../packets/server-info.ts'
