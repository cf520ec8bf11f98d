import { clientbound } from '../packet.ts'
import { jsonText, text } from '../types/text.ts'

/** The server ends the connection while the player logs in. */
export const loginDisconnect = clientbound('login', 'login_disconnect', {
  /** For the player; always JSON on the wire, also since 1.20.3. */
  reason: jsonText(),
})

/** The server ends the connection. */
export const disconnect = clientbound(['configuration', 'play'], 'disconnect', {
  /** For the player. */
  reason: text,
})
