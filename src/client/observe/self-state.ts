import type { PacketOf } from '../../protocol/packet.ts'
import type { playerAbilitiesClientbound } from '../../protocol/packets/player-abilities.ts'
import type { TextComponent } from '../../protocol/text-component.ts'
import type { GameMode } from '../../protocol/types/game-mode.ts'
import type { Events } from '../../util/events.ts'
import type { Vec3 } from '../../util/vec3.ts'
import type { Attribute } from '../../world/attributes.ts'
import type { Effect } from '../../world/effect.ts'
import type { Placement } from './teleported.ts'

/** What the player may do, and how fast. */
export interface Abilities {
  readonly isInvulnerable: boolean
  readonly isFlying: boolean
  readonly canFly: boolean
  /** Blocks break at once. */
  readonly hasInstantBreak: boolean
  /** In blocks per tick and tick, before friction. */
  readonly flyingSpeed: number
  /** Only for the field of view. */
  readonly walkingSpeed: number
}

/** How full the bar is, and what that makes. */
export interface Experience {
  readonly level: number
  /** How far the next level is, 0 to 1. */
  readonly progress: number
  /** All points ever got. */
  readonly total: number
}

/** A block in a dimension. */
export interface Place {
  readonly dimension: string
  readonly position: Readonly<Vec3>
}

/** Items that cannot be used for a while. */
export interface Cooldown {
  /** The item's name; since 1.21.2 that of a group, which is mostly the same. */
  readonly name: string
  /** In ticks, when it began. */
  readonly ticks: number
  /** In milliseconds of the clock. */
  readonly endsAt: number
}

/** What can be listened to with `self.events`. */
export interface SelfEvents {
  /** Health or hunger is different. */
  health: { readonly health: number; readonly food: number; readonly saturation: number; readonly before: number }
  /** The player has died; `message` where the server says how. */
  death: { readonly message: TextComponent | undefined; readonly killerId: number | undefined }
  /** The player is in the world again: after its death, or in another dimension. */
  respawn: { readonly dimension: string; readonly afterDeath: boolean }
  /** How long the air lasts is different. */
  oxygen: { readonly oxygen: number }
  experience: Experience
  /** What commands the player may give is different. */
  permissionLevel: { readonly permissionLevel: number }
  gameMode: { readonly gameMode: GameMode; readonly before: GameMode }
  abilities: Abilities
  /** The server has selected a slot of the hotbar. */
  heldSlot: { readonly slot: number }
  /** The server has put the player somewhere, or turned it. */
  position: Placement
  /** The server has pushed the player. In blocks per tick. */
  velocity: { readonly velocity: Readonly<Vec3> }
  cooldown: Cooldown
  effect: { readonly effect: Effect }
  effectEnd: { readonly effect: Effect }
  attributes: { readonly attributes: readonly Attribute[] }
}

/** All that is known of the player itself. */
export interface SelfState extends Placement {
  /** The number of its own entity. */
  entityId: number
  /** The feet, in blocks. Meaningless before `isPlaced`. */
  position: Readonly<Vec3>
  /** In degrees: 0 is south, growing clockwise. */
  yaw: number
  /** In degrees: -90 is up. */
  pitch: number
  velocity: Readonly<Vec3>
  onGround: boolean
  /** The server has said where the player is, since it came into this world. */
  isPlaced: boolean
  /** Half hearts: 20 is full where `max_health` is not changed. */
  health: number
  /** 0 to 20. */
  food: number
  saturation: number
  /** Ticks that the air lasts: 300 is full, below 0 the player drowns. */
  oxygen: number
  isAlive: boolean
  /** How the player has died last. */
  deathMessage: TextComponent | undefined
  /** Where it has died last, as the server remembers it; said since 1.19. */
  lastDeath: Place | undefined
  experience: Experience
  gameMode: GameMode
  /** Said since 1.16. */
  previousGameMode: GameMode | undefined
  abilities: Abilities
  /** 0 to 8. */
  heldSlot: number
  /** What commands the player may give: 0 (those of everybody) to 4. */
  permissionLevel: number
}

/** What the halves of `self` share. */
export interface SelfCore {
  readonly state: SelfState
  readonly events: Events<SelfEvents>
  readonly attributes: Map<string, Attribute>
  readonly effects: Map<number, Effect>
  readonly cooldowns: Map<string, Cooldown>
  /** What puts the player somewhere else does not move it: it rides. */
  staysPut: boolean
}

/** How full of air, and of hearts, a player is. Source: Minecraft Wiki, "Damage" (drowning) and "Health". */
export const fullOxygen = 300
const fullHealth = 20

/** What a player is like of whom nothing is known. */
export function newSelf(): SelfState {
  return {
    entityId: -1,
    position: { x: 0, y: 0, z: 0 },
    yaw: 0,
    pitch: 0,
    velocity: { x: 0, y: 0, z: 0 },
    onGround: false,
    isPlaced: false,
    health: fullHealth,
    food: 20,
    saturation: 5,
    oxygen: fullOxygen,
    isAlive: true,
    deathMessage: undefined,
    lastDeath: undefined,
    experience: { level: 0, progress: 0, total: 0 },
    gameMode: 'survival',
    previousGameMode: undefined,
    abilities: readAbilities({
      abilities: { invulnerable: false, flying: false, canFly: false, instantBreak: false },
      flyingSpeed: 0.05,
      walkingSpeed: 0.1,
    }),
    heldSlot: 0,
    permissionLevel: 0,
  }
}

/** From the packet. */
export function readAbilities({
  abilities,
  flyingSpeed,
  walkingSpeed,
}: Omit<PacketOf<typeof playerAbilitiesClientbound>, 'kind'>): Abilities {
  return {
    isInvulnerable: abilities.invulnerable,
    isFlying: abilities.flying,
    canFly: abilities.canFly,
    hasInstantBreak: abilities.instantBreak,
    flyingSpeed,
    walkingSpeed,
  }
}

/**
 * What a game mode makes of what the player may do: the client works that out itself, and a server need not say it. Source: the
 * game's MultiPlayerGameMode and GameType.
 */
export function abilitiesIn(gameMode: GameMode, abilities: Abilities): Abilities {
  if (gameMode === 'creative') return { ...abilities, isInvulnerable: true, canFly: true, hasInstantBreak: true }
  const isSpectator = gameMode === 'spectator'
  return {
    ...abilities,
    isInvulnerable: isSpectator,
    isFlying: isSpectator,
    canFly: isSpectator,
    hasInstantBreak: false,
  }
}

/** The health of a player that nothing has hurt. */
export function maxHealth({ attributes }: Pick<SelfCore, 'attributes'>): number {
  return attributes.get('max_health')?.value ?? fullHealth
}
