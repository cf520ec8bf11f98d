import { peerRequire } from './install.ts'
import { Random, seedOf } from './random.ts'

/** A packet with minecraft-data's name and fields. */
export interface PeerPacket {
  readonly name: string
  readonly params: Readonly<Record<string, unknown>>
}

interface PeerData {
  readonly loginPacket?: Readonly<Record<string, unknown>>
  readonly entitiesByName: Readonly<Record<string, { readonly id: number; readonly internalId: number }>>
  readonly version: { '>='(version: string): boolean }
}

/** Of the releases before the registries were part of it. */
const loginWithoutRegistries = {
  gameMode: 1,
  dimension: 0,
  difficulty: 2,
  maxPlayers: 20,
  levelType: 'default',
  reducedDebugInfo: false,
}

const mobs = ['creeper', 'zombie', 'pig', 'cow', 'sheep', 'chicken', 'spider']
const mobIds = Array.from({ length: 40 }, (_, index) => 100 + index)
const playerIds = [200, 201, 202, 203]
const angle = (random: Random): number => random.integer(-128, 127)

/** A login, entities of all kinds, and then a drawn sequence of what happens to them; the same one each time. */
export function scriptOf(version: string, count: number): PeerPacket[] {
  const data = (peerRequire()('minecraft-data') as (name: string) => PeerData)(version)
  const random = new Random(seedOf(version))
  const login = { ...(data.loginPacket ?? loginWithoutRegistries), entityId: 7 }
  if (count === 0) return [{ name: 'login', params: login }]
  const writer = new ScriptWriter(data, version, random)
  const packets = [
    { name: 'login', params: login },
    ...mobIds.map((id) => writer.mob(id)),
    ...playerIds.flatMap((id) => writer.player(id)),
  ]
  const ids = new Set([...mobIds, ...playerIds])
  for (let index = 0; index < count; index++) {
    const id = random.pick([...ids])
    if (random.chance(0.003) && mobIds.includes(id)) {
      ids.delete(id)
      packets.push({ name: 'entity_destroy', params: { entityIds: [id] } })
    } else packets.push(random.pick(writer.happenings)(id))
  }
  // What both tell of angles is the same only for these: the peer keeps those of a synchronisation as degrees.
  for (const entityId of ids) {
    const params = { entityId, yaw: angle(random), pitch: random.integer(-64, 64), onGround: true }
    packets.push({ name: 'entity_look', params })
  }
  return packets
}

class ScriptWriter {
  readonly #data: PeerData
  readonly #version: string
  readonly #random: Random
  readonly #isSince: (version: string) => boolean
  #uuidCount = 0

  constructor(data: PeerData, version: string, random: Random) {
    this.#data = data
    this.#version = version
    this.#random = random
    this.#isSince = (name) => data.version['>='](name)
  }

  /** What can happen to an entity that is in view. */
  readonly happenings = [
    (entityId: number): PeerPacket => ({
      name: 'rel_entity_move',
      params: { entityId, dX: this.#step(), dY: this.#step(), dZ: this.#step(), onGround: true },
    }),
    (entityId: number): PeerPacket => ({
      name: 'entity_move_look',
      params: {
        entityId,
        dX: this.#step(),
        dY: 0,
        dZ: this.#step(),
        yaw: angle(this.#random),
        pitch: this.#random.integer(-64, 64),
        onGround: true,
      },
    }),
    (entityId: number): PeerPacket => ({
      name: 'entity_head_rotation',
      params: { entityId, headYaw: angle(this.#random) },
    }),
    (entityId: number): PeerPacket => ({
      name: this.#isSince('1.21.2') ? 'sync_entity_position' : 'entity_teleport',
      params: {
        entityId,
        ...this.#place(),
        dx: 0,
        dy: 0,
        dz: 0,
        yaw: angle(this.#random),
        pitch: this.#random.integer(-64, 64),
        onGround: true,
      },
    }),
    (entityId: number): PeerPacket => this.#equipment(entityId),
  ]

  mob(entityId: number): PeerPacket {
    const mob = this.#random.pick(mobs)
    const { entitiesByName } = this.#data
    const named = Object.entries(entitiesByName).find(([name]) => name.toLowerCase() === mob)![1]
    const params = {
      entityId,
      entityUUID: this.#uuid(),
      objectUUID: this.#uuid(),
      type: named.id,
      ...this.#place(),
      yaw: angle(this.#random),
      pitch: 0,
      headPitch: 0,
      objectData: 0,
      velocity: { x: 0, y: 0, z: 0 },
      metadata: [],
    }
    return { name: this.#isSince('1.19') ? 'spawn_entity' : 'spawn_entity_living', params }
  }

  player(entityId: number): PeerPacket[] {
    const uuid = this.#uuid()
    const username = `Player${entityId}`
    const entry = this.#isSince('1.19.3')
      ? { uuid, player: { name: username, properties: [] }, gamemode: 0, listed: 1, latency: 5 }
      : { uuid, name: username, properties: [], gamemode: 0, ping: 5, displayName: undefined }
    const action = this.#isSince('1.19.3')
      ? { add_player: true, update_game_mode: true, update_listed: true, update_latency: true }
      : 'add_player'
    const place = { ...this.#place(), yaw: angle(this.#random), pitch: 0 }
    const spawn = this.#isSince('1.20.2')
      ? {
          name: 'spawn_entity',
          params: {
            entityId,
            objectUUID: uuid,
            type: this.#data.entitiesByName.player!.id,
            ...place,
            headPitch: 0,
            objectData: 0,
            velocity: { x: 0, y: 0, z: 0 },
          },
        }
      : { name: 'named_entity_spawn', params: { entityId, playerUUID: uuid, ...place, currentItem: 0, metadata: [] } }
    return [{ name: 'player_info', params: { action, data: [entry] } }, spawn]
  }

  #equipment(entityId: number): PeerPacket {
    const slot = this.#random.integer(0, 4)
    const { Item } = this.#items()
    const item = Item.toNotch(this.#random.chance(0.2) ? null : new Item(this.#random.integer(1, 30), 1))
    const params = this.#isSince('1.16') ? { entityId, equipments: [{ slot, item }] } : { entityId, slot, item }
    return { name: 'entity_equipment', params }
  }

  #items(): { Item: { new (id: number, count: number): unknown; toNotch(item: unknown): unknown } } {
    return { Item: (peerRequire()('prismarine-item') as (version: string) => never)(this.#version) }
  }

  /** In the steps of the version, so that the peer, which never rounds, has the same place. */
  #place(): { x: number; y: number; z: number } {
    const [x, y, z] = [0, 1, 2].map(() => this.#random.integer(-100_000, 100_000))
    const unit = this.#isSince('1.9') ? 4096 : 1
    return { x: x! / unit, y: y! / unit, z: z! / unit }
  }

  #step(): number {
    return this.#isSince('1.9') ? this.#random.integer(-32_768, 32_767) : this.#random.integer(-128, 127)
  }

  #uuid(): string {
    this.#uuidCount += 1
    return `00000000-0000-4000-8000-${String(this.#uuidCount).padStart(12, '0')}`
  }
}
