import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import type { Bot } from '../../src/client/bot.ts'
import { versionIndex } from '../../src/codec/version-index.ts'
import { findVersion, type VersionName } from '../../src/data/versions.ts'
import { play } from '../../src/protocol/directions/clientbound.ts'
import { heldSlot, slotPacket, stackOf } from '../support/items.ts'
import { respawnPacket } from '../support/observed.ts'
import { codeOf, type Playing, type PlayingOptions, playing } from '../support/playing.ts'
import { mob } from '../support/spawn.ts'
import { riders, saddledHorse } from '../support/vehicles.ts'

/** The versions between which interruptions differ. */
const versions = ['1.7.10', '1.12.2', '1.20.4', '26.1'] as const satisfies readonly VersionName[]

/** An action that goes on for a while. */
interface Case {
  readonly options?: PlayingOptions
  readonly since?: VersionName
  /** What has to be there before. */
  prepare?(playing: Playing): Promise<void>
  start(bot: Bot, signal: AbortSignal): Promise<unknown>
  readonly survives?: readonly ('dead' | 'corrected' | 'world_changed')[]
  readonly needs: 'legs' | 'head' | 'hands' | undefined
}

/** Somebody to deal with. */
const meet = async ({ bot, receive }: Playing): Promise<void> =>
  receive(await mob(bot.session.version.name as VersionName, 'zombie', 50, { x: 0.5, y: 4, z: 3 }))

const creative: PlayingOptions = { server: { gameMode: 'creative' } }

/** The player holds something. */
const hold =
  (name: string) =>
  async ({ bot, receive }: Playing): Promise<void> =>
    receive(
      play.setHealth({ health: 20, food: 10, saturation: 0 }),
      slotPacket(heldSlot, stackOf(bot.session.registries, name)),
    )

const horseId = 60

/** A saddled horse. */
const meetHorse = async ({ bot, receive }: Playing): Promise<void> =>
  receive(...(await saddledHorse(bot.session.version.name as VersionName, horseId, { x: 0.5, y: 4, z: 2.5 })))

/** On its back. */
const ride = async (game: Playing): Promise<void> => {
  const { bot, receive, turn } = game
  await meetHorse(game)
  const { entityId } = bot.self
  await receive(riders(bot.session.version.name as VersionName, horseId, entityId, entityId))
  await turn(2)
}

/** High up in the air, with an elytra and a rocket. */
const rise = async ({ bot, player, receive, turn }: Playing): Promise<void> => {
  const { registries } = bot.session
  await receive(
    slotPacket(6, stackOf(registries, 'elytra')),
    slotPacket(heldSlot, stackOf(registries, 'firework_rocket')),
  )
  player.teleport({ x: 0.5, y: 120, z: 0.5 })
  await turn(2)
}

/** Under water. */
const dive = async ({ bot, turn }: Playing): Promise<void> => {
  const water = bot.session.registries.blocks.get('water')!.defaultState
  for (let x = -3; x <= 5; x++) {
    for (let y = 4; y <= 12; y++) for (let z = -3; z <= 5; z++) bot.world.setState({ x, y, z }, water.id)
  }
  await turn(1)
}

const farAway = { x: 40.5, y: 4, z: 0.5 }

