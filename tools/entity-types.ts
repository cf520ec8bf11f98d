import type { EntityClassRecord, EntityRecord } from '../src/data/entity-records.ts'
import type { PackedRow } from '../src/data/packed.ts'
import { earlyEntities, otherObjectNumbers } from './data/early-entities.ts'
import { entityDataClasses } from './data/entity-data.ts'
import { earlyEntityData } from './data/entity-data-early.ts'
import { entityDataMonsters } from './data/entity-data-monsters.ts'
import { entityKinds, eyeHeights } from './data/entity-traits.ts'
import { ofVersions } from './minecraft-data.ts'
import { packedModule } from './pack.ts'
import { groupOfWord, ranges, tableLines } from './ranges.ts'
import type { ProtocolVersion } from './versions.ts'

/** An entity as minecraft-data lists it. */
interface ListedEntity {
  id: number
  name: string
  type: string
  width: number | null
  height: number | null
}

/** The text of `src/generated/data/entity-types.ts`. */
export function entityTypesModule(versions: readonly ProtocolVersion[], header: string): string {
  return packedModule(header, 'entityTypes', 'Types of entities.', entityRows(versions))
}

/** The text of `src/generated/data/entity-classes.ts`. */
export function entityClassesModule(versions: readonly ProtocolVersion[], header: string): string {
  return packedModule(header, 'entityClasses', 'What entities tell of themselves, by class.', entityClassRows(versions))
}

/** The types of entities of each version. */
export function entityRows(versions: readonly ProtocolVersion[]): PackedRow<EntityRecord>[][] {
  const holds = ranges(versions)
  const modern = versions.findIndex(({ names }) => names.includes('1.14'))
  const flattening = versions.findIndex(({ names }) => names.includes('1.13'))
  const listed = ofVersions<ListedEntity[]>(versions, 'entities')
  const classes = entityClassRows(versions)
  return versions.map((_, version) => {
    const eyes = eyeHeightsOf(version, holds)
    const known = new Set(classes[version]!.map(({ value }) => value[0]))
    const early = earlyOf(version, holds)
    const rows =
      version >= modern
        ? listed[version]!.map((entity) => ({ ...entity, objects: undefined }))
        : version < flattening
          ? early
          : numbered(early, listed[version]!)
    return rows
      .map(({ id, name, width, height, objects }) => {
        const kind = kindOf(name)
        const eye = eyes(name, height ?? 0)
        const record: EntityRecord = { name, kind, size: [width ?? 0, height ?? 0, eye] }
        const of = classOf(name, kind, known)
        if (of !== name) record.class = of
        if (objects) record.objects = objects
        return { id, value: record }
      })
      .sort((one, other) => one.id - other.id)
  })
}

/** The names of the types of entities of all versions. */
export function entityNames(versions: readonly ProtocolVersion[]): string[] {
  return entityRows(versions).flatMap((rows) => rows.map(({ value }) => value.name))
}

/** The names of all that entities of any version tell of themselves. */
export function entityDataNames(versions: readonly ProtocolVersion[]): string[] {
  return entityClassRows(versions)
    .flatMap((rows) => rows.flatMap(({ value: [, , values] }) => values.map(([name]) => name)))
    .filter((name) => name !== '_')
}

interface EarlyEntity {
  id: number
  name: string
  width: number
  height: number
  objects: number[] | undefined
}

/** Entities without a number as a mob get negative ones. */
function earlyOf(version: number, holds: ReturnType<typeof ranges>): EarlyEntity[] {
  let without = 0
  const others = tableLines(otherObjectNumbers).filter(([, , range]) => holds(range, version))
  return tableLines(earlyEntities)
    .filter(([, , , , , range]) => holds(range, version))
    .map(([name, mob, object, width, height]) => {
      const more = others.filter(([of]) => of === name).map(([, number]) => Number(number))
      return {
        id: mob === '-' ? --without : Number(mob),
        name: name!,
        width: Number(width),
        height: Number(height),
        objects: object === '-' ? undefined : [objectNumber(object!), ...more],
      }
    })
}

