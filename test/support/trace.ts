import type { Bot } from '../../src/client/bot.ts'
import { versionIndex } from '../../src/codec/version-index.ts'
import type { VersionName } from '../../src/data/versions.ts'
import type { AnyPacket } from '../../src/protocol/packet.ts'
import type { Body } from '../../src/world/physics/body.ts'
import { simulatedVersions } from './bots.ts'
import { ManualClock } from './manual-clock.ts'
import { type Playing, type PlayingOptions, playing, untilRead } from './playing.ts'

/** A version on each side of every change of what a client sends. */
export const tracedVersions: readonly VersionName[] = (
  [
    ...simulatedVersions,
    ...(['1.9.4', '1.14.4', '1.18.1', '1.19.2', '1.20.2', '1.21.1', '1.21.3', '1.21.5', '1.21.6'] as const),
  ] as VersionName[]
).sort((one, other) => versionIndex(one) - versionIndex(other))

/** A bot whose packets are read at the server, in a few words each. */
export interface Traced extends Playing {
  readonly body: Body
  /** What the server has read since the last call. */
  lines(): string[]
  /** A tick, and what the server has read since the last call. */
  tick(): Promise<string[]>
  /** So many ticks, of which nothing is to be seen. */
  pass(count: number): Promise<void>
  /** Lets packets arrive, and their answers. */
  answered(...packets: readonly AnyPacket[]): Promise<string[]>
  /** Lets ticks pass until the place was told, so that the next reminder is as far away as can be. */
  untilReminder(): Promise<void>
}

/** Brings a bot into the game of a version: it stands at 0.5, 4, 0.5, looks to the south, and has said so. */
export async function traced(version: VersionName, options: PlayingOptions = {}): Promise<Traced> {
  const game = await playing(version, {
    ...options,
    // The tests make up what the server sends; a referee would know nothing of it, and have its own say.
    server: { clock: new ManualClock(), viewDistance: 2, referee: 'off', ...options.server },
  })
  const read: AnyPacket[] = []
  game.player.registerPacketListener((packet) => read.push(packet as AnyPacket))
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn++) await untilRead()
  }
  const lines = (): string[] =>
    read
      .splice(0)
      .filter(({ kind }) => !/keep_alive|pong|chunk_batch/.test(kind))
      .map((packet) => described(packet, game.bot))
  const tick = async (): Promise<string[]> => {
    game.ticks.turn()
    await settle()
    return lines()
  }
  const pass = async (count: number): Promise<void> => {
    for (let turn = 0; turn < count; turn++) game.ticks.turn()
    await settle()
    lines()
  }
  game.bot.movement.look(0, 0)
  await pass(2)
  const traced: Traced = {
    ...game,
    body: game.bot.movement.body as Body,
    lines,
    tick,
    pass,
    async answered(...packets) {
      await game.receive(...packets)
      await settle()
      return lines()
    },
    async untilReminder() {
      for (let turn = 0; turn < 40; turn++) if ((await tick()).some((line) => line.startsWith('pos '))) return
      throw new Error('No reminder within two seconds')
    },
  }
  return traced
}

const eyeHeight = Math.fround(1.62)

type Fields = Readonly<Record<string, never>> & {
  readonly position?: { readonly x: number; readonly y: number; readonly z: number; readonly eyesY?: number }
  readonly keys?: Readonly<Record<string, boolean | number>>
  readonly abilities?: Readonly<Record<string, boolean>>
}

/** A packet in a few words; angles and places with all their digits. */
export function described(packet: AnyPacket, { self }: Pick<Bot, 'self'>): string {
  const fields = packet as unknown as Fields
  const own = (fields.entityId as unknown) === self.entityId ? '' : ` of ${fields.entityId}`
  const words = (...parts: readonly unknown[]): string => parts.filter((part) => part !== '').join(' ')
  const contact = words(fields.onGround ? 'ground' : 'air', fields.horizontalCollision ? 'wall' : '')
  switch (packet.kind) {
    case 'move_player_pos':
      return words('pos', placeOf(fields), contact)
    case 'move_player_pos_rot':
      return words('posrot', placeOf(fields), fields.yaw, fields.pitch, contact)
    case 'move_player_rot':
      return words('rot', fields.yaw, fields.pitch, contact)
    case 'move_player_status_only':
      return words('status', contact)
    case 'accept_teleportation':
      return words('accept', fields.teleportId)
    case 'client_tick_end':
      return 'end'
    case 'player_loaded':
      return 'loaded'
    case 'player_command':
      return words(fields.command, fields.data === (0 as never) ? '' : fields.data, own)
    case 'client_command':
      return words(fields.command)
    case 'player_input':
      return words(...inputOf(fields.keys!))
    case 'player_abilities':
      return words('abilities', fields.abilities!.flying ? 'flying' : '-')
    case 'move_vehicle':
      return words('vehicle', placeOf(fields), fields.yaw, fields.pitch)
    case 'paddle_boat':
      return words('paddles', fields.left, fields.right)
    case 'swing':
      return words('swing', fields.hand)
    case 'attack':
      return words('attack', fields.entityId)
    case 'interact':
      return words('interact', fields.action, fields.entityId, fields.usingSecondaryAction ? 'sneaking' : '')
    case 'use_item':
      return words('use', fields.hand, fields.sequence, fields.yaw, fields.pitch)
    case 'use_item_on':
      return words('use_on', placeOf(fields), fields.direction ?? 'nothing', fields.sequence)
    case 'player_action':
      return words(fields.action, placeOf(fields), fields.direction, fields.sequence)
    default:
      return packet.kind
  }
}

function placeOf({ position }: Fields): string {
  const { x, y, z, eyesY = y + eyeHeight } = position!
  const sunk = y + eyeHeight - eyesY
  return `${x} ${y} ${z}${Math.abs(sunk) > 1e-6 ? ` sunk ${sunk}` : ''}`
}

/** The keys that are held since 1.21.2; before, how fast the player wants to go: to the left, and ahead. */
function inputOf(keys: Readonly<Record<string, boolean | number>>): string[] {
  const { leftwards, forwards, jump, shift } = keys
  if (leftwards !== undefined) {
    return ['steer', String(leftwards), String(forwards), jump ? 'jump' : '', shift ? 'shift' : '']
  }
  const held = ['forward', 'backward', 'left', 'right', 'jump', 'shift', 'sprint'].filter((key) => keys[key])
  return ['keys', ...(held.length > 0 ? held : ['-'])]
}

/**
 * Lines as expected ones have them: where an expected number has a tilde before it, one that is as good as the same becomes that. So
 * that what is compared can be read.
 */
export function roughly(actual: readonly string[], expected: readonly string[]): string[] {
  return actual.map((line, at) => {
    const wanted = expected[at]?.split(' ') ?? []
    return line
      .split(' ')
      .map((word, place) => {
        const other = wanted[place]
        if (!other?.startsWith('~')) return word
        return Math.abs(Number(other.slice(1)) - Number(word)) < 2e-5 ? other : word
      })
      .join(' ')
  })
}