const actions: Record<string, Case> = {
  'walking.walkTo': { start: (bot, signal) => bot.walking.walkTo(farAway, { signal }), needs: 'legs' },
  'walking.follow': {
    prepare: meet,
    start: (bot, signal) => bot.walking.follow(bot.entities.get(50)!, { signal }),
    survives: ['corrected'],
    needs: 'legs',
  },
  'walking.walkTo with the sneak key': {
    start: (bot, signal) => bot.walking.walkTo(farAway, { sneak: true, signal }),
    needs: 'legs',
  },
  'swimming.swimTo': {
    prepare: dive,
    start: (bot, signal) => bot.swimming.swimTo(farAway, { signal }),
    needs: 'legs',
  },
  'gliding.start': {
    since: '1.9',
    prepare: rise,
    start: (bot, signal) => bot.gliding.start({ signal }),
    needs: 'legs',
  },
  'gliding.glideTo': {
    since: '1.9',
    prepare: rise,
    start: (bot, signal) => bot.gliding.glideTo(farAway, { signal }),
    needs: 'head',
  },
  'gliding.land': {
    since: '1.9',
    prepare: rise,
    start: (bot, signal) => bot.gliding.land({ signal }),
    needs: 'legs',
  },
  'gliding.boost': {
    since: '1.11.1',
    async prepare(game) {
      await rise(game)
      game.bot.movement.glide(true)
    },
    start: (bot, signal) => bot.gliding.boost({ signal }),
    survives: ['corrected'],
    needs: 'hands',
  },
  'walking.jump': { start: (bot, signal) => bot.walking.jump({ signal }), needs: 'legs' },
  'looking.look': {
    start: (bot, signal) => bot.looking.look(180, 0, { speed: 1, signal }),
    survives: ['corrected'],
    needs: 'head',
  },
  'looking.lookAt': {
    start: (bot, signal) => bot.looking.lookAt({ x: 0, y: 4, z: -40 }, { speed: 1, signal }),
    survives: ['corrected'],
    needs: 'head',
  },
  'flying.flyTo': {
    options: creative,
    start: (bot, signal) => bot.flying.flyTo({ x: 0.5, y: 40, z: 0.5 }, { signal }),
    needs: 'legs',
  },
  'flying.descend': {
    options: creative,
    prepare: async ({ bot, settled }) => settled(bot.flying.flyTo({ x: 0.5, y: 14, z: 0.5 })),
    start: (bot, signal) => bot.flying.descend({ signal }),
    needs: 'legs',
  },
  'combat.attack': {
    // Before, nothing has to be waited for.
    since: '1.9',
    prepare: meet,
    start(bot, signal) {
      if (bot.session.isPlaying && bot.self.isAlive) bot.combat.swing()
      return bot.combat.attack(bot.entities.get(50)!, { signal })
    },
    survives: ['corrected'],
    needs: 'hands',
  },
  'using.consume': {
    prepare: hold('bread'),
    start: (bot, signal) => bot.using.consume({ signal }),
    survives: ['corrected'],
    needs: 'hands',
  },
  'using.useFor': {
    prepare: async (game) => {
      await hold('bow')(game)
      await game.receive(slotPacket(12, stackOf(game.bot.session.registries, 'arrow')))
    },
    start: (bot, signal) => bot.using.useFor(20, { signal }),
    survives: ['corrected'],
    needs: 'hands',
  },
  'sleeping.sleep': {
    prepare: async ({ put }) => put('red_bed', [0, 4, 2]),
    start: (bot, signal) => bot.sleeping.sleep({ x: 0, y: 4, z: 2 }, { signal }),
    survives: ['corrected'],
    needs: 'legs',
  },
  'sleeping.wake': {
    prepare: async ({ bot }) => {
      bot.movement.outfit.isSleeping = true
    },
    start: (bot, signal) => bot.sleeping.wake({ signal }),
    survives: ['corrected'],
    needs: 'legs',
  },
  'riding.mount': {
    prepare: meetHorse,
    start: (bot, signal) => bot.riding.mount(bot.entities.get(horseId) ?? bot.entities.self!, { signal }),
    survives: ['corrected'],
    needs: 'hands',
  },
  'riding.dismount': {
    prepare: ride,
    start: (bot, signal) => bot.riding.dismount({ signal }),
    survives: ['corrected'],
    needs: 'legs',
  },
  'riding.jump': {
    prepare: ride,
    start: (bot, signal) => bot.riding.jump({ signal }),
    survives: ['corrected'],
    needs: 'legs',
  },
  'riding.driveTo': {
    prepare: ride,
    start: (bot, signal) => bot.riding.driveTo(farAway, { signal }),
    survives: ['corrected'],
    needs: 'legs',
  },
  'living.respawn': {
    options: { bot: { autoRespawn: false } },
    prepare: ({ receive }) => receive(play.setHealth({ health: 0, food: 20, saturation: 5 })),
    start: (bot, signal) => bot.living.respawn({ signal }),
    survives: ['dead', 'corrected', 'world_changed'],
    needs: undefined,
  },
}

/** Everything that an action may listen to. */
function listeners(bot: Bot): Record<string, number> {
  const { session, self, movement, entities } = bot
  const counts: Record<string, number> = {}
  for (const name of ['reset', 'start', 'world', 'end'] as const) counts[`session ${name}`] = session.events.count(name)
  for (const name of ['death', 'respawn', 'heldSlot', 'health', 'position'] as const) {
    counts[`self ${name}`] = self.events.count(name)
  }
  for (const name of ['begin', 'tick', 'corrected'] as const) counts[`movement ${name}`] = movement.events.count(name)
  for (const name of ['removed', 'died', 'status', 'sleep', 'wake', 'data'] as const) {
    counts[`entities ${name}`] = entities.events.count(name)
  }
  for (const name of ['mounted', 'dismounted'] as const) counts[`riding ${name}`] = bot.riding.events.count(name)
  counts['chat message'] = bot.chat.events.count('message')
  return counts
}

