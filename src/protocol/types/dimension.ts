import { type Codec, changed, i8, i32, mapped, type NbtTag, rootNbt, since, string, varInt } from '../../codec/index.ts'
import { unsupported } from '../../codec/wire.ts'

const idsBefore116 = new Map([
  ['minecraft:the_nether', -1],
  ['minecraft:overworld', 0],
  ['minecraft:the_end', 1],
])
const namesBefore116 = new Map([...idsBefore116].map(([name, id]) => [id, name]))

/** A dimension by its number, as before 1.16. Numbers of mods stay digits: `'7'`. */
function numbered(base: Codec<number>): Codec<string> {
  return mapped(
    base,
    (id) => namesBefore116.get(id) ?? String(id),
    (name: string) => {
      const id = idsBefore116.get(name) ?? Number(name)
      if (!Number.isInteger(id)) throw unsupported(`A dimension called '${name}'`)
      return id
    },
  )
}

/** The name of a dimension; before 1.16 it is a number on the wire: see {@link numbered}. */
export const dimensionName: Codec<string> = changed(numbered(i32), ['1.16', string()])

/** {@link dimensionName} as the login has it: until 1.9 in one byte. */
export const loginDimensionName: Codec<string> = changed(numbered(i8), ['1.9.1', dimensionName])

/** What a dimension is like: see {@link dimensionType}. */
export type DimensionType = number | string | NbtTag | undefined

/**
 * What a dimension is like (height, light, …), as the version tells it: since 1.20.5 the number of an entry of the registry
 * minecraft:dimension_type, in 1.16 and from 1.19 on its name, from 1.16.2 to 1.18.2 the entry itself. Before 1.16 there
 * is nothing: the name of the dimension says it all.
 */
export const dimensionType = since(
  '1.16',
  changed(string(), ['1.16.2', rootNbt], ['1.19', string()], ['1.20.5', varInt]),
)
