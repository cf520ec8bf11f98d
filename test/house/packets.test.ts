import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import type { Node } from '../../src/codec/node.ts'
import { ids } from '../../src/generated/ids.ts'
import { isPacketType, type PacketType } from '../../src/protocol/packet.ts'

const directory = fileURLToPath(new URL('../../src/protocol/packets/', import.meta.url))
const files = readdirSync(directory).filter((file) => file.endsWith('.ts') && file !== 'index.ts')

interface Declaration {
  file: string
  type: PacketType
}

const declarations: Declaration[] = []
for (const file of files) {
  const exported: Record<string, unknown> = await import(pathToFileURL(directory + file).href)
  for (const type of Object.values(exported)) if (isPacketType(type)) declarations.push({ file, type })
}

/** Names that have a number and deliberately no declaration. */
const undeclared = new Map([
  ['handshaking serverbound legacy_query', 'Bytes outside of any frame; a query of a server before 1.7 is no packet.'],
])

const numbered = Object.entries(ids).flatMap(([state, directions]) =>
  Object.entries(directions).flatMap(([direction, names]) =>
    Object.keys(names).map((name) => `${state} ${direction} ${name}`),
  ),
)

const declared = declarations.flatMap(({ type }) =>
  type.states.map((state) => `${state} ${type.direction} ${type.packetName}`),
)

test('every packet with a number has a declaration', () => {
  const known = new Set(declared)
  expect(numbered.filter((key) => !known.has(key) && !undeclared.has(key))).toEqual([])
})

test('every declaration has a number', () => {
  const known = new Set(numbered)
  expect(declared.filter((key) => !known.has(key))).toEqual([])
  expect([...undeclared.keys()].filter((key) => !known.has(key) || declared.includes(key))).toEqual([])
})

test('no packet is declared twice', () => {
  expect(declared.filter((key, index) => declared.indexOf(key) !== index)).toEqual([])
})

test('no packet has a field of the name under which its own name stands', () => {
  const taken = declarations.filter(
    ({ type }) => ownFields(type.codec.node).filter((name) => name === 'kind').length > 1,
  )
  expect(taken.map(({ type }) => type.packetName)).toEqual([])
})

test('every layout can be resolved in every version', () => {
  for (const { type } of declarations) {
    for (const index of [0, ...type.codec.boundaries]) {
      expect(() => type.codec.layoutAt(index), `${type.packetName} at ${index}`).not.toThrow()
    }
  }
})

test('a file of packets has at most 400 lines', () => {
  const long = files.filter((file) => readFileSync(directory + file, 'utf8').split('\n').length > 401)
  expect(long).toEqual([])
})

/** The fields of a packet in its first layout and in all later ones; `kind` is the first of each. */
function ownFields(node: Node): string[] {
  if (node.kind === 'struct') return node.fields.map(([name]) => name)
  if (node.kind === 'changed') {
    const all = node.layouts.map(([, layout]) => ownFields(layout))
    return all.find((names) => names.filter((name) => name === 'kind').length > 1) ?? all.flat().slice(0, 1)
  }
  return []
}
