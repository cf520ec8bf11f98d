import type { PacketOf } from '../protocol/packet.ts'
import {
  resourcePackClientbound,
  resourcePackPush,
  type resourcePackServerbound,
} from '../protocol/packets/resource-pack.ts'
import { TextComponent } from '../protocol/text-component.ts'
import type { Player } from './player.ts'
import type { TextInput } from './server-options.ts'
import type { Session } from './session.ts'

/** What a client says about an offered resource pack. */
export type ResourcePackAction = PacketOf<typeof resourcePackServerbound>['action']

/** A resource pack to offer. */
export interface ResourcePackOffer {
  readonly url: string
  /** SHA-1 of the file as 40 hexadecimal digits; default none, which is not checked. */
  readonly hash?: string
  /** Names the offer, since 1.20.3; default made from the `url`. */
  readonly id?: string
  /** Whether the client should leave when it declines; default `false`. */
  readonly required?: boolean
  /** Shown with the question. */
  readonly prompt?: TextInput
}

const firstAnswers = new Set<ResourcePackAction>(['accepted', 'downloaded'])

/** The resource packs that a player was offered. */
export class ResourcePacks {
  readonly #session: Session
  readonly #player: Player
  readonly #answers = new Map<string, (action: ResourcePackAction) => void>()

  constructor(session: Session, player: Player) {
    this.#session = session
    this.#player = player
  }

  /** See {@link Player.offerResourcePack}. */
  async offer(offer: ResourcePackOffer): Promise<ResourcePackAction> {
    const { url, hash = '', required = false } = offer
    const prompt = offer.prompt === undefined ? undefined : TextComponent.from(offer.prompt)
    const { channel, abort, context } = this.#session
    const isPushed = this.#player.knows(resourcePackPush)
    const id = offer.id ?? uuidOf(context.platform.crypto.md5(new TextEncoder().encode(url)))
    channel.write(
      isPushed
        ? resourcePackPush({ id, url, hash, required, prompt })
        : resourcePackClientbound({ url, hash, required, prompt }),
      true,
    )
    abort.signal.throwIfAborted()
    return new Promise((resolve, reject) => {
      this.#answers.set(isPushed ? id : '', resolve)
      abort.signal.addEventListener('abort', () => reject(abort.signal.reason), { once: true })
    })
  }

  /** The client has answered an offer. */
  answered(id: string | undefined, action: ResourcePackAction): void {
    if (firstAnswers.has(action)) return
    const key = this.#player.knows(resourcePackPush) ? (id ?? '') : ''
    this.#answers.get(key)?.(action)
    this.#answers.delete(key)
  }
}

/** Sixteen bytes as a UUID. */
function uuidOf(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