interface Interruption {
  readonly code: string
  interrupt(playing: Playing, controller: AbortController): unknown
  readonly since?: VersionName
  /** The bot is still there to be asked what listens to it. */
  readonly isEnd?: true
}

const reason = Object.assign(new Error('enough'), { code: 'enough' })

const interruptions: Record<string, Interruption> = {
  'it is aborted': { code: 'enough', interrupt: (_, controller) => controller.abort(reason) },
  'the player dies': {
    code: 'dead',
    interrupt: ({ receive }) => receive(play.setHealth({ health: 0, food: 20, saturation: 5 })),
  },
  'the server moves the player': {
    code: 'corrected',
    interrupt: ({ player }) => player.teleport({ x: 3.5, y: 6, z: 3.5 }),
  },
  'the world changes': {
    code: 'world_changed',
    interrupt: ({ bot, receive }) => receive(respawnPacket(bot.session.version)),
  },
  'the server configures the client anew': {
    code: 'reconfigured',
    since: '1.20.2',
    interrupt: ({ player }) => void player.reconfigure().catch(() => {}),
  },
  'the player is kicked': { code: 'kicked', isEnd: true, interrupt: ({ player }) => player.kick('Out!') },
  'the bot leaves': { code: 'closed', isEnd: true, interrupt: ({ bot }) => bot.disconnect() },
}

describe.each(versions)('On %s', (version) => {
  const isSince = (since: VersionName): boolean => findVersion(version).index >= versionIndex(since)
  const known = Object.entries(actions).filter(([, { since }]) => !since || isSince(since))

  describe.each(known)('bot.%s', (_, { options, prepare, start, survives = [], needs }) => {
    const begin = async () => {
      const game = await playing(version, options)
      await prepare?.(game)
      return game
    }
    const applicable = Object.entries(interruptions).filter(
      ([, { code, since }]) => !survives.includes(code as never) && (!since || isSince(since)),
    )

    it.each(applicable)('rejects when %s, and leaves nothing behind', async (_, { code, interrupt, isEnd }) => {
      const game = await begin()
      const { bot, ticks, turn } = game
      const before = listeners(bot)
      const controller = new AbortController()
      let outcome: string | undefined
      void codeOf(start(bot, controller.signal)).then((found) => (outcome = found))
      await turn(2)
      expect(outcome, 'it goes on').toBe(undefined)
      expect(getEventListeners(controller.signal, 'abort').length).toBeGreaterThan(0)

      await interrupt(game, controller)
      await turn(3)
      expect(outcome).toBe(code)
      expect(listeners(bot)).toEqual(before)
      expect(getEventListeners(controller.signal, 'abort')).toEqual([])
      expect(bot.using.inUse).toBe(undefined)
      expect(Object.values(bot.movement.controls).filter((key) => key === true)).toEqual([])
      if (isEnd) expect(ticks.isUsed).toBe(false)
    })

    it('does not even begin when it is aborted before, when the player is dead, and when the bot has left', async () => {
      const { bot, receive, turn } = await begin()
      const before = listeners(bot)
      expect(await codeOf(start(bot, AbortSignal.abort(reason)))).toBe('enough')
      if (!survives.includes('dead')) {
        await receive(play.setHealth({ health: 0, food: 20, saturation: 5 }))
        expect(await codeOf(start(bot, new AbortController().signal))).toBe('dead')
      }
      await bot.disconnect()
      expect(await codeOf(start(bot, new AbortController().signal))).toBe('not_playing')
      await turn(1)
      expect(listeners(bot)).toEqual(before)
    })

    if (!needs) return
    it('gives way to a newer one that needs the same', async () => {
      const { bot } = await begin()
      const old = codeOf(start(bot, new AbortController().signal))
      const controller = new AbortController()
      const newer = codeOf(start(bot, controller.signal))
      expect(await old).toBe('replaced')
      controller.abort(reason)
      expect(await newer).toBe('enough')
    })
  })
})
