import { describe, expect, it } from 'vitest'
import { chat } from '../../src/client/observe/chat.ts'
import type { ChatMessage } from '../../src/client/observe/chat-message.ts'
import { players } from '../../src/client/observe/players.ts'
import { versionIndex } from '../../src/codec/version-index.ts'
import type { VersionName } from '../../src/data/versions.ts'
import { play } from '../../src/protocol/directions/clientbound.ts'
import type { AnyPacket } from '../../src/protocol/packet.ts'
import { TextComponent, type TextValue } from '../../src/protocol/text-component.ts'
import { observed, observedVersions, versionsBetween } from '../support/observed.ts'

const bobId = '22222222-2222-3333-4444-555555555555'
const isSince = (name: VersionName, since: VersionName): boolean => versionIndex(name) >= versionIndex(since)
const text = (value: TextValue): TextComponent => TextComponent.from(value)
const signature = (seed: number): Uint8Array => new Uint8Array(256).fill(seed)

async function listening(name: VersionName) {
  const bot = await observed(name, (parts) => {
    const list = players(parts)
    return { list, chat: chat(parts, { players: list }) }
  })
  const messages: ChatMessage[] = []
  const deleted: (ChatMessage | undefined)[] = []
  bot.part.chat.events.on('message', (message) => messages.push(message))
  bot.part.chat.events.on('deleted', ({ message }) => deleted.push(message))
  return { ...bot, receive: bot.receive, messages, deleted }
}

type PlayerChatFields = Partial<Parameters<typeof play.playerChat>[0]>

/** What a player says, as a version with signatures sends it. */
function said(name: VersionName, message: string, fields: PlayerChatFields = {}): AnyPacket {
  const isIn1_19 = !isSince(name, '1.19.1')
  return play.playerChat({
    sender: bobId,
    message,
    decorated: isIn1_19 ? text(message) : undefined,
    signature: undefined,
    timestamp: 1_700_000_000_000n,
    salt: 0n,
    type: 0,
    name: text('Bob'),
    ...fields,
  })
}

describe.each(observedVersions)('chat in %s', (name) => {
  it('has what the server says', async () => {
    const bot = await listening(name)
    const content = text({ translate: 'multiplayer.player.joined', with: ['Bob'], color: 'yellow' })
    await bot.receive(
      isSince(name, '1.19')
        ? play.systemChat({ content, type: 1, overlay: false })
        : play.chat({ message: content, position: 'system' }),
    )
    const [message] = bot.messages
    expect(message).toMatchObject({ kind: 'system', sender: undefined, signing: 'unsigned' })
    expect(message!.position).toBe(isSince(name, '1.8') ? 'system' : 'chat')
    expect(message!.text).toBe('Bob joined the game')
    expect(message!.toAnsi()).toBe('\u001b[93mBob joined the game\u001b[0m')
  })

  it('has what players say, with name and content apart', async () => {
    const bot = await listening(name)
    const whole = text({ translate: 'chat.type.text', with: ['Bob', 'Hello you'] })
    await bot.receive(
      isSince(name, '1.19') ? said(name, 'Hello you') : play.chat({ message: whole, position: 'chat', sender: bobId }),
    )
    const [message] = bot.messages
    expect(message).toMatchObject({ kind: 'player', position: 'chat', type: 'chat', filtered: 'nothing' })
    expect([message!.text, message!.contentText, message!.senderName]).toEqual(['<Bob> Hello you', 'Hello you', 'Bob'])
    expect(message!.sender!.uuid).toBe(isSince(name, '1.16') ? bobId : undefined)
    expect(message!.timestamp).toBe(isSince(name, '1.19') ? 1_700_000_000_000 : undefined)
  })

  it('is in the English of the version', async () => {
    const bot = await listening(name)
    // The names of mobs had other keys.
    const key = isSince(name, '1.13') ? 'entity.minecraft.skeleton' : 'entity.Skeleton.name'
    const content = text({ translate: 'death.attack.arrow', with: ['Bob', { translate: key }] })
    await bot.receive(
      isSince(name, '1.19')
        ? play.systemChat({ content, type: 1, overlay: false })
        : play.chat({ message: content, position: 'system' }),
    )
    expect(bot.messages[0]!.text).toBe('Bob was shot by Skeleton')
  })

  it('can be waited for by pattern', async () => {
    const bot = await listening(name)
    const next = bot.part.chat.events.next('message', { where: (message) => /two/.test(message.text) })
    const line = (content: string): AnyPacket =>
      isSince(name, '1.19')
        ? play.systemChat({ content: text(content), type: 1, overlay: false })
        : play.chat({ message: text(content), position: 'system' })
    await bot.receive(line('one'), line('two'), line('three'))
    expect((await next).text).toBe('two')
  })
})

