import { versionIndex } from '../codec/version-index.ts'
import { type History, history, since, until } from './history.ts'
import { serverRules } from './server-rules.ts'
import { tellingRules } from './telling-rules.ts'
import type { Version } from './versions.ts'

const f32 = Math.fround

/**
 * How the game behaves, where that changed between versions and does not show on the wire. One row each; features read these and
 * never compare versions.
 *
 * Sources, unless a row says otherwise: the prediction engine of the anti-cheat Grim, which reproduces clients of every version from
 * 1.7 to 1.21.1 and names the version of each difference, azalea's physics for what came later, and ViaFabricPlus, which makes the
 * newest client move as each older one.
 */
const table = {
  /** Velocity below this counts as none, in blocks per tick. */
  negligibleVelocity: history(0.005, ['1.9', 0.003]),
  /** The horizontal velocity of a player is negligible as a whole, not along each axis. */
  negligibleAsWhole: since('1.21.5'),
  /**
   * How the keys become a movement: `clamped` divides by the length when it is over 1 and ignores less than 0.01; `normalized`
   * ignores less than about 0.0003; `square` also brings diagonals to the border of a square first.
   */
  movementInput: history<'clamped' | 'normalized' | 'square'>('clamped', ['1.14', 'normalized'], ['1.21.5', 'square']),
  /** How far below the feet the block lies that slows and speeds up, in blocks. */
  frictionDepth: history(1, ['1.15', 0.5000001], ['1.20', 0.500001]),
  /** The block under most of the feet counts, not the one under their middle. Source: as above; the game's mainSupportingBlockPos. */
  hasSupportingBlock: since('1.20'),
  /** The acceleration on the ground is 0.21600002 by the slipperiness alone; before, 0.16277136 with the drag of air in it. */
  accelerationBySlipperiness: since('1.14'),
  /** In the air the player accelerates as in the tick before, even if it has begun to sprint since. */
  airSpeedLags: until('1.19.4'),
  /**
   * How much forward is needed to begin to sprint: more than sneaking gives; under water less; anything. Source: ViaFabricPlus.
   */
  sprintStart: history<'fast' | 'fast_in_air' | 'any'>('fast', ['1.14.2', 'fast_in_air'], ['1.21.5', 'any']),
  /** Whoever sprints goes on however slow it moves forward, so that it can sneak and sprint. Source: ViaFabricPlus. */
  sprintsSlowly: since('1.14.2'),
  /** Sprinting can begin in shallow water if the player flies. Source: ViaFabricPlus. */
  flyersSprintInWater: since('1.21.9'),
  /** Sprinting can begin while gliding. Source: ViaFabricPlus. */
  glidersSprint: until('1.19.4'),
  /** Nobody begins to sprint while it sneaks or crawls, unless under water. Source: ViaFabricPlus. */
  sneakersDoNotSprint: history(false, ['1.21.4', true], ['1.21.5', false], ['1.21.9', true]),
  /** Sneaking, gliding and using items end sprinting. Source: ViaFabricPlus. */
  slownessEndsSprint: history(false, ['1.21.4', true], ['1.21.5', false]),
  /** Blindness ends sprinting; before, it only kept from beginning. Source: ViaFabricPlus. */
  blindnessEndsSprint: since('1.21.4'),
  /** A hungry swimmer stops sprinting even on the ground. Source: ViaFabricPlus. */
  hungerEndsSwimming: since('1.21.5'),
  /** Blocks and boxes that overlap by less than this, in blocks, do not touch. */
  collisionMargin: history(0, ['1.13', 1e-7]),
  /** The player is its box, which is moved along; its place is the middle of that. Since then it is the other way around. */
  keepsBox: until('1.17'),
  /** Whether movements of less than about 0.0003 blocks count: all, none, or those that nothing has shortened. Source: ViaFabricPlus. */
  tinyMovements: history<'all' | 'none' | 'free'>('all', ['1.14', 'none'], ['1.21.2', 'free']),
  /** A wall is hit when the movement ends more than 0.00001 blocks before; before, however little. Source: ViaFabricPlus. */
  hitsCoarsely: since('1.13'),
  /** Along which axis a movement collides first after y: always x, or the one that moves more. */
  largerAxisFirst: since('1.14'),
  /** Whoever runs into a corner keeps the velocity along x. */
  keepsVelocityInCorners: history(false, ['1.14', true], ['1.18.2', false]),
  /** A shallow hit of a wall does not end sprinting. */
  hasMinorCollisions: since('1.18'),
  /** How steps are climbed: one try; also straight up and then forward; and, at last, each height that a block offers. */
  stepping: history<'once' | 'twice' | 'heights'>('once', ['1.8', 'twice'], ['1.21', 'heights']),
  /** After a step the body is put down by what it would have fallen, too. */
  stepKeepsFall: since('1.14'),
  /** How far down there must be ground for a sneaking player, in blocks; 0 means the height of a step. */
  sneakDepth: history(1, ['1.11', 0]),
  /**
   * What must touch something there: the whole body moved down, what is below the feet and 0.00001 deeper, or that and a little
   * narrower. Source: ViaFabricPlus; azalea.
   */
  edgeProbe: history<'body' | 'below' | 'narrow'>('body', ['1.20.5', 'below'], ['1.21.5', 'narrow']),
  /** A sneaking player does not leave an edge even if it has just left the ground. */
  sneakNearGround: since('1.16.2'),
  /** A sneaking player keeps to the edge even in the tick in which it jumps. Source: as above for old ones, azalea for new ones. */
  sneakHoldsJumps: until('1.19'),
  /** Jumping climbs ladders, too; before, only running against something does. */
  jumpClimbs: since('1.14'),
  /** Running against a wall climbs ladders under water. */
  climbsUnderWater: since('1.14'),
  /** An open trapdoor above a ladder is climbed. */
  trapdoorLadders: since('1.9'),
  /** Whoever flies can be on a ladder. Source: ViaFabricPlus. */
  flyersClimb: until('1.21.4'),
  /** Whether a player can swim, crawl under water and sink with the sneak key. */
  swimming: since('1.13'),
  /** The feet must be in water to begin swimming. */
  swimNeedsFeetInWater: since('1.17'),
  /** Whoever flies swims up with the jump key, too. */
  flyersSwimUp: until('1.16'),
  /** A fluid with more of it above fills its block. */
  fluidFillsBlock: since('1.14'),
  /**
   * How eyes are found to be in water: where they are, if the surface is less than 1/9 block below them; 1/9 block below them; or
   * where they are. Source: ViaFabricPlus for the last.
   */
  eyes: history<'tolerant' | 'lowered' | 'exact'>('tolerant', ['1.16', 'lowered'], ['1.20.5', 'exact']),
  /** The eyes are in water as they were a tick ago. */
  eyesLag: since('1.16'),
  /** Fluids pull down by a part of gravity, 1/16 in water and 1/4 in lava; before, by 0.02. */
  fluidGravityScales: since('1.13'),
  /** Whether the fall adjusted in water is that before or after the movement. */
  fluidFallFromStart: since('1.14'),
  /** Currents are as strong as the mean of all blocks touched; before, always the same. */
  currentByDepth: since('1.13'),
  /** A current that is too weak to move anything is made stronger. */
  currentMinimum: since('1.16'),
  /** Currents whose square is below this are none. Source: ViaFabricPlus. */
  leastCurrent: history(0, ['26.1', f32(1e-5)]),
  /**
   * Beside what a falling fluid pulls down: what fluids do not flow into; a full side, but of stairs, leaves, glass and others; a
   * full side, but of leaves; or of leaves as well. Source: as above, and ViaFabricPlus.
   */
  fallsBeside: history<'solid' | 'plain' | 'sturdy' | 'sturdy_or_leaves'>(
    'solid',
    ['1.12', 'plain'],
    ['1.14', 'sturdy_or_leaves'],
    ['1.16', 'sturdy'],
  ),
  /** What makes a body be in lava: a smaller box than its own, any block of lava that it touches, or the height of the lava. */
  lavaContact: history<'box' | 'inside' | 'height'>('box', ['1.14', 'inside'], ['1.16', 'height']),
  /** Lava pushes, and is slow like water where it is shallow. */
  lavaFlows: since('1.16'),
  /** When the jump key swims up: in any fluid; in water that is deep enough; in both when deep enough. */
  swimUp: history<'always' | 'deep_water' | 'deep'>('always', ['1.13', 'deep_water'], ['1.16', 'deep']),
  /** Soul sand slows those inside of it; since then those on it. */
  soulSandInside: until('1.15'),
  /** Blocks change the speed of those on them. */
  blockSpeedFactors: since('1.15'),
  /** Enchanted boots undo soul sand by an attribute; before, by their level. */
  movementEfficiency: since('1.21'),
  /** Water slows less by an attribute from 0 to 1; before, by the level of an enchantment, up to 3. */
  waterEfficiency: since('1.21'),
  /** How far a body must reach into a block to be in it, in blocks. */
  insideMargin: history(0.001, ['1.19.3', 1e-7], ['1.21.2', 1e-5]),
  /** Blocks act on those on and inside of them after their movement is slowed, not before. Source: azalea. */
  blocksActLate: since('1.21.2'),
  /**
   * Which blocks act on who has moved: those that it is in in the end; those that it was in after each step along an axis; or all that
   * it was in meanwhile, where it began, too. Source: ViaFabricPlus (removeExtraCollisionChecks, use1_21_8Epsilon) and its issue 873;
   * Intave's block intersections.
   */
  touchesAlong: history<'end' | 'axes' | 'swept'>('end', ['1.21.5', 'axes'], ['1.21.9', 'swept']),
  /** Beds throw back who falls on them. */
  bedsBounce: since('1.12'),
  /** Slow falling makes gravity small; before, 0.01 whatever it was. */
  slowFallingCaps: since('1.20.5'),
  /** A jump without any power is none. */
  jumpNeedsPower: since('1.20.5'),
  /** A jump does not take away a faster rise. */
  jumpKeepsRise: since('1.21.2'),
  /** Gliding takes cosines from the runtime, not from the table. */
  exactGlideCosine: since('1.18.2'),
  /** Angles of the look are turned by half a turn before the table of sines is asked. Source: ViaFabricPlus. */
  looksBackwards: until('1.13'),
  /** Only who falls begins to glide; since then who is not in water. Source: ViaFabricPlus. */
  glidesWhenFalling: until('1.15'),
  /** Nobody begins to glide on a ladder. Source: ViaFabricPlus. */
  laddersKeepFromGliding: since('1.15.2'),
  /** Levitation keeps from gliding. Source: ViaFabricPlus. */
  levitationKeepsFromGliding: since('1.16'),
  /** Ladders end gliding. Source: azalea; ViaFabricPlus. */
  laddersEndGliding: since('1.21.5'),
  /** Vines do not. Source: the game's block tag can_glide_through, as azalea has it. */
  vinesLetGlide: since('26.1'),
  /** Rockets drive who glides. Source: ViaFabricPlus. */
  rocketsDrive: since('1.11.1'),
  /** Who asks to glide does so at once; before, when the server says so. Source: Grim's PacketEntityAction. */
  glidesAtOnce: since('1.15'),
  /** What has the component `glider` gives wings where it is worn; before, an elytra on the chest. Source: the game's LivingEntity.canGlide. */
  glidersAreComponents: since('1.21.2'),
  /** How high a sneaking player is, in blocks. */
  sneakingHeight: history(1.8, ['1.9', 1.65], ['1.14', 1.5]),
  /** How high the eyes of a sneaking player are, in blocks. */
  sneakingEyeHeight: history(1.54, ['1.14', 1.27]),
  /** Whether a player lies down where there is no room to stand. */
  crawling: since('1.14'),
  /** What slows a sneaking player: the key, the key or the pose, or the pose. */
  slowedBy: history<'key' | 'both' | 'pose'>('key', ['1.14', 'both'], ['1.15', 'pose']),
  /** The sneak key does not slow who flies down with it. Source: ViaFabricPlus. */
  fliesDownFast: since('1.9'),
  /** Pushed out of blocks that are full cubes and would suffocate; since then of what collides. */
  pushedByShape: since('1.14'),
  /** They must touch the body itself. */
  pushedByTouch: since('1.16'),
  /**
   * How the border of the world stops those who are inside of it: by blocks of stone beyond it, for who is less than a block outside
   * of it, too; by walls, for who is wholly inside; or by walls for who is near and not much farther outside than it is wide. Source:
   * Grim's Collisions.addWorldBorder, Geyser's WorldBorder, and the game's World, Entity.collide and WorldBorder of each era.
   */
  borderStops: history<'nobody' | 'by_blocks' | 'by_walls' | 'by_walls_near'>(
    'nobody',
    ['1.8', 'by_blocks'],
    ['1.14', 'by_walls'],
    ['1.18', 'by_walls_near'],
  ),
  /** Entities are in the way of a step up even where they are not in the way of the plain movement. Source: the game's Entity.move. */
  entitiesStopSteps: until('1.14'),
  /**
   * The client knows that creatures, other players and boats push the player; before, only the server did, and told nobody. Source:
   * Grim's MovementTicker.handleEntityCollisions, ViaFabricPlus.
   */
  entitiesPush: since('1.9'),
  /** The distance from who pushes is rounded to a float. Source: the game's Entity.push and its square root of that time. */
  pushesInFloats: until('1.17'),
  /** Who is on a ladder is not pushed. Source: the game's LivingEntity.isPushable. */
  climbersStay: since('1.11'),
  /** The client pulls the player to who has hooked it with a fishing rod. Source: Grim's PacketEntityReplication (status 31). */
  hooksPull: since('1.9'),
  /** In how many ticks a boat that somebody else moves is where the server has put it. Source: ViaFabricPlus; Grim's ReachInterpolationData. */
  boatSteps: history(8, ['1.9', 10], ['1.21.5', 3]),

  // Entities.
  /**
   * How a place is brought to whole steps before a small step is added to it: not at all (it is in whole steps of 1/32 block
   * anyway), or by flooring or rounding to 1/4096. Source: the client's handling of moves, VecDeltaCodec since 1.19.
   */
  stepRounding: history<'none' | 'floor' | 'round'>('none', ['1.9', 'floor'], ['1.19.3', 'round']),
  /** A small step of 0 along an axis rounds that coordinate, too. Source: as above. */
  stepRoundsAllAxes: until('1.16'),
  /** A teleport moves what small steps are counted from. Source: the client's handleTeleportEntity. */
  teleportMovesBase: until('1.21.2'),
  /** What is added to the id of whoever shot an arrow. Source: wiki.vg "Object Data". */
  arrowOwnerOffset: history(0, ['1.9', 1], ['1.14', 0]),
  /** How far the metadata of a falling block stands to the left of its id; 0: the number is a state. Source: as above. */
  fallingBlockShift: history(16, ['1.8', 12], ['1.13', 0]),
  /** Where an item frame looks, by the data that it comes with. Source: as above. */
  facings: history<readonly string[]>(
    ['south', 'west', 'north', 'east'],
    ['1.13', ['down', 'up', 'north', 'south', 'west', 'east']],
  ),

  // What the player observes.
  /** Colours of a team's prefix go on in the member's name: both are text with section signs. Source: Minecraft Wiki, "Team". */
  teamTextIsLegacy: until('1.13'),
  /**
   * Blocks that an explosion destroys are counted from its center without fractions, not from the block that the center is in.
   * Source: the game's packets of 1.12 and 1.16.
   */
  explosionCountsTowardsZero: until('1.14'),
  /** The content of a container comes with what the cursor holds. Source: Minecraft Wiki, "Java Edition protocol". */
  contentTellsCursor: since('1.17.1'),

  // Shapes of blocks that do not know their neighbours.
  /**
   * Fences, walls and panes look at the face of their neighbour: they hold on to the backs of stairs and to TNT, and to gates only
   * at the posts. Source: Grim's DynamicConnecting; Minecraft Wiki "Fence § History". Since 1.13 states know it themselves.
   */
  connectsByFace: since('1.12'),
  /** Fences and walls hold on to barriers. Source: as above, and Mojang's bug MC-9565. */
  connectsToBarriers: history(false, ['1.9', true], ['1.12', false]),
  /** Panes have no post: alone they are crosses, and else they end in the middle. Source: Grim's DynamicCollisionPane. */
  panesAreCrosses: until('1.9'),

  ...serverRules,
  ...tellingRules,

  // What hands do.
  /** The arm swings before a hit is told; since then after it. Source: Grim's PacketOrderB. */
  swingsBeforeHit: until('1.9'),
  /** By how much more than its size an entity can be aimed at, to each side in blocks. Source: Grim's Reach. */
  aimMargin: history(0.1, ['1.9', 0]),
  /** How far away entities can be in creative mode, in blocks, where no attribute says it. Source: Minecraft Wiki, "Attribute". */
  creativeReach: history(6, ['1.20.5', 5]),
  /** A hit is at full strength only after a while. Source: Minecraft Wiki, "Melee attack". */
  hitsNeedTime: since('1.9'),
  /** The client knows that an enchanted weapon pushes, and is slowed by it. Source: Grim's PacketPlayerAttack. */
  knowsKnockback: until('1.21'),
  /** Hits have a packet of their own. */
  hitsByAttack: since('26.1'),
  /** What a client says that uses something on an entity: that; first where on it, and then that; or only where. */
  interaction: history<'whole' | 'both' | 'point'>('whole', ['1.8', 'both'], ['26.1', 'point']),
  /** Using an item on nothing has a packet of its own; before, it is used on a block that is none. */
  usesByItem: since('1.9'),
  /** Which side of no block who lets go of an item says. Source: Grim's BadPacketsL. */
  releaseDirection: history<'south' | 'down'>('south', ['1.8', 'down']),
  /** Who uses an item says where it is first. Source: Grim's CheckManagerListener (its 1.17 duplicates). */
  placesBeforeUse: history(false, ['1.17', true], ['1.21', false]),
  /** What is eaten and drunk has a component that says so; before, food has. Source: Minecraft Wiki, "Java Edition 1.21.2" (consumable). */
  consumableSays: since('1.21.2'),
  /** A bow with the enchantment infinity needs no arrow at all. Source: Minecraft Wiki, "Infinity § History". */
  infinityNeedsNoArrow: until('1.9'),
  /** Who cannot be hurt can eat even with a full stomach; before, it cannot eat at all. Source: Grim's PacketPlayerDigging. */
  invulnerablesEat: since('1.15'),
  /** Using armour changes it for what is worn; before, it is only put on where nothing is. Source: Minecraft Wiki, "Java Edition 1.19.4". */
  armorIsSwapped: since('1.19.4'),
  /** The arm swings with what is thrown, and no more when a bed is used. Source: the game's InteractionResult, of 1.15. */
  usesSwing: since('1.15'),
  /** Whether the bit that says that an item is used is one of all entities (4), or of those who live (0). Source: wiki.vg "Entity metadata". */
  usesItemByShared: until('1.9'),

  // Vehicles. Sources, unless a row says otherwise: Grim's predictions for rideable entities, and the game's classes of that name.
  /** Who rides a boat, a horse or the like moves it; before, the server does by the keys that it is told. */
  clientDrives: since('1.9'),
  /** How much faster a boat falls with each tick, in blocks per tick. Source: the game's Boat; a float until 1.20.4. */
  boatGravity: history(Math.fround(0.04), ['1.20.5', 0.04]),
  /** A boat that falls into water is only put on its surface where nothing is in the way. Source: the game's AbstractBoat. */
  boatsNeedRoom: since('1.21.2'),
  /** Who gets into a boat looks where its bow is. Source: the client's handling of set_passengers. */
  boatsTurnRiders: since('1.19'),
  /**
   * Animals lose 0.02 of their velocity each tick while the client drives them, as all do that it only looks on: a bug that makes horses
   * slower and their jumps lower. Source: the game's LivingEntity.aiStep (isEffectiveAi, and since canSimulateMovement), as Grim has it.
   */
  riddenAnimalsLag: until('1.21.5'),
  /** The blocks that a ridden animal is in act on it once more when it has moved. */
  mountsTouchBlocksTwice: history(false, ['1.17', true], ['1.21.2', false]),
  /** A horse that is made to jump in the air jumps when it lands; before, it forgets that. Source: the game's AbstractHorse.tickRidden. */
  leapsWaitForGround: since('1.19.4'),
  /** The strength of a horse's jump is reckoned in floats. Source: the game's LivingEntity.getJumpPower. */
  leapsInFloats: since('1.20.5'),
  /** The speed of pigs and striders is reckoned in doubles. Source: the game's Pig.getRiddenSpeed. */
  mountSpeedsInDoubles: since('1.19.4'),
  /** How fast a strider that freezes is, as a part of its speed. */
  coldStriderFactor: history(0.23, ['1.20', 0.35]),
  /** A strider that freezes has a modifier, too, which client and server set each for itself. */
  coldStridersHaveModifier: since('1.20'),
  /** Skeleton horses are faster in water. */
  skeletonHorsesSwim: since('1.13'),
  /** Living horses and camels do not sink while they are ridden. Source: Minecraft Wiki, "Java Edition 1.21.11" (can_float_while_ridden). */
  mountsFloat: since('1.21.11'),
  /** A saddle is worn; before, it is a bit of the animal's data. Source: Minecraft Wiki, "Java Edition 1.21.5". */
  saddlesAreEquipment: since('1.21.5'),
  /** The bit of a horse's flags that says that it rears. Source: wiki.vg "Entity metadata". */
  rearingFlag: history(64, ['1.11', 32]),
  /** Seats are points of the vehicle's type. Source: the game's EntityAttachments. */
  seatsByAttachment: since('1.20.2'),
  /** The server hears of sprinting on a vehicle. Source: the game's LocalPlayer, of 1.19.4. */
  sprintsOnVehicles: since('1.19.3'),
  /** A rider is not moved by what puts players somewhere else; it says where it is all the same. Source: the client's handling. */
  ridersStayPut: since('1.21.2'),
  /** The server moves a ridden vehicle by teleports, too. Source: the client's handling of teleport_entity. */
  teleportsVehicles: since('1.21.2'),
} as const

type Table = typeof table

/** The value that each row has in one version. */
export type Rules = { readonly [Row in keyof Table]: Table[Row] extends History<infer T> ? T : never }

const known = new Map<number, Rules>()

/** How the game behaves in a version. */
export function rulesOf(version: Version): Rules {
  let rules = known.get(version.index)
  if (!rules) {
    const entries = Object.entries(table as unknown as Record<string, History<unknown>>)
    rules = Object.fromEntries(entries.map(([row, steps]) => [row, valueIn(steps, version)])) as unknown as Rules
    known.set(version.index, rules)
  }
  return rules
}

function valueIn<T>([first, ...later]: History<T>, version: Version): T {
  let value = first
  for (const [name, next] of later) if (version.index >= versionIndex(name)) value = next
  return value
}
