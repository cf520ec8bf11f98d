import {
  anonymousNbt,
  between,
  bytes,
  changed,
  custom,
  holder,
  list,
  longArray,
  oneOf,
  option,
  orElse,
  since,
  string,
  struct,
  u8,
  union,
  until,
  uuid,
  varInt,
} from '../../codec/index.ts'

/**
 * The signature of a message, absent when nobody signed it. An RSA signature of 256 bytes; before 1.19.3 its length stands
 * before it.
 */
export const messageSignature = changed(
  orElse(bytes(), new Uint8Array(0), (value) => value.length === 0),
  ['1.19.3', option(bytes(256))],
)

/**
 * The signature of a message that was sent before. Since 1.19.3 it may be a number: its place in the client's cache of
 * the last 128 signatures.
 */
export const packedSignature = changed(bytes(), ['1.19.3', holder(bytes(256))])

/** A message that was sent before: who sent it (before 1.19.3 only) and its signature. */
const seenMessage = struct({ sender: until('1.19.3', uuid), signature: packedSignature })

/** The last messages that somebody had seen when something was signed; at most 20 (5 before 1.19.3). */
export const lastSeenMessages = list(seenMessage)

/** A bit for each of the last 20 messages, in three bytes: bit 0 is the oldest. */
const acknowledged = custom<number, []>('acknowledged', 3, [], () => ({
  decode: (reader) => reader.u8() | (reader.u8() << 8) | (reader.u8() << 16),
  encode(writer, bits) {
    writer.u8(bits & 0xff)
    writer.u8((bits >> 8) & 0xff)
    writer.u8((bits >> 16) & 0xff)
  },
}))

/** What a client says about the messages that it has seen: before 1.19.3 the messages, since then which of the last 20. */
export const lastSeenUpdate = {
  /** The last 5 messages of different players, newest first; 1.19.1 and 1.19.2. */
  lastSeen: between('1.19.1', '1.19.3', lastSeenMessages, []),
  /** The newest message that the client did not show; 1.19.1 and 1.19.2. */
  lastReceived: between('1.19.1', '1.19.3', option(seenMessage)),
  /** How many messages have come in since the last update, which moves the window of 20. */
  offset: since('1.19.3', varInt, 0),
  /** A bit for each of the last 20 messages, set when it was seen; bit 0 is the oldest. */
  acknowledged: since('1.19.3', acknowledged, 0),
  /** Over the signatures of what was acknowledged; 0 is not checked by the server. */
  checksum: since('1.21.5', u8, 0),
}

/** The signature over one argument of a command. */
const argumentSignature = struct({
  /** The argument's name in the command tree; at most 16 characters. */
  name: string(),
  signature: changed(bytes(), ['1.19.3', bytes(256)]),
})

/** Signatures over those arguments of a command that are messages; the game takes at most 8. */
export const argumentSignatures = list(argumentSignature)

/** Which words the server's filter took out for the client. */
export const filterMask = union('type', oneOf(['pass_through', 'fully_filtered', 'partially_filtered']), {
  partially_filtered: struct({
    /** A bit for each UTF-16 unit of the message, set where it is hidden; 64 to a number. */
    mask: longArray,
  }),
})

/** How a message is decorated, in chat or for the narrator. */
const decoration = struct({
  translationKey: string(),
  /** What fills the translation, in order. minecraft-data 3.117.0 has other names for the three numbers. */
  parameters: list(oneOf(['sender', 'target', 'content'])),
  style: anonymousNbt,
})

/** Id in minecraft:chat_type; since 1.21 it may be written out instead. */
export const chatType = changed(varInt, ['1.21', holder(struct({ chat: decoration, narration: decoration }))])
