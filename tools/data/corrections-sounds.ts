/** Sounds of versions of which minecraft-data has only those of another version. */
export interface SoundCorrection {
  since: string
  until: string
  /** The version of minecraft-data that they are nearly those of. */
  like: string
  /** Names which that has, and these versions have not. */
  without: string
  /** Names which these versions have besides, each with its number. */
  plus: Readonly<Record<number, string>>
}

/** Source: the lists of sounds in ViaVersion's Mappings. */
export const soundCorrections: readonly SoundCorrection[] = [
  {
    since: '1.16.2',
    until: '1.17',
    like: '1.16',
    without: ``,
    plus: {
      587: 'entity.parrot.imitate.piglin_brute',
      626: 'entity.piglin_brute.ambient',
      627: 'entity.piglin_brute.angry',
      628: 'entity.piglin_brute.death',
      629: 'entity.piglin_brute.hurt',
      630: 'entity.piglin_brute.step',
      631: 'entity.piglin_brute.converted_to_zombified',
    },
  },
  {
    since: '1.19.3',
    until: '1.19.4',
    like: '1.20',
    without: `block.amethyst_block.resonate item.brush.brushing.generic item.brush.brushing.sand item.brush.brushing.gravel
      item.brush.brushing.sand.complete item.brush.brushing.gravel.complete block.cherry_wood.break
      block.cherry_wood.fall block.cherry_wood.hit block.cherry_wood.place block.cherry_wood.step
      block.cherry_sapling.break block.cherry_sapling.fall block.cherry_sapling.hit block.cherry_sapling.place
      block.cherry_sapling.step block.cherry_leaves.break block.cherry_leaves.fall block.cherry_leaves.hit
      block.cherry_leaves.place block.cherry_leaves.step block.cherry_wood_hanging_sign.step
      block.cherry_wood_hanging_sign.break block.cherry_wood_hanging_sign.fall block.cherry_wood_hanging_sign.hit
      block.cherry_wood_hanging_sign.place block.cherry_wood_door.close block.cherry_wood_door.open
      block.cherry_wood_trapdoor.close block.cherry_wood_trapdoor.open block.cherry_wood_button.click_off
      block.cherry_wood_button.click_on block.cherry_wood_pressure_plate.click_off
      block.cherry_wood_pressure_plate.click_on block.cherry_wood_fence_gate.close block.cherry_wood_fence_gate.open
      block.decorated_pot.break block.decorated_pot.fall block.decorated_pot.hit block.decorated_pot.step
      block.decorated_pot.place block.decorated_pot.shatter block.suspicious_sand.break block.suspicious_sand.step
      block.suspicious_sand.place block.suspicious_sand.hit block.suspicious_sand.fall block.suspicious_gravel.break
      block.suspicious_gravel.step block.suspicious_gravel.place block.suspicious_gravel.hit block.suspicious_gravel.fall
      block.pink_petals.break block.pink_petals.fall block.pink_petals.hit block.pink_petals.place block.pink_petals.step
      music_disc.relic music.overworld.forest music.overworld.cherry_grove music.overworld.flower_forest
      music.overworld.desert music.overworld.badlands music.overworld.jungle music.overworld.sparse_jungle
      music.overworld.bamboo_jungle intentionally_empty entity.sniffer.step entity.sniffer.eat entity.sniffer.idle
      entity.sniffer.hurt entity.sniffer.death entity.sniffer.drop_seed entity.sniffer.scenting entity.sniffer.sniffing
      entity.sniffer.searching entity.sniffer.digging entity.sniffer.digging_stop entity.sniffer.happy
      block.sniffer_egg.plop block.sniffer_egg.crack block.sniffer_egg.hatch block.sign.waxed_interact_fail
      block.wooden_pressure_plate.click_off block.wooden_pressure_plate.click_on block.wood.break`,
    plus: {
      756: 'music.overworld.jungle_and_forest',
      1349: 'block.wood.break',
      1355: 'block.wooden_pressure_plate.click_off',
      1356: 'block.wooden_pressure_plate.click_on',
    },
  },
  {
    since: '1.19.4',
    until: '1.20',
    like: '1.20',
    without: `block.amethyst_block.resonate item.brush.brushing.generic item.brush.brushing.sand item.brush.brushing.gravel
      item.brush.brushing.sand.complete item.brush.brushing.gravel.complete block.suspicious_gravel.break
      block.suspicious_gravel.step block.suspicious_gravel.place block.suspicious_gravel.hit block.suspicious_gravel.fall
      music_disc.relic music.overworld.forest music.overworld.flower_forest music.overworld.desert
      music.overworld.badlands music.overworld.jungle music.overworld.sparse_jungle music.overworld.bamboo_jungle
      block.sniffer_egg.plop block.sniffer_egg.crack block.sniffer_egg.hatch block.sign.waxed_interact_fail`,
    plus: {
      166: 'item.brush.brushing',
      167: 'item.brush.brush_sand_completed',
      804: 'music.overworld.jungle_and_forest',
    },
  },
  {
    since: '1.20.5',
    until: '1.21',
    like: '1.21.1',
    without: `block.trial_spawner.ominous_activate block.trial_spawner.ambient_ominous music_disc.creator
      music_disc.creator_music_box music_disc.precipice block.vault.reject_rewarded_player`,
    plus: {
      683: 'block.trial_spawner.charge_activate',
      685: 'block.trial_spawner.ambient_charged',
    },
  },
]
