import type { PacketOf } from '../../protocol/packet.ts'
import type { updateMobEffect } from '../../protocol/packets/mob-effect.ts'
import type { Effect } from '../../world/effect.ts'
import type { Session } from '../session.ts'
import { nameOf } from './names.ts'

/** Milliseconds of a tick, as long as the server keeps up. */
export const msPerTick = 50

/** 1.7 sends this for what lasts longer than it can say. Source: the game's PotionEffect. */
const longest = 32_767

/** The effect that a packet tells of. */
export function readEffect(session: Session, packet: PacketOf<typeof updateMobEffect>, now: number): Effect {
  const { effectId, amplifier, duration: ticks, flags } = packet
  const duration = ticks < 0 || ticks === longest ? Number.POSITIVE_INFINITY : ticks
  return {
    name: nameOf(session, 'effects', effectId),
    id: effectId,
    // It is a signed byte until 1.20.4, though the game means 0 to 255.
    level: (amplifier < 0 ? amplifier + 256 : amplifier) + 1,
    duration,
    endsAt: now + duration * msPerTick,
    isAmbient: flags.ambient,
    hasParticles: flags.visible,
  }
}
