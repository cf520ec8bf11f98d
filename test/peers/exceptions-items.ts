import { type Exception, fieldsOf, find, packet } from './exceptions.ts'
import type { ProtocolSchema, SchemaField, SchemaType } from './schema.ts'

/** Where minecraft-data is wrong about items, their components and inventories. */
export const itemExceptions: readonly Exception[] = [
  {
    packets: ['type.slot'],
    protocols: [404, 765],
    why: 'A stack that is there is not empty.',
    proof: 'FriendlyByteBuf.writeItem of the game: a boolean that says whether the stack is empty comes first.',
    treat: (schema) => {
      const stack = fieldsOf(schema.types.slot!)[1]!.type[1] as unknown as { fields: Record<string, SchemaType> }
      find(stack.fields.true!, 'itemCount').min = 1
    },
  },
  {
    packets: ['type.SlotComponent'],
    protocols: [766, 775],
    why: 'Optional tags have a boolean before them; a filtered page, the data of a block predicate.',
    proof: "ViaVersion's FilterableComponent and BlockPredicate; MCProtocolLib's ItemTypes.",
    treat: (schema) => {
      find(schema.types.ItemWrittenBookPage!, 'filteredContent').type = optional('anonymousNbt')
      find(schema.types.ItemBlockPredicate!, 'nbt').type = optional('anonymousNbt')
      for (const bound of ['minValue', 'maxValue'])
        find(schema.types.ItemBlockProperty!, bound).type = optional('string')
    },
  },
  {
    packets: ['type.SlotComponent'],
    protocols: [766, 769],
    why: 'A line of lore is a tag that is always there.',
    proof: 'The data of 1.21.5; ItemLore of the game is a list of components.',
    treat: (schema) => {
      componentsOf(schema).lore = listOf('anonymousNbt')
    },
  },
  {
    packets: ['type.SlotComponent'],
    protocols: [766, 767],
    why: 'Instruments last whole ticks and have no description; potions no name; trims name armour by its id.',
    proof: "ViaVersion's Instrument1_20_5, PotionContents.TYPE1_20_5 and ArmorTrimMaterial.TYPE1_20_5.",
    treat: (schema) => {
      const instrument = fieldsOf(schema.types.InstrumentData!)
      find(schema.types.InstrumentData!, 'useDuration').type = 'varint'
      remove(instrument, 'description')
      remove(fieldsOf(componentsOf(schema).potion_contents!), 'customName')
      find(schema.types.ArmorTrimMaterial!, 'key').type = 'varint'
    },
  },
  {
    packets: ['type.SlotComponent'],
    protocols: [766, 768],
    why: 'A trim material has the index of an item model, and custom model data is one number.',
    proof: "ViaVersion's ArmorTrimMaterial.TYPE1_21_2 and CustomModelData1_21_4; MCProtocolLib's 24w45a (1.21.4).",
    treat: (schema) => {
      const material = fieldsOf(schema.types.ArmorTrimMaterial!)
      material.splice(2, 0, { name: 'itemModelIndex', type: 'f32' })
      componentsOf(schema).custom_model_data = 'varint'
    },
  },
  {
    packets: ['type.SlotComponent'],
    protocols: [766, 767],
    why: 'Effects of food are whole effects; what it turns into is of 1.21, and optional.',
    proof: "ViaVersion's FoodProperties1_20_5.TYPE1_20_5 and TYPE1_21.",
    treat: (schema, protocol) => {
      const food = componentsOf(schema).food!
      find(food, 'effect').type = 'ItemPotionEffect'
      if (protocol === 766) remove(fieldsOf(food), 'usingConvertsTo')
      else find(food, 'usingConvertsTo').type = optional('Slot')
    },
  },
  {
    packets: ['type.DataComponentMatchers'],
    protocols: [770, 775],
    why: 'A partial matcher is its type and a tag; since 1.21.11 a boolean says what the type is of.',
    proof: "ViaVersion's DataComponentPredicate.TYPE1_21_5 and TYPE1_21_11; MCProtocolLib's ItemTypes.",
    treat: (schema, protocol) => {
      const kind: SchemaField[] = protocol >= 774 ? [{ name: 'isPredicate', type: 'bool' }] : []
      find(schema.types.DataComponentMatchers!, 'partialMatchers').type = listOf([
        'container',
        [...kind, { name: 'id', type: 'varint' }, { name: 'predicate', type: 'anonymousNbt' }],
      ] as never)
    },
  },
  {
    packets: ['type.SlotComponent'],
    protocols: [770, 774],
    why: 'A boolean says whether a variant is an id or an identifier; and no damage type is written out.',
    proof: "ViaVersion's CHICKEN_VARIANT1_21_5, ZOMBIE_NAUTILUS_VARIANT1_21_11 and DAMAGE_TYPE1_21_11.",
    treat: (schema) => {
      const components = componentsOf(schema)
      for (const name of ['damage_type', 'chicken/variant', 'zombie_nautilus/variant'])
        if (components[name] !== undefined) components[name] = either('varint', 'string')
    },
  },
  {
    packets: ['type.SlotComponent'],
    protocols: [775, 775],
    why: 'Nothing is named by an identifier any more, and tags became sets.',
    proof: "ViaVersion's StructuredDataKey (all of …26_1); azalea at its commit eeaf1435 (26.1).",
    treat: (schema) => {
      const components = componentsOf(schema)
      for (const name of ['damage_type', 'chicken/variant', 'chicken/sound_variant', 'zombie_nautilus/variant'])
        components[name] = 'varint'
      for (const name of ['instrument', 'jukebox_playable', 'provides_trim_material'])
        components[name] = withoutIdentifier(components[name]!)
      for (const name of ['damage_resistant', 'provides_banner_patterns']) components[name] = 'IDSet'
      find(components.blocks_attacks!, 'bypassedBy').type = optional('IDSet')
    },
  },
  {
    packets: ['type.SlotComponent'],
    protocols: [773, 775],
    why: 'A bee has its type before its data, as other entities in items have.',
    proof: "ViaVersion's Bee.TYPE1_21_9; MCProtocolLib's caa88359.",
    treat: (schema) => {
      const bees = find(componentsOf(schema).bees!, 'bees').type[1] as unknown as { type: SchemaType }
      fieldsOf(bees.type).unshift({ name: 'entityType', type: 'varint' })
    },
  },
  {
    packets: ['type.SlotComponent'],
    protocols: [766, 775],
    why: 'Colours, variants and the like are enums.',
    proof: "ViaVersion's EnumTypes; MapPostProcessing of the game.",
    treat: (schema) => {
      const components = componentsOf(schema)
      const narrow = (names: readonly string[], members: readonly number[]): void => {
        for (const name of names) if (components[name] === 'varint') components[name] = enumOf(members)
      }
      narrow(dyed, upTo(15))
      narrow(['map_post_processing', 'fox/variant', 'mooshroom/variant'], upTo(1))
      narrow(['salmon/size'], upTo(2))
      narrow(['llama/variant'], upTo(3))
      narrow(['parrot/variant', 'axolotl/variant'], upTo(4))
      narrow(['horse/variant'], upTo(6))
      narrow(['rabbit/variant'], [...upTo(5), 99])
      find(schema.types.BannerPatternLayer!, 'colorId').type = enumOf(upTo(15))
      if (components.tooltip_display !== undefined)
        find(components.tooltip_display, 'hiddenComponents').type = listOf('SlotComponentType')
    },
  },
  {
    packets: ['type.UntrustedSlotComponent'],
    protocols: [770, 775],
    why: 'The bytes of a component are those of its value.',
    proof: 'DataComponentPatch.DELIMITED_STREAM_CODEC of the game.',
    treat: (schema) => {
      const component = schema.types.UntrustedSlotComponent!
      find(component, 'type').values = [
        'max_stack_size',
        'max_damage',
        'damage',
        'repair_cost',
        'map_id',
        'enchantable',
      ]
      find(component, 'data').values = [Buffer.of(0), Buffer.of(0x80, 1)]
    },
  },
  {
    packets: ['type.HashedSlot'],
    protocols: [770, 775],
    why: 'A stack that is there is not empty.',
    proof: 'HashedStack.create of the game.',
    treat: (schema) => {
      find(schema.types.HashedSlot!, 'itemCount').min = 1
    },
  },
  {
    packets: ['play.clientbound.trade_list'],
    protocols: [485, 485],
    why: 'Protocol 485 borrows the data of 490, which added whether a villager can restock.',
    proof: "ViaVersion's Protocol1_14_2To1_14_3.",
    treat: (schema) => remove(fieldsOf(packet(schema, 'play', 'toClient', 'trade_list')), 'canRestock'),
  },
  {
    packets: ['play.clientbound.trade_list'],
    protocols: [766, 767],
    why: 'The container is a VarInt, as before and after; ids in use are the same byte.',
    proof: 'ClientboundMerchantOffersPacket of the game.',
    treat: (schema) => {
      find(packet(schema, 'play', 'toClient', 'trade_list'), 'windowId').values = upTo(100)
    },
  },
  {
    packets: ['play.clientbound.map'],
    protocols: [4, 5],
    why: 'The bytes are a column of colours, icons or the scale.',
    proof: 'MapInfo.getUpdatePacket of the game.',
    treat: (schema) => {
      find(packet(schema, 'play', 'toClient', 'map'), 'data').values = [
        Buffer.of(0, 3, 200, 1, 2, 3),
        Buffer.of(1),
        Buffer.of(1, 0x4f, 0x80, 0x7f, 0, 1, 2),
        Buffer.of(2, 4),
      ]
    },
  },
]

