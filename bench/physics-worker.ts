import { createRequire } from 'node:module'
import { loadRegistries } from '../src/data/registries.ts'
import { rulesOf } from '../src/data/rules.ts'
import { findVersion, type VersionName } from '../src/data/versions.ts'
import { Body, plainConditions } from '../src/world/physics/body.ts'
import { tickBody } from '../src/world/physics/player.ts'
import { WorldTerrain } from '../src/world/physics/world-terrain.ts'
import { World } from '../src/world/world.ts'

/*
 * One measurement in a process of its own: how many ticks a second a body of one library takes in a world of 4 x 4 columns. It
 * stands, walks to and fro, or walks over slabs and blocks. Prints ticks a second, round by round, as JSON, and where the body
 * is in the end. Run by physics.ts.
 */

const [library, versionName, way, roundCount, peersDirectory] = process.argv.slice(2) as [
  'sculk' | 'prismarine-physics',
  VersionName,
  'standing' | 'walking' | 'steps',
  string,
  string,
]

const version = findVersion(versionName)
const { blocks } = await loadRegistries(version)
const floorY = 64
const stone = blocks.parse('stone').id
const slab = blocks.parse('oak_slab[type=bottom]').id

/** The blocks of the world: two layers of stone, and in their middle a way up and down. */
function* placed(): Iterable<readonly [x: number, y: number, z: number, state: number]> {
  for (let x = -32; x < 32; x++) {
    for (let z = -32; z < 32; z++) {
      yield [x, floorY - 2, z, stone]
      yield [x, floorY - 1, z, stone]
      if (way === 'steps' && (z & 3) !== 0) yield [x, floorY, z, (z & 3) === 2 ? stone : slab]
    }
  }
}

/** Gives a function that makes ticks, and tells where the body is. */
type Simulation = { tick: (forward: boolean, isBack: boolean) => void; place: () => number[] }

function ours(): Simulation {
  const world = new World({
    version,
    dimension: { name: 'overworld', minY: 0, height: 256, hasSkyLight: true },
    blocks,
  })
  for (let x = -2; x < 2; x++) for (let z = -2; z < 2; z++) world.createColumn(x, z)
  for (const [x, y, z, state] of placed()) world.setState({ x, y, z }, state)
  const terrain = new WorldTerrain(world, blocks, false)
  const rules = rulesOf(version)
  const body = Object.assign(new Body(), { x: 0.5, y: floorY, z: 0.5 })
  const keys = { forward: false, back: false, left: false, right: false, jump: false, sneak: false, sprint: false }
  return {
    tick: (forward, isBack) => {
      keys.forward = forward
      body.yaw = isBack ? 180 : 0
      tickBody(terrain, body, keys, plainConditions, rules)
    },
    place: () => [body.x, body.y, body.z],
  }
}

interface PeerVector {
  x: number
  y: number
  z: number
  clone(): PeerVector
}

function theirs(): Simulation {
  const require = createRequire(`${peersDirectory}/`)
  const { Vec3 } = require('vec3') as { Vec3: new (x: number, y: number, z: number) => PeerVector }
  const { Physics, PlayerState } = require('prismarine-physics') as {
    Physics: (data: unknown, world: unknown) => { simulatePlayer(state: unknown, world: unknown): void }
    PlayerState: new (bot: unknown, control: object) => { pos: PeerVector; yaw: number }
  }
  const Chunk = require('prismarine-chunk')(version.name) as new (
    options: object,
  ) => {
    setBlockStateId(position: PeerVector, state: number): void
  }
  const PeerWorld = require('prismarine-world')(version.name) as new (
    generator: null,
  ) => {
    sync: {
      setColumn(x: number, z: number, chunk: unknown): void
      setBlockStateId(at: PeerVector, state: number): void
    }
  }
  // As mineflayer keeps it.
  const world = new PeerWorld(null).sync
  for (let x = -2; x < 2; x++) {
    for (let z = -2; z < 2; z++) world.setColumn(x, z, new Chunk({ minY: 0, worldHeight: 256 }))
  }
  for (const [x, y, z, state] of placed()) world.setBlockStateId(new Vec3(x, y, z), state)
  const physics = Physics(require('minecraft-data')(version.name), world)
  const control = { forward: false, back: false, left: false, right: false, jump: false, sneak: false, sprint: false }
  const entity = {
    position: new Vec3(0.5, floorY, 0.5),
    velocity: new Vec3(0, 0, 0),
    effects: {},
    attributes: {},
    yaw: Math.PI,
    pitch: 0,
  }
  const state = new PlayerState({ version: version.name, entity, inventory: { slots: [] } }, control)
  return {
    tick: (forward, isBack) => {
      control.forward = forward
      state.yaw = isBack ? 0 : Math.PI
      physics.simulatePlayer(state, world)
    },
    place: () => [state.pos.x, state.pos.y, state.pos.z],
  }
}

const { tick, place } = library === 'sculk' ? ours() : theirs()
const ticksPerRound = library === 'sculk' ? 100_000 : 8000
const rates: number[] = []
for (let round = 0, count = 0; round < Number(roundCount); round++) {
  const started = performance.now()
  for (let each = 0; each < ticksPerRound; each++, count++) tick(way !== 'standing', count % 160 >= 80)
  rates.push((ticksPerRound * 1000) / (performance.now() - started))
}
console.log(JSON.stringify({ rates, place: place() }))
process.exit(0)
