import type { VersionName } from '../../src/data/versions.ts'
import type { Properties } from './block-facts.ts'
import type { SourceBox } from './block-pool.ts'

/** Collision shapes that minecraft-data 3.117.0 has wrong, over a range of versions. */
export interface ShapeCorrection {
  /** What proofs call it. */
  name: string
  from: VersionName
  /** The first version without it. */
  until: VersionName
  /** Names since 1.13. */
  blocks: RegExp
  right(properties: Properties): readonly SourceBox[]
}

const box = (...sixteenths: readonly number[]): SourceBox => sixteenths.map((value) => value / 16)

/** Boxes for `facing`, from those that face north. */
function facing(direction: unknown, north: readonly SourceBox[]): readonly SourceBox[] {
  return north.map(([x1, y1, z1, x2, y2, z2]) => {
    switch (direction) {
      case 'south':
        return [1 - x2!, y1!, 1 - z2!, 1 - x1!, y2!, 1 - z1!]
      case 'west':
        return [z1!, y1!, 1 - x2!, z2!, y2!, 1 - x1!]
      case 'east':
        return [1 - z2!, y1!, x1!, 1 - z1!, y2!, x2!]
      default:
        return [x1!, y1!, z1!, x2!, y2!, z2!]
    }
  })
}

/** The arm of a piston before 1.9: short, and turned wrongly in three directions. */
const oldPistonHeads: Readonly<Record<string, readonly SourceBox[]>> = {
  down: [box(0, 0, 0, 16, 4, 16), box(6, 4, 6, 10, 16, 10)],
  up: [box(0, 12, 0, 16, 16, 16), box(6, 0, 6, 10, 12, 10)],
  north: [box(0, 0, 0, 16, 16, 4), box(6, 6, 4, 10, 10, 16)],
  south: [box(0, 0, 12, 16, 16, 16), box(4, 6, 0, 12, 10, 12)],
  west: [box(0, 0, 0, 4, 16, 16), box(6, 4, 4, 10, 12, 16)],
  east: [box(12, 0, 0, 16, 16, 16), box(0, 6, 4, 12, 10, 12)],
}

const lantern = [box(5, 0, 5, 11, 7, 11), box(6, 7, 6, 10, 9, 10)]

/**
 * minecraft-data has the shapes of 1.9 and later for all versions before 1.13, and those of 1.14 for 1.13.
 * Source of all: GrimAC `CollisionData.java` and `PistonHeadCollision.java`, which predict the movement of clients of each version.
 */
export const shapeCorrections: readonly ShapeCorrection[] = [
  {
    name: 'cakes before 1.8 are lower',
    from: '1.7.2',
    until: '1.8',
    blocks: /^cake$/,
    right: ({ bites }) => [box(1 + 2 * Number(bites), 0, 1, 15, 7, 15)],
  },
  {
    name: 'carpets before 1.8 have no height',
    from: '1.7.2',
    until: '1.8',
    blocks: /_carpet$/,
    right: () => [],
  },
  {
    name: 'ladders before 1.9 are thinner',
    from: '1.7.2',
    until: '1.9',
    blocks: /^ladder$/,
    right: ({ facing: direction }) => facing(direction, [box(0, 0, 14, 16, 16, 16)]),
  },
  {
    name: 'lily pads before 1.9 are flat and wide',
    from: '1.7.2',
    until: '1.9',
    blocks: /^lily_pad$/,
    right: () => [box(0, 0, 0, 16, 0.25, 16)],
  },
  {
    name: 'piston heads before 1.9 have short arms',
    from: '1.7.2',
    until: '1.9',
    blocks: /^piston_head$/,
    right: ({ facing: direction }) => oldPistonHeads[String(direction)]!,
  },
  {
    name: 'farmland before 1.10 is as high as dirt',
    from: '1.7.2',
    until: '1.10',
    blocks: /^farmland$/,
    right: () => [box(0, 0, 0, 16, 16, 16)],
  },
  {
    name: 'ripe cocoa of 1.9.1 to 1.10 is as small as half-grown',
    from: '1.9.1',
    until: '1.11',
    blocks: /^cocoa$/,
    right: ({ facing: direction, age }) =>
      facing(direction, [age === 0 ? box(6, 7, 1, 10, 12, 5) : box(5, 5, 1, 11, 12, 7)]),
  },
  {
    name: 'beds before 1.14 have no legs',
    from: '1.13',
    until: '1.14',
    blocks: /_bed$/,
    right: () => [box(0, 0, 0, 16, 9, 16)],
  },
  {
    name: 'cauldrons before 1.14 have no legs',
    from: '1.13',
    until: '1.14',
    blocks: /^cauldron$/,
    right: () => [
      box(0, 0, 0, 16, 4, 16),
      box(0, 4, 0, 2, 16, 16),
      box(14, 4, 0, 16, 16, 16),
      box(0, 4, 0, 16, 16, 2),
      box(0, 4, 14, 16, 16, 16),
    ],
  },
  {
    name: 'chains of 1.16 only hang down',
    from: '1.16',
    until: '1.16.2',
    blocks: /^chain$/,
    right: () => [box(6.5, 0, 6.5, 9.5, 16, 9.5)],
  },
  {
    name: 'lanterns of 1.16 have no water in them',
    from: '1.16',
    until: '1.16.2',
    blocks: /^(soul_)?lantern$/,
    right: ({ hanging }) =>
      hanging === true
        ? lantern.map(([x1, y1, z1, x2, y2, z2]) => [x1!, y1! + 1 / 16, z1!, x2!, y2! + 1 / 16, z2!])
        : lantern,
  },
]
