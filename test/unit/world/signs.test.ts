import { describe, expect, test } from 'vitest'
import { signText } from '../../../src/world/sign-text.ts'
import { emptyWorld } from '../../support/world.ts'

describe('the text of a sign', () => {
  test('comes in a packet of its own until 1.9.2', () => {
    const { world } = emptyWorld('1.8.9')
    world.createColumn(0, 0)
    const position = { x: 3, y: 70, z: 4 }
    world.setSign(position, ['a', '§4b"', '', '{'])
    expect(world.signText(position)).toEqual({ front: ['a', 'b"', '', '{'], back: ['', '', '', ''] })
    expect(world.signText({ x: 0, y: 0, z: 0 })).toBeUndefined()
  })

  test('is JSON in four tags until 1.19.4', () => {
    const data = {
      Text1: '{"text":"Hello","color":"red","extra":[{"text":" world"},"!"]}',
      Text2: '"plain"',
      Text3: '{broken',
      Text4: '["a",{"translate":"block.minecraft.stone"},1]',
    }
    expect(signText({ data })?.front).toEqual(['Hello world!', 'plain', '{broken', 'ablock.minecraft.stone1'])
  })

  test('is JSON on both sides until 1.21.4', () => {
    const side = (line: string) => ({ messages: [`{"text":"${line}"}`, '""', 'null', '"x"'], color: 'black' })
    expect(signText({ data: { front_text: side('front'), back_text: side('back'), is_waxed: 0 } })).toEqual({
      front: ['front', '', '', 'x'],
      back: ['back', '', '', 'x'],
    })
  })

  test('has tags for lines since 1.21.5', () => {
    const messages = [{ text: 'a', bold: 1, extra: [{ '': 'b' }, { text: 'c' }] }, { '': 'plain' }, { '': '' }]
    expect(signText({ data: { front_text: { messages }, back_text: { messages: ['one', '', '', ''] } } })).toEqual({
      front: ['abc', 'plain', '', ''],
      back: ['one', '', '', ''],
    })
  })

  test('is none of other block entities, and bounded whatever it is', () => {
    expect(signText({ data: { Items: [] } })).toBeUndefined()
    let deep: unknown = 'x'
    for (let depth = 0; depth < 400; depth++) deep = { extra: [deep, deep] }
    expect(signText({ data: { front_text: { messages: [deep, { text: 'y'.repeat(1e6) }] } } })?.front[0]).toBe('')
    expect(signText({ data: { front_text: { messages: 5 } } })?.front).toEqual(['', '', '', ''])
  })
})
