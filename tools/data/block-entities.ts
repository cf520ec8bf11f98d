/**
 * Types of block entities in the order of their numbers, with versions as in `entityDataClasses`. From 1.18 on packets have
 * the number, before the name.
 *
 * Source: ViaVersion's Mappings (1.18 and later), Minecraft Wiki, "Block entity".
 */
export const blockEntities = `
furnace
chest
trapped_chest 1.13+
ender_chest
jukebox
dispenser
dropper
sign
hanging_sign 1.19.3+
mob_spawner
creaking_heart 1.21.2+
noteblock -1.13
piston
brewing_stand
enchanting_table
end_portal
beacon
skull
daylight_detector
hopper
comparator
flower_pot -1.13
banner 1.8+
structure_block 1.9+
end_gateway 1.9+
command_block
shulker_box 1.11+
bed 1.12+
conduit 1.13+
barrel 1.14+
smoker 1.14+
blast_furnace 1.14+
lectern 1.14+
bell 1.14+
jigsaw 1.14+
campfire 1.14+
beehive 1.15+
sculk_sensor 1.17+
calibrated_sculk_sensor 1.20+
sculk_catalyst 1.19+
sculk_shrieker 1.19+
chiseled_bookshelf 1.19.3+
shelf 1.21.9+
suspicious_sand 1.19.4-1.20
brushable_block 1.20+
decorated_pot 1.19.4+
crafter 1.20.3+
trial_spawner 1.20.3+
vault 1.20.5+
test_block 1.21.5+
test_instance_block 1.21.5+
copper_golem_statue 1.21.9+
`
