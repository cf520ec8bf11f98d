import { worldEnumerations } from './enumerations-world.ts'
import type { Direction, State } from './schema.ts'

/** A number of the peer's data that is an enum in the game (and in our codec): only its members are drawn. */
export interface Enumeration {
  /** `<state>.<direction>.<minecraft-data's packet>`. */
  packet: `${State}.${Direction}.${string}`
  /** The first field of this name in the packet, at any depth. */
  field: string
  /** First and last protocol number. */
  protocols: readonly [number, number]
  /** Members; the highest where they begin at zero. */
  members: number | readonly unknown[]
  /** Where the game has them. */
  source: string
}

/** Add a row when our codec rightly refuses a number that stands for nothing. */
export const enumerations: readonly Enumeration[] = [
  ...worldEnumerations,
  {
    packet: 'handshaking.serverbound.set_protocol',
    field: 'nextState',
    protocols: [4, 765],
    members: [1, 2],
    source: 'ConnectionProtocol: status, login',
  },
  {
    packet: 'handshaking.serverbound.set_protocol',
    field: 'nextState',
    protocols: [766, 775],
    members: [1, 2, 3],
    source: 'ClientIntent: status, login, transfer (from 1.20.5)',
  },
  {
    packet: 'play.serverbound.resource_pack_receive',
    field: 'result',
    protocols: [47, 764],
    members: 3,
    source: 'ServerboundResourcePackPacket.Action: loaded, declined, failed, accepted',
  },
  {
    packet: 'play.serverbound.resource_pack_receive',
    field: 'result',
    protocols: [765, 775],
    members: 7,
    source: 'ServerboundResourcePackPacket.Action: four more from 1.20.3 on',
  },
  {
    packet: 'configuration.serverbound.resource_pack_receive',
    field: 'result',
    protocols: [764, 764],
    members: 3,
    source: 'ServerboundResourcePackPacket.Action',
  },
  {
    packet: 'configuration.serverbound.resource_pack_receive',
    field: 'result',
    protocols: [765, 775],
    members: 7,
    source: 'ServerboundResourcePackPacket.Action',
  },
  {
    packet: 'play.clientbound.chat',
    field: 'position',
    protocols: [47, 758],
    members: 2,
    source: 'ChatType: chat, system, game_info',
  },
  {
    packet: 'play.clientbound.chat_suggestions',
    field: 'action',
    protocols: [760, 775],
    members: 2,
    source: 'ClientboundCustomChatCompletionsPacket.Action: add, remove, set',
  },
  {
    packet: 'play.serverbound.chat',
    field: 'message',
    protocols: [4, 758],
    members: someTexts(100),
    source: 'ServerboundChatPacket: at most 100 characters, 256 from 1.11 on',
  },
  {
    packet: 'play.serverbound.chat_message',
    field: 'message',
    protocols: [759, 775],
    members: someTexts(256),
    source: 'ServerboundChatPacket: at most 256 characters',
  },
  {
    packet: 'play.serverbound.chat_command',
    field: 'command',
    protocols: [759, 765],
    members: someTexts(256),
    source: 'ServerboundChatCommandPacket: at most 256 characters, until 1.20.4',
  },
  {
    packet: 'play.clientbound.animation',
    field: 'animation',
    protocols: [4, 47],
    members: [0, 1, 2, 3, 4, 5, 104, 105],
    source: 'NetHandlerPlayClient.handleAnimation, and what servers before 1.9 sent for sneaking',
  },
  {
    packet: 'play.clientbound.animation',
    field: 'animation',
    protocols: [107, 775],
    members: 5,
    source: 'ClientboundAnimatePacket',
  },
  {
    packet: 'play.clientbound.entity_update_attributes',
    field: 'operation',
    protocols: [107, 775],
    members: 2,
    source: 'AttributeModifier.Operation',
  },
  {
    packet: 'play.clientbound.update_attributes',
    field: 'operation',
    protocols: [4, 47],
    members: 2,
    source: 'AttributeModifier: 0, 1, 2',
  },
  {
    packet: 'play.clientbound.debug_sample',
    field: 'type',
    protocols: [766, 775],
    members: 0,
    source: 'RemoteDebugSampleType: tick_time',
  },
  {
    packet: 'play.serverbound.debug_sample_subscription',
    field: 'type',
    protocols: [766, 772],
    members: 0,
    source: 'RemoteDebugSampleType: tick_time',
  },
  {
    packet: 'play.serverbound.set_test_block',
    field: 'mode',
    protocols: [770, 775],
    members: 3,
    source: 'TestBlockMode: start, log, fail, accept',
  },
  {
    packet: 'play.serverbound.test_instance_block_action',
    field: 'action',
    protocols: [770, 775],
    members: 6,
    source: 'ServerboundTestInstanceBlockActionPacket.Action',
  },
  {
    packet: 'play.serverbound.test_instance_block_action',
    field: 'rotation',
    protocols: [770, 775],
    members: 3,
    source: 'Rotation',
  },
  {
    packet: 'play.serverbound.test_instance_block_action',
    field: 'status',
    protocols: [770, 775],
    members: 2,
    source: 'TestInstanceBlockEntity.Status: cleared, running, finished',
  },
  {
    packet: 'play.serverbound.recipe_book',
    field: 'bookId',
    protocols: [751, 775],
    members: 3,
    source: 'RecipeBookType: crafting, furnace, blast_furnace, smoker',
  },
  {
    packet: 'play.clientbound.scoreboard_objective',
    field: 'action',
    protocols: [4, 775],
    members: 2,
    source: 'ClientboundSetObjectivePacket: add, remove, change',
  },
  {
    packet: 'play.clientbound.scoreboard_objective',
    field: 'type',
    protocols: [393, 775],
    members: 1,
    source: 'ObjectiveCriteria.RenderType: integer, hearts',
  },
  {
    packet: 'play.clientbound.scoreboard_objective',
    field: 'number_format',
    protocols: [765, 775],
    members: [undefined, 0, 1, 2],
    source: 'NumberFormatTypes: blank, styled, fixed',
  },
  {
    packet: 'play.clientbound.scoreboard_score',
    field: 'number_format',
    protocols: [765, 775],
    members: [undefined, 0, 1, 2],
    source: 'NumberFormatTypes: blank, styled, fixed',
  },
  {
    packet: 'play.clientbound.scoreboard_score',
    field: 'action',
    protocols: [4, 764],
    members: 1,
    source: 'ServerScoreboard.Method: change, remove',
  },
  {
    packet: 'play.clientbound.scoreboard_display_objective',
    field: 'position',
    protocols: [4, 775],
    members: 18,
    source: 'DisplaySlot: list, sidebar, below_name, and one for the team of each colour',
  },
  {
    packet: 'play.clientbound.scoreboard_team',
    field: 'mode',
    protocols: [4, 47],
    members: 4,
    source: 'ClientboundSetPlayerTeamPacket: add, remove, change, join, leave',
  },
  {
    packet: 'play.clientbound.scoreboard_team',
    field: 'color',
    protocols: [47, 47],
    members: [-1, 0, 7, 15],
    source: 'EnumChatFormatting.getColorIndex',
  },
  {
    packet: 'play.clientbound.teams',
    field: 'mode',
    protocols: [107, 770],
    members: 4,
    source: 'ClientboundSetPlayerTeamPacket: add, remove, change, join, leave',
  },
  {
    packet: 'play.clientbound.teams',
    field: 'color',
    protocols: [107, 340],
    members: [-1, 0, 7, 15],
    source: 'TextFormatting.getColorIndex',
  },
  {
    packet: 'play.clientbound.teams',
    field: 'formatting',
    protocols: [393, 770],
    members: 21,
    source: 'ChatFormatting, of which reset is the last',
  },
  {
    packet: 'play.clientbound.teams',
    field: 'nameTagVisibility',
    protocols: [770, 770],
    members: 3,
    source: 'Team.Visibility',
  },
  {
    packet: 'play.clientbound.teams',
    field: 'collisionRule',
    protocols: [770, 770],
    members: 3,
    source: 'Team.CollisionRule',
  },
  {
    packet: 'play.clientbound.boss_bar',
    field: 'action',
    protocols: [107, 775],
    members: 5,
    source: 'ClientboundBossEventPacket.OperationType',
  },
  {
    packet: 'play.clientbound.boss_bar',
    field: 'color',
    protocols: [107, 775],
    members: 6,
    source: 'BossEvent.BossBarColor',
  },
  {
    packet: 'play.clientbound.boss_bar',
    field: 'dividers',
    protocols: [107, 775],
    members: 4,
    source: 'BossEvent.BossBarOverlay',
  },
  {
    packet: 'play.clientbound.title',
    field: 'action',
    protocols: [47, 210],
    members: 4,
    source: 'ClientboundSetTitlesPacket.Type: title, subtitle, times, clear, reset',
  },
  {
    packet: 'play.clientbound.title',
    field: 'action',
    protocols: [315, 754],
    members: 5,
    source: 'ClientboundSetTitlesPacket.Type: action bar added in the middle',
  },
  {
    packet: 'play.clientbound.spawn_entity_painting',
    field: 'title',
    protocols: [4, 340],
    members: ['Kebab', 'BurningSkull', 'DonkeyKong'],
    source: 'EntityPainting.EnumArt',
  },
  {
    packet: 'play.clientbound.spawn_entity_painting',
    field: 'title',
    protocols: [393, 758],
    members: 25,
    source: 'The registry minecraft:motive',
  },
  {
    packet: 'play.clientbound.spawn_entity_painting',
    field: 'direction',
    protocols: [4, 758],
    members: 3,
    source: 'Direction.from2DDataValue: south, west, north, east',
  },
  {
    packet: 'play.clientbound.explosion',
    field: 'block_interaction_type',
    protocols: [765, 767],
    members: 3,
    source: 'Explosion.BlockInteraction',
  },
  {
    packet: 'play.clientbound.advancements',
    field: 'frameType',
    protocols: [335, 775],
    members: 2,
    source: 'AdvancementType: task, challenge, goal',
  },
  {
    packet: 'play.serverbound.advancement_tab',
    field: 'action',
    protocols: [335, 775],
    members: 1,
    source: 'ServerboundSeenAdvancementsPacket.Action: opened_tab, closed_screen',
  },
]

/** Texts up to a length, for those that the game limits. */
function someTexts(length: number): string[] {
  return ['', 'a', '/say Grüße, 日本語 😀', 'ü'.repeat(length)]
}
