import { describe, expect, test } from 'vitest'
import { versionIndex } from '../../../src/codec/version-index.ts'
import { versions } from '../../../src/data/versions.ts'
import { chatPacket } from '../../../src/net/say.ts'
import { levelChunkWithLight } from '../../../src/protocol/packets/chunks.ts'
import { login } from '../../../src/protocol/packets/joining.ts'
import { playerPosition } from '../../../src/protocol/packets/player-position.ts'
import { createServer } from '../../../src/server/index.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { clientOf, nextLine, nextPacket, packets } from '../../support/server-clients.ts'

describe('a client of every version', () => {
  for (const version of versions) {
    test(`${version.name}: joins, gets its place and chunks, talks with another and is kicked`, async () => {
      const problems: unknown[] = []
      const server = createServer({ clock: new ManualClock(), viewDistance: 1 })
      server.events.on('error', ({ error }) => problems.push(error))
      server.events.on('packetError', ({ error }) => problems.push(error))
      const alice = clientOf(server, version)
      const bob = clientOf(server, version, { username: 'Bob' })
      for (const client of [alice, bob]) client.events.on('packetError', (error) => problems.push(error))

      const joined = nextPacket(alice, login)
      const placed = nextPacket(alice, playerPosition)
      const chunks = packets(alice, levelChunkWithLight, 9)
      await alice.connect()
      expect(await joined).toMatchObject({ dimension: 'minecraft:overworld', gameMode: 'survival' })
      const { position } = await placed
      expect([position.x, position.z]).toEqual([0.5, 0.5])
      expect(position.y).toBeCloseTo(4)
      expect(new Set((await chunks).map(({ x, z }) => `${x},${z}`)).size).toBe(9)
      await bob.connect()
      expect(server.players.map(({ username }) => username)).toEqual(['Alice', 'Bob'])

      const heard = nextLine(bob, 'hello')
      const said = server.events.next('chat')
      alice.writePacket(chatPacket(version, 'hello, Bob'))
      expect(await said).toMatchObject({ message: 'hello, Bob' })
      expect(await heard).toBe('<Alice> hello, Bob')

      const refused = nextLine(bob, 'Unknown')
      bob.writePacket(chatPacket(version, '/fly'))
      expect(await refused).toBe('Unknown command: /fly')

      const left = server.events.next('leave')
      server.player('alice')?.kick({ text: 'go ', extra: [{ text: 'home', bold: true }] })
      await expect(alice.ended()).rejects.toMatchObject({ code: 'kicked', message: 'go home' })
      expect((await left).player.username).toBe('Alice')
      expect(server.players.map(({ username }) => username)).toEqual(['Bob'])
      await server.close()
      await expect(bob.ended()).rejects.toMatchObject({ message: 'Server closed' })
      expect(problems).toEqual([])
    })
  }

  for (const version of versions.filter(({ index }) => index >= versionIndex('1.20.2'))) {
    test(`${version.name}: goes back to the configuration and plays on`, async () => {
      const server = createServer({ clock: new ManualClock(), viewDistance: 1 })
      const alice = clientOf(server, version)
      await alice.connect()
      const player = server.players[0]!
      const chunks = packets(alice, levelChunkWithLight, 9)
      const states: string[] = []
      alice.events.on('state', ({ clientbound, serverbound }) => states.push(`${clientbound}/${serverbound}`))
      await player.reconfigure()
      expect(states).toEqual(['configuration/play', 'configuration/configuration', 'play/configuration', 'play/play'])
      await chunks
      const line = nextLine(alice, 'again')
      player.sendMessage('welcome again')
      expect(await line).toBe('welcome again')
      expect(server.players).toEqual([player])
      await server.close()
    })
  }
})
