import { describe, expect, it } from 'vitest'
import { setPlayerTeam, setScore } from '../../../../src/protocol/packets/scoreboard.ts'
import { TextComponent } from '../../../../src/protocol/text-component.ts'
import { read, write } from '../../../support/codec.ts'

describe('a team', () => {
  const team = setPlayerTeam({
    name: 't',
    method: 'add',
    parameters: {
      displayName: TextComponent.from('a'),
      prefix: TextComponent.fromLegacy('§c'),
      suffix: TextComponent.from(''),
      options: { friendlyFire: true },
      nameTagVisibility: 'hide_for_own_team',
      color: 'red',
    },
    members: ['m'],
  })

  it('has section signs in its names before 1.13', () => {
    expect(write(setPlayerTeam.codec, team, '1.7.10')).toBe('01 74 00 01 61 03 c2 a7 63 00 01 00 01 01 6d')
  })

  it('reads the same type in all versions', () => {
    for (const version of ['1.8', '1.9', '1.13', '1.20.3', '1.21.5', '26.1'] as const) {
      const { parameters, members } = read(setPlayerTeam.codec, write(setPlayerTeam.codec, team, version), version)
      expect(parameters).toMatchObject({
        nameTagVisibility: 'hide_for_own_team',
        collisionRule: 'always',
        color: 'red',
      })
      expect(String(parameters!.displayName)).toBe('a')
      expect(members).toEqual(['m'])
    }
  })
})

describe('a score', () => {
  it('that is removed for all objectives has none', () => {
    expect(read(setScore.codec, '01 61 01 00', '1.8')).toMatchObject({ action: 'remove', objective: undefined })
    expect(read(setScore.codec, '01 61 01', '1.7.10')).toMatchObject({ action: 'remove', objective: undefined })
  })

  it('can only change since 1.20.3', () => {
    const packet = read(setScore.codec, '01 61 01 62 05 00 00', '1.20.3')
    expect(packet).toMatchObject({ owner: 'a', action: 'change', objective: 'b', score: 5, displayName: undefined })
  })
})