describe.each(versionsBetween('1.8'))('chat in %s', (name) => {
  it('may go above the hotbar', async () => {
    const bot = await listening(name)
    await bot.receive(
      isSince(name, '1.19')
        ? play.systemChat({ content: text('Above'), type: 2, overlay: true })
        : play.chat({ message: text('Above'), position: 'game_info' }),
    )
    expect(bot.messages).toMatchObject([{ kind: 'system', position: 'action_bar' }])
  })
})

describe.each(versionsBetween('1.7.6', '1.16'))('chat in %s', (name) => {
  it('knows the UUID of who speaks from the list of players, where that has it', async () => {
    const bot = await listening(name)
    await bot.receive(
      play.playerInfoUpdate({
        actions: { addPlayer: true },
        entries: [{ profileId: bobId, name: 'Bob', properties: [], gameMode: 'survival', latency: 0 }],
      }),
      play.chat({ message: text({ translate: 'chat.type.emote', with: ['Bob', 'waves'] }) }),
    )
    expect(bot.messages[0]).toMatchObject({ kind: 'player', type: 'emote_command', text: '* Bob waves' })
    expect(bot.messages[0]!.sender!.uuid).toBe(isSince(name, '1.8') ? bobId : undefined)
  })

  it('takes announcements of the console for the server’s', async () => {
    const bot = await listening(name)
    await bot.receive(play.chat({ message: text({ translate: 'chat.type.announcement', with: ['Server', 'hi'] }) }))
    expect(bot.messages).toMatchObject([{ kind: 'system', text: '[Server] hi' }])
  })

  it('takes what has no form of the game for the server’s', async () => {
    const bot = await listening(name)
    await bot.receive(play.chat({ message: text('[VIP] Bob: hi') }))
    expect(bot.messages).toMatchObject([{ kind: 'system', text: '[VIP] Bob: hi', position: 'chat' }])
  })
})

describe.each(versionsBetween('1.16', '1.19'))('chat in %s', (name) => {
  it('is a player’s in any form, when the server says whose it is, and the server’s when it is nobody’s', async () => {
    const bot = await listening(name)
    await bot.receive(
      play.chat({ message: text('[VIP] Bob: hi'), position: 'chat', sender: bobId }),
      play.chat({ message: text({ translate: 'chat.type.announcement', with: ['Server', 'hi'] }), position: 'chat' }),
    )
    expect(bot.messages).toMatchObject([
      { kind: 'player', sender: { uuid: bobId }, contentText: '[VIP] Bob: hi' },
      { kind: 'system', sender: undefined, text: '[Server] hi' },
    ])
  })
})

