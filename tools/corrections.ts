import type { Direction, PacketIds, State } from './minecraft-data.ts'

/** One wrong id in minecraft-data. `null` as the right one: there is no such packet. */
export interface IdCorrection {
  protocol: number
  state: State
  direction: Direction
  packet: string
  wrong: number
  right: number | null
}

/**
 * Ids that minecraft-data 3.117.0 has wrong.
 *
 * - 1.21.5, the two packets around 0x3c: MCProtocolLib (commit 788fbdf8, the 1.21.5 release), ViaVersion's
 *   `ServerboundPackets1_21_5` and Pumpkin's table have `teleport_to_entity` (minecraft-data: `spectate`) first.
 * - 1.21 to 1.21.5, serverbound configuration: the server sends `custom_report_details` and `server_links`, and nobody
 *   answers. MCProtocolLib (same commit), ViaVersion's `ServerboundConfigurationPackets1_20_5` (in use until 1.21.5)
 *   and Pumpkin's tables end at id 7.
 */
export const idCorrections: readonly IdCorrection[] = [
  { protocol: 770, state: 'play', direction: 'serverbound', packet: 'spectate', wrong: 0x3d, right: 0x3c },
  {
    protocol: 770,
    state: 'play',
    direction: 'serverbound',
    packet: 'test_instance_block_action',
    wrong: 0x3c,
    right: 0x3d,
  },
  ...[767, 768, 769, 770].flatMap((protocol) => [
    phantomConfigurationPacket(protocol, 'custom_report_details', 8),
    phantomConfigurationPacket(protocol, 'server_links', 9),
  ]),
]

/** A protocol that minecraft-data has no ids for, with the protocols that surely have the same ones. */
export interface IdCompletion {
  protocol: number
  /** The ids are taken from the first; where there are several, they must agree with each other. */
  sameAs: readonly number[]
}

/**
 * Protocols without data.
 *
 * - 4 (1.7.2 to 1.7.5): ViaLegacy converts to 5 with one packet enum for both (`ClientboundPackets1_7_2`,
 *   `ServerboundPackets1_7_2`), and MCProtocolLib's commit for it (33544d16) touches the layout of `add_player` only.
 *   Pumpkin's two tables are the same.
 * - 485 (1.14.2): its neighbours have the same ids; MCProtocolLib's commits for 1.14.2 (10b72ca5) and 1.14.3 (0dc580ee)
 *   change none, ViaVersion uses one enum from 1.14 to 1.14.3, and Pumpkin's three tables are the same.
 */
export const idCompletions: readonly IdCompletion[] = [
  { protocol: 4, sameAs: [5] },
  { protocol: 485, sameAs: [480, 490] },
]

/**
 * `ids` with the corrections for this protocol; the argument stays as it is.
 *
 * @throws {Error} when a wrong id is not there: upstream has fixed it (or changed), and the row must go.
 */
export function correctIds(
  ids: PacketIds,
  protocol: number,
  corrections: readonly IdCorrection[] = idCorrections,
): PacketIds {
  const corrected = structuredClone(ids)
  for (const { state, direction, packet, wrong, right } of corrections.filter((row) => row.protocol === protocol)) {
    const there = ids[state]?.[direction]?.[packet]
    const table = corrected[state]?.[direction]
    if (table === undefined || there !== wrong) {
      throw new Error(
        `minecraft-data no longer has ${wrong} for ${state} ${direction} ${packet} in protocol ${protocol}, ` +
          `but ${there}: look at its row in tools/corrections.ts`,
      )
    }
    if (right === null) delete table[packet]
    else table[packet] = right
  }
  return corrected
}

function phantomConfigurationPacket(protocol: number, packet: string, wrong: number): IdCorrection {
  return { protocol, state: 'configuration', direction: 'serverbound', packet, wrong, right: null }
}
