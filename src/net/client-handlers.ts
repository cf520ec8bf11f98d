import { versionIndex } from '../codec/version-index.ts'
import { Writer } from '../codec/writer.ts'
import type { Version } from '../data/versions.ts'
import type { AnyPacket, PacketOf, PacketType } from '../protocol/packet.ts'
import {
  customQuery,
  customQueryAnswer,
  helloClientbound,
  key,
  loginAcknowledged,
  loginFinished,
} from '../protocol/packets/authentication.ts'
import {
  acceptCodeOfConduct,
  codeOfConduct,
  configurationAcknowledged,
  finishConfigurationClientbound,
  finishConfigurationServerbound,
  startConfiguration,
} from '../protocol/packets/configuration.ts'
import {
  cookieRequest,
  cookieResponse,
  loginCompression,
  setCompression,
  storeCookie,
  transfer,
} from '../protocol/packets/connection.ts'
import { brand, brandChannel, customPayloadServerbound } from '../protocol/packets/custom-payload.ts'
import { disconnect, loginDisconnect } from '../protocol/packets/disconnect.ts'
import { selectKnownPacksClientbound, selectKnownPacksServerbound } from '../protocol/packets/registry.ts'
import {
  resourcePackClientbound,
  resourcePackPush,
  resourcePackServerbound,
} from '../protocol/packets/resource-pack.ts'
import type { TextComponent } from '../protocol/text-component.ts'
import { serverHash } from './auth/server-hash.ts'
import type { Channel } from './channel.ts'
import { clientInformationPacket } from './client-information.ts'
import { playHandlers } from './client-play.ts'
import type { ConnectionOptions } from './connection-options.ts'
import { ConnectionError } from './errors.ts'
import type { Platform } from './platform.ts'

/** What the built-in handling of a client needs, and what it tells. */
export interface ClientContext {
  readonly options: Readonly<ConnectionOptions>
  readonly platform: Platform
  readonly version: Version
  /** Aborted when the connection is over. */
  readonly signal: AbortSignal
  channel(): Channel
  loggedIn(identity: { username: string; uuid: string }): void
  /** The game has begun. */
  joined(): void
  transferred(target: { host: string; port: number }): void
  kicked(reason: TextComponent): void
  failed(error: unknown): void
}

/** Handlers by packet name. */
export type Handlers = Map<string, (packet: never) => void>

/** Adds a handler for a type of packet. */
export type HandlerAdder = <P extends PacketType>(type: P, handler: (packet: PacketOf<P>) => void) => void

/** The answers that every client owes the server: without them the server ends the connection. */
export function clientHandlers(context: ClientContext): Handlers {
  const handlers: Handlers = new Map()
  const on: HandlerAdder = (type, handler) => handlers.set(type.packetName, handler as (packet: never) => void)
  loginHandlers(context, on)
  configurationHandlers(context, on)
  commonHandlers(context, on)
  playHandlers(context, on)
  return handlers
}

/**
 * Tells the server about the client: at the beginning of CONFIGURATION; before 1.20.2 of the game, in the other order. Source: the
 * game's handling of login and of login_finished.
 */
export function introduceClient({ options, version, channel }: ClientContext): void {
  const tellBrand = (): void => {
    if (options.brand === false) return
    const writer = new Writer()
    brand.at(version.name).encode(writer, options.brand ?? 'vanilla')
    channel().write(customPayloadServerbound({ channel: brandChannel(version.name), data: writer.finish() }))
  }
  const isInGame = version.index < versionIndex('1.20.2')
  if (!isInGame) tellBrand()
  if (options.clientInformation !== false) channel().write(clientInformationPacket(options.clientInformation ?? {}))
  if (isInGame) tellBrand()
}

function loginHandlers(context: ClientContext, on: HandlerAdder): void {
  const { options, platform, version, channel } = context

  on(helloClientbound, (hello) => {
    const secret = platform.crypto.randomBytes(16)
    let answerPacket: AnyPacket
    try {
      answerPacket = keyPacket(platform, secret, hello)
    } catch (cause) {
      context.failed(new ConnectionError('key_invalid', "The server's key cannot be used", {}, { cause }))
      return
    }
    const answer = (): void => {
      channel().write(answerPacket, true)
      channel().encrypt(secret)
    }
    const { authToken } = options
    if (!authToken || !hello.shouldAuthenticate) return answer()
    // The server asks the session service as soon as it has the key, so the client must be known there before.
    channel().pause()
    authToken
      .joinServer(serverHash(platform.crypto.sha1, hello.serverId, secret, hello.publicKey), { signal: context.signal })
      .then(() => {
        if (context.signal.aborted) return
        answer()
        channel().resume()
      })
      .catch((error: unknown) => context.failed(error))
  })

  on(loginCompression, ({ threshold }) => channel().compress(threshold))
  on(setCompression, ({ threshold }) => channel().compress(threshold))

  on(customQuery, ({ transactionId, channel: name, data }) => {
    channel().write(customQueryAnswer({ transactionId, data: options.answerLoginQuery?.(name, data) }))
  })

  on(loginFinished, ({ profile }) => {
    context.loggedIn({ username: profile.name, uuid: profile.id })
    if (version.index < versionIndex('1.20.2')) return
    channel().write(loginAcknowledged(), true)
    introduceClient(context)
  })

  on(loginDisconnect, ({ reason }) => context.kicked(reason))
}

/** The secret and the server's challenge, which nobody but the server can read. */
function keyPacket(
  { crypto }: Platform,
  secret: Uint8Array,
  { publicKey, challenge }: PacketOf<typeof helloClientbound>,
): AnyPacket {
  return key({
    sharedSecret: crypto.rsaEncrypt(publicKey, secret),
    challenge: { type: 'encrypted', encrypted: crypto.rsaEncrypt(publicKey, challenge) },
  })
}

function configurationHandlers(context: ClientContext, on: HandlerAdder): void {
  const { channel } = context
  // Claiming to know no pack makes the server send every registry whole.
  on(selectKnownPacksClientbound, () => channel().write(selectKnownPacksServerbound({ packs: [] })))
  on(codeOfConduct, () => channel().write(acceptCodeOfConduct()))
  on(finishConfigurationClientbound, () => channel().write(finishConfigurationServerbound(), true))
  on(startConfiguration, () => channel().write(configurationAcknowledged(), true))
}

function commonHandlers(context: ClientContext, on: HandlerAdder): void {
  const { options, version, channel } = context
  const cookies = options.cookies ?? new Map<string, Uint8Array>()

  on(disconnect, ({ reason }) => context.kicked(reason))
  on(transfer, (target) => context.transferred({ host: target.host, port: target.port }))

  on(storeCookie, ({ key: name, payload }) => {
    // A copy: the received bytes would keep their whole segment in memory.
    cookies.set(name, payload.slice())
  })
  on(cookieRequest, ({ key: name }) => channel().write(cookieResponse({ key: name, payload: cookies.get(name) })))

  const answerPack = (pack: { id?: string; hash: string }): void => {
    const { id, hash } = pack
    const steps =
      options.resourcePacks === 'decline'
        ? (['declined'] as const)
        : version.index >= versionIndex('1.20.3')
          ? (['accepted', 'downloaded', 'successfully_loaded'] as const)
          : (['accepted', 'successfully_loaded'] as const)
    for (const action of steps) channel().write(resourcePackServerbound({ id, hash, action }))
  }
  on(resourcePackClientbound, ({ hash }) => answerPack({ hash }))
  on(resourcePackPush, ({ id, hash }) => answerPack({ id, hash }))
}
