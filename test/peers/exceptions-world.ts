import { type Exception, fieldsOf, find, packet } from './exceptions.ts'
import type { SchemaField, SchemaType } from './schema.ts'

type Fields = Record<string, readonly unknown[]>

/** Narrows fields of a packet to some values. */
function narrowed(name: string, fields: Fields): Exclude<Exception['treat'], 'skip'> {
  return (schema) => {
    const type = packet(schema, 'play', 'toClient', name)
    for (const [field, values] of Object.entries(fields)) find(type, field).values = values
  }
}

function retyped(
  side: 'toClient' | 'toServer',
  name: string,
  field: string,
  type: SchemaType,
): Exclude<Exception['treat'], 'skip'> {
  return (schema) => {
    find(packet(schema, 'play', side, name), field).type = type
  }
}

/** Puts the second field directly before the first. */
function swap(fields: SchemaField[], first: string, second: string): void {
  const from = fields.findIndex(({ name }) => name === second)
  const to = fields.findIndex(({ name }) => name === first)
  if (from < to || to < 0) throw new Error(`${second} is not behind ${first}`)
  fields.splice(to, 0, ...fields.splice(from, 1))
}

const varLong: SchemaType = 'varlong'

/** Those of the world and of the player's own actions. */
export const worldExceptions: readonly Exception[] = [
  {
    packets: ['play.clientbound.respawn'],
    protocols: [761, 765],
    why: 'What the player keeps is a byte of flags since 1.19.3, not a boolean.',
    proof: "ViaVersion's 1.19.1 -> 1.19.3 reads a boolean and writes a byte (keepDataMask).",
    treat: retyped('toClient', 'respawn', 'copyMetadata', 'u8'),
  },
  {
    packets: ['type.SpawnInfo'],
    protocols: [766, 775],
    why: 'The previous game mode is one of four, or none.',
    proof: 'GameType.byNullableId of the game: -1 is none, numbers without a mode are survival.',
    treat: (schema) => {
      find((schema.types.SpawnInfo ?? schema.play?.toClient?.types.SpawnInfo)!, 'previousGamemode').values = [
        0, 1, 2, 3, 255,
      ]
    },
  },
  {
    packets: ['play.clientbound.face_player'],
    protocols: [393, 764],
    why: 'The part of the entity is a number, not a text.',
    proof: 'ClientboundPlayerLookAtPacket of the game: readEnum for both anchors; the data of 1.20.3 agrees.',
    treat: (schema) => {
      const field = find(packet(schema, 'play', 'toClient', 'face_player'), 'entity_feet_eyes')
      const cases = field.type[1] as unknown as { fields: Record<string, SchemaType> }
      if (cases.fields.true !== 'string') throw new Error('no longer a text')
      cases.fields.true = ['container', [{ name: 'anchor', type: 'varint', values: [0, 1] }]]
    },
  },
  {
    packets: ['play.clientbound.map_chunk'],
    protocols: [477, 769],
    why: 'The tag holds heightmaps; we read nothing else from it, as the game does.',
    proof: 'ClientboundLevelChunkPacket of the game: setHeightmap for each long array under the name of a type.',
    treat: narrowed('map_chunk', {
      heightmaps: [
        { type: 'compound', name: '', value: {} },
        {
          type: 'compound',
          name: '',
          value: {
            MOTION_BLOCKING: { type: 'longArray', value: [[1, 2]] },
            WORLD_SURFACE: {
              type: 'longArray',
              value: [
                [-1, 7],
                [0x7fffffff, -2],
              ],
            },
          },
        },
      ],
    }),
  },
  {
    packets: ['play.clientbound.update_light'],
    protocols: [477, 754],
    why: 'What it leaves as the rest of the packet are arrays, as many as the masks have bits.',
    proof: 'ClientboundLightUpdatePacket of the game: readByteArray for each bit of the low 18.',
    treat: (schema) => {
      const type = packet(schema, 'play', 'toClient', 'update_light')
      find(type, 'skyLightMask').values = [0x20001]
      find(type, 'blockLightMask').values = [0x40010]
      find(type, 'data').type = ['array', { count: 3, type: ['buffer', { countType: 'varint' }] }] as never
    },
  },
  {
    packets: ['play.clientbound.multi_block_change'],
    protocols: [4, 5],
    why: 'The size is that of the records, four bytes each.',
    proof: "S22PacketMultiBlockChange of the game; wiki.vg's page of protocol 5.",
    treat: (schema) => {
      const type = packet(schema, 'play', 'toClient', 'multi_block_change')
      const records = find(type, 'records')
      records.type = ['array', { ...(records.type[1] as object), count: 3 }] as never
      const count = find(type, 'recordCount')
      count.type = 'i16'
      count.values = [3]
      find(type, 'dataLength').values = [12]
    },
  },
  {
    packets: ['play.clientbound.multi_block_change'],
    protocols: [751, 758],
    why: 'A record is a state of 31 bits above 12 bits of place: never negative, and far from 64 bits.',
    proof: 'ClientboundSectionBlocksUpdatePacket of the game: `state << 12 | position`.',
    treat: (schema) => {
      const records = find(packet(schema, 'play', 'toClient', 'multi_block_change'), 'records')
      const options = records.type[1] as unknown as { type: SchemaType }
      if (options.type !== 'varlong') throw new Error('no longer a varlong')
      options.type = ['container', [{ name: 'record', type: 'varint', min: 0 }]]
    },
  },
  {
    packets: ['play.clientbound.world_border'],
    protocols: [47, 754],
    why: 'The distance of the warning stands before its time.',
    proof: 'S44PacketWorldBorder and SWorldBorderPacket of the game: warningDistance, then warningTime.',
    treat: (schema) =>
      swap(fieldsOf(packet(schema, 'play', 'toClient', 'world_border')), 'warning_time', 'warning_blocks'),
  },
  ...(['initialize_world_border', 'world_border_lerp_size'] as const).map(
    (name): Exception => ({
      packets: [`play.clientbound.${name}`],
      protocols: [759, 775],
      why: 'The time is a VarLong, as before 1.19.',
      proof: 'ClientboundInitializeBorderPacket and ClientboundSetBorderLerpSizePacket of the game; azalea (u64).',
      treat: retyped('toClient', name, 'speed', varLong),
    }),
  ),
  ...(['position', 'position_look'] as const).map(
    (name): Exception => ({
      packets: [`play.serverbound.${name}`],
      protocols: [4, 5],
      why: 'The feet stand before the eyes.',
      proof: 'C04PacketPlayerPosition of the game, PacketPlayInPosition of Bukkit: x, y, stance, z.',
      treat: (schema) => swap(fieldsOf(packet(schema, 'play', 'toServer', name)), 'stance', 'y'),
    }),
  ),
  {
    packets: ['play.serverbound.entity_action'],
    protocols: [4, 5],
    why: 'Opening the inventory of a horse is 7; there is no end of a jump before 1.9.',
    proof: 'NetHandlerPlayServer.processEntityAction of the game: 6 jumps, 7 opens; one more than in 1.8 for all.',
    treat: (schema) => {
      const { type } = find(packet(schema, 'play', 'toServer', 'entity_action'), 'actionId')
      const mapper = type[1] as unknown as { mappings: Record<string, string> }
      if (mapper.mappings[8] !== 'open_inventory') throw new Error('no longer 8')
      mapper.mappings = Object.fromEntries(
        Object.entries(mapper.mappings).flatMap(([id, name]) =>
          Number(id) < 7 ? [[id, name]] : Number(id) === 7 ? [[id, 'open_inventory']] : [],
        ),
      )
    },
  },
  {
    packets: ['play.serverbound.update_structure_block'],
    protocols: [759, 775],
    why: 'The seed is a VarLong, as before 1.19.',
    proof: 'ServerboundSetStructureBlockPacket of the game: readVarLong.',
    treat: retyped('toServer', 'update_structure_block', 'seed', varLong),
  },
]
