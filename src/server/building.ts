import { parseStateText } from '../data/block-states.ts'
import type { PacketOf } from '../protocol/packet.ts'
import { blockBreakAck, playerAction } from '../protocol/packets/digging.ts'
import { useItemOn } from '../protocol/packets/item-use.ts'
import type { Direction } from '../protocol/types/direction.ts'
import type { Vec3 } from '../util/vec3.ts'
import { nameOf } from './item.ts'
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
    if (packet.action === 'release_use_item') player.referee?.itemUse.release()
    if (packet.action === 'stab') player.referee?.combat.stab()
    if (!isDigging(packet.action) || !isThere(player, packet.position)) return
    dig(session, player, packet)
    player.predicted(packet.sequence)
  })
  on(useItemOn, ({ position, direction, sequence }) => {
    const { player } = session
    // Before 1.9 without a direction, it is about nothing: the item is used by itself.
    if (!direction) player?.referee?.itemUse.begin('main_hand')
    if (!player || !direction || !isThere(player, position)) return
    if (!open(player, position)) place(session, player, position, direction)
    player.predicted(sequence)
  })
}

/** What opens by hand. */
const openable = /(?<!iron)_(door|trapdoor|fence_gate)$/

/** Opens or closes a door, gate or trapdoor, unless the player sneaks; whether there was one. */
function open({ world, entity }: Player, position: Readonly<Vec3>): boolean {
  const block = parseStateText(world.blockAt(position))
  if (!openable.test(block.name) || entity.hasFlag('sneaking')) return false
  const isOpen = block.properties.open !== true
  world.setBlock(position, textOf({ ...block, properties: { ...block.properties, open: isOpen } }))
  if (!block.name.endsWith('_door')) return true
  const other = { ...position, y: position.y + (block.properties.half === 'upper' ? -1 : 1) }
  const half = parseStateText(world.blockAt(other))
  if (half.name === block.name)
    world.setBlock(other, textOf({ ...half, properties: { ...half.properties, open: isOpen } }))
  return true
}

function textOf({ name, properties }: ReturnType<typeof parseStateText>): string {
  const values = Object.entries(properties).map(([key, value]) => `${key}=${value}`)
  return values.length === 0 ? name : `${name}[${values.join(',')}]`
}

/** Puts the block that the hand holds beside another, or into one that makes way. */
function place(session: Session, player: Player, position: Readonly<Vec3>, direction: Direction): void {
  const { world, blocks, inventory } = player
  const target = blocks.block(position).isReplaceable ? position : beside(position, direction)
  const { held } = inventory
  const block = held === undefined ? undefined : player.registries.blocks.get(nameOf(held))
  const isFree = isThere(player, target) && blocks.block(target).isReplaceable
  if (!block || !isFree || player.abilities.gameMode === 'spectator') {
    // Who believes otherwise hears what is there.
    world.resendBlock(position)
    world.resendBlock(target)
    return
  }
  const axis = 'axis' in block.properties ? `[axis=${axes[direction]}]` : ''
  const text = `${block.name}${axis}`
  world.setBlock(target, text)
  session.context.events.emit('place', { player, position: target, block: text })
  if (!player.abilities.state.instantBreak) inventory.takeHeld()
}

/** Whether the client can know of a block. */
function isThere(player: Player, { x, y, z }: Readonly<Vec3>): boolean {
  const { minY, height } = player.blocks.dimension
  return y >= minY && y < minY + height && player.hasChunk(x >> 4, z >> 4)
}

function isDigging(action: Action['action']): boolean {
  return action === 'start_destroy_block' || action === 'stop_destroy_block' || action === 'abort_destroy_block'
}

function dig(session: Session, player: Player, { action, position }: Action): void {
  const { instantBreak } = player.abilities.state
  const state = player.blocks.block(position)
  const isBroken =
    !state.isAir &&
    (action === 'stop_destroy_block' ||
      (action === 'start_destroy_block' && (instantBreak || state.block.hardness === 0)))
  if (isBroken) {
    const block = player.world.blockAt(position)
    player.world.setBlock(position, 'air')
    session.context.events.emit('dig', { player, position, block })
  } else if (action === 'stop_destroy_block') player.world.resendBlock(position)
  if (!player.knows(blockBreakAck)) return
  const blockState = player.blocks.stateAt(position)
  player.send(blockBreakAck({ position, blockState, action: action as never, successful: true }))
}

/** A log lies along the side on which it was put. */
const axes: Readonly<Record<Direction, 'x' | 'y' | 'z'>> = {
  down: 'y',
  up: 'y',
  north: 'z',
  south: 'z',
  west: 'x',
  east: 'x',
}

const offsets: Readonly<Record<Direction, readonly [number, number, number]>> = {
  down: [0, -1, 0],
  up: [0, 1, 0],
  north: [0, 0, -1],
  south: [0, 0, 1],
  west: [-1, 0, 0],
  east: [1, 0, 0],
}

function beside({ x, y, z }: Readonly<Vec3>, direction: Direction): Vec3 {
  const [dx, dy, dz] = offsets[direction]
  return { x: x + dx, y: y + dy, z: z + dz }
}
