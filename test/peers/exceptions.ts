import { enumerations } from './enumerations.ts'
import { itemExceptions } from './exceptions-items.ts'
import { worldExceptions } from './exceptions-world.ts'
import type { SchemaEdit } from './nmp-codec.ts'
import {
  type Direction,
  type ProtocolSchema,
  packetsOf,
  readRegistry,
  type SchemaField,
  type SchemaType,
  type State,
  typesOf,
} from './schema.ts'

/** Where minecraft-data 3.117.0 is wrong, or says more than the game ever sends. */
export interface Exception {
  /** What it is about: `<state>.<direction>.<minecraft-data's packet>`, or `type.<name>`. */
  packets: readonly string[]
  /** First and last protocol number. */
  protocols: readonly [number, number]
  why: string
  /** How we know. */
  proof: string
  /** Leave the packets out, or correct the schema before anything is drawn from it. */
  treat: 'skip' | SchemaEdit
}

export const exceptions: readonly Exception[] = [
  {
    packets: ['handshaking.serverbound.legacy_server_list_ping'],
    protocols: [4, 775],
    why: 'It is no packet: a server before 1.7 is asked with bytes outside of any frame.',
    proof: "The game's LegacyQueryHandler looks at the raw stream before the frame decoder.",
    treat: 'skip',
  },
  {
    packets: ['configuration.serverbound.custom_report_details', 'configuration.serverbound.server_links'],
    protocols: [767, 770],
    why: 'They exist clientbound only.',
    proof: 'MCProtocolLib of 1.21 and Pumpkin end at id 7; see tools/corrections.ts.',
    treat: 'skip',
  },
  {
    packets: ['play.clientbound.named_entity_spawn'],
    protocols: [4, 4],
    why: 'Protocol 4 borrows the data of 5, which added the properties of the profile.',
    proof: "MCProtocolLib's commit 33544d16 (1.7.6) changes this layout only.",
    treat: (schema) => {
      const fields = fieldsOf(packet(schema, 'play', 'toClient', 'named_entity_spawn'))
      fields.splice(indexOf(fields, 'data'), 1)
    },
  },
  {
    packets: ['play.clientbound.entity_update_attributes'],
    protocols: [767, 775],
    why: 'The table of attributes lacks entries (22 to 31 of 31 to 35), so that later ones have wrong names.',
    proof: 'attributes.json of the same releases; upstream issue 1254.',
    treat: (schema, protocol) => {
      const key = find(packet(schema, 'play', 'toClient', 'entity_update_attributes'), 'key')
      const attributes = readRegistry(protocol, 'attributes') as unknown as { resource: string }[]
      key.type = [
        'mapper',
        { type: 'varint', mappings: Object.fromEntries(attributes.map((each, id) => [id, each.resource])) },
      ]
    },
  },
  {
    packets: ['play.clientbound.explosion'],
    protocols: [768, 768],
    why: 'The knockback is three f64, not three f32.',
    proof: 'MCProtocolLib at its 1.21.2 and 1.21.3 commits reads doubles; corrected upstream from 1.21.4 on (1114).',
    treat: (schema) => {
      const knockback = find(packet(schema, 'play', 'toClient', 'explosion'), 'playerKnockback')
      expect(knockback.type, ['option', 'vec3f'])
      const double: SchemaField[] = ['x', 'y', 'z'].map((name) => ({ name, type: 'f64' }))
      knockback.type = ['option', ['container', double]]
    },
  },
  {
    packets: ['type.Particle'],
    protocols: [765, 765],
    why: "It has the next release's table of 109 names, and leaves the data of the particle out.",
    proof:
      'particles.json of 1.20.3 has 101, with the ids that its own particleData uses; world_particles does carry data.',
    treat: (schema, protocol) => {
      const particle = find(schema.types.Particle!, 'type')
      expect(particle.type[0], 'mapper')
      schema.types.Particle = [
        'container',
        [
          { name: 'particleId', type: 'varint', min: 0, max: readRegistry(protocol, 'particles').length - 1 },
          { name: 'data', type: ['particleData', { compareTo: 'particleId' }] },
        ],
      ]
    },
  },
  {
    packets: ['type.particleData'],
    protocols: [759, 765],
    why: 'A vibration towards an entity has its id and the height of its eyes as f32, and nothing more.',
    proof: 'The data of 1.20.5 says so for the same structure; vanilla writes it in EntityPositionSource.',
    treat: (schema) => {
      const branches = Object.values(
        (schema.types.particleData![1] as unknown as { fields: Record<string, SchemaType> }).fields,
      )
      const vibration = branches.find((branch) => fieldsOf(branch).some(({ name }) => name === 'positionType'))
      if (vibration === undefined) throw new Error('no vibration in particleData')
      const height = find(vibration, 'entityEyeHeight').type[1] as unknown as { fields: Record<string, SchemaType> }
      const destination = find(vibration, 'destination').type[1] as unknown as { fields: Record<string, SchemaType> }
      expect(height.fields['minecraft:entity'], 'varint')
      height.fields['minecraft:entity'] = 'f32'
      expect(destination.fields['minecraft:entity'], 'varint')
      destination.fields['minecraft:entity'] = 'void'
    },
  },
  {
    packets: ['type.BannerPatternLayer'],
    protocols: [768, 768],
    why: 'The inline form is that of a sound instead of a banner pattern.',
    proof: 'The data of 1.21.1 and of 1.21.4 agree on the other one.',
    treat: (schema) => {
      const pattern = find(schema.types.BannerPatternLayer!, 'pattern')
      expect(pattern.type, 'ItemSoundHolder')
      pattern.type = [
        'registryEntryHolder',
        { baseName: 'patternId', otherwise: { name: 'data', type: 'BannerPattern' } },
      ]
    },
  },
  {
    packets: ['play.clientbound.multi_block_change'],
    protocols: [751, 756],
    why: 'The section has a signed height. The bytes are the same; the values read are not.',
    proof: 'SectionPos of the game; the data of 1.18 on.',
    treat: (schema) => {
      const { type } = find(packet(schema, 'play', 'toClient', 'multi_block_change'), 'chunkCoordinates')
      const y = (type[1] as unknown as { name: string; signed: boolean }[]).find(({ name }) => name === 'y')!
      expect(y.signed, false)
      y.signed = true
    },
  },
  {
    packets: ['type.Slot'],
    protocols: [766, 775],
    why: 'A count below one is an empty stack, and nothing follows; servers send zero.',
    proof: 'ItemStack.OPTIONAL_STREAM_CODEC of the game: `if (count <= 0) return EMPTY`.',
    treat: (schema) => {
      for (const name of ['Slot', 'UntrustedSlot']) {
        const type = schema.types[name]
        const count = type === undefined ? undefined : fieldsOf(type).find((field) => field.name === 'itemCount')
        if (count !== undefined) count.min = 0
      }
    },
  },
  {
    packets: ['type.slot'],
    protocols: [4, 401],
    why: 'Every negative item id is an empty stack, and nothing follows; servers send -1.',
    proof: 'PacketBuffer.readItemStack of the game: `if (id >= 0)`.',
    treat: (schema) => {
      const item = fieldsOf(schema.types.slot!)[0]!
      expect(item.type, 'i16')
      item.min = -1
    },
  },
  {
    packets: ['play.serverbound.enchant_item'],
    protocols: [774, 774],
    why: 'The button is an i8 here and a varint before and after; the values in use are the same in both.',
    proof: 'The data of 1.21.9 and of 26.1.',
    treat: (schema) => {
      const button = find(packet(schema, 'play', 'toServer', 'enchant_item'), 'enchantment')
      expect(button.type, 'i8')
      button.min = 0
    },
  },
  {
    packets: ['play.clientbound.move_minecart'],
    protocols: [768, 775],
    why: 'Position and movement of a step are f64, and its angles are packed into bytes; not f32.',
    proof: 'MCProtocolLib reads doubles and bytes from 1.21.2 on (ClientboundMoveMinecartPacket).',
    treat: (schema) => {
      const step = find(packet(schema, 'play', 'toClient', 'move_minecart'), 'steps')
      for (const name of ['position', 'movement', 'velocity']) {
        for (const field of fieldsOf((step.type[1] as unknown as { type: SchemaType }).type)) {
          if (field.name === name) field.type = ['container', doubles('x', 'y', 'z')]
        }
      }
      for (const name of ['yaw', 'pitch']) find(step.type, name).type = 'i8'
    },
  },
  {
    packets: ['type.DebugSubscriptionEvent'],
    protocols: [773, 775],
    why: 'A mob has a list of goals here too.',
    proof: 'DebugGoalInfo of the game is a list, and events are written by the same codec; MCProtocolLib 1.21.11.',
    treat: (schema) => {
      const { fields } = find(schema.types.DebugSubscriptionEvent!, 'value').type[1] as unknown as {
        fields: Record<string, SchemaType>
      }
      const goal = fields.GoalSelectors!
      expect(goal[0], 'container')
      fields.GoalSelectors = ['array', { countType: 'varint', type: goal }]
    },
  },
  {
    packets: ['type.DebugSubscriptionEvent', 'type.DebugSubscriptionUpdate'],
    protocols: [773, 775],
    why: 'What an entity touches is an enum.',
    proof: 'DebugEntityBlockIntersection of the game: in_block, in_fluid, in_air.',
    treat: (schema) => {
      for (const name of ['DebugSubscriptionEvent', 'DebugSubscriptionUpdate'])
        find(schema.types[name]!, 'id').values = [0, 1, 2]
    },
  },
  {
    packets: ['play.clientbound.declare_recipes'],
    protocols: [766, 767],
    why: 'crafting_special_banneraddpattern is not registered, and shifts all after it.',
    proof: 'Upstream pull request 1291, checked against the registries of both clients.',
    treat: (schema) => {
      const type = find(packet(schema, 'play', 'toClient', 'declare_recipes'), 'type')
      const mapper = type.type[1] as unknown as { mappings: Record<string, string> }
      const names = Object.values(mapper.mappings)
      const removed = names.splice(11, 1)
      expect(removed, ['minecraft:crafting_special_banneraddpattern'])
      mapper.mappings = Object.fromEntries(names.map((name, id) => [id, name]))
    },
  },
  {
    packets: ['play.clientbound.declare_recipes'],
    protocols: [761, 767],
    why: 'The categories are enums: four for crafting, three for cooking.',
    proof: 'CraftingBookCategory and CookingBookCategory of the game.',
    treat: (schema) => {
      const types = typesOf(schema, 'play', 'clientbound')!
      for (const name of ['packet_declare_recipes', 'minecraft_simple_recipe_format', 'minecraft_smelting_format'])
        for (const field of findAll(types[name] ?? schema.types[name]!, 'category')) field.values = [0, 1, 2]
    },
  },
  {
    packets: ['play.clientbound.player_info'],
    protocols: [47, 775],
    why: 'A game mode is one of four; whether a player is listed is a boolean.',
    proof: 'ClientboundPlayerInfoUpdatePacket.Action of the game; MCProtocolLib reads a boolean.',
    treat: (schema) => {
      const type = packet(schema, 'play', 'toClient', 'player_info')
      for (const field of findAll(type, 'gamemode')) field.values = [0, 1, 2, 3]
      for (const field of findAll(type, 'listed')) {
        const { fields } = field.type[1] as unknown as { fields: Record<string, SchemaType> }
        expect(fields.true, 'varint')
        fields.true = 'bool'
      }
    },
  },
  {
    packets: ['play.clientbound.player_info'],
    protocols: [769, 775],
    why: 'The bits of the list order and of the hat have each the place of the other; the fields stand in the right order.',
    proof: 'MCProtocolLib: UPDATE_LIST_ORDER stands before UPDATE_HAT, and is bit 6 in the data of 1.21.2 too.',
    treat: (schema) => {
      const action = find(packet(schema, 'play', 'toClient', 'player_info'), 'action')
      const { flags } = action.type[1] as unknown as { flags: string[] }
      expect(flags.slice(6), ['update_hat', 'update_list_order'])
      flags.splice(6, 2, 'update_list_order', 'update_hat')
    },
  },
  {
    packets: ['play.serverbound.custom_click_action', 'configuration.serverbound.custom_click_action'],
    protocols: [771, 775],
    why: 'The tag has its length before it, and an end tag stands for none; it is no option.',
    proof:
      "ServerboundCustomClickActionPacket of the game: optionalTagCodec with lengthPrefixed(65536), as Yarn's names show.",
    treat: (schema) => {
      const payload = find(schema.types.packet_common_custom_click_action!, 'nbt')
      expect(payload.type, ['option', 'anonymousNbt'])
      payload.type = ['buffer', { countType: 'varint' }] as unknown as SchemaType
      payload.values = [[0], [1, 5], [8, 0, 1, 97], [10, 0], [10, 3, 0, 1, 97, 0, 0, 0, 7, 0]].map((tag) =>
        Buffer.from(tag),
      )
    },
  },
  {
    packets: ['play.clientbound.teams'],
    protocols: [771, 775],
    why: 'The colour is an enum of 22; it stands here twice.',
    proof: 'ChatFormatting of the game, of which reset is the last.',
    treat: (schema) => {
      for (const field of findAll(packet(schema, 'play', 'toClient', 'teams'), 'formatting'))
        field.values = [0, 15, 16, 21]
    },
  },
  {
    packets: ['play.clientbound.spawn_entity'],
    protocols: [4, 47],
    why: 'A velocity follows when the data is above 0, not when it is anything but 0.',
    proof: "The game's S0EPacketSpawnObject: `if (data > 0)`; MCProtocolLib of 1.8 too.",
    treat: (schema) => {
      const data = find(packet(schema, 'play', 'toClient', 'spawn_entity'), 'objectData')
      if (data.type === 'i32') data.min = 0
      else find(data.type, 'intField').min = 0
    },
  },
  {
    packets: ['play.clientbound.sculk_vibration_signal'],
    protocols: [755, 758],
    why: 'The destination is named by identifiers: minecraft:block and minecraft:entity.',
    proof: 'MCProtocolLib of 1.18.2 (ClientboundAddVibrationSignalPacket).',
    treat: (schema) => {
      const { type } = find(packet(schema, 'play', 'toClient', 'sculk_vibration_signal'), 'destination')
      const options = type[1] as unknown as { fields: Record<string, SchemaType> }
      expect(Object.keys(options.fields), ['block', 'entityId'])
      options.fields = { 'minecraft:block': options.fields.block!, 'minecraft:entity': options.fields.entityId! }
    },
  },
  {
    packets: ['play.clientbound.explosion'],
    protocols: [765, 765],
    why: 'The sound is always written out, without a holder.',
    proof: 'ViaVersion from 1.20.2 to 1.20.3 writes a text and an optional range; the holder came with 1.20.5.',
    treat: (schema) => {
      const sound = find(packet(schema, 'play', 'toClient', 'explosion'), 'sound')
      expect(sound.type, 'ItemSoundHolder')
      sound.type = [
        'container',
        [
          { name: 'soundName', type: 'string' },
          { name: 'fixedRange', type: ['option', 'f32'] },
        ],
      ]
    },
  },
  {
    packets: ['play.clientbound.world_particles'],
    protocols: [210, 340],
    why: 'Falling dust (46, from 1.10 on) has the state of a block, as the cracks of blocks have.',
    proof: 'ViaVersion from 1.12.2 to 1.13 reads one number for 37, 38 and 46 (WorldPacketRewriter1_13).',
    treat: (schema) => {
      const data = find(packet(schema, 'play', 'toClient', 'world_particles'), 'data')
      const { fields } = data.type[1] as unknown as { fields: Record<string, SchemaType> }
      fields['46'] = fields['37']!
    },
  },
  {
    packets: ['type.particleData'],
    protocols: [765, 765],
    why: 'The kind of target of a vibration is a number, and no longer an identifier.',
    proof: 'ViaVersion rewrites it from 1.20.2 to 1.20.3 (BlockItemPacketRewriter1_20_3).',
    treat: (schema) => {
      const kind = find(schema.types.particleData!, 'positionType')
      expect(kind.type, 'string')
      kind.type = ['mapper', { type: 'varint', mappings: { 0: 'minecraft:block', 1: 'minecraft:entity' } }]
    },
  },
  {
    packets: ['type.entityMetadataItem', 'type.entityMetadataEntry'],
    protocols: [107, 775],
    why: 'Directions, poses and states are enums: only their members are drawn. A global position has its position.',
    proof: "The game's enums; FriendlyByteBuf.writeGlobalPos, and the data of 1.21.9 on.",
    treat: (schema, protocol) => {
      const cases = entityDataCases(schema)
      const put = (names: readonly string[], type: SchemaType) => {
        for (const name of names) if (cases[name] !== undefined) cases[name] = type
      }
      const upTo = (highest: number): SchemaType => [
        'mapper',
        {
          type: 'varint',
          mappings: Object.fromEntries(Array.from({ length: highest + 1 }, (_, id) => [id, `_${id}`])),
        },
      ]
      const highestPose = protocol < 755 ? 6 : protocol < 759 ? 7 : protocol < 761 ? 13 : protocol < 765 ? 14 : 17
      const place: SchemaType = [
        'option',
        [
          'container',
          [
            { name: 'dimensionName', type: 'string' },
            { name: 'location', type: 'position' },
          ],
        ],
      ]
      if (protocol <= 340) put(['10'], upTo(5))
      else if (protocol <= 760) {
        put(['11'], upTo(5))
        put(['18'], upTo(highestPose))
        put(['21'], place)
      } else if (protocol === 761) {
        put(['12'], upTo(5))
        put(['19'], upTo(highestPose))
        put(['22'], place)
      } else {
        put(['direction'], upTo(5))
        put(['pose'], upTo(highestPose))
        put(['sniffer_state'], upTo(6))
        put(['armadillo_state'], upTo(3))
        put(['copper_golem_state'], upTo(4))
        put(['weathering_copper_golem_state'], upTo(3))
        put(['optional_global_pos'], place)
      }
    },
  },
  {
    packets: ['type.entityMetadataEntry'],
    protocols: [766, 766],
    why: 'The variants of wolves and paintings are plain ids until 1.21.',
    proof: 'ViaVersion: EntityDataTypes1_20_5 and EntityDataTypes1_21.',
    treat: (schema) => {
      const cases = entityDataCases(schema)
      expect([cases.wolf_variant?.[0], cases.painting_variant?.[0]], ['registryEntryHolder', 'registryEntryHolder'])
      cases.wolf_variant = 'varint'
      cases.painting_variant = 'varint'
    },
  },
  {
    packets: ['type.EntityMetadataPaintingVariant'],
    protocols: [767, 775],
    why: 'The sizes of a painting are varints; title and author are there from 1.21.2 on.',
    proof: 'ViaVersion: PaintingVariant.TYPE1_21 and TYPE1_21_2; MCProtocolLib: readPaintingVariant.',
    treat: (schema, protocol) => {
      const fields = fieldsOf(schema.types.EntityMetadataPaintingVariant!)
      for (const field of fields.slice(0, 2)) {
        expect(field.type, 'i32')
        field.type = 'varint'
      }
      if (protocol === 767) fields.splice(3)
    },
  },
  {
    packets: ['type.SlotDisplay'],
    protocols: [768, 774],
    why: 'The stack of a display is never empty.',
    proof: 'SlotDisplay.ItemStackSlotDisplay of the game uses ItemStack.STREAM_CODEC, which refuses an empty one.',
    treat: (schema) => {
      const types = typesOf(schema, 'play', 'clientbound')!
      const { fields } = find(types.SlotDisplay!, 'data').type[1] as unknown as {
        fields: Record<string, SchemaType>
      }
      expect(fields.item_stack, 'Slot')
      const filled = structuredClone(types.Slot ?? schema.types.Slot!)
      find(filled, 'itemCount').min = 1
      schema.types.FilledSlot = filled
      fields.item_stack = 'FilledSlot'
    },
  },
]

