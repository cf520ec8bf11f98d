import { describe, expect, it } from 'vitest'
import { type NbtTag, readNbt, writeNbt } from '../../../src/codec/nbt.ts'
import { Reader } from '../../../src/codec/reader.ts'
import { Writer } from '../../../src/codec/writer.ts'
import { TextComponent, type TextValue } from '../../../src/protocol/text-component.ts'

const json = (value: unknown) => TextComponent.fromJson(JSON.stringify(value))
const string = (value: string): NbtTag => ({ type: 'string', value })

function throughNbt(value: TextValue): TextComponent {
  const writer = new Writer()
  writeNbt(writer, TextComponent.from(value).toNbt())
  return TextComponent.fromNbt(readNbt(new Reader(writer.finish())))
}

describe('the plain text of a component', () => {
  it('is its text and that of everything behind it', () => {
    expect(String(json({ text: 'a', extra: ['b', { text: 'c', extra: [{ text: 'd' }] }, 5, true] }))).toBe('abcd5true')
  })

  it('is that of all elements of a list, nested ones too', () => {
    expect(String(json(['a', ['b', [{ text: 'c' }]], 'd']))).toBe('abcd')
  })

  it('may be nothing but a string, a number or a boolean', () => {
    expect(String(json('hi'))).toBe('hi')
    expect(String(json(3))).toBe('3')
    expect(String(json(true))).toBe('true')
    expect(String(json(null))).toBe('')
  })

  it('has no section-sign codes, hexadecimal ones included', () => {
    expect(String(json({ text: '§aGreen §lbold§r §x§1§2§3§a§b§cend §' }))).toBe('Green bold end §')
  })

  it('names keys, selectors and scores', () => {
    expect(String(json([{ keybind: 'key.jump' }, ' ', { selector: '@a' }, ' ', { score: { value: '7' } }]))).toBe(
      'key.jump @a 7',
    )
  })

  it('is the raw text where the JSON is malformed', () => {
    expect(String(TextComponent.fromJson('You are banned!'))).toBe('You are banned!')
    expect(String(TextComponent.fromJson('{"text":'))).toBe('{"text":')
    expect(String(TextComponent.fromJson(''))).toBe('')
  })

  it('ignores what makes no sense', () => {
    expect(String(json({ text: { a: 1 }, extra: 'x', with: 3 }))).toBe('')
    expect(String(json({ translate: 'chat.type.text', with: 'x' }))).toBe('<%s> %s')
  })
})

describe('a translation', () => {
  it('has its arguments in it, components among them', () => {
    expect(String(json({ translate: 'chat.type.text', with: [{ text: 'Steve', extra: ['!'] }, 'hi'] }))).toBe(
      '<Steve!> hi',
    )
  })

  it('asks the given function first', () => {
    const options = { translate: (key: string) => (key === 'a.b' ? '%2$s, %1$s: 100%% %s%s' : undefined) }
    expect(json({ translate: 'a.b', with: ['x', 'y'] }).toString(options)).toBe('y, x: 100% xy')
    expect(json({ translate: 'multiplayer.player.left', with: ['Alex'] }).toString(options)).toBe('Alex left the game')
  })

  it('shows its fallback, else its key with the arguments, where nobody translates it', () => {
    expect(String(json({ translate: 'my.key', fallback: 'Hello %s', with: ['you'] }))).toBe('Hello you')
    expect(String(json({ translate: 'death.attack.mob', with: ['Steve', 'Zombie'] }))).toBe(
      'death.attack.mob(Steve, Zombie)',
    )
    expect(String(json({ translate: 'toString' }))).toBe('toString')
  })

  it('shows its pattern as it is where an argument is missing or a letter is unknown, as the game does', () => {
    const translate = () => '%s %d'
    expect(json({ translate: 'x', with: ['a', 'b'] }).toString({ translate })).toBe('%s %d')
    expect(String(json({ translate: 'chat.type.text', with: ['Steve'] }))).toBe('<%s> %s')
  })
})

describe('a hostile component', () => {
  it('may be ten thousand levels deep', () => {
    const deep = `${'{"text":"a","extra":['.repeat(10_000)}"end"${']}'.repeat(10_000)}`
    const component = TextComponent.fromJson(deep)
    expect(component.toString()).toMatch(/^a+$/)
    expect(component.toAnsi()).toMatch(/^a+$/)
    const writer = new Writer()
    writeNbt(writer, component.toNbt())
    expect(() => readNbt(new Reader(writer.finish()))).not.toThrow()
    expect(component.toJson()).toBe(deep)
    expect(JSON.stringify(component).length).toBeGreaterThan(0)
  })

  it('may be a list in a list, a hundred thousand times', () => {
    const component = TextComponent.fromJson('['.repeat(100_000) + ']'.repeat(100_000))
    expect(component.toString().length).toBeLessThan(262145)
    const writer = new Writer()
    writeNbt(writer, component.toNbt())
    expect(() => readNbt(new Reader(writer.finish()))).not.toThrow()
  })

  it('may multiply its arguments, and stays within bounds', () => {
    let value: TextValue = 'ha'
    for (let level = 0; level < 60; level++) value = { translate: 'x', with: [value] }
    const text = json(value).toString({ translate: () => '%1$s%1$s' })
    expect(text.length).toBeGreaterThan(1000)
    expect(text.length).toBeLessThan(262145)
  })
})

