/**
 * Numbers with a damage that were no items of their own yet, each with the versions for which that holds.
 * Source: Minecraft Wiki, the items' pages, history.
 */
export const latecomers = `
1:1 -1.8
1:2 -1.8
1:3 -1.8
1:4 -1.8
1:5 -1.8
1:6 -1.8
3:1 -1.8
19:1 -1.8
355:1 -1.12
355:2 -1.12
355:3 -1.12
355:4 -1.12
355:5 -1.12
355:6 -1.12
355:7 -1.12
355:8 -1.12
355:9 -1.12
355:10 -1.12
355:11 -1.12
355:12 -1.12
355:13 -1.12
355:14 -1.12
355:15 -1.12
397:5 -1.9
`

/** Items that the game's data fixer does not know by number and damage. Source: as above. */
export const oldItemNames = `
355:0 red_bed -1.12
373:16384 splash_potion -1.9
`