/** Applies every correction for a protocol. @throws {Error} when one no longer fits: upstream changed, so must its row. */
export const edited: SchemaEdit = (schema, protocol) => {
  for (const { treat, protocols, packets } of [...exceptions, ...itemExceptions, ...worldExceptions]) {
    if (treat === 'skip' || protocol < protocols[0] || protocol > protocols[1]) continue
    try {
      treat(schema, protocol)
    } catch (cause) {
      throw new Error(`the exception for ${packets.join(', ')} does not fit protocol ${protocol}`, { cause })
    }
  }
  narrowEnumerations(schema, protocol)
}

function narrowEnumerations(schema: ProtocolSchema, protocol: number): void {
  for (const { packet: key, field, protocols, members } of enumerations) {
    if (protocol < protocols[0] || protocol > protocols[1]) continue
    const [state, direction, name] = key.split('.') as [State, Direction, string]
    const values = typeof members === 'number' ? Array.from({ length: members + 1 }, (_, index) => index) : members
    // The packet's own type, which is a shared one for some packets.
    const type = packetsOf(schema, state, direction).get(name)?.type
    const own = typesOf(schema, state, direction)
    const definition = typeof type === 'string' ? (own?.[type] ?? schema.types[type]) : type
    if (definition === undefined) throw new Error(`no packet ${key} in protocol ${protocol}`)
    find(definition, field).values = values
  }
}

