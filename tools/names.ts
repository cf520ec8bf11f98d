import type { Direction, State } from './minecraft-data.ts'

/** One name for all versions, or the first release of each name. */
export type OfficialName = string | Readonly<Record<string, string>>

/**
 * Mojang's name for each packet that minecraft-data knows, by state, direction and minecraft-data's name.
 *
 * The rule: the name in the packet report of the newest release here, for all versions, also where the packet once had
 * another; for a packet that no longer exists, the last one in the official mappings (class names, since 1.14.4); for
 * one that was gone before, the name that this scheme gives. A packet that was split or merged keeps its own name.
 * Reviewed by hand; compared with ViaVersion's packet enums and Pumpkin's tables. A comment says why, where the name is
 * a decision.
 */
export const officialNames: Record<State, Partial<Record<Direction, Readonly<Record<string, OfficialName>>>>> = {
  handshaking: {
    serverbound: {
      legacy_server_list_ping: 'legacy_query', // the bare FE of before 1.7; after LegacyQueryHandler
      set_protocol: 'intention',
    },
  },
  status: {
    clientbound: {
      ping: 'pong_response',
      server_info: 'status_response',
    },
    serverbound: {
      ping: 'ping_request',
      ping_start: 'status_request',
    },
  },
  login: {
    clientbound: {
      compress: 'login_compression',
      cookie_request: 'cookie_request',
      disconnect: 'login_disconnect',
      encryption_begin: 'hello',
      login_plugin_request: 'custom_query',
      success: 'login_finished', // game_profile before 1.21.2
    },
    serverbound: {
      cookie_response: 'cookie_response',
      encryption_begin: 'key',
      login_acknowledged: 'login_acknowledged',
      login_plugin_response: 'custom_query_answer',
      login_start: 'hello',
    },
  },
  configuration: {
    clientbound: {
      add_resource_pack: 'resource_pack_push',
      clear_dialog: 'clear_dialog',
      code_of_conduct: 'code_of_conduct',
      cookie_request: 'cookie_request',
      custom_payload: 'custom_payload',
      custom_report_details: 'custom_report_details',
      disconnect: 'disconnect',
      feature_flags: 'update_enabled_features',
      finish_configuration: 'finish_configuration',
      keep_alive: 'keep_alive',
      ping: 'ping',
      registry_data: 'registry_data',
      remove_resource_pack: 'resource_pack_pop',
      reset_chat: 'reset_chat',
      resource_pack_send: 'resource_pack', // 1.20.3 split it in resource_pack_push and resource_pack_pop
      select_known_packs: 'select_known_packs',
      server_links: 'server_links',
      show_dialog: 'show_dialog',
      store_cookie: 'store_cookie',
      tags: 'update_tags',
      transfer: 'transfer',
    },
    serverbound: {
      accept_code_of_conduct: 'accept_code_of_conduct',
      cookie_response: 'cookie_response',
      custom_click_action: 'custom_click_action',
      custom_payload: 'custom_payload',
      finish_configuration: 'finish_configuration',
      keep_alive: 'keep_alive',
      pong: 'pong',
      resource_pack_receive: 'resource_pack',
      select_known_packs: 'select_known_packs',
      settings: 'client_information',
    },
  },
  play: {
    clientbound: {
      abilities: 'player_abilities',
      acknowledge_player_digging: { '1.14.4': 'block_break_ack', '1.19': 'block_changed_ack' }, // now a number
      action_bar: 'set_action_bar_text',
      add_resource_pack: 'resource_pack_push',
      advancements: 'update_advancements',
      animation: 'animate',
      attach_entity: 'set_entity_link',
      bed: 'player_sleep', // gone before 1.14, so without an official name; as ViaVersion names it in the later scheme
      block_action: 'block_event',
      block_break_animation: 'block_destruction',
      block_change: 'block_update',
      boss_bar: 'boss_event',
      bundle_delimiter: 'bundle_delimiter',
      camera: 'set_camera',
      chat: 'chat', // 1.19 split it in player_chat and system_chat
      chat_preview: 'chat_preview',
      chat_suggestions: 'custom_chat_completions',
      chunk_batch_finished: 'chunk_batch_finished',
      chunk_batch_start: 'chunk_batch_start',
      chunk_biomes: 'chunks_biomes',
      clear_dialog: 'clear_dialog',
      clear_titles: 'clear_titles',
      close_window: 'container_close',
      collect: 'take_item_entity',
      combat_event: 'player_combat', // 1.17 split it in player_combat_enter, _end and _kill
      cookie_request: 'cookie_request',
      craft_progress_bar: 'container_set_data',
      craft_recipe_response: 'place_ghost_recipe',
      custom_payload: 'custom_payload',
      custom_report_details: 'custom_report_details',
      damage_event: 'damage_event',
      death_combat_event: 'player_combat_kill',
      debug_block_value: 'debug_block_value', // officially debug/block_value; so the next three
      debug_chunk_value: 'debug_chunk_value',
      debug_entity_value: 'debug_entity_value',
      debug_event: 'debug_event',
      debug_sample: 'debug_sample',
      declare_commands: 'commands',
      declare_recipes: 'update_recipes',
      destroy_entity: 'remove_entity', // 1.17 only: one entity, where all others have a list
      difficulty: 'change_difficulty',
      end_combat_event: 'player_combat_end',
      enter_combat_event: 'player_combat_enter',
      entity: 'move_entity', // gone in 1.17
      entity_destroy: 'remove_entities',
      entity_effect: 'update_mob_effect',
      entity_equipment: 'set_equipment', // set_equipped_item before 1.16
      entity_head_rotation: 'rotate_head',
      entity_look: 'move_entity_rot',
      entity_metadata: 'set_entity_data',
      entity_move_look: 'move_entity_pos_rot',
      entity_sound_effect: 'sound_entity',
      entity_status: 'entity_event',
      entity_teleport: 'teleport_entity',
      entity_update_attributes: 'update_attributes',
      entity_velocity: 'set_entity_motion',
      experience: 'set_experience',
      explosion: 'explode',
      face_player: 'player_look_at',
      feature_flags: 'update_enabled_features',
      game_rule_values: 'game_rule_values',
      game_state_change: 'game_event',
      game_test_highlight_pos: 'game_test_highlight_pos',
      held_item_slot: 'set_held_slot', // set_carried_item before 1.21.2
      hide_message: 'delete_chat',
      hurt_animation: 'hurt_animation',
      initialize_world_border: 'initialize_border',
      keep_alive: 'keep_alive',
      kick_disconnect: 'disconnect',
      login: 'login',
      low_disk_space_warning: 'low_disk_space_warning',
      map: 'map_item_data',
      map_chunk: 'level_chunk_with_light', // level_chunk before 1.18; the same conversation
      map_chunk_bulk: 'level_chunk_bulk', // 1.7 and 1.8 only; named after level_chunk_with_light
      message_header: 'player_chat_header', // 1.19.1 and 1.19.2 only
      move_minecart: 'move_minecart_along_track',
      multi_block_change: 'section_blocks_update', // chunk_blocks_update before 1.16.2; the same conversation
      named_entity_spawn: 'add_player', // 1.20.2 merged it into add_entity
      named_sound_effect: 'custom_sound', // ClientboundCustomSoundPacket, until 1.19.2
      nbt_query_response: 'tag_query',
      open_book: 'open_book',
      open_horse_window: 'mount_screen_open', // horse_screen_open before 1.21.11
      open_sign_entity: 'open_sign_editor',
      open_window: 'open_screen',
      ping: 'ping',
      ping_response: 'pong_response',
      player_chat: 'player_chat',
      player_info: 'player_info_update', // one action for all entries before 1.19.3, and player_info_remove from then on
      player_remove: 'player_info_remove',
      player_rotation: 'player_rotation',
      playerlist_header: 'tab_list',
      position: 'player_position',
      profileless_chat: 'disguised_chat',
      recipe_book_add: 'recipe_book_add',
      recipe_book_remove: 'recipe_book_remove',
      recipe_book_settings: 'recipe_book_settings',
      rel_entity_move: 'move_entity_pos',
      remove_entity_effect: 'remove_mob_effect',
      remove_resource_pack: 'resource_pack_pop',
      reset_score: 'reset_score',
      resource_pack_send: 'resource_pack', // 1.20.3 split it in resource_pack_push and resource_pack_pop
      respawn: 'respawn',
      scoreboard_display_objective: 'set_display_objective',
      scoreboard_objective: 'set_objective',
      scoreboard_score: 'set_score',
      scoreboard_team: 'set_player_team', // 1.7 and 1.8; teams since
      sculk_vibration_signal: 'add_vibration_signal', // ClientboundAddVibrationSignalPacket, until 1.18.2
      select_advancement_tab: 'select_advancements_tab',
      server_data: 'server_data',
      server_links: 'server_links',
      set_compression: 'set_compression', // 1.8 only
      set_cooldown: 'cooldown',
      set_cursor_item: 'set_cursor_item',
      set_passengers: 'set_passengers',
      set_player_inventory: 'set_player_inventory',
      set_projectile_power: 'projectile_power',
      set_slot: 'container_set_slot',
      set_ticking_state: 'ticking_state',
      set_title_subtitle: 'set_subtitle_text',
      set_title_text: 'set_title_text',
      set_title_time: 'set_titles_animation',
      should_display_chat_preview: 'set_display_chat_preview', // 1.19 to 1.19.2
      show_dialog: 'show_dialog',
      simulation_distance: 'set_simulation_distance',
      sound_effect: 'sound',
      spawn_entity: 'add_entity',
      spawn_entity_experience_orb: 'add_experience_orb', // 1.21.5 merged it into add_entity
      spawn_entity_living: 'add_mob', // 1.19 merged it into add_entity
      spawn_entity_painting: 'add_painting', // 1.19 merged it into add_entity
      spawn_entity_weather: 'add_global_entity', // 1.16 merged it into add_entity
      spawn_position: 'set_default_spawn_position',
      start_configuration: 'start_configuration',
      statistics: 'award_stats',
      step_tick: 'ticking_step',
      stop_sound: 'stop_sound',
      store_cookie: 'store_cookie',
      sync_entity_position: 'entity_position_sync',
      system_chat: 'system_chat',
      tab_complete: 'command_suggestions',
      tags: 'update_tags',
      teams: 'set_player_team',
      test_instance_block_status: 'test_instance_block_status',
      tile_entity_data: 'block_entity_data',
      title: 'set_titles', // 1.17 split it in set_title_text, set_subtitle_text, set_action_bar_text, …
      tracked_waypoint: 'waypoint',
      trade_list: 'merchant_offers',
      transaction: 'container_ack', // gone in 1.17; ClientboundContainerAckPacket
      transfer: 'transfer',
      unload_chunk: 'forget_level_chunk',
      unlock_recipes: 'recipe', // 1.21.2 split it in recipe_book_add, _remove and _settings
      update_attributes: 'update_attributes', // 1.7 and 1.8; entity_update_attributes since
      update_entity_nbt: 'update_entity_nbt', // 1.8 only
      update_health: 'set_health',
      update_light: 'light_update',
      update_sign: 'sign_update', // gone in 1.9.3; named as its serverbound counterpart
      update_time: 'set_time',
      update_view_distance: 'set_chunk_cache_radius',
      update_view_position: 'set_chunk_cache_center',
      vehicle_move: 'move_vehicle',
      window_items: 'container_set_content',
      world_border: 'set_border', // 1.17 split it in initialize_border and set_border_*
      world_border_center: 'set_border_center',
      world_border_lerp_size: 'set_border_lerp_size',
      world_border_size: 'set_border_size',
      world_border_warning_delay: 'set_border_warning_delay',
      world_border_warning_reach: 'set_border_warning_distance',
      world_event: 'level_event',
      world_particles: 'level_particles',
    },
    serverbound: {
      abilities: 'player_abilities',
      advancement_tab: 'seen_advancements',
      arm_animation: 'swing',
      attack: 'attack',
      block_dig: 'player_action',
      block_place: 'use_item_on',
      change_gamemode: 'change_game_mode',
      chat: 'chat',
      chat_command: 'chat_command',
      chat_command_signed: 'chat_command_signed',
      chat_message: 'chat', // 1.19 and later; chat before
      chat_preview: 'chat_preview',
      chat_session_update: 'chat_session_update',
      chunk_batch_received: 'chunk_batch_received',
      client_command: 'client_command',
      close_window: 'container_close',
      configuration_acknowledged: 'configuration_acknowledged',
      cookie_response: 'cookie_response',
      craft_recipe_request: 'place_recipe',
      crafting_book_data: 'recipe_book_update', // 1.16.2 split it in recipe_book_change_settings and _seen_recipe
      custom_click_action: 'custom_click_action',
      custom_payload: 'custom_payload',
      debug_sample_subscription: 'debug_sample_subscription', // 1.21.9 replaced it by debug_subscription_request
      debug_subscription_request: 'debug_subscription_request',
      displayed_recipe: 'recipe_book_seen_recipe',
      edit_book: 'edit_book',
      enchant_item: 'container_button_click',
      entity_action: 'player_command',
      flying: 'move_player_status_only',
      generate_structure: 'jigsaw_generate',
      held_item_slot: 'set_carried_item',
      keep_alive: 'keep_alive',
      lock_difficulty: 'lock_difficulty',
      look: 'move_player_rot',
      message_acknowledgement: 'chat_ack',
      name_item: 'rename_item',
      pick_item: 'pick_item', // 1.21.4 split it in pick_item_from_block and pick_item_from_entity
      pick_item_from_block: 'pick_item_from_block',
      pick_item_from_entity: 'pick_item_from_entity',
      ping_request: 'ping_request',
      player_input: 'player_input',
      player_loaded: 'player_loaded',
      pong: 'pong',
      position: 'move_player_pos',
      position_look: 'move_player_pos_rot',
      prepare_crafting_grid: 'recipe_placement', // 1.12 only; gone before there were official names
      query_block_nbt: 'block_entity_tag_query',
      query_entity_nbt: 'entity_tag_query',
      recipe_book: 'recipe_book_change_settings',
      resource_pack_receive: 'resource_pack',
      select_bundle_item: 'bundle_item_selected',
      select_trade: 'select_trade',
      set_beacon_effect: 'set_beacon',
      set_creative_slot: 'set_creative_mode_slot',
      set_difficulty: 'change_difficulty',
      set_game_rule: 'set_game_rule',
      set_slot_state: 'container_slot_state_changed',
      set_test_block: 'set_test_block',
      settings: 'client_information',
      spectate: 'teleport_to_entity',
      spectate_entity: 'spectate_entity', // 26.2 renames it to spectator_action
      steer_boat: 'paddle_boat',
      steer_vehicle: 'player_input', // the same packet as player_input, with another layout
      tab_complete: 'command_suggestion',
      teleport_confirm: 'accept_teleportation',
      test_instance_block_action: 'test_instance_block_action',
      tick_end: 'client_tick_end',
      transaction: 'container_ack', // gone in 1.17; ServerboundContainerAckPacket
      update_command_block: 'set_command_block',
      update_command_block_minecart: 'set_command_minecart',
      update_jigsaw_block: 'set_jigsaw_block',
      update_sign: 'sign_update',
      update_structure_block: 'set_structure_block',
      use_entity: 'interact',
      use_item: 'use_item',
      vehicle_move: 'move_vehicle',
      window_click: 'container_click',
    },
  },
}
