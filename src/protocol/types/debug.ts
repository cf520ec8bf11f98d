import {
  bool,
  f32,
  f64,
  i32,
  list,
  nothing,
  oneOf,
  option,
  packedPosition,
  string,
  struct,
  union,
  varInt,
  vec3,
} from '../../codec/index.ts'

/** What a client can subscribe to for debugging, if the server allows it. Since 1.21.9. */
export const debugSubscriptionType = oneOf([
  'dedicated_server_tick_time',
  'bees',
  'brains',
  'breezes',
  'goal_selectors',
  'entity_paths',
  'entity_block_intersections',
  'bee_hives',
  'pois',
  'redstone_wire_orientations',
  'village_sections',
  'raids',
  'structures',
  'game_event_listeners',
  'neighbor_updates',
  'game_events',
])

/** What a step of a path leads over or through. */
const pathType = oneOf([
  'blocked',
  'open',
  'walkable',
  'walkable_door',
  'trapdoor',
  'powder_snow',
  'danger_powder_snow',
  'fence',
  'lava',
  'water',
  'water_border',
  'rail',
  'unpassable_rail',
  'danger_fire',
  'damage_fire',
  'danger_other',
  'damage_other',
  'door_open',
  'door_wood_closed',
  'door_iron_closed',
  'breach',
  'leaves',
  'sticky_honey',
  'cocoa',
  'damage_cautious',
  'danger_trapdoor',
])

const pathNode = struct({
  position: vec3(i32),
  /** In blocks, from the start. */
  walkedDistance: f32,
  /** What its type costs the mob on top of the distance. */
  costMalus: f32,
  /** Whether the search is done with it. */
  closed: bool,
  type: pathType,
  /** The estimated cost of the whole path through it. */
  totalCost: f32,
})

/** Where a mob is going. minecraft-data has the three lists of the search in another order. */
const path = struct({
  /** Whether the path ends at the target. */
  reached: bool,
  nextNodeIndex: i32,
  target: packedPosition,
  nodes: list(pathNode),
  targetNodes: list(pathNode),
  openSet: list(pathNode),
  closedSet: list(pathNode),
})

const brain = struct({
  name: string(),
  profession: string(),
  xp: i32,
  health: f32,
  maxHealth: f32,
  inventory: string(),
  wantsGolem: bool,
  angerLevel: i32,
  activities: list(string()),
  behaviors: list(string()),
  memories: list(string()),
  gossips: list(string()),
  pois: list(packedPosition),
  potentialPois: list(packedPosition),
})

const bee = struct({
  hivePosition: option(packedPosition),
  flowerPosition: option(packedPosition),
  travelTicks: varInt,
  blacklistedHives: list(packedPosition),
})

const breeze = struct({
  /** An entity id. */
  attackTarget: option(varInt),
  jumpTarget: option(packedPosition),
})

/** One thing a mob may want to do. minecraft-data has a single one in `debug_event`; the game has a list in both. */
const goal = struct({
  priority: varInt,
  running: bool,
  name: string(),
})

const hive = struct({
  /** Id in minecraft:block. */
  block: varInt,
  occupantCount: varInt,
  honeyLevel: varInt,
  sedated: bool,
})

const pointOfInterest = struct({
  position: packedPosition,
  /** Id in minecraft:point_of_interest_type. */
  poiType: varInt,
  freeTicketCount: varInt,
})

const boundingBox = struct({ min: packedPosition, max: packedPosition })

const structure = struct({
  boundingBox,
  pieces: list(struct({ boundingBox, isStart: bool })),
})

const gameEvent = struct({
  /** Id in minecraft:game_event. */
  event: varInt,
  position: vec3(f64),
})

const values = {
  bees: bee,
  brains: brain,
  breezes: breeze,
  goal_selectors: list(goal),
  entity_paths: struct({ path, maxNodeDistance: f32 }),
  entity_block_intersections: oneOf(['in_block', 'in_fluid', 'in_air']),
  bee_hives: hive,
  pois: pointOfInterest,
  /** Which of the 48 orientations. */
  redstone_wire_orientations: varInt,
  /** Only that there is a section. */
  village_sections: struct({}),
  /** The centers. */
  raids: list(packedPosition),
  structures: list(structure),
  game_event_listeners: struct({ listenerRadius: varInt }),
  neighbor_updates: packedPosition,
  game_events: gameEvent,
} as const

const event = union('type', debugSubscriptionType, {
  dedicated_server_tick_time: struct({ value: nothing }),
  bees: struct({ value: values.bees }),
  brains: struct({ value: values.brains }),
  breezes: struct({ value: values.breezes }),
  goal_selectors: struct({ value: values.goal_selectors }),
  entity_paths: struct({ value: values.entity_paths }),
  entity_block_intersections: struct({ value: values.entity_block_intersections }),
  bee_hives: struct({ value: values.bee_hives }),
  pois: struct({ value: values.pois }),
  redstone_wire_orientations: struct({ value: values.redstone_wire_orientations }),
  village_sections: struct({ value: values.village_sections }),
  raids: struct({ value: values.raids }),
  structures: struct({ value: values.structures }),
  game_event_listeners: struct({ value: values.game_event_listeners }),
  neighbor_updates: struct({ value: values.neighbor_updates }),
  game_events: struct({ value: values.game_events }),
})

const update = union('type', debugSubscriptionType, {
  dedicated_server_tick_time: struct({ value: nothing }),
  bees: struct({ value: option(values.bees) }),
  brains: struct({ value: option(values.brains) }),
  breezes: struct({ value: option(values.breezes) }),
  goal_selectors: struct({ value: option(values.goal_selectors) }),
  entity_paths: struct({ value: option(values.entity_paths) }),
  entity_block_intersections: struct({ value: option(values.entity_block_intersections) }),
  bee_hives: struct({ value: option(values.bee_hives) }),
  pois: struct({ value: option(values.pois) }),
  redstone_wire_orientations: struct({ value: option(values.redstone_wire_orientations) }),
  village_sections: struct({ value: option(values.village_sections) }),
  raids: struct({ value: option(values.raids) }),
  structures: struct({ value: option(values.structures) }),
  game_event_listeners: struct({ value: option(values.game_event_listeners) }),
  neighbor_updates: struct({ value: option(values.neighbor_updates) }),
  game_events: struct({ value: option(values.game_events) }),
})

type EventCodec = typeof event
type UpdateCodec = typeof update

// Interfaces, so that the published types of four packets name these and do not spell them out.
/** See {@link debugSubscriptionEvent}. */
export interface DebugSubscriptionEventCodec extends EventCodec {}
/** See {@link debugSubscriptionUpdate}. */
export interface DebugSubscriptionUpdateCodec extends UpdateCodec {}

/** Something that happened, for whoever subscribed to it. */
export const debugSubscriptionEvent: DebugSubscriptionEventCodec = event

/** The present value of something, for whoever subscribed to it; absent when there is none any more. */
export const debugSubscriptionUpdate: DebugSubscriptionUpdateCodec = update
