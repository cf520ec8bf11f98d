import { versionIndex } from '../codec/version-index.ts'
import type { AnyPacket } from '../protocol/packet.ts'
import { blockUpdate, sectionBlocksUpdate } from '../protocol/packets/blocks.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { Player } from './player.ts'

/** Blocks that have changed and that clients do not know of yet. */
export class BlockUpdates {
  readonly #players: () => Iterable<Player>
  readonly #places = new Map<string, Readonly<Vec3>>()

  /** @param players Those in the world. */
  constructor(players: () => Iterable<Player>) {
    this.#players = players
  }

  add(position: Readonly<Vec3>): void {
    this.#places.set(`${position.x},${position.y},${position.z}`, position)
  }

  /** Tells all players who have the chunks; `content` makes what else there is to say of a block. */
  tell(content: (player: Player, position: Readonly<Vec3>) => AnyPacket | undefined): void {
    if (this.#places.size === 0) return
    const places = [...this.#places.values()]
    this.#places.clear()
    for (const player of this.#players()) {
      const { minY, height } = player.blocks.dimension
      const seen = places.filter(({ x, y, z }) => y >= minY && y < minY + height && player.hasChunk(x >> 4, z >> 4))
      for (const group of groups(seen, player)) player.send(updatePacket(group, player))
      for (const position of seen) {
        const packet = content(player, position)
        if (packet) player.send(packet)
      }
    }
  }
}

/** What one packet tells together: the blocks of a section, before 1.16.2 those of a column. */
function groups(places: readonly Readonly<Vec3>[], player: Player): Readonly<Vec3>[][] {
  const hasSections = player.version.index >= versionIndex('1.16.2')
  const found = new Map<string, Readonly<Vec3>[]>()
  for (const place of places) {
    const key = `${place.x >> 4},${hasSections ? place.y >> 4 : 0},${place.z >> 4}`
    const group = found.get(key)
    if (group) group.push(place)
    else found.set(key, [place])
  }
  return [...found.values()]
}

function updatePacket(group: readonly Readonly<Vec3>[], player: Player): AnyPacket {
  const [first, ...others] = group
  if (others.length === 0) return blockUpdate({ position: first!, blockState: player.blocks.stateAt(first!) })
  const hasSections = player.version.index >= versionIndex('1.16.2')
  const section = { x: first!.x >> 4, y: hasSections ? first!.y >> 4 : 0, z: first!.z >> 4 }
  const changes = group.map((place) => ({
    x: place.x & 15,
    y: hasSections ? place.y & 15 : place.y,
    z: place.z & 15,
    blockState: player.blocks.stateAt(place),
  }))
  return sectionBlocksUpdate({ section, changes, suppressLightUpdates: false })
}
