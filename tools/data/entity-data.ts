/**
 * What an entity tells of itself since 1.9, by class: a line `class < parent`, then its values in order, each with its type.
 * Numbers run on from the parent's. `1.13+` is from that release on, `-1.13` before it, `1.9-1.13` both; a class that
 * changed its parent stands twice, each with its values. Names are Mojang's of the newest release, without `DATA_` and `_ID`, for all versions;
 * `_` is a number that is not used.
 *
 * Source: ViaVersion and ViaBackwards (the `filter()` calls of their entity rewriters tell each shift of a number), the
 * pages "Entity metadata" of wiki.vg, and from 1.19.4 on minecraft-data.
 */
export const entityDataClasses = `
entity
  shared_flags byte
  air_supply int
  custom_name string -1.13
  custom_name optional_component 1.13+
  custom_name_visible boolean
  silent boolean
  no_gravity boolean 1.10+
  pose pose 1.14+
  ticks_frozen int 1.17+
living_entity < entity
  living_entity_flags byte
  health float
  effect_color int -1.20.5
  effect_particles particles 1.20.5+
  effect_ambience boolean
  arrow_count int
  stinger_count int 1.15+
  sleeping_pos optional_block_pos 1.14+
armor_stand < living_entity
  client_flags byte
  head_pose rotations
  body_pose rotations
  left_arm_pose rotations
  right_arm_pose rotations
  left_leg_pose rotations
  right_leg_pose rotations
avatar < living_entity
  player_main_hand byte 1.21.9-1.21.11
  player_main_hand humanoid_arm 1.21.11+
  player_mode_customisation byte 1.21.9+
player < avatar
  player_absorption float
  score int
  player_mode_customisation byte -1.21.9
  player_main_hand byte -1.21.9
  shoulder_left compound_tag 1.12-1.21.9
  shoulder_right compound_tag 1.12-1.21.9
  shoulder_parrot_left optional_unsigned_int 1.21.9+
  shoulder_parrot_right optional_unsigned_int 1.21.9+
mannequin < avatar
  profile resolvable_profile
  immovable boolean
  description optional_component
mob < living_entity
  mob_flags byte
ageable_mob < mob
  baby boolean
  age_locked boolean 26.1+
tamable_animal < ageable_mob
  flags byte
  owneruuid optional_uuid
abstract_horse < ageable_mob
  flags byte
  owneruuid optional_uuid 1.11-1.19.4
chested_horse < abstract_horse
  chest boolean
horse < abstract_horse
  type int -1.11
  type_variant int
  owneruuid optional_uuid -1.11
  armor_type int -1.14
donkey < chested_horse
mule < chested_horse
skeleton_horse < abstract_horse
zombie_horse < abstract_horse
llama < chested_horse
  strength int
  swag int -1.20.5
  variant int
trader_llama < llama
camel < abstract_horse
  dash boolean
  last_pose_change_tick long
camel_husk < camel
pig < ageable_mob
  saddle boolean -1.21.5
  boost_time int 1.11.1+
  variant pig_variant 1.21.5+
  sound_variant pig_sound_variant 26.1+
sheep < ageable_mob
  wool byte
cow < ageable_mob
  variant cow_variant 1.21.5+
  sound_variant cow_sound_variant 26.1+
mooshroom < ageable_mob
  type string 1.14-1.21.5
  type int 1.21.5+
chicken < ageable_mob
  variant chicken_variant 1.21.5+
  sound_variant chicken_sound_variant 26.1+
wolf < tamable_animal
  wolf_health float -1.15
  interested boolean
  collar_color int
  remaining_anger_time int 1.16-1.21.11
  anger_end_time long 1.21.11+
  variant wolf_variant 1.20.5+
  sound_variant wolf_sound_variant 1.21.5+
ocelot < tamable_animal -1.14
  variant int
ocelot < ageable_mob 1.14+
  trusting boolean
cat < tamable_animal
  variant int -1.19
  variant cat_variant 1.19+
  is_lying boolean
  relax_state_one boolean
  collar_color int
  sound_variant cat_sound_variant 26.1+
parrot < tamable_animal
  variant int
nautilus < tamable_animal
  dash boolean
zombie_nautilus < nautilus
  variant zombie_nautilus_variant
rabbit < ageable_mob
  type int
polar_bear < ageable_mob
  standing boolean
turtle < ageable_mob
  home_pos block_pos -1.21.5
  has_egg boolean
  laying_egg boolean
  travel_pos block_pos -1.21.5
  going_home boolean -1.21.5
  travelling boolean -1.21.5
panda < ageable_mob
  unhappy_counter int
  sneeze_counter int
  eat_counter int
  main_gene byte
  hidden_gene byte
  flags byte
fox < ageable_mob
  type int
  flags byte
  trusted_0 optional_uuid
  trusted_1 optional_uuid
bee < ageable_mob
  flags byte
  remaining_anger_time int -1.21.11
  anger_end_time long 1.21.11+
hoglin < ageable_mob
  immune_to_zombification boolean
strider < ageable_mob
  boost_time int
  suffocating boolean
  saddle boolean -1.21.5
axolotl < ageable_mob
  variant int
  playing_dead boolean
  from_bucket boolean
goat < ageable_mob
  is_screaming_goat boolean
  has_left_horn boolean 1.19+
  has_right_horn boolean 1.19+
frog < ageable_mob
  variant frog_variant
  tongue_target optional_unsigned_int
sniffer < ageable_mob
  state sniffer_state
  drop_seed_at_tick int
armadillo < ageable_mob
  armadillo_state armadillo_state
happy_ghast < ageable_mob
  is_leash_holder boolean
  stays_still boolean
villager < ageable_mob
  profession int -1.14
  unhappy_counter int 1.14.1+
  villager_data villager_data 1.14+
  villager_finalized boolean 26.1+
wandering_trader < ageable_mob
  unhappy_counter int 1.14.1+
squid < mob -1.21.2
squid < ageable_mob 1.21.2+
glow_squid < squid
  dark_ticks_remaining int
dolphin < mob -1.21.2
  treasure_pos block_pos
  got_fish boolean
  moistness_level int
dolphin < ageable_mob 1.21.2+
  treasure_pos block_pos -1.21.5
  got_fish boolean
  moistness_level int
abstract_fish < mob
  from_bucket boolean
cod < abstract_fish
salmon < abstract_fish
  type string 1.21.2-1.21.4
  type int 1.21.4+
pufferfish < abstract_fish
  puff_state int
tropical_fish < abstract_fish
  type_variant int
tadpole < abstract_fish
  age_locked boolean 26.1+
allay < mob
  dancing boolean 1.19.1+
  can_duplicate boolean 1.19.1+
bat < mob
  flags byte
iron_golem < mob
  flags byte
snow_golem < mob
  pumpkin byte
copper_golem < mob
  weather_state weathering_copper_state
  copper_golem_state copper_golem_state
`
