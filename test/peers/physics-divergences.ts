import type { Rules } from '../../src/data/rules.ts'
import type { Body, Input } from '../../src/world/physics/body.ts'
import { type Terrain, trait } from '../../src/world/physics/terrain.ts'
import type { PeerBody } from './physics-peer.ts'
import type { Place } from './physics-worlds.ts'

/** A tick in which both came to different ends. */
export interface Moment {
  readonly place: Place
  readonly before: Body
  /** After the tick. */
  readonly body: Body
  readonly keys: Input
  readonly peer: PeerBody
  readonly rules: Rules
  readonly terrain: Terrain
}

/** Why both differ, and how we know who is right. */
export interface Divergence {
  readonly name: string
  readonly evidence: string
  readonly applies: (moment: Moment) => boolean
}

/** Whether a block with one of the traits is where a body is, or so far below its feet. */
function has({ terrain }: Moment, traits: number, { minX, minZ, maxX, maxZ, maxY, y }: Body, depth: number): boolean {
  for (let x = Math.floor(minX); x <= Math.floor(maxX); x++) {
    for (let z = Math.floor(minZ); z <= Math.floor(maxZ); z++) {
      for (let level = Math.floor(y - depth); level <= Math.floor(maxY); level++) {
        if ((terrain.materials.traits[terrain.stateAt(x, level, z)]! & traits) !== 0) return true
      }
    }
  }
  return false
}

/** The same, before the tick or after it. */
const met = (moment: Moment, traits: number, depth = 0): boolean =>
  has(moment, traits, moment.before, depth) || has(moment, traits, moment.body, depth)

/** What a body would have risen or fallen by its velocity, or by a jump. */
const moved = (before: Body, { velocityY }: Body): number => (velocityY > 0 ? Math.fround(0.42) : before.velocityY)

/** Whether they have run into other walls, or one of them over what the other has run into. */
const hitsOther = (body: Body, { vel, pos, isCollidedHorizontally }: PeerBody): boolean =>
  (body.velocityX === 0) !== (vel.x === 0) ||
  (body.velocityZ === 0) !== (vel.z === 0) ||
  (!body.isInWater && (body.horizontalCollision !== isCollidedHorizontally || body.y !== pos.y))

/** How far both are from each other. */
const apart = (body: Body, { pos }: PeerBody): number => Math.hypot(body.x - pos.x, body.y - pos.y, body.z - pos.z)

