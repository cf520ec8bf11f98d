import type { PacketOf } from '../protocol/packet.ts'
import { blockBreakAck, playerAction } from '../protocol/packets/digging.ts'
import { useItemOn } from '../protocol/packets/item-use.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { Player } from './player.ts'
import type { HandlerAdder, Session } from './session.ts'

type Action = PacketOf<typeof playerAction>

/** Digging and placing: what the client says is believed. */
export function buildingHandlers(session: Session, on: HandlerAdder): void {
  on(playerAction, (packet) => {
    const { player } = session
    if (!player) return
    if (packet.action === 'drop_item' || packet.action === 'drop_all_items') {
      const item = player.inventory.takeHeld({ all: packet.action === 'drop_all_items' })
      if (item) player.drop(item)
      return
    }
    if (!isDigging(packet.action)) return
    dig(player, packet)
    player.predicted(packet.sequence)
  })
  on(useItemOn, ({ position, direction, sequence }) => {
    const { player } = session
    if (!player) return
    // Nothing is placed: who believes otherwise hears what is there.
    for (const place of direction ? [position, beside(position, direction)] : []) player.world.resendBlock(place)
    player.predicted(sequence)
  })
}

function isDigging(action: Action['action']): boolean {
  return action === 'start_destroy_block' || action === 'stop_destroy_block' || action === 'abort_destroy_block'
}

function dig(player: Player, { action, position }: Action): void {
  const { instantBreak } = player.abilities.state
  const state = player.blocks.world.block(position)
  const isBroken =
    state !== undefined &&
    !state.isAir &&
    (action === 'stop_destroy_block' ||
      (action === 'start_destroy_block' && (instantBreak || state.block.hardness === 0)))
  if (isBroken) player.world.setBlock(position, 'air')
  else if (action === 'stop_destroy_block') player.world.resendBlock(position)
  if (!player.knows(blockBreakAck)) return
  const blockState = Math.max(0, player.blocks.world.stateAt(position.x, position.y, position.z))
  player.send(blockBreakAck({ position, blockState, action: action as never, successful: true }))
}

const offsets = {
  down: [0, -1, 0],
  up: [0, 1, 0],
  north: [0, 0, -1],
  south: [0, 0, 1],
  west: [-1, 0, 0],
  east: [1, 0, 0],
} as const

function beside({ x, y, z }: Readonly<Vec3>, direction: keyof typeof offsets): Vec3 {
  const [dx, dy, dz] = offsets[direction]
  return { x: x + dx, y: y + dy, z: z + dz }
}
