import { describe, expect, it } from 'vitest'
import { commands } from '../../../../src/protocol/packets/commands.ts'
import { read, write } from '../../../support/codec.ts'

describe('the tree of commands', () => {
  const tree = commands({
    nodes: [
      { type: 'root', children: [1] },
      { type: 'literal', name: 'xp', children: [2] },
      { type: 'argument', name: 'n', isExecutable: true, parser: { type: 'brigadier:integer', min: 1 } },
    ],
    rootIndex: 0,
  })

  it('names its parsers before 1.19, and numbers them since', () => {
    const parser = [...'brigadier:integer'].map((letter) => letter.charCodeAt(0).toString(16)).join(' ')
    const start = '03 00 01 01 01 01 02 02 78 70 06 00 01 6e'
    expect(write(commands.codec, tree, '1.18.2')).toBe(`${start} 11 ${parser} 01 00 00 00 01 00`)
    expect(write(commands.codec, tree, '26.1')).toBe(`${start} 03 01 00 00 00 01 00`)
  })

  it('reads the same from both', () => {
    for (const version of ['1.18.2', '26.1'] as const) {
      const { nodes } = read(commands.codec, write(commands.codec, tree, version), version)
      expect(nodes[2]).toEqual({
        type: 'argument',
        name: 'n',
        isExecutable: true,
        isRestricted: false,
        children: [],
        redirect: undefined,
        parser: { type: 'brigadier:integer', min: 1, max: undefined },
        suggestions: undefined,
      })
    }
  })
})
