import {
  bool,
  bytes,
  type Codec,
  changed,
  custom,
  flags,
  i16,
  i64,
  list,
  mapped,
  oneOf,
  option,
  since,
  string,
  struct,
  u8,
  union,
  uuid,
  varInt,
} from '../../codec/index.ts'
import { CodecError } from '../../util/errors.ts'
import type { TextComponent } from '../text-component.ts'
import { type GameMode, gameModeAs } from './game-mode.ts'
import { type ProfileProperty, type ProfilePropertyInput, profileProperties } from './game-profile.ts'
import { optionalText } from './text.ts'

/** What an update of the player list says about its players. */
export interface PlayerInfoActions {
  /** They are added; `name` and `properties` are given. */
  addPlayer: boolean
  /** `chatSession` is given; since 1.19. */
  initializeChat: boolean
  /** `gameMode` is given. */
  updateGameMode: boolean
  /** `listed` is given. */
  updateListed: boolean
  /** `latency` is given. */
  updateLatency: boolean
  /** `displayName` is given, or taken away. */
  updateDisplayName: boolean
  /** `listOrder` is given; since 1.21.2. */
  updateListOrder: boolean
  /** `showHat` is given; since 1.21.4. */
  updateHat: boolean
  /** They are removed; until 1.19.2, after which a packet of its own says so. */
  removePlayer: boolean
  /** Bits without a meaning, when any is set. */
  otherBits?: number
}

/** The key with which a player signs messages. */
export interface ChatSession {
  /** UUID; since 1.19.3. */
  sessionId: string | undefined
  /** When the key expires, in milliseconds since 1970. */
  expiresAt: bigint
  /** RSA, in X.509 form. */
  publicKey: Uint8Array
  /** Mojang's signature over the key. */
  keySignature: Uint8Array
}

/** What is said about one player; the actions tell which fields count. */
export interface PlayerInfoEntry {
  /** The player's UUID; zeros in 1.7, which knows players by `name` only. */
  profileId: string
  name: string | undefined
  properties: ProfileProperty[] | undefined
  /** Absent when the player does not sign. */
  chatSession: ChatSession | undefined
  gameMode: GameMode | undefined
  /** Whether the list shows the player. */
  listed: boolean | undefined
  /** In milliseconds. */
  latency: number | undefined
  /** Shown in place of the name; absent for the name with the style of the team. */
  displayName: TextComponent | undefined
  /** Higher ones stand further up. */
  listOrder: number | undefined
  /** Whether the second layer of the head is shown. */
  showHat: boolean | undefined
}

/** The players of an update. */
export interface PlayerInfoUpdate {
  actions: PlayerInfoActions
  entries: PlayerInfoEntry[]
}

/** What writing an entry takes. */
export interface PlayerInfoEntryInput extends Readonly<Partial<Omit<PlayerInfoEntry, 'properties' | 'chatSession'>>> {
  readonly properties?: readonly ProfilePropertyInput[] | undefined
  readonly chatSession?:
    | (Omit<Readonly<ChatSession>, 'sessionId'> & { readonly sessionId?: string | undefined })
    | undefined
}

/** What writing an update takes. */
export interface PlayerInfoUpdateInput {
  readonly actions: Readonly<Partial<PlayerInfoActions>>
  readonly entries: readonly PlayerInfoEntryInput[]
}

const nobody = '00000000-0000-0000-0000-000000000000'

function actionsOf(given: Readonly<Partial<PlayerInfoActions>>): PlayerInfoActions {
  return {
    addPlayer: false,
    initializeChat: false,
    updateGameMode: false,
    updateListed: false,
    updateLatency: false,
    updateDisplayName: false,
    updateListOrder: false,
    updateHat: false,
    removePlayer: false,
    ...given,
  }
}

function entryOf(given: Readonly<Partial<PlayerInfoEntry>>): PlayerInfoEntry {
  return {
    profileId: nobody,
    name: undefined,
    properties: undefined,
    chatSession: undefined,
    gameMode: undefined,
    listed: undefined,
    latency: undefined,
    displayName: undefined,
    listOrder: undefined,
    showHat: undefined,
    ...given,
  }
}

/** 1.7: one player, who is there or not. */
const single = mapped(
  struct({ name: string(), isOnline: bool, latency: i16 }),
  ({ name, isOnline, latency }): PlayerInfoUpdate => ({
    actions: actionsOf(
      isOnline ? { addPlayer: true, updateListed: true, updateLatency: true } : { removePlayer: true },
    ),
    entries: [entryOf({ name, latency, properties: [], listed: isOnline })],
  }),
  ({ actions, entries }: PlayerInfoUpdateInput) => {
    const [entry, ...others] = entries
    if (entry?.name === undefined || others.length > 0)
      throw new CodecError('unsupported_in_version', 'Before 1.8, an update is about one player, by name')
    return { name: entry.name, isOnline: actions.removePlayer !== true, latency: entry.latency ?? 0 }
  },
)

