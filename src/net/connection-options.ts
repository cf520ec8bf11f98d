import type { Version, VersionLike } from '../data/versions.ts'
import type { PacketDefinition } from '../protocol/packet-map.ts'
import type { SculkError } from '../util/errors.ts'
import type { Vec3 } from '../util/vec3.ts'
import type { Authentication } from './auth/authentication.ts'
import type { Platform } from './platform.ts'
import type { Transport } from './transport.ts'

/** What the client tells the server about itself. */
export interface ClientInformation {
  /** Language, for example `en_us` (default). */
  locale?: string
  /** In chunks, 2 to 32; default 10. */
  viewDistance?: number
  /** Which chat messages are wanted; default `full`. */
  chatVisibility?: 'full' | 'system' | 'hidden'
  /** Whether colours in chat are wanted; default `true`. */
  chatColors?: boolean
  /** Which hand the player uses first; default `right`. */
  mainHand?: 'left' | 'right'
  /** Whether the player's name may stand in the server list; default `true`. */
  allowsListing?: boolean
}

/** What is done with a server's resource pack: it is never downloaded, but most servers want a yes. */
export type ResourcePackPolicy = 'accept' | 'decline'

/** Options of a `Connection`; all of them can be left out. */
export interface ConnectionOptions {
  /** Default 25565, or what the domain's SRV record says. A port in the address wins. */
  port?: number
  /** Who logs in, where the server checks accounts. Without it, the server is taken to be in offline mode. */
  authToken?: Authentication
  /** The name to log in with, in offline mode only; default `sculk`. */
  username?: string
  /** The version to use when the server's cannot be found out; default the newest allowed. */
  initialVersion?: VersionLike
  /** The versions that may be used; default all. A single one is used without asking the server. */
  allowedVersions?: Iterable<VersionLike>
  /**
   * What happens with an error that ends the connection: a function gets it; `false` does nothing; `undefined` lets it
   * reject what is being waited for, and prints it when nobody waits. It is always in `connection.exception`.
   */
  handleException?: ((error: SculkError) => void) | false
  /** Packets of your own, or other layouts for the game's. */
  packets?: readonly PacketDefinition[]
  /** Until there is a stream of bytes, whoever opens it; default 30,000. 0 waits for ever. */
  connectTimeoutMs?: number
  /** From the connection to the game; default 60,000. 0 waits for ever. */
  loginTimeoutMs?: number
  /** For how long the server may send nothing at all; default 30,000, as in the game. 0 waits for ever. */
  silenceTimeoutMs?: number
  /** The host name that the server is told; default that of the address. */
  handshakeHost?: string
  /** Whether another server has sent the client here; default `false`. */
  transferred?: boolean
  /** What servers have left with the client; give another connection the same map to take it along. */
  cookies?: Map<string, Uint8Array>
  /** Told to the server when it asks for nothing yet; `false` tells nothing. */
  clientInformation?: ClientInformation | false
  /** The name of the client that the server is told; default `vanilla`. `false` tells nothing. */
  brand?: string | false
  /** Default `accept`. */
  resourcePacks?: ResourcePackPolicy
  /** Answers questions of servers with mods during the login; `undefined` says that the channel is not known. */
  answerLoginQuery?: (channel: string, data: Uint8Array) => Uint8Array | undefined
  /**
   * Where the player is: what a correction by the server is answered with, after early listeners have heard of it. Who gives it moves
   * the player, and says `player_loaded` itself. Without it, the client is where the server has put it last.
   */
  placement?: () => { readonly position: Readonly<Vec3>; readonly yaw: number; readonly pitch: number }
  /** Called when the version is chosen; the connection is opened when it has settled, and not at all if it fails. */
  prepare?: (version: Version) => void | Promise<void>
  /** Opens the stream of bytes, instead of TCP. `signal` is aborted when nobody waits for it any more; one that comes later is closed. */
  transport?: (target: { host: string; port: number; signal: AbortSignal }) => Transport | Promise<Transport>
  /** What the runtime supplies; default Node's. */
  platform?: Platform
}
