import { describe, expect, test } from 'vitest'
import { versions } from '../../../src/data/versions.ts'
import { Connection } from '../../../src/net/connection.ts'
import { levelChunkWithLight } from '../../../src/protocol/packets/chunks.ts'
import { playerPosition } from '../../../src/protocol/packets/player-position.ts'
import { createServer } from '../../../src/server/index.ts'

describe('every version', () => {
  for (const version of versions) {
    test(`${version.name}: joins`, async () => {
      const server = createServer({ clock: { every: () => () => {} } })
      server.events.on('error', ({ error }) => console.error(error))
      server.events.on('packetError', ({ error }) => console.error(error))
      const client = new Connection('localhost', {
        username: 'Alice',
        allowedVersions: [version],
        transport: () => server.connectInMemory(),
        handleException: false,
      })
      const chunks: unknown[] = []
      client.events.on('packetError', (error) => console.error(error))
      const positioned = new Promise((resolve) => client.registerPacketListener(resolve, playerPosition))
      client.registerPacketListener((packet) => chunks.push(packet), levelChunkWithLight)
      await client.connect()
      await positioned
      expect(server.players.map(({ username }) => username)).toEqual(['Alice'])
      await new Promise((resolve) => setTimeout(resolve, 20))
      expect(chunks.length).toBe(49)
      await server.close('bye')
      await expect(client.ended()).rejects.toThrow('bye')
    })
  }
})
