/** Recipes of minecraft-data (which has those of 1.10 for all versions before) that did not exist yet. Source: Minecraft Wiki. */
export const removedRecipes = `
oak_boat -1.9
oak_fence -1.8
oak_door -1.8
mossy_cobblestone -1.8
mossy_stone_bricks -1.8
chiseled_stone_bricks -1.8
`

/** Recipes that minecraft-data lacks: versions, result, count, width (0 without a shape), slots. Source: Minecraft Wiki. */
export const addedRecipes = `
-1.9 oak_boat 1 3 PLANKS - PLANKS PLANKS PLANKS PLANKS
-1.9 enchanted_golden_apple 1 3 gold_block gold_block gold_block gold_block apple gold_block gold_block gold_block gold_block
-1.8 oak_fence 2 3 stick stick stick stick stick stick
-1.8 oak_door 1 2 PLANKS PLANKS PLANKS PLANKS PLANKS PLANKS
`.replaceAll('PLANKS', 'oak_planks|spruce_planks|birch_planks|jungle_planks|acacia_planks|dark_oak_planks')

const colors =
  `white orange magenta light_blue yellow lime pink gray light_gray cyan purple blue brown green red black`.split(' ')

/**
 * What goes into recipes that came or changed after 1.20.3, where minecraft-data has only the first item: the result, then
 * the ingredients with `|` between alternatives. Source: as above.
 */
export const addedAlternatives = `
pale_oak_planks pale_oak_log|pale_oak_wood|stripped_pale_oak_log|stripped_pale_oak_wood
pumpkin_pie pumpkin sugar egg|blue_egg|brown_egg
${colors.map((color) => `${color}_harness ${color}_dye ${harnesses(color)}`).join('\n')}
`

/** All but that of a colour. */
function harnesses(color: string): string {
  return colors
    .filter((other) => other !== color)
    .map((other) => `${other}_harness`)
    .join('|')
}
