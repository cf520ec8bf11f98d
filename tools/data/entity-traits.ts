/**
 * How high the eyes of entities are, where that is not 0.85 of their height: in blocks, or as a part of the height (`*`),
 * with versions as in `entityDataClasses`. Of players: standing.
 *
 * Source: Minecraft Wiki, the mobs' pages and "Player"; from 1.14 on compared with Pumpkin's assets/entities.json.
 */
export const eyeHeights = `
player 1.62
mannequin 1.62
zombie 1.74 1.8+
husk 1.74
drowned 1.74
zombie_villager 1.74
zombie_pigman 1.74 1.8+
zombified_piglin 1.74 -1.20.5
zombified_piglin 1.79 1.20.5+
piglin 1.74 -1.20.5
piglin 1.79 1.20.5+
piglin_brute 1.74 -1.20.5
piglin_brute 1.79 1.20.5+
skeleton 1.74 1.8+
stray 1.74
bogged 1.74
parched 1.74
wither_skeleton 2.1
giant 10.44
spider 0.65
cave_spider 0.45
slime *0.625
magma_cube *0.625
ghast 2.6
happy_ghast 2.6
enderman 2.55
silverfish *0.33333334 -1.8
silverfish 0.1 1.8-1.14
silverfish 0.13 1.14+
endermite 0.1 -1.14
endermite 0.13 1.14+
bat *0.5
witch 1.62
villager 1.62 1.8+
wandering_trader 1.62
guardian *0.5
elder_guardian *0.5
shulker 0.5
phantom *0.35
vex 0.51875 1.19.3+
breeze 1.3452
creaking 2.3
copper_golem 0.8125
sheep *0.95
cow 1.3 1.9+
mooshroom 1.3 1.9+
chicken *0.92
squid *0.5
glow_squid *0.5
wolf *0.8
snow_golem 1.7
cat *0.5
fox 0.4
bee *0.6
allay *0.6
horse *0.95
donkey *0.95
mule *0.95
skeleton_horse *0.95
zombie_horse *0.95
llama *0.95
trader_llama *0.95
camel 2.275
camel_husk 2.275
parrot *0.6
cod *0.65
salmon *0.65
tropical_fish *0.65
pufferfish *0.65
tadpole *0.65
dolphin 0.3
axolotl *0.655
nautilus 0.2751
zombie_nautilus 0.2751
sniffer *0.6
armadillo *0.4
rabbit 0.59 26.1+
armor_stand *0.9
arrow 0.13
spectral_arrow 0.13
trident 0.13
wind_charge 0
breeze_wind_charge 0
tnt 0.15 1.14+
tnt 0 -1.14
item_frame 0
glow_item_frame 0
leash_knot 0.0625 1.17+
boat *1
chest_boat *1
`

/**
 * What kinds there are of entities, and which belong to them; all others are objects. Hostile ones attack players whom they
 * see, neutral ones those who provoke them (spiders also in the dark).
 *
 * Source: Minecraft Wiki, "Mob" and "Entity".
 */
export const entityKinds: Readonly<Record<string, string>> = {
  player: 'player',
  hostile: `blaze bogged breeze creaking creaking_transient creeper drowned elder_guardian endermite ender_dragon evoker
    ghast giant guardian hoglin husk illusioner magma_cube parched phantom piglin_brute pillager ravager shulker silverfish
    skeleton slime stray vex vindicator warden witch wither wither_skeleton zoglin zombie zombie_villager`,
  neutral: `bee cave_spider dolphin enderman fox goat iron_golem llama panda piglin polar_bear spider trader_llama
    wolf zombie_nautilus zombie_pigman zombified_piglin`,
  passive: `allay armadillo axolotl bat camel camel_husk cat chicken cod copper_golem cow donkey frog glow_squid happy_ghast horse
    mannequin mooshroom mule nautilus ocelot parrot pig pufferfish rabbit salmon sheep skeleton_horse sniffer snow_golem squid
    strider tadpole tropical_fish turtle villager wandering_trader zombie_horse`,
  vehicle: `boat chest_boat minecart chest_minecart furnace_minecart hopper_minecart tnt_minecart spawner_minecart
    command_block_minecart`,
  projectile: `arrow breeze_wind_charge dragon_fireball egg ender_pearl experience_bottle eye_of_ender fireball firework_rocket
    fishing_bobber lingering_potion llama_spit potion shulker_bullet small_fireball snowball spectral_arrow splash_potion
    trident wind_charge wither_skull`,
  decoration: 'armor_stand glow_item_frame item_frame leash_knot painting',
  display: 'block_display item_display text_display interaction marker',
}
