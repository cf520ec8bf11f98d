import type { Version, VersionLike } from '../data/versions.ts'
import type { Clock } from '../net/clock.ts'
import type { Platform } from '../net/platform.ts'
import type { PacketDefinition } from '../protocol/packet-map.ts'
import type { TextComponent, TextValue } from '../protocol/text-component.ts'
import type { GameMode } from '../protocol/types/game-mode.ts'

import type { Generator } from './generator.ts'
import type { DimensionName } from './place.ts'
import type { Strictness } from './referee/judge.ts'

/** Text for people: plain, or a chat component. */
export type TextInput = TextValue | TextComponent

/** Options of {@link createServer}; all of them can be left out. */
export interface ServerOptions {
  /** The only version that is served; short for `versions` with one element. */
  version?: VersionLike
  /** The versions that are served, all at once; default all. */
  versions?: Iterable<VersionLike>
  /** What the server list shows; default `A sculk server`. */
  motd?: TextInput
  /** The icon in the server list: a PNG of 64 x 64 pixels as a `data:image/png;base64,` address. */
  favicon?: string
  /** How many may play at once; default 20. */
  maxPlayers?: number
  /** Whether players must prove their accounts to the session server; default `false`. */
  onlineMode?: boolean
  /** Whether connections are encrypted; default as `onlineMode`, which needs it. */
  encryption?: boolean
  /** The session server of the online mode; default Mojang's. */
  sessionServer?: string
  /** Packets of so many bytes and more are compressed, from 1.8 on; below 0 none is. Default 256. */
  compressionThreshold?: number
  /** How far from a player there are chunks, in chunks; default 3. */
  viewDistance?: number
  /** How players play; default `survival`. */
  gameMode?: GameMode
  /**
   * Whether the server holds the rules of the game: who moves as no client does is put back (`server.events`: `correction`) or
   * kicked, and falls, water, fire, hunger and hits do harm. `game` is as exact as the game's own server, `strict` as exact as one
   * can be, and needs a client whose ticks keep in step with the server's; with `off`, what clients say is believed, and nothing
   * happens by itself. Default `game`.
   */
  referee?: Strictness | 'off'
  /** What the world is like: nothing but layers (`flat`), or with structures here and there; default `flat`. */
  world?: 'flat' | 'structures' | ((dimension: DimensionName) => Generator)
  /** From what the structures and their places follow; default 0. */
  seed?: number
  /** Whether what a player says is passed on to all; default `true`. With `false`, do it yourself on the event `chat`. */
  relayChat?: boolean
  /** The name of the server's software; default `sculk`. */
  brand?: string
  /** How often a player is asked for a sign of life; one that has not answered the last time is kicked. Default 15,000. */
  keepAliveIntervalMs?: number
  /** How long a login may take, from the connection to the game; default 30,000. */
  loginTimeoutMs?: number
  /** What the two times above are measured with; default the time of the wall. */
  clock?: Clock
  /** Packets of your own, or other layouts for the game's. */
  packets?: readonly PacketDefinition[]
  /** What the runtime supplies; default Node's. */
  platform?: Platform
}

/** The options with everything that was left out. */
export interface Settings
  extends Required<
    Pick<
      ServerOptions,
      | 'maxPlayers'
      | 'onlineMode'
      | 'encryption'
      | 'sessionServer'
      | 'compressionThreshold'
      | 'viewDistance'
      | 'gameMode'
      | 'referee'
      | 'seed'
      | 'relayChat'
      | 'brand'
      | 'keepAliveIntervalMs'
      | 'loginTimeoutMs'
      | 'clock'
    >
  > {
  readonly versions: readonly Version[]
  readonly motd: TextComponent
  readonly favicon: string | undefined
}
