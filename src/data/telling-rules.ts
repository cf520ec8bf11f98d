import { history, since, until } from './history.ts'

/** Rows of the table of rules: what a player tells of its movement, and what it answers to the places that it is sent. */
export const tellingRules = {
  // What a moving player says.
  /** How far the player must have moved before it says so, in blocks. */
  movementThreshold: history(0.03, ['1.18.2', 2e-4]),
  /** After so many ticks the place is told even if it is the same. Source: ViaFabricPlus (positionReminder); the game's LocalPlayer. */
  reminderTicks: history(21, ['1.9', 20]),
  /** The client says every tick that it is there; since then only when something is different. */
  reportsEveryTick: until('1.9'),
  /** The keys that are held are told whenever they change. Source: azalea, and the packet's history. */
  sendsInput: since('1.21.2'),
  /** Sneaking is told by a command of its own. */
  sneaksByCommand: until('1.21.6'),
  /** The end of each tick is told. */
  sendsTickEnd: since('1.21.2'),
  /** The player does nothing before it has said that it has loaded the world. */
  waitsUntilLoaded: since('1.21.4'),
  /**
   * Once the world is loaded the player moves even where its column has not come: it sinks. Source: azalea's test teleport_movement;
   * before, the game's LocalPlayer asks for the column.
   */
  movesWithoutColumn: since('1.21.4'),
  /** 1.7 tells where the eyes are, which sink while the player sneaks. */
  tellsEyes: until('1.8'),

  // What a player answers to the place that it is sent. Sources: the game's handling of player_position, and ViaFabricPlus.
  /** The place is said back first, and then its number. */
  placesBeforeConfirming: history(false, ['1.21.2', true], ['1.21.4', false]),
  /** A turn is brought to less than a whole one. Source: the game's Entity.absMoveTo. */
  teleportsWithinTurn: until('1.19.4'),
  /** How far away a place can be, in blocks. Source: as above. */
  teleportLimit: history(Infinity, ['1.9', 3e7], ['1.19.4', Infinity]),
  /**
   * A respawn that keeps the data of the player's entity leaves what it does: it goes on sneaking and sprinting, and does not tell it
   * anew. Source: the game's handling of respawn; Grim's PacketPlayerRespawn.
   */
  respawnKeepsState: since('1.16'),
} as const
