/**
 * What an entity tells of itself before 1.9, by class: a line `class < parent`, then its values, each with its number and
 * type. The syntax of versions is that of `entityDataClasses`. Names are those of the later versions.
 *
 * Source: EntityDataIndex1_9 of ViaVersion, MetaIndex1_8to1_7_6 of ViaLegacy, the pages "Entity metadata" of wiki.vg.
 */
export const earlyEntityData = `
entity
  shared_flags 0 byte
  air_supply 1 short
  custom_name 2 string 1.8+
  custom_name_visible 3 byte 1.8+
  silent 4 byte 1.8+
living_entity < entity
  health 6 float
  effect_color 7 int
  effect_ambience 8 byte
  arrow_count 9 byte
mob < living_entity
  custom_name 10 string -1.8
  custom_name_visible 11 byte -1.8
  mob_flags 15 byte 1.8+
player < living_entity
  player_mode_customisation 10 byte 1.8+
  player_mode_customisation 16 byte -1.8
  hide_cape 16 byte 1.8+
  player_absorption 17 float
  score 18 int
armor_stand < living_entity
  client_flags 10 byte
  head_pose 11 rotations
  body_pose 12 rotations
  left_arm_pose 13 rotations
  right_arm_pose 14 rotations
  left_leg_pose 15 rotations
  right_leg_pose 16 rotations
ageable_mob < mob
  baby 12 int -1.8
  baby 12 byte 1.8+
tamable_animal < ageable_mob
  flags 16 byte
  owneruuid 17 string
horse < ageable_mob
  flags 16 int
  type 19 byte
  type_variant 20 int
  owneruuid 21 string
  armor_type 22 int
bat < mob
  flags 16 byte
ocelot < tamable_animal
  variant 18 byte
wolf < tamable_animal
  wolf_health 18 float
  interested 19 byte
  collar_color 20 byte
pig < ageable_mob
  saddle 16 byte
rabbit < ageable_mob
  type 18 byte
sheep < ageable_mob
  wool 16 byte
cow < ageable_mob
mooshroom < ageable_mob
chicken < ageable_mob
villager < ageable_mob
  profession 16 int
enderman < mob
  carry_state 16 byte -1.8
  carry_state 16 short 1.8+
  carry_state_metadata 17 byte
  creepy 18 byte
zombie < mob
  baby 12 byte
  special_type 13 byte
  converting 14 byte
zombie_pigman < zombie
blaze < mob
  flags 16 byte
spider < mob
  flags 16 byte
cave_spider < spider
creeper < mob
  swell_dir 16 byte
  is_powered 17 byte
  is_ignited 18 byte
ghast < mob
  is_charging 16 byte
slime < mob
  size 16 byte
magma_cube < slime
skeleton < mob
  type 13 byte
witch < mob
  using_item 21 byte
iron_golem < mob
  flags 16 byte
wither < mob
  target_a 17 int
  target_b 18 int
  target_c 19 int
  inv 20 int
guardian < mob
  flags 16 int
  attack_target 17 int
wither_skull < entity
  dangerous 10 byte
boat < entity
  hurt 17 int
  hurtdir 18 int
  damage 19 float
minecart < entity
  hurt 17 int
  hurtdir 18 int
  damage 19 float
  display_block 20 int
  display_offset 21 int
  custom_display 22 byte
furnace_minecart < minecart
  fuel 16 byte
command_block_minecart < minecart
  command_name 23 string
  last_output 24 string
chest_minecart < minecart
hopper_minecart < minecart
spawner_minecart < minecart
tnt_minecart < minecart
item < entity
  item 10 item_stack
arrow < entity
  flags 16 byte
firework_rocket < entity
  fireworks_item 8 item_stack
item_frame < entity
  item 2 item_stack -1.8
  rotation 3 byte -1.8
  item 8 item_stack 1.8+
  rotation 9 byte 1.8+
end_crystal < entity
  beam_health 8 int
`
