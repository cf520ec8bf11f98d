import { describe, expect, it } from 'vitest'
import { type Codec, Reader, Writer } from '../../../src/codec/index.ts'
import type { VersionName } from '../../../src/generated/versions.ts'
import { levelParticles } from '../../../src/protocol/packets/particles.ts'
import { type Particle, type ParticleIn, particle, particleText } from '../../../src/protocol/types/particle.ts'

function write<In>(codec: Codec<unknown, In>, version: VersionName, value: In): Uint8Array {
  const writer = new Writer()
  codec.at(version).encode(writer, value)
  return writer.finish()
}

function read<Out>(codec: Codec<Out, never>, version: VersionName, bytes: Uint8Array): Out {
  return codec.at(version).decode(new Reader(bytes))
}

describe('a particle of 1.7', () => {
  const again = (value: ParticleIn): Particle =>
    read(particleText as Codec<Particle, never>, '1.7.10', write(particleText, '1.7.10', value))

  it('is read by its old text', () => {
    expect(new TextDecoder().decode(write(particleText, '1.7.10', { type: 'poof' }).subarray(1))).toBe('explode')
    expect(again({ type: 'poof' })).toEqual({ type: 'poof' })
  })

  it('has the numbers of an item or block behind its text', () => {
    const bytes = write(particleText, '1.7.10', { type: 'item', item: { id: 35, damage: 14 } })
    expect(new TextDecoder().decode(bytes.subarray(1))).toBe('iconcrack_35_14')
    expect(again({ type: 'item', item: { id: 35, damage: 14 } })).toMatchObject({ item: { id: 35, damage: 14 } })
    expect(again({ type: 'block', blockState: (35 << 4) | 3 })).toEqual({ type: 'block', blockState: (35 << 4) | 3 })
  })

  it('keeps a text that the game does not have', () => {
    for (const name of ['', 'rainbow', 'blockcrack', 'iconcrack_NaN', 'iconcrack_1.5', 'blockcrack_1']) {
      expect(again({ type: 'other', name })).toEqual({ type: 'other', name })
    }
  })
})

describe('a particle of a packet', () => {
  const packet = {
    kind: 'level_particles',
    overrideLimiter: true,
    position: { x: 1, y: 2, z: 3 },
    offset: { x: 0, y: 0, z: 0 },
    maxSpeed: 0,
    count: 1,
  } as const

  it('has one form in all versions', () => {
    const dust = { type: 'dust', color: { red: 1, green: 0, blue: 0, alpha: 1 }, scale: 2 } as const
    for (const version of ['1.13', '1.20.4', '1.20.5', '1.21.2', '26.1'] as const) {
      const bytes = write(levelParticles.codec, version, { ...packet, particle: dust })
      expect(read(levelParticles.codec as Codec<{ particle: Particle }, never>, version, bytes).particle).toEqual(dust)
    }
  })

  it('has the state of a block as chunks have it, also where its parts are turned round', () => {
    const bytes = write(levelParticles.codec, '1.12.2', {
      ...packet,
      particle: { type: 'falling_dust', blockState: 0x123 },
    })
    // Id 0x12 below, metadata 3 above: 0x3012 as a VarInt.
    expect([...bytes.subarray(-2)]).toEqual([0x92, 0x60])
    expect(read(levelParticles.codec as Codec<{ particle: Particle }, never>, '1.12.2', bytes).particle).toEqual({
      type: 'falling_dust',
      blockState: 0x123,
    })
  })

  it('must exist in the version', () => {
    expect(() => write(particle, '1.13', { type: 'firefly' })).toThrow()
  })
})
