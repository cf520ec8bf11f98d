import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { Writer } from '../../../src/codec/writer.ts'
import { newestVersion } from '../../../src/data/versions.ts'
import { packetTypes } from '../../../src/protocol/packets/index.ts'
import { Random } from '../../support/random.ts'
import { randomValue } from '../../support/random-value.ts'
import { decodeSamples, type Sample } from '../../support/without-generation.ts'

it('reads and writes the same where code must not be generated', () => {
  const random = new Random(7)
  const samples = packetTypes.slice(0, 60).map((type): Sample => {
    const writer = new Writer()
    const { index } = newestVersion
    type.codec.coderAt(index).encode(writer, randomValue(type.codec.layoutAt(index), random))
    return [type.direction, type.packetName, index, Buffer.from(writer.finish()).toString('hex')]
  })
  const script = fileURLToPath(new URL('../../support/without-generation.ts', import.meta.url))
  const output = execFileSync(
    process.execPath,
    ['--disallow-code-generation-from-strings', '--import', 'tsx', script, 'samples', JSON.stringify(samples)],
    { encoding: 'utf8' },
  )
  const { generated, results } = JSON.parse(output) as { generated: boolean; results: string[] }
  expect(generated).toBe(false)
  expect(results).toHaveLength(60)
  expect(results).toEqual(decodeSamples(samples))
}, 60_000)
