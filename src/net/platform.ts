import type { Transport } from './transport.ts'

/** What a runtime supplies: sockets, name look-ups, cryptography and compression. Passed in, never global. */
export interface Platform {
  /**
   * Opens a connection.
   *
   * @throws {ConnectionError} connect_failed, connect_timeout
   * @throws the signal's reason when aborted
   */
  connect(options: ConnectOptions): Promise<Transport>
  /**
   * Where the game's service of a domain runs (its SRV record `_minecraft._tcp`); undefined when the domain names none,
   * or when the look-up fails or takes too long.
   *
   * @throws the signal's reason when aborted
   */
  resolveService(host: string, signal?: AbortSignal): Promise<ServiceAddress | undefined>
  /**
   * Accepts connections; missing where the runtime cannot.
   *
   * @throws {ConnectionError} listen_failed
   */
  listen?(options: ListenOptions, onTransport: (transport: Transport) => void): Promise<Listener>
  readonly crypto: PlatformCrypto
  readonly compression: Compression
}

/** Options of {@link Platform.connect}. */
export interface ConnectOptions {
  /** A name or an IP address, without brackets. */
  host: string
  port: number
  /** Gives up when aborted. */
  signal?: AbortSignal
  /** Gives up after this time; default 30 000. 0 waits for ever. */
  timeoutMs?: number
  /** Lets the system probe an idle connection after this time; default: it does not. */
  keepAliveMs?: number
}

/** Where a service runs. */
export interface ServiceAddress {
  host: string
  port: number
}

/** Options of {@link Platform.listen}. */
export interface ListenOptions {
  /** Default `127.0.0.1`: only this machine can connect. */
  host?: string
  /** 0, the default, takes any free one. */
  port?: number
}

/** A listening socket. */
export interface Listener {
  readonly host: string
  readonly port: number
  /** Stops listening and ends, at once, every connection that is still open. */
  close(): Promise<void>
}

/** The cryptography of the login. */
export interface PlatformCrypto {
  /** Unpredictable bytes. */
  randomBytes(count: number): Uint8Array
  /** SHA-1 of the parts, one after the other. */
  sha1(...parts: Uint8Array[]): Uint8Array
  /** MD5, for the ids of offline players. */
  md5(bytes: Uint8Array): Uint8Array
  /**
   * Encrypts with RSA and PKCS #1 v1.5 padding.
   *
   * @param publicKeyDer The key as DER SubjectPublicKeyInfo, as the server sends it.
   * @throws {CodecError} invalid_value if that is no RSA key, or if `data` is too long for it
   */
  rsaEncrypt(publicKeyDer: Uint8Array, data: Uint8Array): Uint8Array
  /** A new RSA key of 1024 bits, the size that the game's server uses. */
  generateKeyPair(): Promise<KeyPair>
  /** The two directions of an encrypted connection: AES-128-CFB8 with the key as its initialisation vector. */
  cipher(key: Uint8Array): Cipher
}

/** A server's key. */
export interface KeyPair {
  /** DER SubjectPublicKeyInfo. */
  readonly publicKeyDer: Uint8Array
  /**
   * Decrypts with RSA and PKCS #1 v1.5 padding.
   *
   * @throws {CodecError} invalid_value, the same for every kind of bad data
   */
  decrypt(data: Uint8Array): Uint8Array
}

/** Two independent cipher streams: each call goes on where the one before stopped. */
export interface Cipher {
  /** The encrypted bytes, as a new array of the same length. */
  encrypt(bytes: Uint8Array): Uint8Array
  /** The decrypted bytes, as a new array of the same length. */
  decrypt(bytes: Uint8Array): Uint8Array
}

/** zlib, synchronously. */
export interface Compression {
  /**
   * Inflates one zlib stream of `length` bytes at `offset`. What follows the end of the stream is ignored, as the game
   * does. Never holds more than about `expectedSize` bytes.
   *
   * @returns exactly `expectedSize` bytes, which the caller owns
   * @throws {CodecError} invalid_value for corrupt data, limit_exceeded when there is more, unexpected_end when less
   */
  inflate(bytes: Uint8Array, offset: number, length: number, expectedSize: number): Uint8Array
  /**
   * Inflates only the beginning of a zlib stream, up to the length of `output` or the end of the stream. Where it is missing,
   * it is done in plain TypeScript.
   *
   * @returns how many bytes were written to `output`
   * @throws {CodecError} invalid_value for corrupt data, unexpected_end when it is truncated
   */
  peek?(bytes: Uint8Array, offset: number, length: number, output: Uint8Array): number
  /**
   * Deflates to one zlib stream, which the caller owns.
   *
   * @param level 0 (store) .. 9 (best), or -1, the default, for zlib's own choice
   */
  deflate(bytes: Uint8Array, level?: number): Uint8Array
}
