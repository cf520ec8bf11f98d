export { addEntity, addExperienceOrb, addGlobalEntity, addMob, addPainting, addPlayer } from '../packets/add-entity.ts'
export { selectAdvancementsTab, updateAdvancements } from '../packets/advancements.ts'
export { updateAttributes } from '../packets/attribute.ts'
export { blockDestruction } from '../packets/block-destruction.ts'
export { blockEntityData, blockEvent, blockUpdate, levelEvent, sectionBlocksUpdate } from '../packets/blocks.ts'
export { openBook } from '../packets/book.ts'
export { bossEvent } from '../packets/boss-event.ts'
export {
  chatClientbound as chat,
  chatPreviewClientbound as chatPreview,
  customChatCompletions,
  deleteChat,
  disguisedChat,
  playerChat,
  playerChatHeader,
  setDisplayChatPreview,
  systemChat,
} from '../packets/chat.ts'
export {
  chunkBatchFinished,
  chunkBatchStart,
  chunksBiomes,
  forgetLevelChunk,
  levelChunkBulk,
  levelChunkWithLight,
  lightUpdate,
  setChunkCacheCenter,
  setChunkCacheRadius,
  setSimulationDistance,
} from '../packets/chunks.ts'
export { playerCombat, playerCombatEnd, playerCombatEnter, playerCombatKill } from '../packets/combat.ts'
export { commandSuggestions, commands } from '../packets/commands.ts'
export { startConfiguration } from '../packets/configuration.ts'
export { bundleDelimiter, cookieRequest, setCompression, storeCookie, transfer } from '../packets/connection.ts'
export {
  containerAckClientbound as containerAck,
  containerCloseClientbound as containerClose,
  containerSetContent,
  containerSetData,
  containerSetSlot,
  mountScreenOpen,
  openScreen,
} from '../packets/container.ts'
export { customPayloadClientbound as customPayload } from '../packets/custom-payload.ts'
export { debugBlockValue, debugChunkValue, debugEntityValue, debugEvent, debugSample } from '../packets/debug.ts'
export { clearDialog, showDialog } from '../packets/dialog.ts'
export { blockBreakAck, blockChangedAck } from '../packets/digging.ts'
export { disconnect } from '../packets/disconnect.ts'
export {
  animate,
  damageEvent,
  entityEvent,
  hurtAnimation,
  playerSleep,
  projectilePower,
  removeEntities,
  removeEntity,
  setCamera,
  setEntityData,
  setEntityLink,
  updateEntityNbt,
} from '../packets/entity.ts'
export {
  entityPositionSync,
  moveEntity,
  moveEntityPos,
  moveEntityPosRot,
  moveEntityRot,
  moveMinecartAlongTrack,
  moveVehicleClientbound as moveVehicle,
  rotateHead,
  setEntityMotion,
  setPassengers,
  teleportEntity,
} from '../packets/entity-movement.ts'
export { setExperience } from '../packets/experience.ts'
export { explode } from '../packets/explosion.ts'
export { setHealth } from '../packets/health.ts'
export {
  cooldown,
  setCursorItem,
  setEquipment,
  setHeldSlot,
  setPlayerInventory,
  takeItemEntity,
} from '../packets/inventory.ts'
export { login, respawn } from '../packets/joining.ts'
export { keepAliveClientbound as keepAlive } from '../packets/keep-alive.ts'
export { mapItemData } from '../packets/map.ts'
export { merchantOffers } from '../packets/merchant.ts'
export { removeMobEffect, updateMobEffect } from '../packets/mob-effect.ts'
export { addVibrationSignal, levelParticles } from '../packets/particles.ts'
export { ping, pongResponse } from '../packets/ping.ts'
export { playerAbilitiesClientbound as playerAbilities } from '../packets/player-abilities.ts'
export { playerInfoRemove, playerInfoUpdate, tabList } from '../packets/player-list.ts'
export { playerLookAt, playerPosition, playerRotation } from '../packets/player-position.ts'
export { updateRecipes } from '../packets/recipe.ts'
export {
  placeGhostRecipe,
  recipe,
  recipeBookAdd,
  recipeBookRemove,
  recipeBookSettings,
} from '../packets/recipe-book.ts'
export { updateEnabledFeatures, updateTags } from '../packets/registry.ts'
export { resourcePackClientbound as resourcePack, resourcePackPop, resourcePackPush } from '../packets/resource-pack.ts'
export { resetScore, setDisplayObjective, setObjective, setPlayerTeam, setScore } from '../packets/scoreboard.ts'
export { customReportDetails, serverData, serverLinks } from '../packets/server-info.ts'
export { openSignEditor, signUpdateClientbound as signUpdate } from '../packets/signs.ts'
export { customSound, sound, soundEntity, stopSound } from '../packets/sounds.ts'
export { awardStats } from '../packets/statistics.ts'
export { tagQuery } from '../packets/tag-query.ts'
export { gameTestHighlightPos, testInstanceBlockStatus } from '../packets/test-block.ts'
export {
  clearTitles,
  setActionBarText,
  setSubtitleText,
  setTitles,
  setTitlesAnimation,
  setTitleText,
} from '../packets/title.ts'
export { waypoint } from '../packets/waypoint.ts'
export {
  initializeBorder,
  setBorder,
  setBorderCenter,
  setBorderLerpSize,
  setBorderSize,
  setBorderWarningDelay,
  setBorderWarningDistance,
} from '../packets/world-border.ts'
export {
  changeDifficultyClientbound as changeDifficulty,
  gameEvent,
  gameRuleValues,
  lowDiskSpaceWarning,
  setDefaultSpawnPosition,
  setTime,
  tickingState,
  tickingStep,
} from '../packets/world-state.ts'
