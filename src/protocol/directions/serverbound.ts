/** Packets of the beginning. */

/** Packets of the configuration (since 1.20.2). */
export * as configuration from './serverbound-configuration.ts'
export * as handshaking from './serverbound-handshaking.ts'
/** Packets of the login. */
export * as login from './serverbound-login.ts'
/** Packets of the game. */
export * as play from './serverbound-play.ts'
/** Packets of the server list. */
export * as status from './serverbound-status.ts'
