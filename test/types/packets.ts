// Checked by `npm run typecheck`: every line under an `@ts-expect-error` must fail to compile, and all others must not.
import {
  changed,
  type InOf,
  i32,
  list,
  type OutOf,
  oneOf,
  option,
  since,
  string,
  struct,
  u8,
  union,
  varInt,
  withDefault,
} from '../../src/codec/index.ts'
import { Connection } from '../../src/net/connection.ts'
import * as clientbound from '../../src/protocol/directions/clientbound.ts'
import * as serverbound from '../../src/protocol/directions/serverbound.ts'
import type { AnyPacket, PacketOf, State } from '../../src/protocol/packet.ts'

/** Whether two types are the same, not merely assignable. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const isTrue = <_T extends true>(): void => {}

const connection = new Connection('localhost')

// Making packets

serverbound.handshaking.intention({ protocolVersion: 769, hostName: 'localhost', port: 25565, intention: 'status' })
// @ts-expect-error a field that does not exist
serverbound.handshaking.intention({ protocolVersion: 769, hostName: 'localhost', port: 1, intention: 'status', no: 1 })
// @ts-expect-error a field is missing
serverbound.handshaking.intention({ protocolVersion: 769, hostName: 'localhost', intention: 'status' })
// @ts-expect-error a field of a wrong type
serverbound.handshaking.intention({ protocolVersion: '769', hostName: 'localhost', port: 1, intention: 'status' })
// @ts-expect-error a name that is none of the possible ones
serverbound.handshaking.intention({ protocolVersion: 769, hostName: 'localhost', port: 1, intention: 'play' })
// @ts-expect-error fields are required
serverbound.handshaking.intention()
serverbound.login.loginAcknowledged()
serverbound.login.loginAcknowledged({})
// Fields with a default may be left out.
serverbound.login.hello({ name: 'Steve' })
serverbound.login.hello({ name: 'Steve', profileId: undefined })
serverbound.login.cookieResponse({ key: 'example:session' })

// Writing packets

connection.writePacket(serverbound.login.hello({ name: 'Steve' }))
connection.writePacket(serverbound.login.hello({ name: 'Steve' }), { force: true })
// @ts-expect-error only a server sends it
connection.writePacket(clientbound.play.setHealth({ health: 20, food: 20, saturation: 5 }))
// @ts-expect-error a type of packet is not a packet
connection.writePacket(serverbound.login.loginAcknowledged)
// @ts-expect-error no such option
connection.writePacket(serverbound.login.loginAcknowledged(), { forced: true })

// Packets stand under their states.

clientbound.play.setHealth
// @ts-expect-error a packet of another state
clientbound.login.setHealth
// @ts-expect-error a packet of the other direction
serverbound.play.setHealth
// @ts-expect-error no such state
clientbound.handshaking
// A packet of several states is the same in all of them.
isTrue<Same<typeof clientbound.configuration.cookieRequest, typeof clientbound.play.cookieRequest>>()

// Listeners

connection.registerPacketListener((packet) => {
  isTrue<Same<typeof packet.kind, 'set_health'>>()
  isTrue<Same<typeof packet.health, number>>()
  // @ts-expect-error no such field
  packet.hunger
}, clientbound.play.setHealth)

connection.registerPacketListener(
  (packet) => {
    isTrue<Same<typeof packet.kind, 'set_health' | 'transfer'>>()
    // @ts-expect-error only one of them has it
    packet.health
    if (packet.kind === 'transfer') {
      isTrue<Same<typeof packet.host, string>>()
      // @ts-expect-error the other one has it
      packet.health
    } else isTrue<Same<typeof packet.saturation, number>>()
    if (clientbound.play.setHealth.is(packet)) isTrue<Same<typeof packet.food, number>>()
  },
  clientbound.play.setHealth,
  clientbound.play.transfer,
  { early: true },
)
// @ts-expect-error the listener asks for another packet
connection.registerPacketListener(
  (packet: PacketOf<typeof clientbound.play.transfer>) => packet.host,
  clientbound.play.setHealth,
)
// @ts-expect-error no such option
connection.registerPacketListener(() => {}, clientbound.play.setHealth, { earlier: true })
// Without types it gets all packets.
connection.registerPacketListener((packet) => {
  isTrue<Same<typeof packet, AnyPacket>>()
})
connection.registerPacketListener(
  (packet) => {
    isTrue<Same<typeof packet, AnyPacket>>()
    if (serverbound.play.swing.is(packet)) isTrue<Same<typeof packet.hand, 'main_hand' | 'off_hand'>>()
  },
  { outgoing: true },
)
// @ts-expect-error no such option
connection.registerPacketListener(() => {}, { earlier: true })
connection.registerRawListener(({ body }) => {
  isTrue<Same<typeof body, Uint8Array>>()
})
// @ts-expect-error there is no handling before it
connection.registerRawListener(() => {}, { early: true })
isTrue<Same<typeof connection.state, State | undefined>>()
// @ts-expect-error options come last
connection.registerPacketListener(() => {}, { early: true }, clientbound.play.setHealth)

export const describePacket = (packet: AnyPacket): string => {
  // @ts-expect-error nothing is known of it yet
  packet.health
  return clientbound.play.setHealth.is(packet) ? `${packet.health.toFixed()} ${packet.food}` : packet.kind
}

// Versions

since('1.21.4', varInt)
// @ts-expect-error there is no such version
since('1.21.99', varInt)
// @ts-expect-error nor this one
changed(varInt, ['1.8.99', u8])
new Connection('localhost', { initialVersion: '1.21.4', allowedVersions: ['1.8.9', 769] })
// @ts-expect-error there is no such version
new Connection('localhost', { initialVersion: '1.21.99' })
// @ts-expect-error there is no such protocol
new Connection('localhost', { initialVersion: 999 })
// @ts-expect-error there is no such version
new Connection('localhost', { allowedVersions: ['1.21.99'] })
// @ts-expect-error there is no such option
new Connection('localhost', { user: 'Steve' })
// @ts-expect-error only `false` switches it off
new Connection('localhost', { handleException: true })
// @ts-expect-error there is no such version
clientbound.play.setHealth.codec.at('1.21.99')

// Codecs

const sample = struct({
  id: varInt,
  name: withDefault(string(), 'none'),
  size: since('1.9', i32),
  parts: list(option(u8)),
  action: union('type', oneOf(['add', 'remove', 'clear']), {
    add: struct({ at: i32 }),
    remove: struct({ by: string() }),
  }),
})
type Read = OutOf<typeof sample>
type Written = InOf<typeof sample>
isTrue<Same<Read['id'], number>>()
isTrue<Same<Read['name'], string>>()
isTrue<Same<Read['size'], number | undefined>>()
isTrue<Same<Read['parts'], (number | undefined)[]>>()
isTrue<Same<Read['action']['type'], 'add' | 'remove' | 'clear'>>()
export const written: Written = { id: 1, parts: [1, undefined], action: { type: 'clear' } }
// @ts-expect-error `id` is missing
export const withoutId: Written = { parts: [], action: { type: 'clear' } }
// @ts-expect-error `at` is missing
export const withoutPart: Written = { id: 1, parts: [], action: { type: 'add' } }
// @ts-expect-error the case belongs to no name
union('type', oneOf(['add']), { subtract: struct({}) })
export const place = (read: Read): number | string | undefined => {
  const { action } = read
  if (action.type === 'add') return action.at
  // @ts-expect-error it has no place any more
  if (action.type === 'remove') return action.at
  return undefined
}

// No field of any packet has lost its type.

type IsAny<T> = 0 extends 1 & T ? true : false
type FieldsWithoutType<P> = P extends unknown
  ? { [K in keyof P]-?: IsAny<P[K]> extends true ? K : never }[keyof P]
  : never
type WithoutType<Module> = {
  [Name in keyof Module]: FieldsWithoutType<PacketOf<Module[Name]>> extends never ? never : Name
}[keyof Module]
isTrue<Same<FieldsWithoutType<{ a: number; b: unknown[] } | { c: ReturnType<typeof JSON.parse> }>, 'c'>>()
isTrue<Same<WithoutType<typeof clientbound.login>, never>>()
isTrue<Same<WithoutType<typeof clientbound.configuration>, never>>()
isTrue<Same<WithoutType<typeof clientbound.play>, never>>()
isTrue<Same<WithoutType<typeof serverbound.login>, never>>()
isTrue<Same<WithoutType<typeof serverbound.configuration>, never>>()
isTrue<Same<WithoutType<typeof serverbound.play>, never>>()
