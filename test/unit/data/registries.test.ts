import { describe, expect, it } from 'vitest'
import { loadRegistries } from '../../../src/data/registries.ts'
import { versions } from '../../../src/data/versions.ts'
import { sourceFile } from '../../../tools/data/source.ts'
import { protocolVersions } from '../../../tools/versions.ts'

describe('The registries', () => {
  it('are loaded once per protocol', async () => {
    const registries = await loadRegistries('1.20.1')
    expect(registries.version).toBe(versions.find(({ protocol }) => protocol === 763))
    expect(await loadRegistries(763)).toBe(registries)
    expect(await loadRegistries('1.20.2')).not.toBe(registries)
  })

  it('refuse a version that is not known', async () => {
    await expect(loadRegistries('0.9' as '1.9')).rejects.toMatchObject({ code: 'unknown_version' })
  })
})

describe('The source of the registries', () => {
  const protocols = protocolVersions()

  it('has blocks, items and entities for every protocol', () => {
    for (const version of protocols) {
      for (const file of ['blocks', 'items', 'entities']) {
        expect(
          sourceFile<unknown[]>(protocols, version, file)?.length,
          `${file} of ${version.names[0]}`,
        ).toBeGreaterThan(40)
      }
    }
  })

  it('is chosen by the number of the protocol', () => {
    const blocks = (protocol: number) =>
      sourceFile<unknown[]>(protocols, protocols.find((version) => version.protocol === protocol)!, 'blocks')!.length
    expect([4, 5, 47, 108, 480, 485, 490, 768, 772].map(blocks)).toEqual([
      176, 176, 198, 214, 676, 676, 676, 1084, 1105,
    ])
  })
})
