import type { Enumeration } from './enumerations.ts'

type Row = readonly [
  packet: Enumeration['packet'],
  field: string,
  first: number,
  last: number,
  members: Enumeration['members'],
  source: string,
]

const gameModes = 'GameType: survival, creative, adventure, spectator; anything else is taken for survival'

const rows: readonly Row[] = [
  ['play.clientbound.login', 'gameMode', 4, 736, [0, 1, 2, 3, 8, 9, 10, 11], `${gameModes}; 8 is hardcore`],
  ['play.clientbound.login', 'gameMode', 751, 765, 3, gameModes],
  ['play.clientbound.login', 'previousGameMode', 735, 754, [0, 1, 2, 3, 255], gameModes],
  ['play.clientbound.login', 'previousGameMode', 755, 765, [0, 1, 2, 3, -1], gameModes],
  ['play.clientbound.login', 'difficulty', 4, 404, 3, 'Difficulty; larger numbers begin again'],
  ['play.clientbound.respawn', 'gamemode', 4, 765, 3, gameModes],
  ['play.clientbound.respawn', 'previousGamemode', 735, 765, [0, 1, 2, 3, 255], gameModes],
  ['play.clientbound.respawn', 'difficulty', 4, 404, 3, 'Difficulty; larger numbers begin again'],
  ['play.clientbound.face_player', 'feet_eyes', 393, 775, 1, 'EntityAnchorArgument.Anchor'],
  ['play.clientbound.face_player', 'entity_feet_eyes', 765, 775, 1, 'EntityAnchorArgument.Anchor'],
  ['play.clientbound.map_chunk', 'type', 770, 770, 5, 'Heightmap.Types; the data of 1.21.6 has the names'],
  ['play.clientbound.block_change', 'type', 4, 5, [0, 1, 127, 128, 255, 256, 4095], 'Twelve bits in the chunk'],
  ['play.clientbound.block_change', 'metadata', 4, 5, 15, 'Four bits in the chunk'],
  ['play.clientbound.acknowledge_player_digging', 'status', 498, 758, 2, 'The three actions of digging'],
  ['play.clientbound.sound_effect', 'soundCategory', 107, 760, 9, 'SoundSource'],
  ['play.clientbound.named_sound_effect', 'soundCategory', 107, 760, 9, 'SoundSource'],
  ['play.clientbound.entity_sound_effect', 'soundCategory', 477, 760, 9, 'SoundSource'],
  ['play.clientbound.stop_sound', 'flags', 393, 775, 3, 'Two bits: source, name'],
  ['play.clientbound.stop_sound', 'source', 393, 770, 9, 'SoundSource'],
  ['play.clientbound.stop_sound', 'source', 771, 775, 10, 'SoundSource: ui since 1.21.6'],
  ['play.serverbound.use_entity', 'mouse', 4, 5, 1, 'C02PacketUseEntity.Action: interact, attack'],
  ['play.serverbound.use_entity', 'mouse', 47, 774, 2, 'ServerboundInteractPacket.ActionType'],
  ['play.serverbound.use_entity', 'hand', 107, 774, 1, 'InteractionHand'],
  ['play.serverbound.block_dig', 'status', 4, 47, 5, 'ServerboundPlayerActionPacket.Action'],
  ['play.serverbound.block_dig', 'status', 107, 773, 6, 'swap_item_with_offhand since 1.9'],
  ['play.serverbound.block_dig', 'status', 774, 775, 7, 'stab since 1.21.11'],
  ['play.serverbound.block_dig', 'face', 4, 775, 5, 'Direction; larger numbers begin again'],
  ['play.serverbound.settings', 'chatFlags', 4, 775, 2, 'ChatVisiblity'],
  ['play.serverbound.settings', 'mainHand', 107, 775, 1, 'HumanoidArm'],
  ['play.serverbound.settings', 'difficulty', 4, 5, 3, 'Difficulty'],
  ['configuration.serverbound.settings', 'chatFlags', 764, 775, 2, 'ChatVisiblity'],
  ['configuration.serverbound.settings', 'mainHand', 764, 775, 1, 'HumanoidArm'],
  ['play.serverbound.update_command_block', 'mode', 393, 775, 2, 'CommandBlockEntity.Mode'],
  ['play.serverbound.update_structure_block', 'action', 393, 775, 3, 'StructureBlockEntity.UpdateType'],
  ['play.serverbound.update_structure_block', 'mode', 393, 775, 3, 'StructureMode'],
  ['play.serverbound.update_structure_block', 'mirror', 393, 775, 2, 'Mirror'],
  ['play.serverbound.update_structure_block', 'rotation', 393, 775, 3, 'Rotation'],
  ...['text1', 'text2', 'text3', 'text4'].map(
    (field): Row => [
      'play.serverbound.update_sign',
      field,
      47,
      47,
      ['{"text":""}', '{"text":"a"}', '{"text":"Grüße, 日本語 😀"}'],
      'C12PacketUpdateSign: components, in 1.8 only; what is typed has no style',
    ],
  ),
]

/** Those of the world and of the player's own actions. */
export const worldEnumerations: readonly Enumeration[] = rows.map(([packet, field, first, last, members, source]) => ({
  packet,
  field,
  protocols: [first, last],
  members,
  source,
}))
