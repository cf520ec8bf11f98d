import {
  between,
  bool,
  bytes,
  changed,
  constant,
  i16,
  i64,
  list,
  mapped,
  oneOf,
  option,
  since,
  string,
  struct,
  union,
  uuid,
  varInt,
  withDefault,
} from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'
import { profileProperty } from '../types/game-profile.ts'

const nilUuid = '00000000-0000-0000-0000-000000000000'

/** Bytes whose length was 16 bits wide in 1.7. */
const shortBytes = changed(bytes(i16), ['1.8', bytes()])

/** The UUID as text without dashes; anything that is no UUID stays as it is. */
const undashedUuid = mapped(
  string(),
  (text) => text.replace(/^([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})$/i, '$1-$2-$3-$4-$5'),
  (id: string) => id.replaceAll('-', ''),
)

/** The public key with which a player signs chat messages, vouched for by the session service. */
const profileKey = struct({
  /** Milliseconds since 1970. */
  expiresAt: i64,
  /** An RSA key in X.509 form. */
  key: bytes(),
  /** By the session service, over player, expiry and key. */
  signature: bytes(),
})

/** Begins a login: who the client says it is. */
export const helloServerbound = serverbound('login', 'hello', {
  /** At most 16 characters. */
  name: string(),
  /** The player's key for signed chat, when it has one. From 1.19.3 on it comes later, in `chat_session_update`. */
  publicKey: between('1.19', '1.19.3', option(profileKey)),
  /** Whom the client means by `name`; all zeros from 1.20.2 on when it does not say. Servers in online mode ask Mojang instead. */
  profileId: since('1.19.1', changed(option(uuid), ['1.20.2', withDefault(uuid, nilUuid)])),
})

/** The server wants an encrypted connection, and as a rule a player who is logged in at Mojang. */
export const helloClientbound = clientbound('login', 'hello', {
  /** Part of the hash by which the session service knows this login; empty since 1.7. */
  serverId: string(),
  /** An RSA key in X.509 form. */
  publicKey: shortBytes,
  /** Random bytes for the client to encrypt or to sign. */
  challenge: shortBytes,
  /** Whether the client must announce itself at the session service. Before 1.20.5 it always must. */
  shouldAuthenticate: since('1.20.5', bool, true),
})

const encryptedChallenge = struct({
  /** The server's challenge, encrypted with its public key. */
  encrypted: shortBytes,
})

const signedChallenge = struct({
  /** Random. */
  salt: i64,
  /** Over challenge and salt, with the key that the client sent in `hello`. */
  signature: bytes(),
})

const alwaysEncrypted = union('type', oneOf(constant(0), { encrypted: 0 }), { encrypted: encryptedChallenge })

/** The answer to the server's `hello`; encryption begins right after it. */
export const key = serverbound('login', 'key', {
  /** The key of the AES stream, encrypted with the server's public key. */
  sharedSecret: shortBytes,
  /** The proof that the client read the challenge; `signed` when it sent a key in `hello` (1.19 to 1.19.2). */
  challenge: changed(
    alwaysEncrypted,
    [
      '1.19',
      union('type', oneOf(bool, { encrypted: true, signed: false }), {
        encrypted: encryptedChallenge,
        signed: signedChallenge,
      }),
    ],
    ['1.19.3', alwaysEncrypted],
  ),
})

/** The login succeeded. Play begins; from 1.20.2 on configuration does, after the client's `login_acknowledged`. */
export const loginFinished = clientbound('login', 'login_finished', {
  /** Who the client is from now on. */
  profile: struct({
    /** Sent as text before 1.16, and without dashes before 1.7.6. */
    id: changed(undashedUuid, ['1.7.6', string()], ['1.16', uuid]),
    name: string(),
    /** Before 1.19 not even the player itself is told. */
    properties: since('1.19', list(profileProperty), []),
  }),
  /** Whether the client leaves at the first packet that it cannot handle. */
  strictErrorHandling: between('1.20.5', '1.21.2', bool, false),
})

/** The client takes note of `login_finished`; what it sends next belongs to configuration. */
export const loginAcknowledged = serverbound('login', 'login_acknowledged', {})

/** A question of a server or a proxy with mods; a client that does not understand it answers without data. */
export const customQuery = clientbound('login', 'custom_query', {
  transactionId: varInt,
  /** Names the protocol of the data, for example `velocity:player_info`. */
  channel: string(),
  data: bytes('rest'),
})

/** The answer to a `custom_query`. */
export const customQueryAnswer = serverbound('login', 'custom_query_answer', {
  transactionId: varInt,
  /** Absent when the client does not know the channel. */
  data: option(bytes('rest')),
})