/** `10:3` is an object 10 with the data 3: the place of the data is above the first 16 bits. */
function objectNumber(text: string): number {
  const [number, data = '0'] = text.split(':')
  return Number(number) + Number(data) * 0x10000
}

/** Entities of 1.13, with the numbers of mobs that minecraft-data has; a few of its names are corrected. */
function numbered(entities: readonly EarlyEntity[], listed: readonly ListedEntity[]): EarlyEntity[] {
  const ids = new Map(listed.filter(({ type }) => type === 'mob').map(({ id, name }) => [nameOf1_13(name), id]))
  const rows = entities.map((entity) => {
    const id = ids.get(entity.name)
    if (id === undefined) throw new Error(`minecraft-data has no number for ${entity.name} in 1.13`)
    return { ...entity, id }
  })
  if (rows.length !== ids.size) throw new Error('minecraft-data has other entities in 1.13')
  return rows
}

/** minecraft-data keeps two names of 1.12 and has a misprint. Source: EntityNameMappings1_13 of ViaVersion. */
export function nameOf1_13(name: string): string {
  if (name === 'fireworks_rocket') return 'firework_rocket'
  if (name === 'commandblock_minecart') return 'command_block_minecart'
  return name === 'iron_golem}' ? 'iron_golem' : name
}

const kinds = groupOfWord(entityKinds)

function kindOf(name: string): EntityRecord['kind'] {
  const kind = kinds.get(isBoat(name) ? 'boat' : name)
  return (kind ?? 'object') as EntityRecord['kind']
}

/** From 1.21.2 on each kind of wood has boats of its own. */
function isBoat(name: string): boolean {
  return /(^|_)(boat|raft)$/.test(name)
}

function classOf(name: string, kind: string, known: ReadonlySet<string>): string {
  if (known.has(name)) return name
  if (isBoat(name)) return 'abstract_boat'
  return ['hostile', 'neutral', 'passive'].includes(kind) ? 'mob' : 'entity'
}

function eyeHeightsOf(version: number, holds: ReturnType<typeof ranges>): (name: string, height: number) => number {
  const table = new Map(
    tableLines(eyeHeights)
      .filter(([, , range]) => holds(range, version))
      .map(([name, eye]) => [name!, eye!]),
  )
  return (name, height) => {
    const eye = table.get(name) ?? (isBoat(name) ? '*1' : '*0.85')
    const blocks = eye.startsWith('*') ? Number(eye.slice(1)) * height : Number(eye)
    return Number(blocks.toPrecision(7))
  }
}

/** The classes of each version. */
export function entityClassRows(versions: readonly ProtocolVersion[]): PackedRow<EntityClassRecord>[][] {
  const holds = ranges(versions)
  const before1_9 = versions.findIndex(({ names }) => names.includes('1.9'))
  return versions.map((_, version) => {
    const isEarly = version < before1_9
    const lines = tableLines(isEarly ? earlyEntityData : entityDataClasses + entityDataMonsters)
    return classesOf(lines, isEarly, (range) => holds(range, version)).map((value, id) => ({ id, value }))
  })
}

function classesOf(
  lines: readonly string[][],
  isEarly: boolean,
  holds: (range: string | undefined) => boolean,
): EntityClassRecord[] {
  const classes: EntityClassRecord[] = []
  let isLeftOut = false
  for (const line of lines) {
    const [name, ...rest] = line
    if (rest.length === 0 || rest[0] === '<') {
      isLeftOut = !holds(rest[2])
      if (!isLeftOut) classes.push([name!, rest[1] ?? '', []])
    } else if (!isLeftOut) {
      const [type, range, place] = isEarly ? [rest[1]!, rest[2], Number(rest[0])] : [rest[0]!, rest[1]]
      if (holds(range)) classes.at(-1)![2].push(place === undefined ? [name!, type] : [name!, type, place])
    }
  }
  return classes
}
