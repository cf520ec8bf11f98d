import {
  blockPosition,
  bool,
  changed,
  constant,
  f32,
  i8,
  i32,
  mapped,
  nothing,
  oneOf,
  packedPosition,
  scaled,
  since,
  struct,
  u8,
  until,
  varInt,
  vec3,
} from '../../codec/index.ts'
import { serverbound } from '../packet.ts'
import { type Direction, directions } from '../types/direction.ts'
import { hand } from '../types/hand.ts'
import { optionalItemStack } from '../types/item.ts'

/** The player uses the item in its hand on nothing: eats, shoots, throws. Since 1.9; before, use_item_on. */
export const useItem = serverbound('play', 'use_item', {
  hand,
  /** Counts what the client predicts, see block_changed_ack. Since 1.19. */
  sequence: since('1.19', varInt, 0),
  /** In degrees. Since 1.21. */
  yaw: since('1.21', f32, 0),
  pitch: since('1.21', f32, 0),
})

/** Before 1.9 a side may be missing: the item is then used on nothing. */
const optionalSide = mapped(
  u8,
  (id): Direction | undefined => (id === 255 ? undefined : directions[id % 6]!),
  (side: Direction | undefined) => (side ? directions.indexOf(side) : 255),
)
const side = oneOf(directions)
/** In steps of 1/16 before 1.11. */
const cursor = changed(vec3(scaled(i8, 16)), ['1.11', vec3(f32)])

/**
 * The player uses the item in its hand on a block. Before 1.9 also on nothing: then `position` is -1, -1, -1 (as y has
 * eight bits in 1.7, 255 there) and there is no `direction`.
 */
export const useItemOn = serverbound(
  'play',
  'use_item_on',
  changed(
    struct({
      position: blockPosition(u8),
      /** The side of the block that is hit. */
      direction: optionalSide,
      /** What the hand holds. Until 1.8. */
      item: optionalItemStack,
      /** The point that is hit, from the block's lowest corner on: 0 to 1. */
      cursor,
      /** Always the main hand before 1.9. */
      hand: constant('main_hand'),
      /** Whether the eyes are in the block. Since 1.14. */
      isInside: constant(false),
      /** Whether the side of the world's border is hit. Since 1.21.2. */
      hitsWorldBorder: constant(false),
      /** Counts what the client predicts, see block_changed_ack. Since 1.19. */
      sequence: constant(0),
    }),
    [
      '1.9',
      struct({
        position: packedPosition,
        direction: side,
        hand,
        cursor,
        item: nothing,
        isInside: constant(false),
        hitsWorldBorder: constant(false),
        sequence: constant(0),
      }),
    ],
    [
      '1.14',
      struct({
        hand,
        position: packedPosition,
        direction: side,
        cursor,
        item: nothing,
        isInside: bool,
        hitsWorldBorder: since('1.21.2', bool, false),
        sequence: since('1.19', varInt, 0),
      }),
    ],
  ),
)

/** The player swings an arm. */
export const swing = serverbound('play', 'swing', {
  /** The player itself. In 1.7 only. */
  entityId: until('1.8', i32),
  /** 1 swings; others are ignored. In 1.7 only. */
  animation: until('1.8', i8, 1),
  hand: since('1.9', hand, 'main_hand'),
})
