export { seenAdvancements } from '../packets/advancements.ts'
export { editBook } from '../packets/book.ts'
export {
  chatAck,
  chatCommand,
  chatCommandSigned,
  chatPreviewServerbound as chatPreview,
  chatServerbound as chat,
  chatSessionUpdate,
} from '../packets/chat.ts'
export { chunkBatchReceived } from '../packets/chunks.ts'
export { clientInformation } from '../packets/client-information.ts'
export { commandSuggestion } from '../packets/commands.ts'
export { configurationAcknowledged } from '../packets/configuration.ts'
export { cookieResponse } from '../packets/connection.ts'
export {
  containerAckServerbound as containerAck,
  containerButtonClick,
  containerClick,
  containerCloseServerbound as containerClose,
  containerSlotStateChanged,
} from '../packets/container.ts'
export { customPayloadServerbound as customPayload } from '../packets/custom-payload.ts'
export { debugSampleSubscription, debugSubscriptionRequest } from '../packets/debug.ts'
export { customClickAction } from '../packets/dialog.ts'
export { playerAction } from '../packets/digging.ts'
export { moveVehicleServerbound as moveVehicle } from '../packets/entity-movement.ts'
export { attack, interact, spectateEntity, teleportToEntity } from '../packets/interaction.ts'
export {
  bundleItemSelected,
  pickItem,
  pickItemFromBlock,
  pickItemFromEntity,
  setCarriedItem,
  setCreativeModeSlot,
} from '../packets/inventory.ts'
export { swing, useItem, useItemOn } from '../packets/item-use.ts'
export { keepAliveServerbound as keepAlive } from '../packets/keep-alive.ts'
export { renameItem, setBeacon } from '../packets/menus.ts'
export { selectTrade } from '../packets/merchant.ts'
export {
  jigsawGenerate,
  setCommandBlock,
  setCommandMinecart,
  setJigsawBlock,
  setStructureBlock,
} from '../packets/operator-blocks.ts'
export { pingRequest, pong } from '../packets/ping.ts'
export { playerAbilitiesServerbound as playerAbilities } from '../packets/player-abilities.ts'
export {
  clientCommand,
  clientTickEnd,
  paddleBoat,
  playerCommand,
  playerInput,
  playerLoaded,
} from '../packets/player-actions.ts'
export {
  acceptTeleportation,
  movePlayerPos,
  movePlayerPosRot,
  movePlayerRot,
  movePlayerStatusOnly,
} from '../packets/player-position.ts'
export { recipePlacement } from '../packets/recipe.ts'
export {
  placeRecipe,
  recipeBookChangeSettings,
  recipeBookSeenRecipe,
  recipeBookUpdate,
} from '../packets/recipe-book.ts'
export { resourcePackServerbound as resourcePack } from '../packets/resource-pack.ts'
export { signUpdateServerbound as signUpdate } from '../packets/signs.ts'
export { blockEntityTagQuery, entityTagQuery } from '../packets/tag-query.ts'
export { setTestBlock, testInstanceBlockAction } from '../packets/test-block.ts'
export {
  changeDifficultyServerbound as changeDifficulty,
  changeGameMode,
  lockDifficulty,
  setGameRule,
} from '../packets/world-state.ts'
