import {
  between,
  bool,
  bytes,
  changed,
  constant,
  i8,
  i32,
  i64,
  list,
  oneOf,
  option,
  orElse,
  since,
  string,
  struct,
  switchOn,
  until,
  uuid,
  varInt,
  withDefault,
} from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'
import {
  argumentSignatures,
  chatType,
  filterMask,
  lastSeenMessages,
  lastSeenUpdate,
  messageSignature,
  packedSignature,
} from '../types/chat-message.ts'
import { optionalText, text } from '../types/text.ts'

const nobody = '00000000-0000-0000-0000-000000000000'

/** A line for the chat or the action bar, by whomever; until 1.18.2, after which each source has a packet of its own. */
export const chatClientbound = clientbound('play', 'chat', {
  message: text,
  /** Where it goes: `game_info` is the action bar; players can hide `chat` but not `system`. */
  position: since('1.8', oneOf(i8, ['chat', 'system', 'game_info']), 'chat'),
  /** UUID of the player who said it; absent when it was nobody. */
  sender: since('1.16', orElse(uuid, nobody)),
})

/** Something that no player said: an announcement, the result of a command, a death. */
export const systemChat = clientbound('play', 'system_chat', {
  content: text,
  /** Id in minecraft:chat_type, in 1.19 only; in the game's own registry 1 is chat and 2 the action bar. */
  type: until('1.19.1', varInt, 1),
  /** Whether it goes to the action bar. In 1.19 it follows from `type`, which must be given to write one. */
  overlay: withDefault(changed(switchOn('type', [[2, constant(true)]], constant(false)), ['1.19.1', bool]), false),
})

/** A message of a player. The fields that 1.19 has in another order stand in both layouts. */
const message = {
  /** Counts all messages of the connection, from 0; since 1.21.5. */
  globalIndex: since('1.21.5', varInt, 0),
  /** The signature of the sender's message before this one; 1.19.1 and 1.19.2. */
  previousSignature: between('1.19.1', '1.19.3', option(bytes())),
  /** UUID of the player who said it. */
  sender: uuid,
  /** Counts the messages of the sender's session, from 0; since 1.19.3. */
  index: since('1.19.3', varInt, 0),
  signature: messageSignature,
  /** What was typed; empty in 1.19, which has it in `decorated`. */
  message: since('1.19.1', string(), ''),
  /** What was typed, as the server had styled it before it was signed; until 1.19.2. */
  decorated: until('1.19.3', optionalText),
  /** When it was sent, in milliseconds since 1970. */
  timestamp: i64,
  /** A random number under the signature. */
  salt: i64,
  /** The messages that the sender had seen. */
  lastSeen: since('1.19.1', lastSeenMessages, []),
  /** What to show in place of the signed message. */
  unsignedContent: optionalText,
  filter: since('1.19.1', filterMask, { type: 'pass_through' }),
  type: chatType,
  /** The sender's name, as it is displayed. */
  name: text,
  /** The receiver's or the team's name, where the pattern of `type` has a place for it. */
  targetName: optionalText,
}

/**
 * A player said something. What to show is `unsignedContent`, else `decorated`, else `message`, put into the pattern of
 * `type`.
 */
export const playerChat = clientbound(
  'play',
  'player_chat',
  changed(
    struct({
      globalIndex: message.globalIndex,
      previousSignature: message.previousSignature,
      decorated: text,
      unsignedContent: message.unsignedContent,
      type: message.type,
      sender: message.sender,
      name: message.name,
      targetName: message.targetName,
      timestamp: message.timestamp,
      salt: message.salt,
      signature: message.signature,
      index: message.index,
      message: message.message,
      lastSeen: message.lastSeen,
      filter: message.filter,
    }),
    ['1.19.1', struct(message)],
  ),
)

/** That a player said something which this client does not get, so that it can check the next signature; 1.19.1 and 1.19.2. */
export const playerChatHeader = clientbound('play', 'player_chat_header', {
  /** The signature of the sender's message before this one. */
  previousSignature: option(bytes()),
  /** UUID of the player who said it. */
  sender: uuid,
  signature: bytes(),
  /** SHA-256 of the message. */
  bodyDigest: bytes(),
})

