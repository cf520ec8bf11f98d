import {
  bool,
  type Codec,
  custom,
  f32,
  f64,
  flags,
  i32,
  i64,
  list,
  oneOf,
  type Reader,
  since,
  string,
  struct,
  u8,
  varInt,
} from '../../codec/index.ts'
import { parserName } from './command-parser-names.ts'

/** What an argument of a command may look like: the name of a parser, and its properties. */
export interface ArgumentParser {
  /** Identifier, for example `brigadier:integer`; in minecraft:command_argument_type. */
  type: string
  /** The least number; of `brigadier:float`, `double`, `integer` and (as a bigint) `long`, and of `minecraft:time`. */
  min?: number | bigint | undefined
  /** The greatest number; of `brigadier:float`, `double`, `integer` and (as a bigint) `long`. */
  max?: number | bigint | undefined
  /** How much of the text `brigadier:string` takes. */
  mode?: 'single_word' | 'quotable_phrase' | 'greedy_phrase'
  /** Whether `minecraft:entity` takes one entity only. */
  single?: boolean
  /** Whether `minecraft:entity` takes players only. */
  playersOnly?: boolean
  /** Whether `minecraft:score_holder` takes more than one. */
  multiple?: boolean
  /** Whether `minecraft:range` takes decimals. */
  allowsDecimals?: boolean
  /** The registry of `minecraft:resource` and its kin. */
  registry?: string
  /** Bits without a meaning, when any is set. */
  otherBits?: number
}

/** A point of the command tree; what may come next stands in `children`. */
export interface CommandNode {
  type: 'root' | 'literal' | 'argument'
  /** Whether a command may end here. */
  isExecutable: boolean
  /** Whether it takes a permission, so that the client asks before a click runs it; since 1.21.6. */
  isRestricted: boolean
  /** Positions of nodes in the list of all. */
  children: number[]
  /** Position of the node at which it goes on, as after `execute as …`. */
  redirect: number | undefined
  /** The word of a literal, or the name of an argument. */
  name: string | undefined
  /** Of an argument. */
  parser: ArgumentParser | undefined
  /** Where the suggestions for an argument come from, for example `minecraft:ask_server`; absent when its parser knows. */
  suggestions: string | undefined
  /** Bits without a meaning, when any is set. */
  otherBits?: number
}

/** What writing a node takes. */
export type CommandNodeInput = Pick<CommandNode, 'type'> &
  Readonly<Partial<Omit<CommandNode, 'children' | 'parser'>>> & {
    readonly children?: readonly number[]
    readonly parser?: Readonly<ArgumentParser> | undefined
  }

interface Range {
  min: number | bigint | undefined
  max: number | bigint | undefined
  otherBits?: number
}

/** Bits for which of two bounds there are, then these. */
function range(bound: Codec<number> | Codec<bigint>): Codec<Range, Readonly<Partial<Range>>> {
  return custom<Range, [Codec<number | bigint>], Readonly<Partial<Range>>>(
    'range',
    1,
    [bound as Codec<number | bigint>],
    (coder) => ({
      decode(reader) {
        const bits = reader.u8()
        const given: Range = {
          min: bits & 1 ? coder.decode(reader) : undefined,
          max: bits & 2 ? coder.decode(reader) : undefined,
        }
        if (bits > 3) given.otherBits = bits & ~3
        return given
      },
      encode(writer, { min, max, otherBits = 0 }) {
        writer.u8(otherBits | (min === undefined ? 0 : 1) | (max === undefined ? 0 : 2))
        if (min !== undefined) coder.encode(writer, min)
        if (max !== undefined) coder.encode(writer, max)
      },
    }),
  )
}

const ofRegistry = struct({ registry: string() })

