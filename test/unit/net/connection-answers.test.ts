import { describe, expect, it } from 'vitest'
import { clientbound, type Outgoing, serverbound, TextComponent } from '../../../src/index.ts'
import type { Player } from '../../../src/server/index.ts'
import { play, sentBy, turns, watchConnections } from '../../support/connections.ts'

watchConnections()

const { playerChat, chunkBatchStart, chunkBatchFinished } = clientbound.play

function message(isSigned: boolean): Outgoing<'clientbound', 'play'> {
  return playerChat({
    sender: '11111111-2222-3333-4444-555555555555',
    index: 0,
    signature: isSigned ? new Uint8Array(256) : undefined,
    message: 'hello',
    timestamp: 0n,
    salt: 0n,
    lastSeen: [],
    unsignedContent: undefined,
    filter: { type: 'pass_through' },
    type: 0,
    name: TextComponent.from('Steve'),
    targetName: undefined,
  })
}

async function hear(player: Player, count: number, isSigned = true): Promise<void> {
  for (let heard = 0; heard < count; heard++) player.send(message(isSigned))
  await turns()
}

describe.each(['1.19.3', '1.21.4', '26.1'] as const)('%s: signed messages', (version) => {
  it('are acknowledged when more than 64 have come', async () => {
    const { player } = await play(version)
    const given = sentBy(player, serverbound.play.chatAck)
    await hear(player, 64)
    expect(given).toEqual([])
    await hear(player, 1)
    expect(given.map(({ offset }) => offset)).toEqual([65])
    await hear(player, 64)
    expect(given).toHaveLength(1)
    await hear(player, 70)
    expect(given.map(({ offset }) => offset)).toEqual([65, 65, 65])
  })

  it('count without those that nobody has signed', async () => {
    const { player } = await play(version)
    const given = sentBy(player, serverbound.play.chatAck)
    await hear(player, 64)
    await hear(player, 100, false)
    expect(given).toEqual([])
    await hear(player, 1)
    expect(given.map(({ offset }) => offset)).toEqual([65])
  })
})

describe('after another configuration', () => {
  it('signed messages are counted anew, as the server does', async () => {
    const { player } = await play('1.21.4')
    const given = sentBy(player, serverbound.play.chatAck)
    await hear(player, 60)
    await player.reconfigure()
    await hear(player, 64)
    expect(given).toEqual([])
    await hear(player, 1)
    expect(given.map(({ offset }) => offset)).toEqual([65])
  })
})

async function batch(player: Player, batchSize: number): Promise<void> {
  player.send(chunkBatchStart())
  player.send(chunkBatchFinished({ batchSize }))
  await turns()
}

describe('player_loaded', () => {
  /** A client whose server has sent it into the world, with what it says from then on. */
  async function loading(version: '1.21.4' | '26.1') {
    const inWorld = await play(version)
    const said = sentBy(inWorld.player, serverbound.play.playerLoaded, serverbound.play.chunkBatchReceived)
    inWorld.player.send(respawnPacket)
    await turns()
    return { ...inWorld, said, kinds: () => said.splice(0).map(({ kind }) => kind) }
  }

  const respawnPacket = clientbound.play.respawn({
    dimensionType: 0,
    dimension: 'minecraft:overworld',
    hashedSeed: 0n,
    gameMode: 'survival',
    previousGameMode: undefined,
    isDebug: false,
    isFlat: true,
    dataToKeep: {},
    lastDeath: undefined,
    portalCooldown: 0,
    seaLevel: 63,
  })

  it.each(['1.21.4', '26.1'] as const)('%s: is said once, after the first chunks', async (version) => {
    const { player, kinds } = await loading(version)
    expect(kinds()).toEqual([])
    await batch(player, 0)
    expect(kinds()).toEqual(['chunk_batch_received'])
    await batch(player, 5)
    expect(kinds()).toEqual(['chunk_batch_received', 'player_loaded'])
    await batch(player, 5)
    expect(kinds()).toEqual(['chunk_batch_received'])
  })

  it.each(['1.21.4', '26.1'] as const)('%s: is said again after a respawn, when chunks have come', async (version) => {
    const { player, kinds } = await loading(version)
    await batch(player, 1)
    expect(kinds()).toContain('player_loaded')
    player.send(respawnPacket)
    await turns()
    expect(kinds()).toEqual([])
    await batch(player, 1)
    expect(kinds()).toEqual(['chunk_batch_received', 'player_loaded'])
  })

  it.each(['1.21.4', '26.1'] as const)('%s: is said at the login, and after another configuration', async (version) => {
    const said: string[] = []
    const { player, connection } = await play(version, {})
    const stop = connection.registerPacketListener(({ kind }) => said.push(kind), {
      outgoing: true,
    })
    await player.reconfigure()
    await turns()
    stop()
    const loaded = said.indexOf('player_loaded')
    expect(said.filter((kind) => kind === 'player_loaded')).toHaveLength(1)
    expect(loaded).toBeGreaterThan(said.indexOf('finish_configuration'))
    expect(loaded).toBeGreaterThan(said.indexOf('chunk_batch_received'))
  })

  it('does not exist before 1.21.4', async () => {
    const { player, connection } = await play('1.21.2')
    const said: string[] = []
    connection.registerPacketListener(({ kind }) => said.push(kind), { outgoing: true })
    await batch(player, 5)
    expect(said).toEqual(['chunk_batch_received'])
  })
})