const chatSession = struct({
  sessionId: since('1.19.3', uuid),
  expiresAt: i64,
  publicKey: bytes(),
  keySignature: bytes(),
})

const gameMode = gameModeAs(varInt)

/** 1.8 to 1.19.2: one action. */
const byAction = mapped(
  union('action', oneOf(['add_player', 'update_game_mode', 'update_latency', 'update_display_name', 'remove_player']), {
    add_player: struct({
      entries: list(
        struct({
          profileId: uuid,
          name: string(),
          properties: profileProperties,
          gameMode,
          latency: varInt,
          displayName: optionalText,
          chatSession: since('1.19', option(chatSession)),
        }),
      ),
    }),
    update_game_mode: struct({ entries: list(struct({ profileId: uuid, gameMode })) }),
    update_latency: struct({ entries: list(struct({ profileId: uuid, latency: varInt })) }),
    update_display_name: struct({ entries: list(struct({ profileId: uuid, displayName: optionalText })) }),
    remove_player: struct({ entries: list(struct({ profileId: uuid })) }),
  }),
  ({ action, entries }): PlayerInfoUpdate => ({
    actions: actionsOf(meanings[action]),
    entries: entries.map((entry) => entryOf(action === 'add_player' ? { ...entry, listed: true } : entry)),
  }),
  // The compiler takes from the entries what the action has.
  ({ actions, entries }: PlayerInfoUpdateInput) => ({ action: actionFor(actions), entries }) as never,
)

type Action = 'add_player' | 'update_game_mode' | 'update_latency' | 'update_display_name' | 'remove_player'

/** What each action says. Adding a player says everything there is. */
const meanings: Readonly<Record<Action, Partial<PlayerInfoActions>>> = {
  add_player: {
    addPlayer: true,
    initializeChat: true,
    updateGameMode: true,
    updateListed: true,
    updateLatency: true,
    updateDisplayName: true,
  },
  update_game_mode: { updateGameMode: true },
  update_latency: { updateLatency: true },
  update_display_name: { updateDisplayName: true },
  remove_player: { removePlayer: true },
}

function actionFor(actions: Readonly<Partial<PlayerInfoActions>>): Action {
  if (actions.addPlayer) return 'add_player'
  if (actions.removePlayer) return 'remove_player'
  if (actions.updateGameMode) return 'update_game_mode'
  return actions.updateDisplayName ? 'update_display_name' : 'update_latency'
}

const firstActions = [
  'addPlayer',
  'initializeChat',
  'updateGameMode',
  'updateListed',
  'updateLatency',
  'updateDisplayName',
] as const

/** Since 1.19.3: bits for what is said. minecraft-data 3.117.0 has the last two the other way round. */
const actionBits: Codec<Partial<PlayerInfoActions>> = changed(
  flags(u8, firstActions),
  ['1.21.2', flags(u8, [...firstActions, 'updateListOrder'])],
  ['1.21.4', flags(u8, [...firstActions, 'updateListOrder', 'updateHat'])],
)

/** What each action adds to an entry, in wire order. */
const parts = [
  ['addPlayer', struct({ name: string(), properties: profileProperties })],
  ['initializeChat', struct({ chatSession: option(chatSession) })],
  ['updateGameMode', struct({ gameMode })],
  ['updateListed', struct({ listed: bool })],
  ['updateLatency', struct({ latency: varInt })],
  ['updateDisplayName', struct({ displayName: optionalText })],
  ['updateListOrder', struct({ listOrder: varInt })],
  ['updateHat', struct({ showHat: bool })],
] as const

const byBits = custom<PlayerInfoUpdate, Codec[], PlayerInfoUpdateInput>(
  'playerInfo',
  2,
  [actionBits, ...parts.map(([, codec]) => codec)] as Codec[],
  (bits, ...partCoders) => ({
    decode(reader) {
      const actions = actionsOf(bits!.decode(reader) as Partial<PlayerInfoActions>)
      const used = partCoders.filter((_, index) => actions[parts[index]![0]])
      const count = reader.count(reader.varInt(), 16, 0x7fffffff)
      const entries: PlayerInfoEntry[] = []
      for (let index = 0; index < count; index++) {
        const entry = entryOf({ profileId: reader.uuid() })
        for (const coder of used) Object.assign(entry, coder.decode(reader))
        entries.push(entry)
      }
      return { actions, entries }
    },
    encode(writer, { actions, entries }) {
      if (actions.removePlayer)
        throw new CodecError('unsupported_in_version', 'Since 1.19.3, player_info_remove removes players')
      bits!.encode(writer, actions)
      const used = partCoders.filter((_, index) => actions[parts[index]![0]])
      writer.varInt(entries.length)
      for (const entry of entries) {
        writer.uuid(entry.profileId ?? nobody)
        for (const coder of used) coder.encode(writer, entry)
      }
    },
  }),
)

/** An update of the player list; one type for the three ways in which it was written. */
export const playerInfoUpdates: Codec<PlayerInfoUpdate, PlayerInfoUpdateInput> = changed(
  single,
  ['1.8', byAction],
  ['1.19.3', byBits],
)
