import { once } from 'node:events'
import { connect } from 'node:net'
import type { PeerClient, Peers } from './peers.ts'

/** A point in the world, in blocks. */
export interface Point {
  x: number
  y: number
  z: number
}

/** A player that does what it is told each tick, and that pays no attention to what it is told by the server. */
export interface Bot {
  client: PeerClient
  /** Where it appeared first. */
  spawn: Point
  /** Moves there and looks there; yaw and pitch in degrees. */
  move(to: Point, yaw: number, pitch: number): void
  swing(): void
  dig(at: Point): void
  /** Puts the block in its hand on top of the one at this place. */
  placeOn(below: Point): void
}

/** How to join, and as whom. */
export interface JoinOptions {
  port: number
  version: string
  username: string
  /** In chunks. */
  viewDistance: number
  /** Given each piece of the server's stream as the socket delivers it. */
  tap?: (segment: Buffer) => void
  /** Keeps decoding after the join; without it the bytes of the server are thrown away from then on, to save time. */
  attentive?: boolean
  onError: (error: Error) => void
  /** Called with the client before anything arrives. */
  prepare?: (client: PeerClient) => void
}

/** Joins the server on this machine and waits until the player stands in the world. */
export async function join(peers: Peers, options: JoinOptions): Promise<Bot> {
  const { port, version, username, viewDistance } = options
  const client = peers.createClient({
    host: '127.0.0.1',
    port,
    username,
    version,
    auth: 'offline',
    hideErrors: true,
    connect: (created) => {
      const socket = connect(port, '127.0.0.1')
      if (options.tap) socket.on('data', options.tap)
      created.setSocket(socket)
    },
  })
  client.on('error', options.onError)
  options.prepare?.(client)

  const [position] = (await once(client, 'position', { signal: AbortSignal.timeout(60_000) })) as [Point]
  const spawn = { x: position.x, y: position.y, z: position.z }
  const ground = { onGround: true, flags: { onGround: true, hasHorizontalCollision: false } }
  client.write('settings', {
    locale: 'en_us',
    viewDistance,
    chatFlags: 0,
    chatColors: true,
    skinParts: 127,
    mainHand: 1,
    enableTextFiltering: false,
    enableServerListing: true,
    particleStatus: 'all',
  })
  await once(client, 'update_health', { signal: AbortSignal.timeout(60_000) })
  client.write('flying', ground)
  client.write('set_creative_slot', { slot: 36, item: peers.stackOf(version, 'stone') })
  if (!options.attentive) {
    client.socket.unpipe(client.splitter)
    client.socket.resume()
  }

  let sequence = 0
  return {
    client,
    spawn,
    move: (to, yaw, pitch) => client.write('position_look', { ...to, yaw, pitch, ...ground }),
    swing: () => client.write('arm_animation', { hand: 0 }),
    dig: (location) => client.write('block_dig', { status: 0, location, face: 1, sequence: ++sequence }),
    placeOn: (location) =>
      client.write('block_place', {
        location,
        direction: 1,
        hand: 0,
        heldItem: peers.stackOf(version, 'stone'),
        cursorX: 0.5,
        cursorY: 1,
        cursorZ: 0.5,
        insideBlock: false,
        worldBorderHit: false,
        sequence: ++sequence,
      }),
  }
}
