import { bossEvent } from '../protocol/packets/boss-event.ts'
import { TextComponent } from '../protocol/text-component.ts'
import { type Audience, type SharedPart, tell } from './audience.ts'
import type { Player } from './player.ts'
import type { TextInput } from './server-options.ts'

type BossFields = NonNullable<Parameters<typeof bossEvent>[0]>

/** What a boss bar shows. */
export interface BossBarState {
  readonly name: TextInput
  /** How full it is, from 0 to 1. */
  readonly progress: number
  readonly color: NonNullable<BossFields['color']>
  /** Into how many parts it is divided. */
  readonly overlay: NonNullable<BossFields['overlay']>
  /** What happens around the player while the bar is there. */
  readonly properties: NonNullable<BossFields['properties']>
}

/** A bar at the top of everybody's screen. */
export interface ServerBossBar extends BossBarState {
  /** UUID. */
  readonly id: string
  /** Changes some of it. */
  set(change: Partial<BossBarState>): void
  remove(): void
}

/** Bars at the top of the screen; since 1.9. */
export class BossBars implements SharedPart {
  readonly #audience: Audience
  readonly #bars = new Map<string, ServerBossBar>()
  #count = 0

  constructor(audience: Audience) {
    this.#audience = audience
  }

  [Symbol.iterator](): IterableIterator<ServerBossBar> {
    return this.#bars.values()
  }

  /** Adds a bar: purple and full by default. */
  add(options: Partial<BossBarState> & Pick<BossBarState, 'name'>): ServerBossBar {
    this.#count += 1
    const id = `00000000-0000-4000-b055-${this.#count.toString(16).padStart(12, '0')}`
    const state: BossBarState = { progress: 1, color: 'purple', overlay: 'progress', properties: {}, ...options }
    const bar: ServerBossBar = Object.assign(
      {
        id,
        set: (change: Partial<BossBarState>) => this.#change(bar, change),
        remove: () => {
          if (this.#bars.delete(id)) this.#tell({ id, action: 'remove' })
        },
      },
      state,
    )
    this.#bars.set(id, bar)
    this.#tell(added(bar))
    return bar
  }

  greet(player: Player): void {
    if (!player.knows(bossEvent)) return
    for (const bar of this.#bars.values()) player.send(bossEvent(added(bar)))
  }

  #change(bar: ServerBossBar, change: Partial<BossBarState>): void {
    Object.assign(bar, change)
    if (!this.#bars.has(bar.id)) return
    const { id, progress, color, overlay, properties } = bar
    if (change.name !== undefined) this.#tell({ id, action: 'update_name', name: TextComponent.from(bar.name) })
    if (change.progress !== undefined) this.#tell({ id, action: 'update_progress', progress })
    if (change.color !== undefined || change.overlay !== undefined) {
      this.#tell({ id, action: 'update_style', color, overlay })
    }
    if (change.properties !== undefined) this.#tell({ id, action: 'update_properties', properties })
  }

  #tell(fields: Partial<BossFields> & Pick<BossFields, 'id' | 'action'>): void {
    tell(this.#audience, (player) => (player.knows(bossEvent) ? bossEvent(fields as BossFields) : undefined))
  }
}

function added({ id, name, progress, color, overlay, properties }: ServerBossBar): BossFields {
  return { id, action: 'add', name: TextComponent.from(name), progress, color, overlay, properties }
}
