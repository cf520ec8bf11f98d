import { describe, expect, it } from 'vitest'
import type { VersionName } from '../../../../src/data/versions.ts'
import {
  chatClientbound,
  chatServerbound,
  deleteChat,
  playerChat,
  systemChat,
} from '../../../../src/protocol/packets/chat.ts'
import { disconnect, loginDisconnect } from '../../../../src/protocol/packets/disconnect.ts'
import { TextComponent } from '../../../../src/protocol/text-component.ts'
import { failure, read, toHex, write } from '../../../support/codec.ts'

const hi = '02 68 69'
const json = `0d ${toHex(new TextEncoder().encode('{"text":"hi"}'))}`
const nbt = '08 00 02 68 69'
const zeros = (count: number) => Array(count).fill('00').join(' ')

describe('what the player says', () => {
  const say = (version: VersionName) => write(chatServerbound.codec, chatServerbound({ message: 'hi' }), version)

  it('is its text alone before 1.19', () => {
    expect(say('1.7.10')).toBe(hi)
    expect(say('1.18.2')).toBe(hi)
  })

  it('is unsigned where nothing else is said, in every version since', () => {
    expect(say('1.19')).toBe(`${hi} ${zeros(16)} 00 00`)
    expect(say('1.19.2')).toBe(`${hi} ${zeros(16)} 00 00 00 00`)
    expect(say('1.19.3')).toBe(`${hi} ${zeros(16)} 00 00 00 00 00`)
    expect(say('1.21.5')).toBe(`${hi} ${zeros(16)} 00 00 00 00 00 00`)
  })

  it('is 100 characters long at most before 1.11, and 256 since', () => {
    const long = chatServerbound({ message: 'x'.repeat(101) })
    expect(failure(() => write(chatServerbound.codec, long, '1.10'))).toBe('limit_exceeded at message')
    expect(write(chatServerbound.codec, long, '1.11')).toMatch(/^65 78/)
  })

  it('carries the last twenty messages as bits, the oldest lowest', () => {
    const packet = chatServerbound({ message: 'hi', offset: 2, acknowledged: 0x80001 })
    expect(write(chatServerbound.codec, packet, '1.19.3')).toBe(`${hi} ${zeros(16)} 00 02 01 00 08`)
  })
})

describe('a line of chat before 1.19', () => {
  it('is for the chat where nothing else is said', () => {
    expect(read(chatClientbound.codec, json, '1.7.10')).toMatchObject({ position: 'chat', sender: undefined })
  })

  it('has no sender where the UUID is zero', () => {
    const packet = read(chatClientbound.codec, `${json} 02 ${zeros(16)}`, '1.16')
    expect(packet).toMatchObject({ position: 'game_info', sender: undefined })
    expect(String(packet.message)).toBe('hi')
  })
})

describe('a system message', () => {
  it('goes to the action bar in 1.19 when its type says so', () => {
    expect(read(systemChat.codec, `${json} 02`, '1.19')).toMatchObject({ type: 2, overlay: true })
    expect(read(systemChat.codec, `${json} 01`, '1.19')).toMatchObject({ type: 1, overlay: false })
    expect(read(systemChat.codec, `${json} 01`, '1.19.1')).toMatchObject({ type: 1, overlay: true })
  })
})

describe("a player's message", () => {
  it('has what it shows in one of three places', () => {
    const first = read(playerChat.codec, `${json} 00 00 ${zeros(16)} ${json} 00 ${zeros(16)} 00`, '1.19')
    expect([String(first.decorated), first.message, first.unsignedContent]).toEqual(['hi', '', undefined])
    expect(first).toMatchObject({ index: 0, lastSeen: [], filter: { type: 'pass_through' }, signature: undefined })
    const now = read(playerChat.codec, `07 ${zeros(16)} 03 00 ${hi} ${zeros(16)} 00 00 00 01 ${nbt} 00`, '1.21.5')
    expect(now).toMatchObject({ globalIndex: 7, index: 3, message: 'hi', decorated: undefined, type: 0 })
    expect(String(now.name)).toBe('hi')
  })

  it('is deleted by its signature, or since 1.19.3 by its place in the cache', () => {
    expect(read(deleteChat.codec, '02 01 02', '1.19.2')).toMatchObject({ signature: Uint8Array.of(1, 2) })
    expect(read(deleteChat.codec, '05', '1.19.3')).toMatchObject({ signature: 4 })
  })
})

describe('the reason for a disconnect', () => {
  it('is NBT since 1.20.3, but JSON while logging in', () => {
    const reason = TextComponent.from('hi')
    expect(write(disconnect.codec, disconnect({ reason }), '1.20.2')).toBe(json)
    expect(write(loginDisconnect.codec, loginDisconnect({ reason }), '26.1')).toBe(json)
    expect(String(read(disconnect.codec, nbt, '1.20.3').reason)).toBe('hi')
  })
})
