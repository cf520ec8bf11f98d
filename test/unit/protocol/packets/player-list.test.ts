import { describe, expect, it } from 'vitest'
import { playerInfoUpdate } from '../../../../src/protocol/packets/player-list.ts'
import { failure, read, write } from '../../../support/codec.ts'

const { codec } = playerInfoUpdate
const id = '01020304-0506-0708-090a-0b0c0d0e0f10'
const idBytes = id.replaceAll('-', '').replace(/..(?!$)/g, '$& ')

describe('an update of the player list', () => {
  it('is about one player in 1.7, who is known by name', () => {
    const packet = read(codec, '02 68 69 01 00 0c', '1.7.10')
    expect(packet.kind).toBe('player_info_update')
    expect(packet.actions).toMatchObject({ addPlayer: true, updateLatency: true, removePlayer: false })
    expect(packet.entries).toMatchObject([{ name: 'hi', latency: 12, properties: [] }])
    expect(read(codec, '02 68 69 00 27 0f', '1.7.10').actions).toMatchObject({ addPlayer: false, removePlayer: true })
    expect(write(codec, packet, '1.7.10')).toBe('02 68 69 01 00 0c')
  })

  it('says everything about players who are added, until 1.19.2', () => {
    const added = read(codec, `00 01 ${idBytes} 02 68 69 00 01 05 00`, '1.8')
    expect(added.actions).toMatchObject({ addPlayer: true, updateGameMode: true, updateListed: true })
    expect(added.entries).toMatchObject([
      { profileId: id, name: 'hi', gameMode: 'creative', latency: 5, listed: true, displayName: undefined },
    ])
  })

  it('reads as the same type since 1.19.3', () => {
    const packet = read(codec, `1d 01 ${idBytes} 02 68 69 00 01 01 05`, '1.19.3')
    expect(packet.actions).toMatchObject({ addPlayer: true, updateListed: true, updateDisplayName: false })
    expect(packet.entries).toMatchObject([
      { profileId: id, name: 'hi', gameMode: 'creative', listed: true, latency: 5, displayName: undefined },
    ])
    expect(write(codec, packet, '1.8')).toBe(`00 01 ${idBytes} 02 68 69 00 01 05 00`)
  })

  it('has the order in the list before the hat', () => {
    expect(read(codec, `40 01 ${idBytes} 07`, '1.21.4').entries).toMatchObject([{ listOrder: 7, showHat: undefined }])
    expect(read(codec, `80 01 ${idBytes} 01`, '1.21.4').entries).toMatchObject([
      { listOrder: undefined, showHat: true },
    ])
  })

  it('cannot remove players where another packet does', () => {
    const packet = playerInfoUpdate({ actions: { removePlayer: true }, entries: [{ profileId: id }] })
    expect(write(codec, packet, '1.8')).toBe(`04 01 ${idBytes}`)
    expect(failure(() => write(codec, packet, '1.19.3'))).toBe('unsupported_in_version')
  })
})
