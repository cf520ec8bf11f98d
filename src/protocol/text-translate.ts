/** The pattern that a language has for a key, for example `%s joined the game`; `undefined` where it has none. */
export type Translate = (key: string) => string | undefined

const placeholder = /%(?:(\d+)\$)?([A-Za-z%]|$)/g

/**
 * A translation in parts: texts, and positions of arguments. What nobody translates shows as its key, with the arguments
 * in parentheses behind it, so that nothing of the message is lost.
 */
export function translated(
  key: string,
  argumentCount: number,
  fallback: string | undefined,
  translate: Translate | undefined,
): (string | number)[] {
  const pattern = translate?.(key) ?? (Object.hasOwn(patterns, key) ? patterns[key] : undefined) ?? fallback
  if (pattern !== undefined) return fill(pattern, argumentCount) ?? [pattern]
  const parts: (string | number)[] = [key]
  for (let index = 0; index < argumentCount; index++) parts.push(index === 0 ? '(' : ', ', index)
  if (argumentCount > 0) parts.push(')')
  return parts
}

/** `undefined` where the game would show the pattern as it is: another letter than s, or a missing argument. */
function fill(pattern: string, argumentCount: number): (string | number)[] | undefined {
  const parts: (string | number)[] = []
  let next = 0
  let end = 0
  for (const match of pattern.matchAll(placeholder)) {
    const [whole, position, letter] = match
    if (match.index > end) parts.push(pattern.slice(end, match.index))
    end = match.index + whole.length
    if (whole === '%%') parts.push('%')
    else if (letter === 's') {
      const index = position === undefined ? next++ : Number(position) - 1
      if (index < 0 || index >= argumentCount) return undefined
      parts.push(index)
    } else return undefined
  }
  if (end < pattern.length) parts.push(pattern.slice(end))
  return parts
}

/** What cannot be read without a translation: who talks, who comes and goes, and why a connection ends. */
const patterns: Readonly<Record<string, string>> = {
  'chat.type.text': '<%s> %s',
  'chat.type.announcement': '[%s] %s',
  'chat.type.emote': '* %s %s',
  'chat.type.admin': '[%s: %s]',
  'chat.type.team.text': '%s <%s> %s',
  'chat.type.team.sent': '-> %s <%s> %s',
  'chat.type.achievement': '%s has just earned the achievement %s',
  'chat.type.advancement.task': '%s has made the advancement %s',
  'chat.type.advancement.challenge': '%s has completed the challenge %s',
  'chat.type.advancement.goal': '%s has reached the goal %s',
  'commands.message.display.incoming': '%s whispers to you: %s',
  'commands.message.display.outgoing': 'You whisper to %s: %s',
  'multiplayer.player.joined': '%s joined the game',
  'multiplayer.player.joined.renamed': '%s (formerly known as %s) joined the game',
  'multiplayer.player.left': '%s left the game',
  'disconnect.closed': 'Connection closed',
  'disconnect.endOfStream': 'End of stream',
  'disconnect.exceeded_packet_rate': 'Too many packets',
  'disconnect.genericReason': '%s',
  'disconnect.loginFailedInfo': 'Login failed: %s',
  'disconnect.lost': 'Connection lost',
  'disconnect.packetError': 'Network protocol error',
  'disconnect.quitting': 'Quitting',
  'disconnect.spam': 'Kicked for spamming',
  'disconnect.timeout': 'Timed out',
  'disconnect.transfer': 'Transferred to another server',
  'multiplayer.disconnect.authservers_down': 'The authentication servers are down',
  'multiplayer.disconnect.banned': 'Banned from this server',
  'multiplayer.disconnect.banned.reason': 'Banned from this server: %s',
  'multiplayer.disconnect.banned.expiration': '\nThe ban ends on %s',
  'multiplayer.disconnect.banned_ip.reason': 'This IP address is banned from the server: %s',
  'multiplayer.disconnect.banned_ip.expiration': '\nThe ban ends on %s',
  'multiplayer.disconnect.chat_validation_failed': 'A chat message was not valid',
  'multiplayer.disconnect.duplicate_login': 'Logged in from another location',
  'multiplayer.disconnect.expired_public_key': 'The key of the profile has expired',
  'multiplayer.disconnect.flying': 'Flying is not allowed on this server',
  'multiplayer.disconnect.generic': 'Disconnected',
  'multiplayer.disconnect.idling': 'Idle for too long',
  'multiplayer.disconnect.illegal_characters': 'Illegal characters in chat',
  'multiplayer.disconnect.incompatible': 'Incompatible version; the server has %s',
  'multiplayer.disconnect.invalid_entity_attacked': 'Attacked an entity that cannot be attacked',
  'multiplayer.disconnect.invalid_player_movement': 'Invalid movement of the player',
  'multiplayer.disconnect.invalid_public_key_signature': 'The signature of the profile key is not valid',
  'multiplayer.disconnect.invalid_vehicle_movement': 'Invalid movement of a vehicle',
  'multiplayer.disconnect.ip_banned': 'This IP address is banned from the server',
  'multiplayer.disconnect.kicked': 'Kicked by an operator',
  'multiplayer.disconnect.missing_public_key': 'The key of the profile is missing',
  'multiplayer.disconnect.name_taken': 'The name is already taken',
  'multiplayer.disconnect.not_whitelisted': 'Not on the whitelist of this server',
  'multiplayer.disconnect.out_of_order_chat': 'A chat packet came out of order',
  'multiplayer.disconnect.outdated_client': 'The client is too old; the server has %s',
  'multiplayer.disconnect.outdated_server': 'The server is too old; it has %s',
  'multiplayer.disconnect.server_full': 'The server is full',
  'multiplayer.disconnect.server_shutdown': 'The server was closed',
  'multiplayer.disconnect.slow_login': 'Logging in took too long',
  'multiplayer.disconnect.too_many_pending_chats': 'Too many messages were not acknowledged',
  'multiplayer.disconnect.transfers_disabled': 'The server accepts no transfers',
  'multiplayer.disconnect.unexpected_query_response': 'Unexpected data from the client',
  'multiplayer.disconnect.unsigned_chat': 'A chat packet had no valid signature',
  'multiplayer.disconnect.unverified_username': 'The name could not be verified',
  'multiplayer.requiredTexturePrompt.disconnect': 'The server requires its resource pack',
}
