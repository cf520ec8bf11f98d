import { systemClock } from '../net/clock.ts'
import { Connection } from '../net/connection.ts'
import type { Disconnection } from '../net/connection-events.ts'
import { systemTicker } from '../net/ticker.ts'
import type { Events } from '../util/events.ts'
import type { TickClock } from '../util/tick-clock.ts'
import { Actions } from './action.ts'
import type { BotOptions } from './bot-options.ts'
import { type Combat, combat } from './combat.ts'
import { type Flying, flying } from './flying.ts'
import { type Gliding, gliding } from './gliding.ts'
import { Hands } from './hands.ts'
import { type ItemUse, itemUse } from './item-use.ts'
import { type BotEvents, Life } from './life.ts'
import { type Living, living } from './living.ts'
import { type Looking, looking } from './looking.ts'
import { Contacts } from './movement/contacts.ts'
import { type Controls, type Movement, movement } from './movement/movement.ts'
import { followOutfit } from './movement/outfit.ts'
import { followWings } from './movement/wings.ts'
import { type Advancements, advancements } from './observe/advancements.ts'
import { type Border, border } from './observe/border.ts'
import { type BossBars, bossBars } from './observe/boss-bars.ts'
import { type Chat, chat } from './observe/chat.ts'
import { type Entities, entities } from './observe/entities.ts'
import { type Inventory, inventory } from './observe/inventory.ts'
import { type Maps, maps } from './observe/maps.ts'
import { type Perception, perception } from './observe/perception.ts'
import { type Players, players } from './observe/players.ts'
import { type Scoreboard, scoreboard } from './observe/scoreboard.ts'
import { type Self, self } from './observe/self.ts'
import { type Server, server } from './observe/server.ts'
import { type Statistics, statistics } from './observe/statistics.ts'
import { type Time, time } from './observe/time.ts'
import { type Titles, titles } from './observe/titles.ts'
import { type Waypoints, waypoints } from './observe/waypoints.ts'
import { type Weather, weather } from './observe/weather.ts'
import { BotWorld } from './observe/world.ts'
import type { Parts } from './parts.ts'
import { type Riding, riding } from './riding.ts'
import { Sequence } from './sequence.ts'
import { Session } from './session.ts'
import { type Sleeping, sleeping } from './sleeping.ts'
import { type Swimming, swimming } from './swimming.ts'
import { type WaitForChunksOptions, waitForChunks } from './wait-for-chunks.ts'
import { type Walking, walking } from './walking.ts'

/**
 * A player without a screen. The object, its parts and their listeners stay the same through deaths, worlds,
 * re-connections and transfers to other servers.
 */
export interface Bot {
  readonly events: Events<BotEvents>
  /** Packets, for what no part does. */
  readonly connection: Connection
  /** Version, registries and dimension of the present stay on the server. */
  readonly session: Session
  /** What the bot lives by: 20 ticks a second. */
  readonly ticks: TickClock
  /** The player itself: where it is, how it is, what it can do. */
  readonly self: Self
  /**
   * The keys that it holds: `bot.control.forward = true` walks until it is `false`, or `bot.control.release()`. Actions press the same
   * keys, so that one should not press them while one goes on.
   */
  readonly control: Controls
  /** Its body, and what else moves it. */
  readonly movement: Movement
  /** Turns its head. */
  readonly looking: Looking
  /** Goes to places, and after others. */
  readonly walking: Walking
  /** Swims to places, in all directions. */
  readonly swimming: Swimming
  readonly flying: Flying
  /** Glides with an elytra, and is driven by rockets. */
  readonly gliding: Gliding
  /** Hits and uses entities. */
  readonly combat: Combat
  /** Eats, drinks, shoots and throws what it holds. */
  readonly using: ItemUse
  /** Its injuries, deaths and returns. */
  readonly living: Living
  readonly sleeping: Sleeping
  /** Gets on and off vehicles, and drives them. */
  readonly riding: Riding
  /** The blocks around it. */
  readonly world: BotWorld
  /** Everything that moves around it, and itself. */
  readonly entities: Entities
  /** Who is on the server, as the tab list shows it. */
  readonly players: Players
  readonly chat: Chat
  readonly time: Time
  readonly weather: Weather
  /** What the server says about itself. */
  readonly server: Server
  /** The border of the world. */
  readonly border: Border
  /** What the player carries, and what it has open. */
  readonly inventory: Inventory
  /** Objectives and teams. */
  readonly scoreboard: Scoreboard
  readonly bossBars: BossBars
  /** Titles, and the text above the hotbar. */
  readonly titles: Titles
  /** What is to be heard and seen for a moment: sounds, particles, explosions, blocks that do something. */
  readonly perception: Perception
  /** Pictures of the maps that the player has seen. */
  readonly maps: Maps
  readonly advancements: Advancements
  readonly statistics: Statistics
  /** Where others are, as the locator bar shows it; since 1.21.6. */
  readonly waypoints: Waypoints

