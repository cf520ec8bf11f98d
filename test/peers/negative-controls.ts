import { fileURLToPath } from 'node:url'
import { peer } from './cases.ts'
import { loadOurCodec, type OurCodec } from './codec-under-test.ts'
import { compare, type PacketResult } from './compare.ts'
import { edited, fieldsOf, find, packet } from './exceptions.ts'
import { Peer, type SchemaEdit } from './nmp-codec.ts'
import { peerAsCodec } from './peer-as-codec.ts'
import type { ProtocolSchema, SchemaField } from './schema.ts'

/** A mistake planted into the peer, that a sound comparison must notice. */
interface Control {
  mistake: string
  version: string
  /** minecraft-data's name. */
  packet: string
  plant: SchemaEdit
  /** For mistakes in the peer's own types; in the form of `compiler.addTypes`. */
  natives?: unknown
  /** `bytes` come back changed or not at all; `values`: the bytes do come back, but mean another thing. */
  noticedBy: 'bytes' | 'values'
}

const controls: Control[] = [
  {
    mistake: 'an i16 is a u16',
    version: '1.21.4',
    packet: 'set_slot',
    plant: (schema) => retype(toClient(schema, 'set_slot', 'slot'), 'i16', 'u16'),
    noticedBy: 'values',
  },
  {
    mistake: 'a u8 is an i8',
    version: '1.8',
    packet: 'login',
    plant: (schema) => retype(toClient(schema, 'login', 'maxPlayers'), 'u8', 'i8'),
    noticedBy: 'values',
  },
  {
    mistake: 'a varint is cut to 28 bits',
    version: '1.21.4',
    packet: 'set_experience',
    plant: () => {},
    natives: cutVarint(),
    noticedBy: 'values',
  },
  {
    mistake: 'the parts of a 64-bit bit field have no sign',
    version: '1.21.4',
    packet: 'spawn_position',
    plant: unsignPosition,
    noticedBy: 'values',
  },
  {
    mistake: 'the parts of a 64-bit bit field are in the old order',
    version: '1.21.4',
    packet: 'spawn_position',
    plant: (schema) => (schema.types.position![1] as unknown as unknown[]).reverse(),
    noticedBy: 'values',
  },
  {
    mistake: 'the id in a holder is off by one',
    version: '1.21.4',
    packet: 'sound_effect',
    plant: () => {},
    natives: shiftedHolder(),
    noticedBy: 'values',
  },
  {
    mistake: 'a holder is a plain id',
    version: '1.21.4',
    packet: 'sound_effect',
    plant: (schema) => {
      schema.types.ItemSoundHolder = 'varint'
    },
    noticedBy: 'bytes',
  },
  {
    mistake: 'two fields of one type are swapped',
    version: '1.21.4',
    packet: 'player_rotation',
    plant: (schema) => swap(schema, 'player_rotation', 0, 1),
    noticedBy: 'values',
  },
  {
    mistake: 'two fields of different types are swapped',
    version: '1.21.4',
    packet: 'game_state_change',
    plant: (schema) => swap(schema, 'game_state_change', 0, 1),
    noticedBy: 'values',
  },
  {
    mistake: 'fields of different lengths are swapped',
    version: '1.21.4',
    packet: 'tab_complete',
    plant: (schema) => swap(schema, 'tab_complete', 2, 3),
    noticedBy: 'bytes',
  },
  {
    mistake: 'a field is missing',
    version: '1.21.4',
    packet: 'entity_velocity',
    plant: (schema) => fieldsOf(packet(schema, 'play', 'toClient', 'entity_velocity')).pop(),
    noticedBy: 'bytes',
  },
  {
    mistake: 'a field is too many',
    version: '1.8',
    packet: 'respawn',
    plant: (schema) => fieldsOf(packet(schema, 'play', 'toClient', 'respawn')).push({ name: 'extra', type: 'bool' }),
    noticedBy: 'bytes',
  },
  {
    mistake: 'an i32 is a varint',
    version: '1.16.5',
    packet: 'explosion',
    plant: (schema) => {
      const list = toClient(schema, 'explosion', 'affectedBlockOffsets').type[1] as unknown as { countType: string }
      list.countType = 'varint'
    },
    noticedBy: 'bytes',
  },
  {
    mistake: 'an item component has another layout',
    version: '1.21.4',
    packet: 'set_slot',
    plant: (schema) => {
      const data = find(schema.types.SlotComponent!, 'data').type[1] as unknown as { fields: Record<string, unknown> }
      if (data.fields.map_color !== 'i32') throw new Error('map_color is no i32')
      data.fields.map_color = 'varint'
    },
    noticedBy: 'bytes',
  },
]

