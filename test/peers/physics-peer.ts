import { createRequire } from 'node:module'
import type { Body } from '../../src/world/physics/body.ts'
import { type Terrain, trait } from '../../src/world/physics/terrain.ts'
import { peerRequire } from './install.ts'
import type { TestPlace } from './physics-worlds.ts'

interface PeerVector {
  x: number
  y: number
  z: number
}

/** What is used of a block of prismarine-block. */
interface PeerBlock {
  shapes: number[][]
  position: PeerVector
}

/** The body as prismarine-physics has it. */
export interface PeerBody {
  pos: PeerVector
  vel: PeerVector
  onGround: boolean
  isInWater: boolean
  isInLava: boolean
  isInWeb: boolean
  isCollidedHorizontally: boolean
  isCollidedVertically: boolean
  jumpTicks: number
  yaw: number
  pitch: number
  control: PeerControl
}

interface PeerControl {
  forward: boolean
  back: boolean
  left: boolean
  right: boolean
  jump: boolean
  sneak: boolean
  sprint: boolean
}

interface PeerWorld {
  getBlock(position: PeerVector): PeerBlock | null
}

interface PeerPhysics {
  playerHeight: number
  simulatePlayer(body: PeerBody, world: PeerWorld): PeerBody
}

/** prismarine-physics in a place of ours: it sees our states, and looks them up in its own data. */
export class PeerSimulation {
  readonly body: PeerBody
  readonly #physics: PeerPhysics
  readonly #world: PeerWorld

  constructor(place: TestPlace) {
    const { version, terrain } = place
    const require = peerRequire()
    const own = createRequire(require.resolve('prismarine-physics'))
    const { Vec3 } = own('vec3') as { Vec3: new (x: number, y: number, z: number) => PeerVector }
    const { Physics, PlayerState } = require('prismarine-physics') as {
      Physics: (data: unknown, world: PeerWorld) => PeerPhysics
      PlayerState: new (bot: unknown, control: PeerControl) => PeerBody
    }
    const data = require('minecraft-data')(version.name) as unknown
    const Block = require('prismarine-block')(version.name) as { fromStateId(id: number, biome: number): PeerBlock }
    const kinds = new Map<number, PeerBlock>()
    this.#world = {
      getBlock(position) {
        const x = Math.floor(position.x)
        const y = Math.floor(position.y)
        const z = Math.floor(position.z)
        const state = terrain.stateAt(x, y, z)
        let kind = kinds.get(state)
        if (!kind) kinds.set(state, (kind = Block.fromStateId(state, 0)))
        const block = Object.create(kind) as PeerBlock
        block.position = new Vec3(x, y, z)
        // Shapes are compared elsewhere: with the registries, and before 1.13, when neighbours make them, with Grim's rules.
        Object.defineProperty(block, 'shapes', { value: boxes(shapeOf(terrain, state, x, y, z)) })
        return block
      },
    }
    this.#physics = Physics(data, this.#world)
    const position = new Vec3(0, 0, 0)
    const entity = { position, velocity: new Vec3(0, 0, 0), effects: {}, attributes: {}, yaw: 0, pitch: 0 }
    const control = { forward: false, back: false, left: false, right: false, jump: false, sneak: false, sprint: false }
    this.body = new PlayerState({ version: version.name, entity, inventory: { slots: [] } }, control)
  }

  /** Puts the peer's body into the same state as ours. */
  follow(body: Body): void {
    // It knows no poses, but lets itself be told how high the body is.
    this.#physics.playerHeight = body.height
    const peer = this.body
    Object.assign(peer.pos, { x: body.x, y: body.y, z: body.z })
    Object.assign(peer.vel, { x: body.velocityX, y: body.velocityY, z: body.velocityZ })
    peer.onGround = body.onGround
    peer.isInWeb = body.stuckX !== 0
    peer.jumpTicks = body.jumpDelay
    peer.yaw = Math.PI - (body.yaw * Math.PI) / 180
    peer.pitch = (-body.pitch * Math.PI) / 180
  }

  /** One tick. */
  tick(control: PeerControl): void {
    Object.assign(this.body.control, control)
    this.#physics.simulatePlayer(this.body, this.#world)
  }
}

function shapeOf(terrain: Terrain, state: number, x: number, y: number, z: number): Float64Array {
  const { materials } = terrain
  const isShaped = (materials.traits[state]! & trait.shapedByNeighbours) !== 0
  return isShaped ? terrain.shapeAt!(state, x, y, z) : materials.shapes[materials.shapeOf[state]!]!
}

function boxes(shape: Float64Array): number[][] {
  return Array.from({ length: shape.length / 6 }, (_, box) => Array.from(shape.subarray(box * 6, box * 6 + 6)))
}
