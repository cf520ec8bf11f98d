import { describe, expect, test } from 'vitest'
import { versions } from '../../../src/data/versions.ts'
import * as play from '../../../src/protocol/directions/clientbound-play.ts'
import { createServer } from '../../../src/server/index.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { clientOf } from '../../support/server-clients.ts'
import { showEverything } from '../../support/show-everything.ts'

describe('all that a server can show', () => {
  test.each(versions.map((version) => [version.name, version] as const))(
    'can be read by a client of %s',
    async (_, version) => {
      const problems: unknown[] = []
      const server = createServer({ clock: new ManualClock(), viewDistance: 1, world: 'structures', seed: 1 })
      server.events.on('error', ({ error }) => problems.push(error))
      server.events.on('packetError', ({ error }) => problems.push(error))
      const heard = new Set<string>()
      const clients = ['Alice', 'Bob'].map((username) => clientOf(server, version, { username }))
      for (const client of clients) {
        client.events.on('packetError', (error) => problems.push(error))
        client.registerPacketListener(({ kind }) => heard.add(kind), ...Object.values(play))
        await client.connect()
      }
      showEverything(server, server.player('Alice')!)
      server.player('Alice')!.vitals.kill('so it goes')
      server.player('Bob')!.teleport({ x: 40, y: 4, z: 40 })
      server.tick()
      server.player('Alice')!.vitals.respawn()
      for (let tick = 0; tick < 25; tick++) server.tick()
      for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
      await server.close()
      expect(problems).toEqual([])
      for (const kind of [
        'login',
        'respawn',
        'set_time',
        'set_equipment',
        'set_entity_data',
        'block_update',
        'explode',
      ]) {
        expect(heard).toContain(kind)
      }
    },
  )
})
