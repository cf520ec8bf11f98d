/**
 * Who a player is, and the proof of it: what a connection needs to log in to a server that checks accounts.
 *
 * A connection asks for nothing else, so an account of any kind (Yggdrasil, Microsoft, one of your own) can be given.
 */
export interface Authentication {
  /** The player's name in the game. */
  readonly username: string
  /** The player's id, in lower case with dashes; undefined where it is not known. */
  readonly uuid?: string
  /**
   * Tells the session server that this player is about to join the server with that hash (see `serverHash`).
   *
   * @throws {AuthenticationError}
   * @throws the signal's reason when aborted
   */
  joinServer(serverHash: string, options: { signal?: AbortSignal }): Promise<void>
}

/** A player as the session server knows it. */
export interface Profile {
  /** Without dashes, as the servers write it. */
  id: string
  name: string
}

/** Options of a call to an authentication or session server. */
export interface CallOptions {
  /** Gives up, rejecting with the signal's reason, when aborted. */
  signal?: AbortSignal
  /** Gives up with `timeout` after this time; default 15 000. */
  timeoutMs?: number
}
