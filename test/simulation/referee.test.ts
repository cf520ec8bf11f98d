import { describe, expect, it, onTestFinished } from 'vitest'
import { simulatedVersions } from '../support/bots.ts'
import { walker } from '../support/walker.ts'

describe.each(simulatedVersions)('A bot before the strict referee of %s', (version) => {
  it('wanders among obstacles without a correction, a kick, or a wound that no fall gives', async () => {
    const { wander, corrections, wounds, kicks, player, close } = await walker(version, 1)
    onTestFinished(close)
    const start = player.position
    await wander(2, 600)
    expect(corrections).toEqual([])
    expect(kicks).toEqual([])
    expect(wounds.filter(({ damage, allowed }) => damage > allowed)).toEqual([])
    const { x, z } = player.position
    expect(Math.hypot(x - start.x, z - start.z)).toBeGreaterThan(5)
  })
})
