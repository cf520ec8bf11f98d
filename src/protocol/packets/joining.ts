import {
  bool,
  changed,
  constant,
  flags,
  i8,
  i32,
  i64,
  list,
  mapped,
  nothing,
  option,
  rootNbt,
  since,
  string,
  struct,
  u8,
  until,
  varInt,
} from '../../codec/index.ts'
import { clientbound } from '../packet.ts'
import { difficulty } from '../types/difficulty.ts'
import { dimensionName, dimensionType, loginDimensionName } from '../types/dimension.ts'
import { gameMode, gameModeById, gameModes, previousGameMode } from '../types/game-mode.ts'
import { globalPosition } from '../types/global-position.ts'
import { alsoInByte, firstBit } from '../types/shared-byte.ts'

/** Where the player died last; `undefined` where it has not, and before 1.19. */
const lastDeath = since('1.19', option(globalPosition))

/** Since 1.20.2 the world of a login and of a respawn are described in the same way. */
const spawn = {
  dimensionType,
  dimension: dimensionName,
  hashedSeed: i64,
  gameMode,
  previousGameMode,
  isDebug: bool,
  isFlat: bool,
  lastDeath,
  portalCooldown: varInt,
  seaLevel: since('1.21.2', varInt),
}

/** The player enters the server's world: the first packet of the play state. */
export const login = clientbound(
  'play',
  'login',
  changed(
    struct({
      /** The player's own entity. */
      entityId: i32,
      /** The player stays dead. Before 1.16.2 it is a bit of the game mode. */
      hardcore: changed(firstBit(8), ['1.16.2', bool]),
      gameMode: changed(
        alsoInByte(
          (byte) => gameModeById(byte & ~8),
          (mode) => gameModes.indexOf(mode),
        ),
        ['1.16.2', gameMode],
      ),
      previousGameMode: since('1.16', previousGameMode),
      /** Names of all dimensions of the server. */
      dimensionNames: since('1.16', list(string()), []),
      /** The registries (dimension types, biomes, chat types); since 1.20.2 the packet registry_data brings them. */
      registries: since('1.16', rootNbt),
      dimensionType,
      /** Name of the dimension: `minecraft:overworld`; digits for one of a mod before 1.16. */
      dimension: loginDimensionName,
      /** The first 8 bytes of the SHA-256 of the seed: the client mixes biomes with it. */
      hashedSeed: since('1.15', i64, 0n),
      /** Since 1.14 the packet change_difficulty brings it. */
      difficulty: until('1.14', difficulty),
      /** For the list of players; the game no longer looks at it. */
      maxPlayers: changed(u8, ['1.16.2', varInt]),
      /** `default`, `flat`, `largeBiomes`, `amplified`, `debug_all_block_states`, …; since 1.16 see `isDebug` and `isFlat`. */
      levelType: until('1.16', string()),
      /** How far the server sends chunks, in chunks. */
      viewDistance: since('1.14', varInt),
      /** How far the server keeps things moving, in chunks. */
      simulationDistance: since('1.18', varInt),
      /** The debug screen shows no coordinates. */
      reducedDebugInfo: since('1.8', bool, false),
      /** A dead player asks before it respawns (game rule doImmediateRespawn is off). */
      showDeathScreen: since('1.15', bool, true),
      /** Recipes must be unlocked before they can be crafted. Said since 1.20.2. */
      doLimitedCrafting: constant(false),
      /** A debug world that shows all blocks; before 1.16 see `levelType`. */
      isDebug: since('1.16', bool),
      /** A flat world: the horizon is lower; before 1.16 see `levelType`. */
      isFlat: since('1.16', bool),
      lastDeath,
      /** Ticks until a portal takes the player again. */
      portalCooldown: since('1.20', varInt, 0),
      /** In blocks; said since 1.21.2. */
      seaLevel: nothing,
      /** Messages without a valid signature are refused; said since 1.20.5 here, from 1.19.1 on in server_data. */
      enforcesSecureChat: nothing,
    }),
    [
      '1.20.2',
      struct({
        entityId: i32,
        hardcore: bool,
        dimensionNames: list(string()),
        maxPlayers: varInt,
        viewDistance: varInt,
        simulationDistance: varInt,
        reducedDebugInfo: bool,
        showDeathScreen: bool,
        doLimitedCrafting: bool,
        ...spawn,
        enforcesSecureChat: since('1.20.5', bool),
        registries: nothing,
        difficulty: nothing,
        levelType: nothing,
      }),
    ],
  ),
)

const keptMask = flags(i8, ['attributes', 'entityData'])
/** Entity data was always kept. */
const keptBefore1193 = mapped(
  bool,
  (attributes): { attributes: boolean; entityData: boolean; otherBits?: number } => ({ attributes, entityData: true }),
  ({ attributes }: { attributes?: boolean; entityData?: boolean; otherBits?: number }) => attributes === true,
)
// minecraft-data has a boolean until 1.20.4; the byte is from 1.19.3, see ViaVersion's 1.19.1 -> 1.19.3.
const dataToKeep = since('1.16', changed(keptBefore1193, ['1.19.3', keptMask]), { attributes: false, entityData: true })

/** The player is put into a dimension, anew or after its death: the world that it knew is gone. */
export const respawn = clientbound(
  'play',
  'respawn',
  changed(
    struct({
      dimensionType,
      /** Name of the dimension: `minecraft:overworld`; digits for one of a mod before 1.16. */
      dimension: dimensionName,
      /** The first 8 bytes of the SHA-256 of the seed. */
      hashedSeed: since('1.15', i64, 0n),
      /** Since 1.14 the packet change_difficulty brings it. */
      difficulty: until('1.14', difficulty),
      gameMode,
      previousGameMode: since('1.16', previousGameMode),
      /** As in the login. */
      levelType: until('1.16', string()),
      /** A debug world; before 1.16 see `levelType`. */
      isDebug: since('1.16', bool),
      /** A flat world; before 1.16 see `levelType`. */
      isFlat: since('1.16', bool),
      /** What the player keeps of what it was: nothing of its attributes after its death, both after a portal. */
      dataToKeep,
      lastDeath,
      /** Ticks until a portal takes the player again. */
      portalCooldown: since('1.20', varInt, 0),
      /** In blocks; said since 1.21.2. */
      seaLevel: nothing,
    }),
    ['1.20.2', struct({ ...spawn, dataToKeep: keptMask, difficulty: nothing, levelType: nothing })],
  ),
)
