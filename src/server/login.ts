import { versionIndex } from '../codec/version-index.ts'
import { serverHash } from '../net/auth/server-hash.ts'
import { hasJoined } from '../net/auth/session-server.ts'
import { dashedUuid, offlineUuid } from '../net/auth/uuid.ts'
import type { PacketOf } from '../protocol/packet.ts'
import {
  helloClientbound,
  helloServerbound,
  key,
  loginAcknowledged,
  loginFinished,
} from '../protocol/packets/authentication.ts'
import { loginCompression } from '../protocol/packets/connection.ts'
import { CodecError } from '../util/errors.ts'
import type { HandlerAdder, PlayerIdentity, Session } from './session.ts'

/** From the name to the end of the login: encryption and the session server, if wanted, and compression. */
export function loginHandlers(session: Session, on: HandlerAdder): void {
  const { settings, platform } = session.context
  const { crypto } = platform
  let username: string | undefined
  let challenge: Uint8Array | undefined

  const finish = (identity: PlayerIdentity): void => {
    if (session.isOver) return
    const { channel, version } = session
    const refusal = session.context.refusal(identity.username)
    if (refusal !== undefined) {
      session.kick(refusal)
      return
    }
    session.identity = identity
    if (settings.compressionThreshold >= 0 && version.index >= versionIndex('1.8')) {
      channel.write(loginCompression({ threshold: settings.compressionThreshold }))
      channel.compress(settings.compressionThreshold)
    }
    const { username: name, uuid: id, properties } = identity
    channel.write(loginFinished({ profile: { id, name, properties } }), true)
    // Since 1.20.2 the client answers, and the configuration begins.
    if (version.index < versionIndex('1.20.2')) session.enter()
  }

  const finishOffline = (name: string): void =>
    finish({ username: name, uuid: offlineUuid(crypto.md5, name), properties: [] })

  on(helloServerbound, ({ name }) => {
    if (username !== undefined) {
      session.kick('Unexpected hello packet')
      return
    }
    if (!/^\w{1,16}$/.test(name)) {
      session.kick('Invalid characters in username')
      return
    }
    username = name
    if (!settings.encryption) {
      finishOffline(name)
      return
    }
    session.waitFor(
      session.context.keys().then(({ publicKeyDer: publicKey }) => {
        challenge = crypto.randomBytes(4)
        const shouldAuthenticate = settings.onlineMode
        session.channel.write(helloClientbound({ serverId: '', publicKey, challenge, shouldAuthenticate }), true)
      }),
    )
  })

  const proceed = async (name: string, packet: PacketOf<typeof key>, sent: Uint8Array): Promise<void> => {
    const keys = await session.context.keys()
    let secret: Uint8Array
    try {
      secret = keys.decrypt(packet.sharedSecret)
      // A client with a key of its own signs the challenge (1.19 to 1.19.2). That needs no look: who could choose the
      // secret is whom the session server is asked about.
      if (packet.challenge.type === 'encrypted' && !areSame(keys.decrypt(packet.challenge.encrypted), sent)) {
        throw new CodecError('invalid_value', 'the challenge came back changed')
      }
      session.channel.encrypt(secret)
    } catch {
      session.kick('Protocol error: the encryption failed')
      return
    }
    if (!settings.onlineMode) {
      finishOffline(name)
      return
    }
    const hash = serverHash(crypto.sha1, '', secret, keys.publicKeyDer)
    const { sessionServer } = settings
    const profile = await hasJoined(
      { sessionServer, username: name, serverHash: hash },
      { signal: session.abort.signal },
    )
    if (!profile) {
      session.kick('Failed to verify username!')
      return
    }
    finish({
      username: profile.name,
      uuid: dashedUuid(profile.id)!,
      properties: profile.properties.map((property) => ({ ...property, signature: property.signature })),
    })
  }

  on(key, (packet) => {
    if (username === undefined || challenge === undefined) {
      session.kick('Unexpected key packet')
      return
    }
    const sent = challenge
    challenge = undefined
    session.waitFor(
      proceed(username, packet, sent).catch((error: unknown) => {
        if (session.isOver) return
        session.context.events.emit('error', { player: undefined, error })
        session.kick('The authentication servers cannot be reached')
      }),
    )
  })

  on(loginAcknowledged, () => {
    if (session.identity) session.configuration.begin()
    else session.kick('Unexpected login acknowledgement')
  })
}

function areSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}