/** In the order in which they are tried. */
export const divergences: readonly Divergence[] = [
  {
    name: 'small velocities of 1.8',
    evidence:
      'The peer says so itself ("actually 0.005 for 1.8, but seems fine"); mcpk.wiki "Movement Formulas": 0.005, since 1.9 0.003.',
    applies: ({ rules, body, peer }) =>
      rules.negligibleVelocity === 0.005 &&
      [body.x - peer.pos.x, body.y - peer.pos.y, body.z - peer.pos.z].some(
        (each) => Math.abs(each) >= 0.00299 && Math.abs(each) < 0.005,
      ),
  },
  {
    name: 'sprinting counts a tick later in the air',
    evidence:
      'mcpk.wiki "Sprinting": "Sprinting in air is delayed by one tick"; Grim until 1.19.3: lastSprintingForSpeed.',
    applies: ({ rules, before, body }) => rules.airSpeedLags && !before.onGround && before.airSpeed !== body.airSpeed,
  },
  {
    name: 'walking on slime',
    evidence: 'mcpk.wiki "Slime Block": whoever walks on it is slowed to 0.4 and more; the peer only bounces.',
    applies: (moment) => moment.body.onGround && met(moment, trait.slime, 0.2),
  },
  {
    name: 'a current pushes once more where one gets into water',
    evidence: 'Grim: checking for fall damage lets currents push ("This is how the player checks for fall damage").',
    applies: ({ rules, body, peer }) => !rules.currentByDepth && body.isInWater && !peer.isInWater,
  },
  {
    name: 'water flows over edges',
    evidence:
      'Grim: a fluid flows to where nothing solid is beside it and the same fluid below; the peer asks for something solid.',
    applies: ({ rules, place, body, peer }) =>
      !rules.currentByDepth && place === 'streams' && body.isInWater && peer.isInWater && apart(body, peer) < 0.0281,
  },
  {
    name: 'half a turn is not exactly that',
    evidence:
      "The game's table has 1e-16 for the sine of half a turn (Grim, azalea): who stands at a wall runs into it, and climbs or hops.",
    applies: (moment) =>
      !moment.rules.hitsCoarsely &&
      met(moment, trait.climbable | trait.lava | trait.water) &&
      Math.abs(moment.body.velocityY - moment.peer.vel.y) > 0.01 &&
      moment.body.yaw !== 0,
  },
  {
    name: 'sneaking slows from the next tick to the one after its end',
    evidence: 'Grim since 1.14: isSlowMovement is made of wasSneaking.',
    applies: ({ rules, before, keys }) => rules.slowedBy !== 'key' && before.isSneaking !== keys.sneak,
  },
  {
    name: 'sneaking at edges',
    evidence:
      'Grim: maybeBackOffFromEdge looks 0.6 blocks down (1 until 1.10), and since 1.16.2 also near the ground; the peer looks level with the feet, where everything below counts.',
    applies: ({ keys, before, rules }) => keys.sneak && (before.onGround || rules.sneakNearGround),
  },
  {
    name: 'the larger axis collides first',
    evidence: 'Grim and azalea: x before z only if it is not the smaller one, since 1.14; the peer always takes x.',
    applies: ({ rules, before, peer, body }) =>
      rules.largerAxisFirst &&
      hitsOther(body, peer) &&
      Math.abs(body.z - before.z) + Math.abs(peer.pos.z - before.z) > Math.abs(body.x - before.x),
  },
  {
    name: 'corners keep a velocity',
    evidence: 'Grim: from 1.14 to 1.18.1 whoever collides along x and z keeps the velocity along x.',
    applies: ({ rules, body, before }) =>
      rules.keepsVelocityInCorners &&
      body.horizontalCollision &&
      body.velocityX !== 0 &&
      before.velocityX !== body.velocityX,
  },
  {
    name: 'slow blocks',
    evidence:
      'Grim: since 1.15 what slows is the block at the feet, or half a block below; mcpk.wiki "Soulsand". The peer takes one farther down, and jumps 0.4 times as high from honey, not 0.5.',
    applies: (moment) => moment.rules.blockSpeedFactors && met(moment, trait.soulSand | trait.honey, 1),
  },
  {
    name: 'lava by touch and by depth',
    evidence:
      'Grim: since 1.14 any lava touched counts, since 1.16 its depth, and it flows; the peer keeps to the smaller box of before.',
    applies: (moment) => moment.rules.lavaContact !== 'box' && met(moment, trait.lava),
  },
  {
    name: 'steps keep the fall',
    evidence: 'ViaFabricPlus: since 1.14 a step ends with the fall, or the jump, that it has interrupted.',
    applies: ({ rules, body, before, peer }) =>
      rules.stepKeepsFall && body.y !== peer.pos.y && Math.abs(body.y - before.y - moved(before, body)) < 1e-6,
  },
  {
    name: 'the block under most of the feet',
    evidence:
      'Grim: since 1.20 the block nearest to the middle of those that one stands on; the peer takes the one under the middle.',
    applies: ({ before: { hasSupport, supportX, supportZ, x, z } }) =>
      hasSupport && (supportX !== Math.floor(x) || supportZ !== Math.floor(z)),
  },
  {
    name: 'a jump keeps a faster rise',
    evidence: 'ViaFabricPlus: since 1.21.2 the larger of both velocities.',
    applies: ({ rules, before, keys }) => rules.jumpKeepsRise && keys.jump && before.velocityY > 0.42,
  },
  {
    name: 'the sneak key sinks in water',
    evidence: 'Grim since 1.13: 0.04 downwards in doBaseTick.',
    applies: ({ rules, before, body, keys }) => rules.swimming && keys.sneak && (before.isInWater || body.isInWater),
  },
  {
    name: 'sprinting in water',
    evidence: 'Grim since 1.13: drag 0.9 and no sinking for who sprints; minecraft.wiki "Swimming".',
    applies: ({ rules, before, body }) => rules.swimming && body.isInWater && (before.isSprinting || body.isSprinting),
  },
  {
    name: 'jumping off the ground of shallow water',
    evidence:
      'azalea: jump_in_liquid only above the fluid_jump_threshold of 0.4 blocks; Grim since 1.13: slightlyTouchingWater.',
    applies: ({ rules, before, body, keys }) =>
      rules.swimUp !== 'always' && keys.jump && (before.isInWater || body.isInWater || body.isInLava),
  },
  {
    name: 'water around the feet',
    evidence:
      'Grim: since 1.13 the whole box counts, before only from 0.4 blocks above its bottom to 0.4 below its top.',
    applies: ({ rules, body, peer }) => rules.currentByDepth && body.isInWater !== peer.isInWater,
  },
  {
    name: 'currents by depth',
    evidence: 'Grim: since 1.13 the mean of all currents, weaker where the water is less than 0.4 deep.',
    applies: ({ rules, place, body, peer }) =>
      rules.currentByDepth && place === 'streams' && body.isInWater && apart(body, peer) < 0.03,
  },
  {
    name: 'hopping out of lava into lava',
    evidence: 'azalea: contains_any_liquid asks for lava, too; the peer only looks for water.',
    applies: (moment) => moment.peer.isInLava && moment.peer.vel.y === 0.3,
  },
  {
    name: 'tiny movements',
    evidence:
      'ViaFabricPlus: since 1.14 nothing moves less than 0.0003 blocks; since 1.21.2 only if something is in its way.',
    applies: ({ rules, before, body, peer }) =>
      rules.tinyMovements !== 'all' && body.x === before.x && body.z === before.z && apart(body, peer) < 3.2e-4,
  },
  {
    name: 'bowing and crawling where it is low',
    evidence: 'Grim since 1.14: who cannot stand is as slow as who sneaks (canEnterPose).',
    applies: ({ rules, before, keys }) => rules.crawling && !keys.sneak && before.height < 1.7,
  },
  {
    name: 'steps are looked for along the whole way',
    evidence:
      'ViaFabricPlus: until 1.20.6 the space above is that of the wanted movement; the peer takes what was left of it.',
    applies: ({ rules, body, peer }) =>
      rules.stepping !== 'heights' && peer.isCollidedHorizontally && !body.horizontalCollision,
  },
]

/** Those that explain nothing any more. */
export function unused(names: ReadonlySet<string>): string[] {
  return divergences.map(({ name }) => name).filter((name) => !names.has(name))
}

/** The first divergence that applies. */
export function explain(moment: Moment): Divergence | undefined {
  return divergences.find(({ applies }) => applies(moment))
}