/** What follows the name of a parser; nothing for those that are not here. */
const properties = {
  'brigadier:float': range(f32),
  'brigadier:double': range(f64),
  'brigadier:integer': range(i32),
  'brigadier:long': range(i64),
  'brigadier:string': struct({ mode: oneOf(['single_word', 'quotable_phrase', 'greedy_phrase']) }),
  'minecraft:entity': flags(u8, ['single', 'playersOnly']),
  'minecraft:score_holder': flags(u8, ['multiple']),
  // The game has `int_range` and `float_range`, without properties; minecraft-data says that this one was seen too.
  'minecraft:range': struct({ allowsDecimals: bool }),
  'minecraft:time': struct({ min: since('1.19.4', i32) }),
  'minecraft:resource_or_tag': ofRegistry,
  'minecraft:resource_or_tag_key': ofRegistry,
  'minecraft:resource': ofRegistry,
  'minecraft:resource_key': ofRegistry,
  'minecraft:resource_selector': ofRegistry,
}
const withProperties = Object.keys(properties)

const argumentParser = custom<ArgumentParser, Codec[], Readonly<ArgumentParser>>(
  'argumentParser',
  1,
  [parserName, ...Object.values(properties)] as Codec[],
  (name, ...coders) => {
    const byName = new Map(withProperties.map((type, index) => [type, coders[index]!]))
    return {
      decode(reader) {
        const type = name!.decode(reader) as string
        const coder = byName.get(type)
        return coder ? { type, ...(coder.decode(reader) as object) } : { type }
      },
      encode(writer, parser) {
        name!.encode(writer, parser.type)
        byName.get(parser.type)?.encode(writer, parser)
      },
    }
  },
)

const nodeTypes = ['root', 'literal', 'argument'] as const
const executableBit = 0x04
const redirectBit = 0x08
const suggestionsBit = 0x10
const restrictedBit = 0x20

/** Bits that mean something in a node; the game takes type 3 for a root, and suggestions of anything but an argument for none. */
function otherBitsOf(bits: number): number {
  const meant = (bits & 3) === 3 ? 0 : 3
  const suggestions = (bits & 3) === 2 ? suggestionsBit : 0
  return bits & ~(meant | executableBit | redirectBit | suggestions | restrictedBit)
}

/** A {@link CommandNode}. */
export const commandNode = custom<
  CommandNode,
  [Codec<number[], readonly number[]>, Codec<string>, typeof argumentParser],
  CommandNodeInput
>('commandNode', 2, [list(varInt), string(), argumentParser], (indexes, text, parser) => ({
  decode(reader: Reader) {
    const bits = reader.u8()
    const type = nodeTypes[bits & 3] ?? 'root'
    const isArgument = type === 'argument'
    const node: CommandNode = {
      type,
      isExecutable: (bits & executableBit) !== 0,
      isRestricted: (bits & restrictedBit) !== 0,
      children: indexes.decode(reader),
      redirect: bits & redirectBit ? reader.varInt() : undefined,
      name: type === 'root' ? undefined : text.decode(reader),
      parser: isArgument ? parser.decode(reader) : undefined,
      suggestions: isArgument && bits & suggestionsBit ? text.decode(reader) : undefined,
    }
    const otherBits = otherBitsOf(bits)
    if (otherBits !== 0) node.otherBits = otherBits
    return node
  },
  encode(writer, { type, children = [], redirect, name = '', suggestions, otherBits = 0, ...node }) {
    let bits = otherBits | nodeTypes.indexOf(type)
    if (node.isExecutable) bits |= executableBit
    if (node.isRestricted) bits |= restrictedBit
    if (redirect !== undefined) bits |= redirectBit
    if (type === 'argument' && suggestions !== undefined) bits |= suggestionsBit
    writer.u8(bits)
    indexes.encode(writer, children)
    if (redirect !== undefined) writer.varInt(redirect)
    if (type === 'root') return
    text.encode(writer, name)
    if (type === 'literal') return
    parser.encode(writer, node.parser ?? { type: 'brigadier:bool' })
    if (suggestions !== undefined) text.encode(writer, suggestions)
  },
}))
