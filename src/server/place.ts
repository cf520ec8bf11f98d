import { versionIndex } from '../codec/version-index.ts'
import { type Dimension, describeDimension } from '../data/dimension.ts'
import type { Version } from '../data/versions.ts'
import type { AnyPacket } from '../protocol/packet.ts'
import { login, respawn } from '../protocol/packets/joining.ts'
import type { DimensionType } from '../protocol/types/dimension.ts'
import type { Player } from './player.ts'
import { registriesOf, registryCodec, registryEntry } from './registries.ts'
import type { Server } from './server.ts'

/** The dimensions that a server has. */
export const dimensionNames = ['overworld', 'the_nether', 'the_end'] as const

/** One of them. */
export type DimensionName = (typeof dimensionNames)[number]

type LoginFields = Parameters<typeof login>[0]

const typeRegistry = 'minecraft:dimension_type'

/** What a dimension is like in a version, as its clients take it to be. */
export function dimensionOf(version: Version, name: DimensionName): Dimension {
  return describeDimension(name, name, registryEntry(version, typeRegistry, `minecraft:${name}`), version)
}

/** The first packet of the game. */
export function loginPacket(player: Player, server: Server): AnyPacket {
  const { version } = player
  const { maxPlayers, viewDistance } = server.settings
  const common = {
    entityId: player.entity.id,
    hardcore: false,
    dimensionNames: dimensionNames.map((name) => `minecraft:${name}`),
    // One byte before 1.16.2.
    maxPlayers: Math.min(maxPlayers, version.index < versionIndex('1.16.2') ? 255 : 0x7fffffff),
    viewDistance,
    simulationDistance: viewDistance,
    reducedDebugInfo: false,
    showDeathScreen: true,
    ...worldFields(player, server),
  }
  if (version.index < versionIndex('1.20.2')) {
    return login({ ...common, registries: registryCodec(version) } as LoginFields)
  }
  return login({ ...common, doLimitedCrafting: false, enforcesSecureChat: false } as LoginFields)
}

/** The player comes into a world anew; after its death nothing of its body is kept. */
export function respawnPacket(player: Player, server: Server, afterDeath: boolean): AnyPacket {
  const dataToKeep = { attributes: !afterDeath, entityData: !afterDeath }
  return respawn({ ...worldFields(player, server), dataToKeep } as Parameters<typeof respawn>[0])
}

/** What `login` and `respawn` have in common. */
function worldFields(player: Player, server: Server) {
  const { version, abilities, world } = player
  const fields = {
    dimensionType: dimensionTypeOf(version, world.name),
    dimension: `minecraft:${world.name}`,
    hashedSeed: 0n,
    gameMode: abilities.gameMode,
    previousGameMode: abilities.previousGameMode,
    isDebug: false,
    isFlat: true,
    lastDeath: player.lastDeath && {
      dimension: `minecraft:${player.lastDeath.dimension}`,
      position: player.lastDeath.position,
    },
    portalCooldown: 0,
  }
  if (version.index >= versionIndex('1.20.2')) return { ...fields, seaLevel: 63 }
  return { ...fields, difficulty: server.difficulty.level, levelType: 'flat' }
}

/** As the version has it: a name, the entry itself, or its number. */
function dimensionTypeOf(version: Version, name: DimensionName): DimensionType {
  const id = `minecraft:${name}`
  if (version.index < versionIndex('1.16.2')) return id
  if (version.index < versionIndex('1.19')) return registryEntry(version, typeRegistry, id)
  if (version.index < versionIndex('1.20.5')) return id
  const types = registriesOf(version).find((registry) => registry.id === typeRegistry)
  return types?.entries.findIndex((entry) => entry.id === id)
}
