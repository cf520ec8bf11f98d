/** A field of the peer whose values none of our fields has. */
export interface Unexplained {
  /** Path in the peer's value; `[]` for every element of a list. */
  path: string
  /** One of our fields has the same name but other values; the name of the one that has them, if any. */
  crossedWith?: string
  /** A value of the peer, as text, and where there is a field of the same name, ours. */
  example: string
}

/** One packet as the peer has it and as we decode it. */
export interface Pair {
  theirs: unknown
  ours: unknown
}

type Leaf = number | bigint | string | boolean
type Sequences = Map<string, Leaf[]>[]

/**
 * Looks for one of our fields behind each of the peer's: bytes that come back unchanged prove nothing about signs, about
 * the order of two fields of one type, or about an id that is off by one.
 *
 * A field of ours stands for one of theirs when, in every packet, their values occur in it in the same order: equal,
 * or all multiplied by one number (angles, fixed point), or renamed one to one (enums). NBT is left out. What remains
 * is a list to read, for a codec may well represent a thing differently.
 */
export function unexplained(pairs: readonly Pair[]): Unexplained[] {
  const theirs = pairs.map(({ theirs }) => leavesOf(theirs))
  const ours = pairs.map(({ ours }) => leavesOf(ours))
  const ourPaths = [...new Set(ours.flatMap((leaves) => [...leaves.keys()]))]
  const theirPaths = [...new Set(theirs.flatMap((leaves) => [...leaves.keys()]))]
  return theirPaths.flatMap((path): Unexplained[] => {
    const namesakes = ourPaths.filter((each) => lastName(each) === lastName(path))
    if (namesakes.some((each) => stands(each, path, ours, theirs))) return []
    const found = ourPaths.find((each) => stands(each, path, ours, theirs))
    if (found !== undefined && namesakes.length === 0) return []
    const at = theirs.findIndex((leaves) => leaves.has(path))
    const example = `${sample(theirs[at]?.get(path))} | ${sample(ours[at]?.get(namesakes[0] ?? ''))}`
    return [{ path, crossedWith: found, example }]
  })
}

function stands(our: string, their: string, ours: Sequences, theirs: Sequences): boolean {
  const relation: Relation = { renamed: new Map(), renamedBack: new Map() }
  return theirs.every((leaves, index) => {
    const wanted = leaves.get(their) ?? []
    const offered = ours[index]!.get(our) ?? []
    let at = 0
    return wanted.every((value) => {
      while (at < offered.length && !relates(value, offered[at]!, relation)) at++
      return at++ < offered.length
    })
  })
}

interface Relation {
  factor?: number
  renamed: Map<Leaf, Leaf>
  renamedBack: Map<Leaf, Leaf>
}

function relates(theirs: Leaf, ours: Leaf, relation: Relation): boolean {
  if (theirs === ours) return true
  if (typeof theirs === 'bigint' || typeof ours === 'bigint')
    return isNumeric(theirs) && isNumeric(ours) && String(theirs) === String(ours)
  if (typeof theirs === 'number' && typeof ours === 'number') {
    if (theirs === 0 || ours === 0) return theirs === ours
    relation.factor ??= ours / theirs
    // A minus alone is no unit: two's complement read wrongly looks like one now and then.
    return relation.factor > 0 && Math.abs(theirs * relation.factor - ours) <= 1e-6 * Math.abs(ours)
  }
  if (typeof theirs === 'string' || typeof ours === 'string') {
    if (!relation.renamed.has(theirs) && !relation.renamedBack.has(ours)) {
      relation.renamed.set(theirs, ours)
      relation.renamedBack.set(ours, theirs)
    }
    return relation.renamed.get(theirs) === ours
  }
  return Number(theirs) === Number(ours)
}

function isNumeric(value: Leaf): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}

const tagTypes = new Set(
  'byte short int long float double byteArray string list compound intArray longArray end'.split(' '),
)

function leavesOf(root: unknown): Map<string, Leaf[]> {
  const leaves = new Map<string, Leaf[]>()
  const visit = (value: unknown, path: string) => {
    if (
      typeof value === 'number' ||
      typeof value === 'bigint' ||
      typeof value === 'string' ||
      typeof value === 'boolean'
    ) {
      const list = leaves.get(path) ?? []
      list.push(value)
      leaves.set(path, list)
    } else if (typeof (value as object | null | undefined)?.valueOf() === 'bigint') {
      visit((value as object).valueOf(), path) // The peer's reader makes objects of 64-bit integers.
    } else if (value instanceof Uint8Array) {
      visit(Buffer.from(value).toString('hex'), path)
    } else if (value instanceof Map) {
      for (const [key, each] of value) visit([key, each], `${path}[]`)
    } else if (Array.isArray(value) || ArrayBuffer.isView(value)) {
      for (const each of value as Iterable<unknown>) visit(each, `${path}[]`)
    } else if (typeof value === 'object' && value !== null && !isTag(value)) {
      for (const [key, each] of Object.entries(value))
        if (key !== '_value') visit(each, path === '' ? key : `${path}.${key}`)
    }
  }
  visit(root, '')
  return leaves
}

function isTag(value: object): boolean {
  return 'type' in value && 'value' in value && tagTypes.has(String(value.type))
}

function lastName(path: string): string {
  return path.split('.').at(-1)!.replaceAll('[]', '').replaceAll('_', '').toLowerCase()
}

function sample(leaves: readonly Leaf[] | undefined): string {
  return leaves === undefined ? '-' : leaves.slice(0, 4).map(String).join(' ').slice(0, 60)
}