/** Whether the comparison leaves a packet out. */
export function isSkipped(protocol: number, state: State, direction: Direction, name: string): boolean {
  return exceptions.some(
    ({ treat, protocols, packets }) =>
      treat === 'skip' &&
      protocol >= protocols[0] &&
      protocol <= protocols[1] &&
      packets.includes(`${state}.${direction}.${name}`),
  )
}

/** The type of a packet, by minecraft-data's names. @throws {Error} when there is none. */
export function packet(schema: ProtocolSchema, state: State, side: 'toClient' | 'toServer', name: string): SchemaType {
  const type = schema[state]?.[side]?.types[`packet_${name}`]
  if (type === undefined) throw new Error(`no packet ${name}`)
  return type
}

/** The fields of a container; none for anything else. */
export function fieldsOf(type: SchemaType): SchemaField[] {
  return type[0] === 'container' ? (type[1] as unknown as SchemaField[]) : []
}

/** The first field of a name anywhere inside a type. @throws {Error} when there is none. */
export function find(type: SchemaType, name: string): SchemaField {
  const search = (part: unknown): SchemaField | undefined => {
    if (typeof part !== 'object' || part === null) return undefined
    if ('name' in part && part.name === name && 'type' in part) return part as SchemaField
    for (const inner of Object.values(part)) {
      const found = search(inner)
      if (found !== undefined) return found
    }
    return undefined
  }
  const found = search(type)
  if (found === undefined) throw new Error(`no field ${name}`)
  return found
}

/** Every field of a name anywhere inside a type. */
function findAll(part: unknown, name: string): SchemaField[] {
  if (typeof part !== 'object' || part === null) return []
  const own = 'name' in part && part.name === name && 'type' in part ? [part as SchemaField] : []
  return [...own, ...Object.values(part).flatMap((inner) => findAll(inner, name))]
}

function indexOf(fields: SchemaField[], name: string): number {
  const index = fields.findIndex((field) => field.name === name)
  if (index < 0) throw new Error(`no field ${name}`)
  return index
}

function expect(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) === JSON.stringify(expected)) return
  throw new Error(`${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`)
}

function doubles(...names: string[]): SchemaField[] {
  return names.map((name) => ({ name, type: 'f64' }))
}

/** The values of an entity's data, by their types. */
function entityDataCases(schema: ProtocolSchema): Record<string, SchemaType> {
  const { entityMetadataItem, entityMetadataEntry } = schema.types
  const type = entityMetadataItem ?? find(entityMetadataEntry!, 'value').type
  expect(type[0], 'switch')
  return (type[1] as unknown as { fields: Record<string, SchemaType> }).fields
}