/** Something that is shown like a player's message, but is no signed message of a player: `/say`, or a server's own format. */
export const disguisedChat = clientbound('play', 'disguised_chat', {
  message: text,
  type: chatType,
  /** The name in the place of the sender's. */
  name: text,
  /** The receiver's or the team's name, where the pattern of `type` has a place for it. */
  targetName: optionalText,
})

/** A message is to be removed from the chat. */
export const deleteChat = clientbound('play', 'delete_chat', { signature: packedSignature })

/** The player says something; before 1.19 also a command, with its slash. At most 256 characters (100 before 1.11). */
export const chatServerbound = serverbound('play', 'chat', {
  message: changed(string(100), ['1.11', string(256)]),
  /** When it was sent, in milliseconds since 1970. */
  timestamp: since('1.19', i64, 0n),
  /** A random number under the signature. */
  salt: since('1.19', i64, 0n),
  signature: since('1.19', messageSignature),
  /** Whether the signature is over the server's preview in place of what was typed. */
  signedPreview: between('1.19', '1.19.3', bool, false),
  ...lastSeenUpdate,
})

/** The player runs a command. From 1.20.5 on, one without signed arguments; others go as `chat_command_signed`. */
export const chatCommand = serverbound('play', 'chat_command', {
  /** Without the slash. */
  command: changed(string(256), ['1.20.5', string()]),
  /** When it was sent, in milliseconds since 1970. */
  timestamp: until('1.20.5', i64, 0n),
  /** A random number under the signatures. */
  salt: until('1.20.5', i64, 0n),
  argumentSignatures: until('1.20.5', argumentSignatures, []),
  /** Whether the signatures are over the server's preview in place of what was typed. */
  signedPreview: until('1.19.3', bool, false),
  lastSeen: lastSeenUpdate.lastSeen,
  lastReceived: lastSeenUpdate.lastReceived,
  offset: until('1.20.5', lastSeenUpdate.offset, 0),
  acknowledged: until('1.20.5', lastSeenUpdate.acknowledged, 0),
})

/** The player runs a command that has messages among its arguments, which are signed. */
export const chatCommandSigned = serverbound('play', 'chat_command_signed', {
  /** Without the slash. */
  command: string(),
  /** When it was sent, in milliseconds since 1970. */
  timestamp: i64,
  /** A random number under the signatures. */
  salt: i64,
  argumentSignatures,
  offset: lastSeenUpdate.offset,
  acknowledged: lastSeenUpdate.acknowledged,
  checksum: lastSeenUpdate.checksum,
})

/** Tells the server which messages were seen, when the player does not talk for long. */
export const chatAck = serverbound('play', 'chat_ack', {
  lastSeen: lastSeenUpdate.lastSeen,
  lastReceived: lastSeenUpdate.lastReceived,
  offset: lastSeenUpdate.offset,
})

/** The key with which the player signs from now on. */
export const chatSessionUpdate = serverbound('play', 'chat_session_update', {
  /** UUID of the session. */
  sessionId: uuid,
  /** When the key expires, in milliseconds since 1970. */
  expiresAt: i64,
  /** RSA, in X.509 form. */
  publicKey: bytes(varInt, 512),
  /** Mojang's signature over the key. */
  keySignature: bytes(varInt, 4096),
})

/** How the server would style what the player is typing; 1.19 to 1.19.2. */
export const chatPreviewClientbound = clientbound('play', 'chat_preview', {
  queryId: i32,
  /** Absent when there is nothing to show. */
  preview: optionalText,
})

/** Asks for a preview of what the player is typing; 1.19 to 1.19.2. */
export const chatPreviewServerbound = serverbound('play', 'chat_preview', {
  /** Chosen by the client; the answer has the same. */
  queryId: i32,
  query: string(),
})

/** Whether the client should ask for previews; 1.19 to 1.19.2. */
export const setDisplayChatPreview = clientbound('play', 'set_display_chat_preview', { enabled: bool })

/** Words that the client suggests in chat beside the players' names. */
export const customChatCompletions = clientbound('play', 'custom_chat_completions', {
  action: oneOf(['add', 'remove', 'set']),
  entries: list(string()),
})
