/** The rest of `entityDataClasses`: monsters and what is not alive. */
export const entityDataMonsters = `
shulker < mob
  attach_face direction
  attach_pos optional_block_pos -1.17
  peek byte
  color byte 1.11+
creeper < mob
  swell_dir int
  is_powered boolean
  is_ignited boolean
abstract_skeleton < mob
  type int -1.11
  swinging_arms boolean -1.14
skeleton < abstract_skeleton
  stray_conversion boolean 1.17+
stray < abstract_skeleton
wither_skeleton < abstract_skeleton
parched < abstract_skeleton
bogged < abstract_skeleton
  sheared boolean
zombie < mob
  baby boolean
  special_type int
  converting boolean -1.11
  arms_raised boolean -1.14
  drowned_conversion boolean 1.13+
husk < zombie
drowned < zombie
zombie_pigman < zombie
zombified_piglin < zombie
zombie_villager < zombie
  converting boolean
  profession int -1.14
  villager_data villager_data 1.14+
  villager_finalized boolean 26.1+
giant < mob
silverfish < mob
endermite < mob
blaze < mob
  flags byte
ghast < mob
  is_charging boolean
slime < mob
  size int
magma_cube < slime
phantom < mob
  size int
spider < mob
  flags byte
cave_spider < spider
enderman < mob
  carry_state optional_block_state
  creepy boolean
  stared_at boolean 1.15+
wither < mob
  target_a int
  target_b int
  target_c int
  inv int
ender_dragon < mob
  phase int
guardian < mob
  flags byte -1.11
  moving boolean 1.11+
  attack_target int
elder_guardian < guardian
vex < mob
  flags byte
raider < mob
  is_celebrating boolean 1.14+
witch < raider
  using_item boolean
ravager < raider
pillager < raider
  is_charging_crossbow boolean
illager < raider
  aggressive byte 1.12-1.14
vindicator < illager
  aggressive byte -1.12
evoker < illager
  spell_casting byte
illusioner < illager
  spell_casting byte
piglin < mob
  baby boolean -1.16.2
  immune_to_zombification boolean
  baby boolean 1.16.2+
  is_charging_crossbow boolean
  is_dancing boolean
piglin_brute < mob
  immune_to_zombification boolean
zoglin < mob
  baby boolean
warden < mob
  client_anger_level int
breeze < mob
creaking < mob
  can_move boolean
  is_active boolean
  is_tearing_down boolean 1.21.4+
  home_pos optional_block_pos 1.21.4+
creaking_transient < creaking
abstract_boat < entity
  hurt int
  hurtdir int
  damage float
  type int -1.21.2
  paddle_left boolean
  paddle_right boolean
  bubble_time int 1.13+
minecart < entity
  hurt int
  hurtdir int
  damage float
  display_block int -1.21.5
  custom_display_block optional_block_state 1.21.5+
  display_offset int
  custom_display boolean -1.21.5
chest_minecart < minecart
hopper_minecart < minecart
spawner_minecart < minecart
tnt_minecart < minecart
furnace_minecart < minecart
  fuel boolean
command_block_minecart < minecart
  command_name string
  last_output component
tnt < entity
  fuse int
  block_state block_state 1.20.3+
falling_block < entity
  start_pos block_pos
area_effect_cloud < entity
  radius float
  color int -1.20.5
  waiting boolean
  particle int -1.13
  particle_param_1 int 1.10-1.13
  particle_param_2 int 1.10-1.13
  particle particle 1.13+
abstract_arrow < entity
  flags byte
  owneruuid optional_uuid 1.13.1-1.16
  pierce_level byte 1.14+
  in_ground boolean 1.21.2+
arrow < abstract_arrow
  effect_color int
spectral_arrow < abstract_arrow
trident < abstract_arrow
  loyalty byte
  foil boolean 1.15+
thrown_item < entity
  item_stack item_stack 1.14+
egg < thrown_item
snowball < thrown_item
ender_pearl < thrown_item
experience_bottle < thrown_item
eye_of_ender < thrown_item
fireball < thrown_item
small_fireball < thrown_item
potion < entity
  _ - -1.10
  item_stack item_stack
splash_potion < thrown_item
lingering_potion < thrown_item
dragon_fireball < entity
wither_skull < entity
  dangerous boolean
firework_rocket < entity
  fireworks_item item_stack
  attached_to_target int 1.11.1-1.14
  attached_to_target optional_unsigned_int 1.14+
  shot_at_angle boolean 1.14+
fishing_bobber < entity
  hooked_entity int
  biting boolean 1.16+
item < entity
  item item_stack
ominous_item_spawner < item
hanging_entity < entity
  direction direction 1.21.6+
item_frame < hanging_entity
  item item_stack
  rotation int
glow_item_frame < item_frame
painting < hanging_entity
  painting_variant painting_variant 1.19+
end_crystal < entity
  beam_target optional_block_pos
  show_bottom boolean
experience_orb < entity
  value int 1.21.5+
interaction < entity
  width float
  height float
  response boolean
display < entity
  transformation_interpolation_start_delta_ticks int
  transformation_interpolation_duration int
  pos_rot_interpolation_duration int 1.20.2+
  translation vector3
  scale vector3
  left_rotation quaternion
  right_rotation quaternion
  billboard_render_constraints byte
  brightness_override int
  view_range float
  shadow_radius float
  shadow_strength float
  width float
  height float
  glow_color_override int
block_display < display
  block_state block_state
item_display < display
  item_stack item_stack
  item_display byte
text_display < display
  text component
  line_width int
  background_color int
  text_opacity byte
  style_flags byte
`
