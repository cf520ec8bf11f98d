import { shortName } from '../../data/registry.ts'
import { rulesOf } from '../../data/rules.ts'
import * as play from '../../protocol/directions/clientbound-play.ts'
import type { PacketOf } from '../../protocol/packet.ts'
import type { Particle } from '../../protocol/types/particle.ts'
import type { SoundEvent, SoundSource } from '../../protocol/types/sound.ts'
import { LazyEvents } from '../../util/lazy-events.ts'
import type { Vec3 } from '../../util/vec3.ts'
import { listen, type Parts } from '../parts.ts'
import type { Session } from '../session.ts'
import { type BlockAction, blockAction } from './block-actions.ts'
import { type BlockBreaking, followBreaking } from './block-breaking.ts'
import { nameOf } from './names.ts'

/** Something that can be heard. */
export interface Sound {
  /** `block.stone.break`, before 1.9 `dig.stone`; `undefined` for one that the version does not know. */
  readonly name: string | undefined
  /** Number in minecraft:sound_event, where the server gave that. */
  readonly id: number | undefined
  /** Which of the volume sliders applies. Said since 1.9. */
  readonly source: SoundSource | undefined
  /** Where it is; `undefined` where it goes with an entity. In steps of 1/8 block. */
  readonly position: Readonly<Vec3> | undefined
  /** What it goes with. */
  readonly entityId: number | undefined
  /** Above 1 it is heard farther away. */
  readonly volume: number
  /** 0.5 to 2, where 1 is as recorded. */
  readonly pitch: number
}

/** What can be listened to with `perception.events`. Packets are only decoded while somebody listens. */
export interface PerceptionEvents {
  sound: Sound
  /** Sounds end before their time: those that match both, where `undefined` matches all. */
  stopSound: { readonly name: string | undefined; readonly source: SoundSource | undefined }
  particles: {
    readonly particle: Particle
    readonly position: Readonly<Vec3>
    /** How far from there they may be. With a count of 0, their direction or colour. */
    readonly offset: Readonly<Vec3>
    readonly maxSpeed: number
    readonly count: number
  }
  explosion: {
    readonly center: Readonly<Vec3>
    /** In blocks; not said from 1.21.2 to 1.21.8, where it is 0. */
    readonly radius: number
    /** Blocks that are gone; since 1.21.2 the server says that apart. */
    readonly destroyed: readonly Readonly<Vec3>[]
    /** What is added to the velocity of the player. */
    readonly knockback: Readonly<Vec3> | undefined
  }
  /** Somebody digs: `stage` from 0 to 9, or `undefined` when it has stopped. */
  blockBreaking: { readonly breakerId: number; readonly position: Readonly<Vec3>; readonly stage: number | undefined }
  /** A block does something. */
  blockAction: {
    readonly position: Readonly<Vec3>
    readonly blockId: number
    readonly block: string | undefined
    readonly event: number
    readonly parameter: number
    readonly action: BlockAction | undefined
  }
  /** Something is heard or seen at a block; for the numbers see the game's LevelEvent. */
  levelEvent: {
    readonly event: number
    readonly position: Readonly<Vec3>
    readonly data: number
    readonly isGlobal: boolean
  }
}

/** What the player hears and sees happen. */
export interface Perception {
  readonly events: LazyEvents<PerceptionEvents>
  /** Blocks that are being dug, by who digs: each digs one at a time. */
  readonly breaking: ReadonlyMap<number, BlockBreaking>
  /** How far a block is dug, 0 to 9, by whoever has come farthest; `undefined` when nobody digs it. */
  breakStage(position: Readonly<Vec3>): number | undefined
}

/** Follows what is heard and seen. */
export function perception(parts: Parts): Perception {
  const { session, onListenerError } = parts
  const breaking = followBreaking(parts, (change) => events.emit('blockBreaking', change))

  const registered = (sound: number | SoundEvent): Pick<Sound, 'name' | 'id'> =>
    typeof sound === 'number'
      ? { name: nameOf(session, 'sounds', sound), id: sound }
      : { name: shortName(sound.name), id: undefined }

  const events: LazyEvents<PerceptionEvents> = new LazyEvents<PerceptionEvents>(
    {
      sound: () =>
        together(
          listen(
            parts,
            ({ sound, source, position, volume, pitch }) =>
              events.emit('sound', { ...registered(sound), source, position, entityId: undefined, volume, pitch }),
            play.sound,
          ),
          listen(
            parts,
            ({ name, source, position, volume, pitch }) => {
              const what = { name: shortName(name), id: undefined }
              events.emit('sound', { ...what, source, position, entityId: undefined, volume, pitch })
            },
            play.customSound,
          ),
          listen(
            parts,
            ({ sound, source, entityId, volume, pitch }) =>
              events.emit('sound', { ...registered(sound), source, position: undefined, entityId, volume, pitch }),
            play.soundEntity,
          ),
        ),
      stopSound: () =>
        listen(
          parts,
          ({ name, source }) =>
            events.emit('stopSound', { name: name === undefined ? undefined : shortName(name), source }),
          play.stopSound,
        ),
      particles: () =>
        listen(
          parts,
          ({ particle, position, offset, maxSpeed, count }) =>
            events.emit('particles', { particle, position, offset, maxSpeed, count }),
          play.levelParticles,
        ),
      explosion: () =>
        listen(parts, (packet) => events.emit('explosion', readExplosion(session, packet)), play.explode),
      blockBreaking: () => () => {},
      blockAction: () =>
        listen(
          parts,
          ({ position, event, parameter, block: blockId }) => {
            const block = nameOf(session, 'blocks', blockId)
            const action = blockAction(block, event, parameter)
            events.emit('blockAction', { position, blockId, block, event, parameter, action })
          },
          play.blockEvent,
        ),
      levelEvent: () =>
        listen(
          parts,
          ({ event, position, data, global: isGlobal }) =>
            events.emit('levelEvent', { event, position, data, isGlobal }),
          play.levelEvent,
        ),
    },
    onListenerError,
  )

  return {
    events,
    get breaking() {
      return breaking()
    },
    breakStage({ x, y, z }) {
      let farthest: number | undefined
      for (const { position, stage } of breaking().values()) {
        if (position.x !== x || position.y !== y || position.z !== z) continue
        farthest = Math.max(farthest ?? 0, stage)
      }
      return farthest
    },
  }
}

function readExplosion(
  session: Session,
  { center, radius, destroyed, knockback }: PacketOf<typeof play.explode>,
): PerceptionEvents['explosion'] {
  const whole = rulesOf(session.version).explosionCountsTowardsZero ? Math.trunc : Math.floor
  const [x, y, z] = [whole(center.x), whole(center.y), whole(center.z)]
  return {
    center,
    radius,
    destroyed: destroyed.map((offset) => ({ x: x + offset.x, y: y + offset.y, z: z + offset.z })),
    knockback,
  }
}

function together(...stops: readonly (() => void)[]): () => void {
  return () => {
    for (const stop of stops) stop()
  }
}
