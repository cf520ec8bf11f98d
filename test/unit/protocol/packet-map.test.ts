import { describe, expect, it, vi } from 'vitest'
import { Codec } from '../../../src/codec/codec.ts'
import { struct, varInt } from '../../../src/codec/combinators.ts'
import { versions } from '../../../src/data/versions.ts'
import { ids } from '../../../src/generated/ids.ts'
import { definePacketType } from '../../../src/protocol/packet.ts'
import { PacketMap } from '../../../src/protocol/packet-map.ts'

/** The number at a version, from its history, read from the front. */
function slowly(history: readonly number[], index: number): number | undefined {
  let id: number | undefined
  for (let at = 0; at < history.length; at += 2) if (history[at]! <= index) id = history[at + 1]
  return id === -1 ? undefined : id
}

describe('packet map', () => {
  it('has the number that each packet of the game has in each version', () => {
    const map = new PacketMap([])
    for (const { index } of versions) {
      for (const direction of ['clientbound', 'serverbound'] as const) {
        const table = map.table(index, 'play', direction)
        for (const [name, history] of Object.entries(ids.play[direction])) {
          expect(table.byName.get(name)?.id, `${name} ${index}`).toBe(slowly(history, index))
        }
      }
    }
  })

  it('looks at no layout before it is asked for its coder', () => {
    const layout = vi.fn(() => struct({ health: varInt }).node)
    const type = definePacketType('clientbound', 'play', 'set_health', new Codec(layout))
    const entry = new PacketMap([type]).table(0, 'play', 'clientbound').byName.get('set_health')!
    expect(entry.type).toBe(type)
    expect(layout).not.toHaveBeenCalled()
    expect(entry.coder).toBe(type.codec.coderAt(0))
    expect(layout).toHaveBeenCalledTimes(1)
  })
})
