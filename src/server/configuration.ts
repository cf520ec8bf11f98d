import type { NbtTag } from '../codec/nbt.ts'
import { versionIndex } from '../codec/version-index.ts'
import {
  configurationAcknowledged,
  finishConfigurationClientbound,
  finishConfigurationServerbound,
  startConfiguration,
} from '../protocol/packets/configuration.ts'
import {
  registryData,
  selectKnownPacksClientbound,
  selectKnownPacksServerbound,
  updateEnabledFeatures,
  updateTags,
} from '../protocol/packets/registry.ts'
import { sendBrand } from './plugin-messages.ts'
import { registriesOf, registryCodec } from './registries.ts'
import type { HandlerAdder, Session } from './session.ts'

/** The state before the game, since 1.20.2; a player can be led back there. */
export class Configuration {
  readonly #session: Session
  #asksForPacks = false
  #isFinishing = false
  #waiting: { resolve: () => void; reject: (error: unknown) => void }[] = []

  constructor(session: Session) {
    this.#session = session
  }

  handle(on: HandlerAdder): void {
    on(selectKnownPacksServerbound, ({ packs }) => {
      if (!this.#asksForPacks) return
      this.#asksForPacks = false
      const { version } = this.#session
      this.#sendRegistries(
        version.index >= versionIndex('1.21.5') &&
          packs.some(({ namespace, id }) => namespace === 'minecraft' && id === 'core'),
      )
    })
    on(finishConfigurationServerbound, () => {
      if (!this.#isFinishing) {
        this.#session.kick('Unexpected end of the configuration')
        return
      }
      this.#isFinishing = false
      this.#session.enter()
      for (const { resolve } of this.#waiting.splice(0)) resolve()
    })
    on(configurationAcknowledged, () => this.begin())
  }

  /** The client is in the state: tell it everything. */
  begin(): void {
    const session = this.#session
    const { channel, version } = session
    session.keepAlive()
    sendBrand(session)
    channel.write(updateEnabledFeatures({ features: ['minecraft:vanilla'] }))
    if (version.index < versionIndex('1.20.5')) {
      channel.write(registryData({ codec: registryCodec(version) }))
      this.#finish()
      return
    }
    // A client that has the game's own data needs only the names of the entries. Until 1.21.4 the game's own wolves would
    // name biomes which this world has not.
    const core = { namespace: 'minecraft', id: 'core', version: version.name }
    this.#asksForPacks = true
    channel.write(selectKnownPacksClientbound({ packs: version.index < versionIndex('1.21.5') ? [] : [core] }), true)
  }

  /** Leads the player from the game back to this state, through it, and into the game again. */
  async again(): Promise<void> {
    const session = this.#session
    if (session.channel.outgoingState === 'play') session.channel.write(startConfiguration(), true)
    await new Promise<void>((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      session.abort.signal.addEventListener('abort', () => reject(session.abort.signal.reason), { once: true })
    })
  }

  #sendRegistries(isKnown: boolean): void {
    const { channel, version } = this.#session
    for (const { id: registry, entries } of registriesOf(version)) {
      const rows = entries.map(({ id, data }): { id: string; data?: NbtTag } => (isKnown ? { id } : { id, data }))
      channel.write(registryData({ registry, entries: rows }))
    }
    const timelines = registriesOf(version).find(({ id }) => id === 'minecraft:timeline')
    if (timelines) {
      // The dimension types name these tags, so a client cannot read them without.
      const idOf = (name: string): number => timelines.entries.findIndex(({ id }) => id === `minecraft:${name}`)
      const everywhere = [idOf('villager_schedule')]
      const tags = [
        { name: 'minecraft:universal', ids: everywhere },
        { name: 'minecraft:in_overworld', ids: [...everywhere, idOf('day'), idOf('moon'), idOf('early_game')] },
        { name: 'minecraft:in_nether', ids: everywhere },
        { name: 'minecraft:in_end', ids: everywhere },
      ]
      channel.write(updateTags({ registries: [{ registry: 'minecraft:timeline', tags }] }))
    }
    this.#finish()
  }

  #finish(): void {
    this.#isFinishing = true
    this.#session.channel.write(finishConfigurationClientbound(), true)
  }
}