  /**
   * Connects and logs in; settles when the game begins. With a re-connect policy it tries as often as that allows.
   *
   * @throws {ConnectionError} as `Connection.connect` does
   * @throws {AuthenticationError} when the account is refused
   * @throws the signal's reason when aborted
   */
  connect(options?: { signal?: AbortSignal }): Promise<void>
  /** Leaves the server, and stays away. */
  disconnect(): Promise<void>
  /** Settles when the bot has left for good; rejects with what went wrong, if anything. */
  ended(): Promise<Disconnection>
  /**
   * Settles when the columns around the bot have come.
   *
   * @throws {ConnectionError} what ended the connection, if it ends before
   * @throws the signal's reason when aborted
   */
  waitForChunks(options?: WaitForChunksOptions): Promise<void>
  /** Says something in chat, or runs a command when it begins with a slash. Returns whether it was taken. */
  say(text: string): boolean
}

/**
 * Makes a bot; it does nothing before `connect()`, so that listeners can be added first.
 *
 * ```ts
 * const bot = createBot({ address: 'localhost', username: 'Steve' })
 * await bot.connect()
 * bot.say('Hello')
 * ```
 *
 * @throws {ConnectionError} address_invalid
 * @throws {SculkError} unknown_version, no_version_allowed
 */
export function createBot({
  address,
  reconnect = false,
  followTransfers = true,
  shareWorld = true,
  autoRespawn = true,
  clock = systemClock,
  ticks = systemTicker.ticks,
  ...options
}: BotOptions): Bot {
  const connection: Connection = new Connection(address, {
    ...options,
    cookies: options.cookies ?? new Map(),
    // The bot tells it itself: see `ended` and the event `end`.
    handleException: options.handleException ?? false,
    prepare: (version) => session.prepare(version),
    placement: () => me,
  })
  const onListenerError = (error: unknown): void => connection.reportListenerError(error)
  const session = new Session(connection, onListenerError)
  const parts: Parts = { connection, session, clock, onListenerError }
  const me = self(parts)
  const listed = players(parts)
  const world = new BotWorld(parts, {
    server: () => `${connection.address} ${options.port ?? ''}`,
    isShared: shareWorld,
    ticks,
  })
  const carried = inventory({ ...parts, self: me })
  const moving = movement({ ...parts, ticks, self: me, world })
  followOutfit(moving.outfit, carried, session)
  const around = entities(parts, { self: me, players: listed }, shareWorld ? {} : { share: false })
  followWings({ ...parts, self: me, movement: moving, entities: around })
  const acting = { ...parts, ticks, self: me, movement: moving, world, entities: around, inventory: carried }
  const talk = chat(parts, { players: listed })
  const sequence = new Sequence(session)
  const active = { ...acting, actions: new Actions(acting), hands: new Hands({ ...acting, sequence }) }
  const fighting = combat(active)
  const hours = time(parts)
  const all = {
    connection,
    session,
    ticks,
    self: me,
    control: moving.controls,
    movement: moving,
    looking: looking(active),
    walking: walking(active),
    swimming: swimming(active),
    flying: flying(active),
    gliding: gliding(active),
    combat: fighting,
    using: itemUse(active),
    living: living(active, { autoRespawn }),
    sleeping: sleeping({ ...active, chat: talk }),
    riding: riding({ ...active, combat: fighting, time: hours }),
    world,
    entities: around,
    players: listed,
    chat: talk,
    time: hours,
    weather: weather(parts),
    server: server(parts),
    border: border(parts),
    inventory: carried,
    scoreboard: scoreboard(parts),
    bossBars: bossBars(parts),
    titles: titles(parts),
    perception: perception(parts),
    maps: maps(parts),
    advancements: advancements(parts),
    statistics: statistics(parts),
    waypoints: waypoints(parts),
  }
  moving.surroundWith(new Contacts({ ...parts, ...all }))
  // After the parts, so that they are up to date when it says that the game has begun.
  const life = new Life(parts, { reconnect, followTransfers })
  return {
    ...all,
    events: life.events,
    connect: ({ signal } = {}) => life.connect(signal),
    disconnect: () => life.disconnect(),
    ended: () => life.ended(),
    waitForChunks: (options = {}) => waitForChunks({ self: me, world, session }, options),
    say: (text) => connection.say(text),
  }
}
