import { fileURLToPath } from 'node:url'
import type { EntityType } from '../../src/data/entity-types.ts'
import { loadRegistries, type Registries } from '../../src/data/registries.ts'
import { findVersion, type ProtocolNumber, versions } from '../../src/data/versions.ts'
import { loadOurCodec } from './codec-under-test.ts'
import { type CapturedPacket, corpus } from './corpus.ts'
import { mojangName } from './names.ts'

/** What came of comparing captured entity data with the tables. */
export interface EntityDataReport {
  /** Values of entities whose type a captured packet tells. */
  checked: number
  /** Values of entities of which only the number is known: some type of the version must have all of them. */
  guessed: number
  failures: string[]
}

interface Value {
  index: number
  type: string
}

/** The fields that are read of captured packets. */
interface EntityPacket {
  kind: string
  entityId?: number
  type?: number | string
  data?: Value[] | number
  values?: Value[]
}

/**
 * Checks that every captured value of an entity has the number and type that the tables give to a value of its type.
 *
 * @param tables which tables to compare with: those of the version that is so many protocols later
 */
export async function compareEntityData(tables = 0): Promise<EntityDataReport> {
  const codec = await loadOurCodec()
  const report: EntityDataReport = { checked: 0, guessed: 0, failures: [] }
  const byVersion = new Map<string, { captured: CapturedPacket; packet: EntityPacket }[]>()
  for (const captured of corpus()) {
    const { version, protocol, state, direction } = captured
    const name = mojangName(protocol, state, direction, captured.name) ?? captured.name
    if (!/^(add_|set_entity_data)/.test(name)) continue
    const packet = codec.decode!(protocol, state, direction, name, captured.body) as EntityPacket
    byVersion.set(version, [...(byVersion.get(version) ?? []), { captured, packet: { ...packet, kind: name } }])
  }
  for (const packets of byVersion.values()) {
    const { index } = findVersion(packets[0]!.captured.protocol as ProtocolNumber)
    const registries = await loadRegistries(versions[index + tables]!)
    // Ids are used again in other captures of a version, so that an id may have had several types.
    const types = new Map<number, Set<EntityType>>()
    for (const { packet } of packets) {
      const type = typeOf(packet, registries)
      if (type && packet.entityId !== undefined) {
        types.set(packet.entityId, (types.get(packet.entityId) ?? new Set()).add(type))
      }
    }
    for (const { captured, packet } of packets) check(captured, packet, registries, types, report)
  }
  return report
}

function typeOf({ kind, type, data }: EntityPacket, { entityTypes, version }: Registries): EntityType | undefined {
  if (kind === 'add_player') return entityTypes.get('player')
  if (kind === 'add_painting') return entityTypes.get('painting')
  if (kind === 'add_experience_orb') return entityTypes.get('experience_orb')
  if (typeof type !== 'number') return undefined
  const isObject = kind === 'add_entity' && version.protocol < 477
  return isObject ? entityTypes.byObject(type, typeof data === 'number' ? data : 0) : entityTypes.get(type)
}

function check(
  { file }: CapturedPacket,
  packet: EntityPacket,
  registries: Registries,
  types: ReadonlyMap<number, ReadonlySet<EntityType>>,
  report: EntityDataReport,
): void {
  const values = Array.isArray(packet.data) ? packet.data : packet.values
  if (!values || values.length === 0) return
  const own = typeOf(packet, registries)
  const known = own ? [own] : types.get(packet.entityId ?? -1)
  const candidates = [...(known ?? registries.entityTypes)]
  const fits = candidates.some(({ data }) => values.every(({ index, type }) => data.get(index)?.type === type))
  if (known) report.checked += values.length
  else report.guessed += values.length
  if (fits) return
  const texts = values.map(({ index, type }) => `${index} ${type}`).join(', ')
  report.failures.push(
    `${file}: ${candidates.length < 4 ? candidates.map(({ name }) => name).join('/') : 'any'} has not ${texts}`,
  )
}

/** The report as text. */
export function entityDataTable({ checked, guessed, failures }: EntityDataReport): string {
  const first = `${checked} values of known types, ${guessed} of unknown ones; ${failures.length} packets disagree`
  return [first, ...failures].join('\n')
}

/** Whether mistakes would be seen: with the tables of other versions, packets of most versions disagree. */
export async function seesOtherTables(): Promise<boolean> {
  const { failures } = await compareEntityData(3)
  return new Set(failures.map((text) => text.split('/')[0])).size > 8
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const report = await compareEntityData()
  console.log(entityDataTable(report))
  process.exit(report.failures.length > 0 || report.checked === 0 || !(await seesOtherTables()) ? 1 : 0)
}