describe('text for a terminal', () => {
  it('has the colours of the terminal', () => {
    expect(json({ text: 'a', color: 'red', bold: true, extra: [{ text: 'b', bold: false }] }).toAnsi()).toBe(
      '\x1b[1;91ma\x1b[0;91mb\x1b[0m',
    )
  })

  it('has hexadecimal colours as the terminal can show them', () => {
    const component = json({ text: 'a', color: '#12ab34' })
    expect(component.toAnsi({ color: 'truecolor' })).toBe('\x1b[38;2;18;171;52ma\x1b[0m')
    expect(component.toAnsi({ color: '256' })).toBe('\x1b[38;5;35ma\x1b[0m')
    expect(component.toAnsi({ color: '16' })).toBe('\x1b[32ma\x1b[0m')
    expect(component.toAnsi({ color: 'none' })).toBe('a')
  })

  it('follows section-sign codes: a colour ends the formats, r goes back to the style of the component', () => {
    expect(json({ text: '§lbold§cred§rblue', color: 'blue' }).toAnsi()).toBe(
      '\x1b[1;94mbold\x1b[0;91mred\x1b[0;94mblue\x1b[0m',
    )
  })

  it('reads styles of NBT, where booleans are bytes', () => {
    const value = new Map<string, NbtTag>([
      ['text', string('x')],
      ['italic', { type: 'byte', value: 1 }],
    ])
    expect(TextComponent.fromNbt({ type: 'compound', value }).toAnsi()).toBe('\x1b[3mx\x1b[0m')
  })

  it('cannot steer it', () => {
    expect(json('a\x1b[2Jb\x07\u009b\n\tc').toAnsi()).toBe('a[2Jb\n\tc')
  })

  it('takes the style of the first element of a list for the others', () => {
    expect(json([{ text: 'a', color: 'red' }, 'b']).toAnsi()).toBe('\x1b[91mab\x1b[0m')
  })
})

describe('the NBT of a component', () => {
  it('is kept as it arrived', () => {
    const nbt = string('x')
    expect(TextComponent.fromNbt(nbt).toNbt()).toBe(nbt)
  })

  it('has bytes for booleans, ints and doubles for numbers', () => {
    const { value } = TextComponent.from({ text: 'a', bold: true, insertion: 3, other: 1.5 }).toNbt()
    expect(value).toEqual(
      new Map<string, NbtTag>([
        ['text', string('a')],
        ['bold', { type: 'byte', value: 1 }],
        ['insertion', { type: 'int', value: 3 }],
        ['other', { type: 'double', value: 1.5 }],
      ]),
    )
  })

  it('has a list of strings where all are strings, else compounds with the others wrapped', () => {
    expect(TextComponent.from(['a', 'b']).toNbt()).toEqual({
      type: 'list',
      value: { of: 'string', values: ['a', 'b'] },
    })
    const mixed = TextComponent.from({ text: '', extra: ['a', { text: 'b' }] }).toNbt() as {
      value: Map<string, NbtTag>
    }
    expect(mixed.value.get('extra')).toEqual({
      type: 'list',
      value: { of: 'compound', values: [new Map([['', string('a')]]), new Map([['text', string('b')]])] },
    })
  })

  it('reads back as what was written', () => {
    const value = {
      translate: 'chat.type.text',
      with: ['Steve', { text: 'hi', color: '#ff0000', bold: true }, 3],
      extra: [{ text: '!' }, '?'],
      hover_event: { action: 'show_entity', uuid: [1, -2, 3, 4] },
    }
    expect(JSON.parse(throughNbt(value).toJson())).toEqual(value)
  })

  it('has no wrappers in its plain values', () => {
    expect(String(throughNbt([['a', { text: 'b' }], 'c', 4]))).toBe('abc4')
    expect(throughNbt(['a', { text: 'b' }]).value).toEqual(['a', { text: 'b' }])
  })

  it('comes from JSON, malformed too', () => {
    expect(json('a').toNbt()).toEqual(string('a'))
    expect(TextComponent.fromJson('{').toNbt()).toEqual(string('{'))
  })
})

describe('a component', () => {
  it('keeps the JSON in which it arrived', () => {
    const raw = '{ "text" : "a" }'
    expect(TextComponent.fromJson(raw).toJson()).toBe(raw)
  })

  it('is made from a string as plain text', () => {
    expect(TextComponent.from('{"text":"a"}').toString()).toBe('{"text":"a"}')
    expect(TextComponent.from('a').toJson()).toBe('{"text":"a"}')
    const component = TextComponent.from({ text: 'b' })
    expect(TextComponent.from(component)).toBe(component)
  })

  it('keeps section signs, and writes them for styles', () => {
    expect(TextComponent.fromLegacy('§aTeam§').toLegacy()).toBe('§aTeam§')
    expect(json({ text: 'a', color: 'red', extra: [{ text: 'b', color: '#0000a9', bold: true }] }).toLegacy()).toBe(
      '§ca§r§1§lb',
    )
  })
})
