import type { VersionName } from '../src/data/versions.ts'
import type { Entity } from '../src/server/entity.ts'
import { groundHeight } from '../src/server/generator.ts'
import { Server } from '../src/server/server.ts'
import type { PlayerIdentity } from '../src/server/session.ts'

/*
 * The embedded server in a process of its own, for swarm.ts. It puts players into places that are out of sight of each other, so
 * many into each. Tells its port, and when asked what it has used and how often it had to correct a player. Arguments: version,
 * world, players of a place.
 */

const [version, world, groupSize] = process.argv.slice(2) as [VersionName, 'flat' | 'structures', string]

/** Blocks between two places. */
const spacing = 512
const placesPerRow = 32
/** Into the structures players fall from above, so that nobody appears in a wall. */
const height = world === 'flat' ? groundHeight : groundHeight + 16

/** Players are called by a number with letters before it, which says where they belong. */
class SwarmServer extends Server {
  override makeBody(identity: PlayerIdentity): Entity {
    const body = super.makeBody(identity)
    const number = Number(identity.username.replace(/\D/g, ''))
    const place = Math.floor(number / Number(groupSize))
    const within = number % Number(groupSize)
    body.move({
      position: {
        x: (place % placesPerRow) * spacing + (within % 5) * 2 + 0.5,
        y: height,
        z: Math.floor(place / placesPerRow) * spacing + Math.floor(within / 5) * 2 + 0.5,
      },
    })
    return body
  }
}

const server = new SwarmServer({ version, world, viewDistance: 2, maxPlayers: 10_000, loginTimeoutMs: 120_000 })
let leftCount = 0
server.events.on('leave', () => (leftCount += 1))
server.events.on('error', ({ error }) => console.error(error))
const { port } = await server.listen({ port: 0 })
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send!({ cpuMs: (user + system) / 1000, tickCount: server.tickCount, leftCount })
})
process.on('disconnect', () => process.exit(0))
process.send!({ port })
