import { loadOurCodec } from './codec-under-test.ts'
import { compare } from './compare.ts'
import { compareCorpus } from './corpus.ts'
import { compareEntities, entitiesTable } from './entities.ts'
import { compareEntityData, entityDataTable, seesOtherTables } from './entity-data.ts'
import { edited } from './exceptions.ts'
import { joinOurServer, joinTable } from './join-our-server.ts'
import { runControls } from './negative-controls.ts'
import { Peer } from './nmp-codec.ts'
import { peerAsCodec } from './peer-as-codec.ts'
import { comparePhysics, physicsTable, seesMistakes as seesWrongPhysics, staleDivergences } from './physics.ts'
import { compareRecorded } from './recorded.ts'
import { isWalkRight, refereeTable, walkBeforeReferees } from './referee.ts'
import { compareRegistries, registriesTable, seesMistakes } from './registries.ts'
import { report } from './report.ts'
import { runSessions, sessionTable } from './sessions.ts'
import { isSquidWalkRight, squidWalkTable, walkOnSquid } from './squid-walks.ts'
import { compareWorlds, worldTable } from './world.ts'

// Everything: drawn packets, captured and recorded packets, whole sessions, and the proof that mistakes would be seen.
const codec = process.argv.includes('--self') ? peerAsCodec(new Peer(edited)) : await loadOurCodec()
console.log('== Mistakes planted into minecraft-protocol')
const { lines, isSound } = runControls(codec)
console.log(lines.join('\n'))
console.log('\n== Packets captured from real servers')
const captured = compareCorpus(codec)
console.log(report(captured))
console.log('\n== Sessions with flying-squid, recorded')
const recorded = await compareRecorded(codec)
console.log(report(recorded))
console.log('\n== Packets drawn from the schemas of minecraft-protocol')
const drawn = compare(codec)
console.log(report(drawn))
console.log('\n== Registries, beside the data of minecraft-data')
const registries = await compareRegistries()
console.log(registriesTable(registries))
console.log('\n== Entities, beside mineflayer')
const seenEntities = await compareEntities()
console.log(entitiesTable(seenEntities))
console.log('\n== What captured entities tell of themselves')
const entityData = await compareEntityData()
console.log(entityDataTable(entityData))
console.log('\n== Bodies in small worlds, beside prismarine-physics')
const physics = await comparePhysics()
console.log(physicsTable(physics))
const isPhysicsRight =
  (await seesWrongPhysics()) &&
  staleDivergences(physics).length === 0 &&
  physics.every(({ unexplained }) => unexplained.length === 0)
console.log('\n== A bot wanders before a strict referee, 10,000 ticks in each version')
const walks = await walkBeforeReferees()
console.log(refereeTable(walks))
console.log("\n== The peer's client joins our server")
const joined = await joinOurServer()
console.log(joinTable(joined))
console.log("\n== Our client joins the peers' servers")
const sessions = await runSessions()
console.log(sessionTable(sessions))
console.log('\n== A bot wanders and lives on flying-squid, before a judge that looks at its land')
const squidWalks = await walkOnSquid()
console.log(squidWalkTable(squidWalks))
console.log('\n== Columns of real servers, read by us and by prismarine-chunk')
const worlds = await compareWorlds()
console.log(worldTable(worlds))
const isOtherWorld = worlds.some(({ differences }) => differences.length > 0)
const hasFailed = [captured, recorded, drawn].some(({ results }) =>
  results.some(({ failureCount }) => failureCount > 0),
)
const areRegistriesRight = (await seesMistakes()) && registries.every(({ unexplained }) => unexplained.length === 0)
const areEntitiesRight = seenEntities.every(({ differences }) => differences.length === 0)
const isEntityDataRight = entityData.failures.length === 0 && (await seesOtherTables())
const areTablesRight = areRegistriesRight && areEntitiesRight && isEntityDataRight
const areWalksRight = walks.every(isWalkRight) && squidWalks.every(isSquidWalkRight)
const cannotJoin = [...joined, ...sessions].some(({ error }) => error !== undefined)
// The peer's client leaves timers behind.
process.exit(
  hasFailed || isOtherWorld || !isSound || !areTablesRight || !isPhysicsRight || !areWalksRight || cannotJoin ? 1 : 0,
)
