import type { AnyPacket } from '../protocol/packet.ts'
import { blockDestruction } from '../protocol/packets/block-destruction.ts'
import { blockEvent, levelEvent } from '../protocol/packets/blocks.ts'
import { explode } from '../protocol/packets/explosion.ts'
import { levelParticles } from '../protocol/packets/particles.ts'
import { customSound, sound } from '../protocol/packets/sounds.ts'
import type { ParticleIn } from '../protocol/types/particle.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { Player } from './player.ts'

type SoundSource = NonNullable<Parameters<typeof sound>[0]>['source']

/** A sound to play. */
export interface SoundOptions {
  /** As the newest version calls it: `block.chest.open`; before 1.9 sounds had other names. */
  readonly name: string
  readonly position: Readonly<Vec3>
  /** Default `master`. */
  readonly source?: SoundSource
  /** Default 1; above it is heard farther away. */
  readonly volume?: number
  /** 0.5 to 2; default 1. */
  readonly pitch?: number
}

/** Particles to show. */
export interface ParticleOptions {
  readonly particle: ParticleIn
  readonly position: Readonly<Vec3>
  /** How far from there they may be; default 0. */
  readonly offset?: Readonly<Vec3>
  /** Default 0. */
  readonly maxSpeed?: number
  /** Default 1. */
  readonly count?: number
  /** Also far away; default `false`. */
  readonly isFar?: boolean
}

/** An explosion to show. The blocks that it destroys must be set besides. */
export interface ExplosionOptions {
  readonly position: Readonly<Vec3>
  /** In blocks; default 3. */
  readonly radius?: number
  /** Destroyed blocks; told until 1.21.1. */
  readonly destroyed?: readonly Readonly<Vec3>[]
  /** What is added to the velocity of each player, in blocks per tick; default nothing. */
  readonly knockback?: (player: Player) => Readonly<Vec3> | undefined
}

const none: Readonly<Vec3> = { x: 0, y: 0, z: 0 }

/** How far away things are seen and heard, in blocks. Source: the game's PlayerList.broadcast and ServerLevel. */
const ranges = { sound: 16, particles: 32, farParticles: 512, explosion: 64, block: 64, cracks: 32 } as const

/** What is seen or heard for a moment at a place of a world. */
export class Happenings {
  readonly #players: () => Iterable<Player>

  /** @param players Those in the world. */
  constructor(players: () => Iterable<Player>) {
    this.#players = players
  }

  sound({ name, position, source = 'master', volume = 1, pitch = 1 }: SoundOptions): void {
    this.#tell(position, ranges.sound * Math.max(1, volume), (player) => {
      const fields = { source, position, volume, pitch, seed: 0n }
      const known = player.registries.sounds.get(name)
      if (!player.knows(sound)) return customSound({ ...fields, name })
      if (known) return sound({ ...fields, sound: known.id })
      // A version that has no packet for names takes all of the sound.
      return player.knows(customSound)
        ? customSound({ ...fields, name })
        : sound({ ...fields, sound: { name, fixedRange: undefined } as never })
    })
  }

  particles({ particle, position, offset = none, maxSpeed = 0, count = 1, isFar = false }: ParticleOptions): void {
    this.#tell(position, isFar ? ranges.farParticles : ranges.particles, () =>
      levelParticles({ particle, position, offset, maxSpeed, count, overrideLimiter: isFar }),
    )
  }

  explosion({ position, radius = 3, destroyed = [], knockback }: ExplosionOptions): void {
    const offsets = destroyed.map(({ x, y, z }) => ({
      x: x - Math.floor(position.x),
      y: y - Math.floor(position.y),
      z: z - Math.floor(position.z),
    }))
    this.#tell(position, ranges.explosion, (player) => {
      const push = knockback?.(player)
      if (push) player.referee?.pushed(push)
      return explode({
        center: position,
        radius,
        destroyed: offsets,
        blockCount: destroyed.length,
        knockback: push,
        blockInteraction: destroyed.length > 0 ? 'destroy' : 'keep',
        smallParticle: { type: 'explosion' },
        particle: { type: 'explosion_emitter' },
        sound: { name: 'minecraft:entity.generic.explode', fixedRange: undefined },
      } as Parameters<typeof explode>[0])
    })
  }

  /** A block does something: a chest opens (1, how many look into it), a note sounds, a piston moves. */
  blockEvent(position: Readonly<Vec3>, block: string, event: number, parameter: number): void {
    this.#tell(position, ranges.block, (player) => {
      const known = player.registries.blocks.get(block)
      if (!known) return undefined
      return blockEvent({ position, event, parameter, block: known.legacy?.id ?? known.id })
    })
  }

  /** Something is to be heard or seen at a block, by the numbers of the game's LevelEvent. */
  levelEvent(position: Readonly<Vec3>, event: number, data = 0, { global = false }: { global?: boolean } = {}): void {
    const range = global ? Number.POSITIVE_INFINITY : ranges.block
    this.#tell(position, range, () => levelEvent({ event, position, data, global }))
  }

  /** Cracks in a block, from 0 to 9, because `entityId` digs it; without `progress` they vanish. */
  cracks(position: Readonly<Vec3>, entityId: number, progress: number | undefined): void {
    this.#tell(position, ranges.cracks, (player) =>
      player.entity.id === entityId ? undefined : blockDestruction({ entityId, position, progress: progress ?? 255 }),
    )
  }

  #tell(position: Readonly<Vec3>, range: number, make: (player: Player) => AnyPacket | undefined): void {
    for (const player of this.#players()) {
      const { x, y, z } = player.position
      if (Math.hypot(x - position.x, y - position.y, z - position.z) > range) continue
      const packet = make(player)
      if (packet) player.send(packet)
    }
  }
}
