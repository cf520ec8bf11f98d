import type { TextComponent } from '../../protocol/text-component.ts'
import type { GameMode } from '../../protocol/types/game-mode.ts'
import type { ProfileProperty } from '../../protocol/types/game-profile.ts'
import type { ChatSession, PlayerInfoActions, PlayerInfoEntry } from '../../protocol/types/player-info.ts'
import type { Entity } from '../../world/entity.ts'

/** What about a player in the list can become different. */
export type PlayerChange = 'gameMode' | 'listed' | 'latency' | 'displayName' | 'chatSession' | 'listOrder' | 'showHat'

/** Addresses of a player's look. */
export interface PlayerTextures {
  readonly skin: string | undefined
  readonly cape: string | undefined
  /** The width of the arms. */
  readonly model: 'wide' | 'slim'
}

const noTextures: PlayerTextures = { skin: undefined, cape: undefined, model: 'wide' }
const nobody = '00000000-0000-0000-0000-000000000000'

/** A player in the list; the same object as long as it is in it. */
export class Player {
  readonly username: string
  /** With dashes; before 1.8 it is known as soon as the player has been in view. */
  uuid: string | undefined
  /** Signed by the session server: the look. */
  readonly properties: readonly ProfileProperty[]
  /** Since 1.8. */
  gameMode: GameMode | undefined
  /** Whether the list shows it; always before 1.19.3. */
  listed = false
  /** In milliseconds, as the server measured; 0 before it did. */
  latency = 0
  /** Shown in place of the name; absent for the name in the style of the team. */
  displayName: TextComponent | undefined
  /** The key with which it signs messages; absent when it does not. */
  chatSession: ChatSession | undefined
  /** Higher ones stand further up. Since 1.21.2. */
  listOrder = 0
  /** Whether the second layer of the head is shown; told since 1.21.4. */
  showHat = true
  /** Its entity, while that is in view. */
  entity: Entity | undefined
  #textures: PlayerTextures | undefined

  constructor({ name, profileId, properties }: PlayerInfoEntry) {
    this.username = name ?? ''
    this.uuid = profileId === nobody ? undefined : profileId
    this.properties = properties ?? []
  }

  /** Where the look can be downloaded. */
  get textures(): PlayerTextures {
    return (this.#textures ??= texturesOf(this.properties))
  }

  /** Takes what an update says; returns what is different. */
  update(actions: PlayerInfoActions, entry: PlayerInfoEntry): PlayerChange[] {
    const changes: PlayerChange[] = []
    const take = <Name extends PlayerChange>(name: Name, isGiven: boolean, value: Player[Name] | undefined): void => {
      if (!isGiven || this[name] === value) return
      this[name] = value as this[Name]
      changes.push(name)
    }
    take('gameMode', actions.updateGameMode, entry.gameMode)
    take('listed', actions.updateListed, entry.listed ?? false)
    take('latency', actions.updateLatency, entry.latency ?? 0)
    take('displayName', actions.updateDisplayName, entry.displayName)
    take('chatSession', actions.initializeChat, entry.chatSession)
    take('listOrder', actions.updateListOrder, entry.listOrder ?? 0)
    take('showHat', actions.updateHat, entry.showHat ?? true)
    return changes
  }
}

interface TexturesProperty {
  readonly textures?: {
    readonly SKIN?: { readonly url?: unknown; readonly metadata?: { readonly model?: unknown } }
    readonly CAPE?: { readonly url?: unknown }
  }
}

/** Servers send what they like: whatever cannot be read is no texture. */
function texturesOf(properties: readonly ProfileProperty[]): PlayerTextures {
  const property = properties.find(({ name }) => name === 'textures')
  if (!property) return noTextures
  try {
    const { textures } = JSON.parse(atob(property.value)) as TexturesProperty
    const { SKIN: skin, CAPE: cape } = textures ?? {}
    return { skin: text(skin?.url), cape: text(cape?.url), model: skin?.metadata?.model === 'slim' ? 'slim' : 'wide' }
  } catch {
    return noTextures
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