const dyed = [
  'base_color',
  'wolf/collar',
  'cat/collar',
  'tropical_fish/base_color',
  'tropical_fish/pattern_color',
  'sheep/color',
  'shulker/color',
]

function upTo(highest: number): number[] {
  return Array.from({ length: highest + 1 }, (_, index) => index)
}

function componentsOf(schema: ProtocolSchema): Record<string, SchemaType> {
  const data = find(schema.types.SlotComponent!, 'data').type[1] as unknown as { fields: Record<string, SchemaType> }
  return data.fields
}

function remove(fields: SchemaField[], name: string): void {
  const index = fields.findIndex((field) => field.name === name)
  if (index < 0) throw new Error(`no field ${name}`)
  fields.splice(index, 1)
}

/** The layout inside a choice between a layout and an identifier. */
function withoutIdentifier(type: SchemaType): SchemaType {
  const choice = fieldsOf(type)[1]!.type[1] as unknown as { fields: Record<string, SchemaType> }
  return choice.fields.true!
}

function optional(type: SchemaType): SchemaType {
  return ['option', type] as unknown as SchemaType
}

function listOf(type: SchemaType): SchemaType {
  return ['array', { countType: 'varint', type }] as unknown as SchemaType
}

function enumOf(members: readonly number[]): SchemaType {
  const mappings = Object.fromEntries(members.map((member) => [member, `member_${member}`]))
  return ['mapper', { type: 'varint', mappings }] as unknown as SchemaType
}

function either(known: SchemaType, other: SchemaType): SchemaType {
  return [
    'container',
    [
      { name: 'isKnown', type: 'bool' },
      { name: 'value', type: ['switch', { compareTo: 'isKnown', fields: { true: known, false: other } }] },
    ],
  ] as unknown as SchemaType
}
