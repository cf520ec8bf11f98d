import type { NbtCompound, NbtTag } from '../codec/nbt.ts'
import { versionIndex } from '../codec/version-index.ts'
import type { Registries } from '../data/registries.ts'
import type { AnyPacket } from '../protocol/packet.ts'
import { blockEntityData } from '../protocol/packets/blocks.ts'
import { signUpdateClientbound } from '../protocol/packets/signs.ts'
import { TextComponent } from '../protocol/text-component.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { Player } from './player.ts'
import type { TextInput } from './server-options.ts'

/** What a block has besides its state, for clients of all versions. */
export interface BlockContent {
  /** The type of block entity, by its newest name: `chest`, `sign`, … */
  readonly type: string
  /** The lines of a sign. */
  readonly lines?: readonly TextInput[]
  /** Further data as they are; they must fit all versions that are served. */
  readonly tag?: NbtCompound
}

/** Source: Minecraft Wiki, "Block entity" (history): these names were spelled otherwise before 1.11. */
const earlyNames: Readonly<Record<string, string>> = {
  chest: 'Chest',
  sign: 'Sign',
  furnace: 'Furnace',
  banner: 'Banner',
  skull: 'Skull',
  mob_spawner: 'MobSpawner',
  beacon: 'Beacon',
}

/** The number that told, before 1.18, what is new. Source: wiki.vg "Block Entity Data". */
const actions: Readonly<Record<string, number>> = {
  mob_spawner: 1,
  command_block: 2,
  beacon: 3,
  skull: 4,
  flower_pot: 5,
  banner: 6,
  end_gateway: 8,
  sign: 9,
  bed: 11,
}

/** What clients are told of it. Before 1.18 the name and the place are part of it. */
export function contentTag(content: BlockContent, position: Readonly<Vec3>, { version }: Registries): NbtTag {
  const { type, lines, tag } = content
  const value: NbtCompound = new Map(tag)
  if (version.index < versionIndex('1.18')) {
    const early = earlyNames[type] ?? type
    value.set('id', { type: 'string', value: version.index < versionIndex('1.11') ? early : `minecraft:${type}` })
    for (const axis of ['x', 'y', 'z'] as const) value.set(axis, { type: 'int', value: position[axis] })
  }
  if (lines) for (const [name, field] of signFields(lines, version.index)) value.set(name, field)
  return { type: 'compound', value }
}

/** Source: Minecraft Wiki, "Sign" (block data and its history). */
function signFields(lines: readonly TextInput[], index: number): NbtCompound {
  const texts = fourTexts(lines)
  if (index < versionIndex('1.20')) {
    return new Map(texts.map((text, line) => [`Text${line + 1}`, { type: 'string', value: text.toJson() }]))
  }
  // Since 1.21.5 texts are no longer JSON inside of NBT.
  const values = texts.map((text) => (index < versionIndex('1.21.5') ? text.toJson() : text.toString()))
  const side = (messages: string[]): NbtTag => ({
    type: 'compound',
    value: new Map<string, NbtTag>([
      ['messages', { type: 'list', value: { of: 'string', values: messages } }],
      ['color', { type: 'string', value: 'black' }],
      ['has_glowing_text', { type: 'byte', value: 0 }],
    ]),
  })
  const empty = index < versionIndex('1.21.5') ? '""' : ''
  return new Map<string, NbtTag>([
    ['front_text', side(values)],
    ['back_text', side([empty, empty, empty, empty])],
    ['is_waxed', { type: 'byte', value: 0 }],
  ])
}

/** The number of its type; before 1.18 there is none on the wire. */
export function contentType({ type }: BlockContent, { blockEntityTypes, version }: Registries): number | undefined {
  return version.index < versionIndex('1.18') ? undefined : blockEntityTypes.get(type)?.id
}

/** The packet that tells a player of it, where there is one: signs had one of their own until 1.9.2. */
export function contentPacket(content: BlockContent, position: Readonly<Vec3>, player: Player): AnyPacket | undefined {
  const { type, lines } = content
  if (lines && player.knows(signUpdateClientbound)) {
    return signUpdateClientbound({ position, lines: fourTexts(lines) })
  }
  const number = contentType(content, player.registries)
  const action = actions[type]
  if (number === undefined && action === undefined) return undefined
  return blockEntityData({
    position,
    action: action ?? 0,
    type: number,
    data: contentTag(content, position, player.registries),
  } as Parameters<typeof blockEntityData>[0])
}

function fourTexts(lines: readonly TextInput[]): TextComponent[] {
  return Array.from({ length: 4 }, (_, line) => TextComponent.from(lines[line] ?? ''))
}