describe.each(['1.19', '1.19.2', ...versionsBetween('1.19.4')] as const)('chat in %s', (name) => {
  it('has the form of its type in the registry of the server', async () => {
    const bot = await listening(name)
    const types = bot.session.serverRegistry('minecraft:chat_type')
    const wanted = name === '1.19' ? 'minecraft:msg_command' : 'minecraft:msg_command_incoming'
    const type = types.find(({ id }) => id === wanted)!.number
    await bot.receive(said(name, 'psst', { type }))
    expect(bot.messages[0]).toMatchObject({ text: 'Bob whispers to you: psst', contentText: 'psst' })
    expect(bot.messages[0]!.type).toBe(wanted.slice('minecraft:'.length))
    expect(bot.messages[0]!.component.runs()[0]!.style).toMatchObject({ color: 'gray', italic: true })
  })

  it('names the team where the type has a place for it', async () => {
    const bot = await listening(name)
    const types = bot.session.serverRegistry('minecraft:chat_type')
    const wanted = name === '1.19' ? 'minecraft:team_msg_command' : 'minecraft:team_msg_command_incoming'
    const type = types.find(({ id }) => id === wanted)!.number
    await bot.receive(said(name, 'go', { type, targetName: text('[Reds]') }))
    expect(bot.messages[0]!.text).toBe('[Reds] <Bob> go')
    expect(bot.messages[0]!.target?.toString()).toBe('[Reds]')
  })

  it('says whether the words are those that were signed', async () => {
    const bot = await listening(name)
    await bot.receive(
      said(name, 'plain'),
      said(name, 'signed', { signature: signature(1) }),
      said(name, 'raw', { signature: signature(2), unsignedContent: text('nice') }),
    )
    expect(bot.messages.map(({ signing }) => signing)).toEqual(['unsigned', 'signed', 'modified'])
    expect(bot.messages.map(({ contentText }) => contentText)).toEqual(['plain', 'signed', 'nice'])
  })

  it('takes a type that nobody knows for plain chat', async () => {
    const bot = await listening(name)
    await bot.receive(said(name, 'hi', { type: 99 }))
    expect(bot.messages[0]!.text).toBe('<Bob> hi')
  })
})

describe.each(['1.19.2', ...versionsBetween('1.19.4')] as const)('chat in %s', (name) => {
  it('shows what the filter leaves', async () => {
    const bot = await listening(name)
    await bot.receive(
      said(name, 'a bad word', { filter: { type: 'partially_filtered', mask: BigInt64Array.of(0b11100n) } }),
      said(name, 'awful', { filter: { type: 'fully_filtered' } }),
    )
    expect(bot.messages).toMatchObject([{ contentText: 'a ### word', filtered: 'some' }, { filtered: 'all' }])
  })

  it('tells which message the server takes back', async () => {
    const bot = await listening(name)
    await bot.receive(said(name, 'oops', { signature: signature(1) }), said(name, 'fine', { signature: signature(2) }))
    await bot.receive(play.deleteChat({ signature: signature(1) }), play.deleteChat({ signature: signature(9) }))
    expect(bot.deleted).toEqual([bot.messages[0], undefined])
  })
})

describe.each(versionsBetween('1.19.4'))('chat in %s', (name) => {
  it('has what the server says in the form of a player', async () => {
    const bot = await listening(name)
    const types = bot.session.serverRegistry('minecraft:chat_type')
    const type = types.find(({ id }) => id === 'minecraft:say_command')!.number
    await bot.receive(play.disguisedChat({ message: text('hi all'), type, name: text('Server') }))
    expect(bot.messages[0]).toMatchObject({ kind: 'disguised', text: '[Server] hi all', contentText: 'hi all' })
    expect(bot.messages[0]).toMatchObject({ type: 'say_command', senderName: 'Server', sender: { uuid: undefined } })
  })

  it('names signatures by the place that they have among the last ones', async () => {
    const bot = await listening(name)
    await bot.receive(
      said(name, 'one', { signature: signature(1) }),
      said(name, 'two', { signature: signature(2), lastSeen: [{ signature: 0 }] }),
      said(name, 'three', { signature: signature(3), lastSeen: [{ signature: 1 }, { signature: 0 }] }),
    )
    // In the order of the cache: three, two, one.
    await bot.receive(play.deleteChat({ signature: 2 }), play.deleteChat({ signature: 0 }))
    expect(bot.deleted.map((message) => message?.contentText)).toEqual(['one', 'three'])
  })
})

describe.each(versionsBetween('1.21'))('chat in %s', (name) => {
  it('may have its type written out', async () => {
    const bot = await listening(name)
    const style = { type: 'compound', value: new Map([['italic', { type: 'byte', value: 1 }]]) } as const
    const decoration = { translationKey: '%s said: %s', parameters: ['sender', 'content'], style } as const
    await bot.receive(said(name, 'hi', { type: { chat: decoration, narration: decoration } as never }))
    expect(bot.messages[0]!.component.runs()[0]!.style).toMatchObject({ italic: true })
    expect(bot.messages[0]!.type).toBeUndefined()
  })
})