/** Runs the comparison with every planted mistake. @returns one line for each, and whether all were noticed. */
export function runControls(codec: OurCodec): { lines: string[]; isSound: boolean } {
  let isSound = true
  const lines = controls.map(({ mistake, version, packet, plant, natives, noticedBy }) => {
    const selection = { packets: [packet], versions: [version], state: 'play', values: true, count: 40 }
    const planted = new Peer((schema, protocol) => {
      edited(schema, protocol)
      plant(schema, protocol)
    }, natives)
    const before = sumUp(compare(codec, selection, peer).results)
    const after = sumUp(compare(codec, selection, planted).results)
    const label = `${mistake} (${packet} of ${version})`
    if (before.entryCount === 0) return `not run    ${label}: our codec does not have it`
    if (noticedBy === 'values' && codec.decode === undefined) return `not run    ${label}: our codec only gives bytes`
    const isNoticed =
      before.failureCount === 0 &&
      (noticedBy === 'bytes' ? after.failureCount > 0 : after.failureCount > 0 || after.fields > before.fields)
    isSound &&= isNoticed
    const found = `${after.failureCount} of ${after.caseCount} cases fail, ${after.fields - before.fields} more fields differ in value`
    return `${isNoticed ? 'noticed    ' : 'NOT NOTICED'} ${label}: ${found}; without it ${before.failureCount} fail`
  })
  return { lines, isSound }
}

function sumUp(results: readonly PacketResult[]) {
  const sum = (count: (result: PacketResult) => number) => results.reduce((total, result) => total + count(result), 0)
  return {
    entryCount: results.length,
    caseCount: sum(({ caseCount }) => caseCount),
    failureCount: sum(({ failureCount }) => failureCount),
    fields: sum(({ unexplained }) => unexplained?.length ?? 0),
  }
}

function toClient(schema: ProtocolSchema, name: string, field: string): SchemaField {
  return find(packet(schema, 'play', 'toClient', name), field)
}

function retype(field: SchemaField, from: string, to: string): void {
  if (field.type !== from) throw new Error(`${field.name} is no ${from}`)
  field.type = to
}

function swap(schema: ProtocolSchema, name: string, one: number, other: number): void {
  const fields = fieldsOf(packet(schema, 'play', 'toClient', name))
  ;[fields[one], fields[other]] = [fields[other]!, fields[one]!]
}

function unsignPosition(schema: ProtocolSchema): void {
  for (const part of schema.types.position![1] as unknown as { signed: boolean }[]) part.signed = false
}

function cutVarint(): unknown {
  const bytes = (value: number) => {
    const out = []
    let rest = value & 0x0fffffff
    for (; rest > 127; rest >>>= 7) out.push((rest & 127) | 128)
    return [...out, rest]
  }
  const write = (value: number, buffer: Buffer, offset: number) => {
    buffer.set(bytes(value), offset)
    return offset + bytes(value).length
  }
  return {
    Read: {},
    Write: { varint: ['native', write] },
    SizeOf: { varint: ['native', (value: number) => bytes(value).length] },
  }
}

function shiftedHolder(): unknown {
  // biome-ignore lint/suspicious/noExplicitAny: the compiler and the options are the peer's
  const holder = (compiler: any, options: any, isWriter: boolean) => {
    const id = `value.${options.baseName}`
    const inline = `value.${options.otherwise.name}`
    const varint = compiler.callType(`${id} < 2 ** 31 - 2 ? ${id} + 2 : ${id} + 1`, 'varint')
    const other = compiler.callType(inline, options.otherwise.type, ...(isWriter ? ['offset + 1'] : []))
    return compiler.wrapCode(`return ${id} != null ? ${varint} : ${isWriter ? '' : '1 + '}${other}`)
  }
  return {
    Read: {},
    Write: {
      registryEntryHolder: ['parametrizable', (compiler: unknown, options: unknown) => holder(compiler, options, true)],
    },
    SizeOf: {
      registryEntryHolder: [
        'parametrizable',
        (compiler: unknown, options: unknown) => holder(compiler, options, false),
      ],
    },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const self = process.argv.includes('--self')
  const { lines, isSound } = runControls(self ? peerAsCodec(new Peer(edited)) : await loadOurCodec())
  console.log(lines.join('\n'))
  if (!isSound) process.exitCode = 1
}
