import { expect, test } from 'vitest'
import { Reader, Writer } from '../../../src/codec/index.ts'
import type { VersionName } from '../../../src/data/versions.ts'
import type { PacketType } from '../../../src/protocol/packet.ts'
import { sectionBlocksUpdate } from '../../../src/protocol/packets/blocks.ts'
import { lightUpdate } from '../../../src/protocol/packets/chunks.ts'
import { interact } from '../../../src/protocol/packets/interaction.ts'
import { login, respawn } from '../../../src/protocol/packets/joining.ts'
import { playerInput } from '../../../src/protocol/packets/player-actions.ts'
import { movePlayerPos, playerPosition } from '../../../src/protocol/packets/player-position.ts'
import { setBorderLerpSize } from '../../../src/protocol/packets/world-border.ts'
import { setTime } from '../../../src/protocol/packets/world-state.ts'

function decode<T extends PacketType>(type: T, version: VersionName, hex: string) {
  const reader = new Reader(Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex')))
  const packet = type.codec.at(version).decode(reader)
  expect(reader.remaining).toBe(0)
  return packet as T extends PacketType<string, never, never, infer Out> ? Out : never
}

function encode(type: PacketType, version: VersionName, fields: object): string {
  const writer = new Writer()
  type.codec.at(version).encode(writer, { kind: type.packetName, ...fields } as never)
  return Buffer.from(writer.finish()).toString('hex')
}

const bits = (...longs: bigint[]) => BigInt64Array.from(longs)

test('the login before 1.16.2 has the game mode and hardcore in one byte', () => {
  const bytes = '00000007 09 ff 02 14 07 64656661756c74'
  const packet = decode(login, '1.7.2', bytes)
  expect(packet).toMatchObject({
    entityId: 7,
    gameMode: 'creative',
    hardcore: true,
    dimension: 'minecraft:the_nether',
    difficulty: 'normal',
    levelType: 'default',
  })
  expect(encode(login, '1.7.2', packet as object)).toBe(bytes.replaceAll(' ', ''))
})

test('a dimension of a mod keeps its number before 1.16', () => {
  const packet = decode(respawn, '1.12.2', '00000007 01 00 04 666c6174') as { dimension: string }
  expect(packet.dimension).toBe('7')
  expect(encode(respawn, '1.12.2', packet)).toBe('00000007010004666c6174')
  expect(() => encode(respawn, '1.12.2', { ...packet, dimension: 'mod:moon' })).toThrow(/mod:moon/)
})

test('respawn keeps the data of the entity in all versions before the flags', () => {
  const fields = { dimension: 'a', gameMode: 'survival', isDebug: false, isFlat: false } as const
  const before = encode(respawn, '1.16.1', { ...fields, dimensionType: 'b', dataToKeep: { attributes: true } })
  expect(before.slice(-2)).toBe('01')
  expect(decode(respawn, '1.16.1', before)).toMatchObject({ dataToKeep: { attributes: true, entityData: true } })
  const since = encode(respawn, '1.19.3', { ...fields, dimensionType: 'b', dataToKeep: { entityData: true } })
  expect(decode(respawn, '1.19.3', since)).toMatchObject({ dataToKeep: { attributes: false, entityData: true } })
})

test('the player is put by its feet, though 1.7 sends the height of the eyes', () => {
  const bytes = encode(playerPosition, '1.7.10', { position: { x: 1, y: 64, z: 2 }, yaw: 0, pitch: 0 })
  expect(Buffer.from(bytes, 'hex').readDoubleBE(8)).toBeCloseTo(65.62, 6)
  const packet = decode(playerPosition, '1.7.10', bytes)
  expect(packet).toMatchObject({ position: { x: 1, y: 64, z: 2 }, teleportId: 0 })
  expect(encode(playerPosition, '1.7.10', packet as object)).toBe(bytes)
})

test('what is relative in the place is relative in the velocity before 1.21.2', () => {
  const fields = { position: { x: 0, y: 0, z: 0 }, yaw: 0, pitch: 0, teleportId: 1, relatives: { x: true, yaw: true } }
  expect(decode(playerPosition, '1.20.4', encode(playerPosition, '1.20.4', fields))).toMatchObject({
    relatives: { x: true, y: false, yaw: true, velocityX: true, velocityY: false, rotateVelocity: false },
    velocity: { x: 0, y: 0, z: 0 },
  })
})

test('the player tells its feet, its eyes in 1.7, and walls since 1.21.2', () => {
  const fields = { position: { x: 0, y: 10, z: 0 }, onGround: true, horizontalCollision: true }
  const old = Buffer.from(encode(movePlayerPos, '1.7.2', fields), 'hex')
  expect(old.readDoubleBE(8)).toBe(10)
  expect(old.readDoubleBE(16)).toBeCloseTo(11.62, 6)
  expect(encode(movePlayerPos, '1.21.1', fields).slice(-2)).toBe('01')
  expect(encode(movePlayerPos, '1.21.2', fields).slice(-2)).toBe('03')
  expect(encode(movePlayerPos, '1.21.2', { position: fields.position, onGround: true }).slice(-2)).toBe('01')
})

test('light before 1.17 has as many arrays as its masks have bits', () => {
  const bytes = `03 04 01 05 02 00 00 ${'02 aaaa'.repeat(2)} 01 bb`
  expect(decode(lightUpdate, '1.16.5', bytes)).toMatchObject({
    x: 3,
    z: 4,
    light: {
      trustEdges: true,
      skyLightMask: bits(5n),
      blockLightMask: bits(2n),
      skyLight: [Uint8Array.of(0xaa, 0xaa), Uint8Array.of(0xaa, 0xaa)],
      blockLight: [Uint8Array.of(0xbb)],
    },
  })
})

test('changes of blocks count from the corner of a section, or of a chunk', () => {
  const changes = [{ x: 1, y: 2, z: 15, blockState: 4095 }]
  for (const version of ['1.7.2', '1.8', '1.16.1'] as const) {
    const bytes = encode(sectionBlocksUpdate, version, { section: { x: -1, y: 0, z: 3 }, changes })
    expect(decode(sectionBlocksUpdate, version, bytes)).toMatchObject({ section: { x: -1, y: 0, z: 3 }, changes })
  }
  expect(() => encode(sectionBlocksUpdate, '1.8', { section: { x: 0, y: 1, z: 0 }, changes })).toThrow(/section/)
  for (const version of ['1.16.2', '1.21.4', '26.1'] as const) {
    const high = [{ x: 1, y: 2, z: 15, blockState: 2 ** 31 - 1 }, ...changes]
    const bytes = encode(sectionBlocksUpdate, version, { section: { x: -1, y: -4, z: 3 }, changes: high })
    expect(decode(sectionBlocksUpdate, version, bytes)).toMatchObject({
      section: { x: -1, y: -4, z: 3 },
      changes: high,
    })
  }
  expect(encode(sectionBlocksUpdate, '1.7.2', { section: { x: 0, y: 0, z: 0 }, changes }).slice(16)).toBe(
    '0001000000041f020fff',
  )
})

test('a day that stands still is negative before 1.21.2', () => {
  const still = encode(setTime, '1.20.1', { gameTime: 5n, dayTime: 6000n, tickDayTime: false })
  expect(still).toBe('0000000000000005ffffffffffffe890')
  expect(decode(setTime, '1.20.1', still)).toMatchObject({ dayTime: 6000n, tickDayTime: false })
  expect(encode(setTime, '1.8', { gameTime: 0n, dayTime: 0n, tickDayTime: false }).slice(16)).toBe('f'.repeat(16))
})

test('keys become speeds before 1.21.2', () => {
  const keys = { forward: true, right: true, shift: true }
  expect(encode(playerInput, '1.7.2', { keys })).toBe('bf7ae1483f7ae1480001')
  expect(encode(playerInput, '1.12.2', { keys })).toBe('bf7ae1483f7ae14802')
  expect(encode(playerInput, '1.21.2', { keys })).toBe('29')
  expect(decode(playerInput, '1.12.2', 'bf7ae1483f7ae14802')).toMatchObject({
    keys: { forward: true, backward: false, left: false, right: true, shift: true, sprint: false },
  })
})

test('the border moves in milliseconds, also where the wire has ticks', () => {
  const fields = { oldSize: 1, newSize: 2, lerpTimeMs: 5000n }
  expect(encode(setBorderLerpSize, '1.21.9', fields).slice(32)).toBe('8827')
  expect(encode(setBorderLerpSize, '1.21.11', fields).slice(32)).toBe('64')
})

test('an attack is an interaction before 26.1, and does not exist there', () => {
  expect(encode(interact, '1.8', { entityId: 5, action: 'attack' })).toBe('0501')
  expect(encode(interact, '1.16', { entityId: 5, action: 'attack', usingSecondaryAction: true })).toBe('050101')
  expect(encode(interact, '1.9', { entityId: 5, action: 'interact', hand: 'off_hand' })).toBe('050001')
  const fields = { entityId: 5, hand: 'main_hand', location: { x: 0, y: 0, z: 0 }, usingSecondaryAction: false }
  expect(encode(interact, '26.1', fields)).toBe('05000000')
  expect(() => encode(interact, '26.1', { ...fields, action: 'attack' })).toThrow(/attack/)
})
