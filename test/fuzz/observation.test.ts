import { describe, expect, it } from 'vitest'
import { advancements } from '../../src/client/observe/advancements.ts'
import { border } from '../../src/client/observe/border.ts'
import { bossBars } from '../../src/client/observe/boss-bars.ts'
import { inventory } from '../../src/client/observe/inventory.ts'
import { maps } from '../../src/client/observe/maps.ts'
import { type PerceptionEvents, perception } from '../../src/client/observe/perception.ts'
import { scoreboard } from '../../src/client/observe/scoreboard.ts'
import { self } from '../../src/client/observe/self.ts'
import { server } from '../../src/client/observe/server.ts'
import { statistics } from '../../src/client/observe/statistics.ts'
import { time } from '../../src/client/observe/time.ts'
import { titles } from '../../src/client/observe/titles.ts'
import { waypoints } from '../../src/client/observe/waypoints.ts'
import { weather } from '../../src/client/observe/weather.ts'
import type { Parts } from '../../src/client/parts.ts'
import type { PacketType } from '../../src/protocol/packet.ts'
import { PacketMap } from '../../src/protocol/packet-map.ts'
import { packetTypes } from '../../src/protocol/packets/index.ts'
import { observed, observedVersions, ownEntityId } from '../support/observed.ts'
import { Random } from '../support/random.ts'
import { randomValue } from '../support/random-value.ts'

// Run it longer, or again: FUZZ_SEED=7 FUZZ_ROUNDS=100 npx vitest run test/fuzz
const seed = Number(process.env.FUZZ_SEED ?? 1)
const rounds = Number(process.env.FUZZ_ROUNDS ?? 1)
const timeout = 60_000 * Math.max(rounds, 1)

const sights: readonly (keyof PerceptionEvents)[] = [
  'sound',
  'stopSound',
  'particles',
  'explosion',
  'blockBreaking',
  'blockAction',
  'levelEvent',
]

/** All parts, and what there is to hear of them. */
function everything(parts: Parts) {
  const own = self(parts)
  const seen = perception(parts)
  for (const name of sights) seen.events.on(name, () => {})
  return {
    own,
    seen,
    all: [time, weather, border, server, scoreboard, bossBars, titles, maps, advancements, statistics, waypoints].map(
      (make) => make(parts),
    ),
    inventory: inventory({ ...parts, self: own }),
    scoreboard: scoreboard(parts),
  }
}

/** Packets that end the connection or the game, and such that the connection itself refuses when they are nonsense. */
const excluded = new Set([
  'disconnect',
  'start_configuration',
  'set_compression',
  'bundle_delimiter',
  'login',
  'respawn',
])

function packetTypesOf(index: number): PacketType[] {
  const { byName } = new PacketMap(packetTypes).table(index, 'play', 'clientbound')
  return [...byName.values()].flatMap(({ name, type }) => (type && !excluded.has(name) ? [type] : []))
}

describe.each(observedVersions)('%s: whatever a server sends', (name) => {
  it('breaks no part, and what it makes of them can be read', { timeout }, async () => {
    const random = new Random(seed)
    const client = await observed(name, everything, { mayBeWrong: true })
    const types = packetTypesOf(client.version.index)
    expect(types.length).toBeGreaterThan(60)
    let sent = 0
    for (let round = 0; round < 12 * rounds; round++) {
      for (const type of types) {
        const value = randomValue(type.codec.layoutAt(client.version.index), random) as Record<string, unknown>
        // About the player itself every other time.
        if ('entityId' in value && random.next() < 0.5) value.entityId = ownEntityId
        const packet = { ...value, kind: type.packetName }
        try {
          client.peer.send(packet)
          sent++
        } catch {
          // A value that the version cannot write.
        }
      }
      await client.receive()
      client.clock.advance(700)
      const { own, seen, all, inventory, scoreboard } = client.part
      for (const part of [own, seen, inventory, scoreboard, ...all]) Object.values(part)
      scoreboard.sidebar?.lines.map(({ text, number }) => `${text} ${number}`)
      for (const { members } of scoreboard.teams.values())
        for (const member of members) scoreboard.displayNameOf(member)
      const { x, y, z } = own.position
      expect([x, y, z, own.yaw, own.pitch, own.velocity.x, own.health].every(Number.isFinite)).toBe(true)
      expect(own.heldSlot).toBeGreaterThanOrEqual(0)
    }
    expect(sent).toBeGreaterThan(types.length * 6 * rounds)
    expect(client.connection.connected).toBe(true)
  })
})
