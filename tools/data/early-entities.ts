/**
 * Entities before 1.14, where a spawned mob and a spawned object have numbers of their own: name, number as a mob, number as
 * an object (`-` for none), width and height in blocks, versions as in `entityDataClasses`. Names are those of 1.13. The
 * numbers as mobs are those before 1.13; from 1.13 on minecraft-data has them. Minecarts share an object number with another
 * `data` each. Where a size changed, the entity stands several times.
 *
 * Source: the pages "Entities" and "Object data" of wiki.vg; ViaVersion (EntityTypes1_8 to EntityTypes1_13,
 * EntityNameMappings1_13); sizes from minecraft-data, Minecraft Wiki (the history of each mob).
 */
export const earlyEntities = `
item 1 2 0.25 0.25
experience_orb 2 - 0.5 0.5
area_effect_cloud 3 3 6 0.5 1.9+
elder_guardian 4 - 1.9975 1.9975 1.11+
wither_skeleton 5 - 0.7 2.4 1.11+
stray 6 - 0.6 1.99 1.11+
egg 7 62 0.25 0.25
leash_knot 8 77 0.5 0.5
painting 9 - 0.5 0.5
arrow 10 60 0.5 0.5
snowball 11 61 0.25 0.25
fireball 12 63 1 1
small_fireball 13 64 0.3125 0.3125
ender_pearl 14 65 0.25 0.25
eye_of_ender 15 72 0.25 0.25
potion 16 73 0.25 0.25
experience_bottle 17 75 0.25 0.25
item_frame 18 71 0.5 0.5
wither_skull 19 66 0.3125 0.3125
tnt 20 50 0.98 0.98
falling_block 21 70 0.98 0.98
firework_rocket 22 76 0.25 0.25
husk 23 - 0.6 1.95 1.11+
spectral_arrow 24 91 0.5 0.5 1.9+
shulker_bullet 25 67 0.3125 0.3125 1.9+
dragon_fireball 26 93 1 1 1.9+
zombie_villager 27 - 0.6 1.95 1.11+
skeleton_horse 28 - 1.3964844 1.6 1.11+
zombie_horse 29 - 1.3964844 1.6 1.11+
armor_stand 30 78 0.5 1.975 1.8+
donkey 31 - 1.3964844 1.6 1.11+
mule 32 - 1.3964844 1.6 1.11+
evoker_fangs 33 79 0.5 0.8 1.11+
evoker 34 - 0.6 1.95 1.11+
vex 35 - 0.4 0.8 1.11+
vindicator 36 - 0.6 1.95 1.11+
illusioner 37 - 0.6 1.95 1.12+
command_block_minecart 40 10:6 0.98 0.7
boat 41 1 1.5 0.6 -1.9
boat 41 1 1.375 0.5625 1.9+
minecart 42 10:0 0.98 0.7
chest_minecart 43 10:1 0.98 0.7
furnace_minecart 44 10:2 0.98 0.7
tnt_minecart 45 10:3 0.98 0.7
hopper_minecart 46 10:5 0.98 0.7
spawner_minecart 47 10:4 0.98 0.7
creeper 50 - 0.6 1.8 -1.9
creeper 50 - 0.6 1.7 1.9+
skeleton 51 - 0.6 1.8 -1.8
skeleton 51 - 0.6 1.95 1.8-1.9
skeleton 51 - 0.6 1.99 1.9+
spider 52 - 1.4 0.9
giant 53 - 3.6 10.8
zombie 54 - 0.6 1.8 -1.8
zombie 54 - 0.6 1.95 1.8+
slime 55 - 0.6 0.6 -1.8
slime 55 - 0.51000005 0.51000005 1.8+
ghast 56 - 4 4
zombie_pigman 57 - 0.6 1.8 -1.8
zombie_pigman 57 - 0.6 1.95 1.8+
enderman 58 - 0.6 2.9
cave_spider 59 - 0.7 0.5
silverfish 60 - 0.3 0.7 -1.8
silverfish 60 - 0.4 0.3 1.8+
blaze 61 - 0.6 1.8
magma_cube 62 - 0.6 0.6 -1.8
magma_cube 62 - 0.51000005 0.51000005 1.8+
ender_dragon 63 - 16 8
wither 64 - 0.9 4 -1.8
wither 64 - 0.9 3.5 1.8+
bat 65 - 0.5 0.9
witch 66 - 0.6 1.8 -1.8
witch 66 - 0.6 1.95 1.8+
endermite 67 - 0.4 0.3 1.8+
guardian 68 - 0.85 0.85 1.8+
shulker 69 - 1 1 1.9+
pig 90 - 0.9 0.9
sheep 91 - 0.9 1.3
cow 92 - 0.9 1.3 -1.9
cow 92 - 0.9 1.4 1.9+
chicken 93 - 0.3 0.7 -1.8
chicken 93 - 0.4 0.7 1.8+
squid 94 - 0.95 0.95 -1.9
squid 94 - 0.8 0.8 1.9+
wolf 95 - 0.6 0.8 -1.9
wolf 95 - 0.6 0.85 1.9+
mooshroom 96 - 0.9 1.3 -1.9
mooshroom 96 - 0.9 1.4 1.9+
snow_golem 97 - 0.4 1.8 -1.8
snow_golem 97 - 0.7 1.9 1.8+
ocelot 98 - 0.6 0.8 -1.8
ocelot 98 - 0.6 0.7 1.8+
iron_golem 99 - 1.4 2.9 -1.9
iron_golem 99 - 1.4 2.7 1.9+
horse 100 - 1.4 1.6 -1.9
horse 100 - 1.3964844 1.6 1.9+
rabbit 101 - 0.6 0.7 1.8-1.9
rabbit 101 - 0.4 0.5 1.9+
polar_bear 102 - 1.3 1.4 1.10+
llama 103 - 0.9 1.87 1.11+
llama_spit 104 68 0.25 0.25 1.11+
parrot 105 - 0.5 0.9 1.12+
villager 120 - 0.6 1.8 -1.8
villager 120 - 0.6 1.95 1.8+
end_crystal 200 51 2 2
fishing_bobber - 90 0.25 0.25
player - - 0.6 1.8
lightning_bolt - - 0 0
cod - - 0.5 0.3 1.13+
dolphin - - 0.9 0.6 1.13+
drowned - - 0.6 1.95 1.13+
phantom - - 0.9 0.5 1.13+
pufferfish - - 0.7 0.7 1.13+
salmon - - 0.7 0.4 1.13+
tropical_fish - - 0.5 0.4 1.13+
turtle - - 1.2 0.4 1.13+
trident - 94 0.5 0.5 1.13+
`

/** Numbers of objects that stand for an entity which has another one already. */
export const otherObjectNumbers = `
minecart 11 -1.11
minecart 12 -1.11
falling_block 74
arrow 92 1.9-1.11
`
