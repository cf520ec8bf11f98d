/** Packets of the server list. */

/** Packets of the configuration (since 1.20.2). */
export * as configuration from './clientbound-configuration.ts'
/** Packets of the login. */
export * as login from './clientbound-login.ts'
/** Packets of the game. */
export * as play from './clientbound-play.ts'
export * as status from './clientbound-status.ts'
