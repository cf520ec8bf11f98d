import type { ColorDepth } from '../../protocol/text-ansi.ts'
import type { TextComponent } from '../../protocol/text-component.ts'
import type { Translate } from '../../protocol/text-translate.ts'

/** Who said something. */
export interface ChatSender {
  /** With dashes; before 1.16 that of the player in the list who has the name, if any. */
  readonly uuid: string | undefined
  /** As it is shown. */
  readonly name: TextComponent
}

/** What a {@link ChatMessage} is made of. */
export interface ChatFields {
  /**
   * Whose it is: a player's; the server's; or the server's in the form of a player's (`disguised`: `/say` from its console,
   * plugins). Before 1.16 it is a player's if it has the form that the game gives these.
   */
  readonly kind: 'player' | 'system' | 'disguised'
  /** Where it goes; before 1.8 always `chat`. */
  readonly position: 'chat' | 'system' | 'action_bar'
  /** All that is shown. */
  readonly component: TextComponent
  /** What was said, without the name before it; the same as `component` for messages of the system. */
  readonly content: TextComponent
  readonly sender: ChatSender | undefined
  /** To whom, or to which team, where the type has a place for it. */
  readonly target: TextComponent | undefined
  /** `chat`, `say_command`, `msg_command_incoming`, `emote_command`, … of the server's registry; derived before 1.19. */
  readonly type: string | undefined
  /**
   * Whether it has the player's signature, and is shown as it was signed or with other words of the server. The signature itself
   * is not checked.
   */
  readonly signing: 'unsigned' | 'signed' | 'modified'
  readonly signature: Uint8Array | undefined
  /** When the player sent it, in milliseconds since 1970; since 1.19. */
  readonly timestamp: number | undefined
  /** What the server's filter for words took out: nothing, some (they are `#`), or all: then the game does not show it. */
  readonly filtered: 'nothing' | 'some' | 'all'
}

/** A message in the chat or above the hotbar, in whatever packet the version has it. */
export class ChatMessage implements ChatFields {
  readonly kind: ChatFields['kind']
  readonly position: ChatFields['position']
  readonly component: TextComponent
  readonly content: TextComponent
  readonly sender: ChatSender | undefined
  readonly target: TextComponent | undefined
  readonly type: string | undefined
  readonly signing: ChatFields['signing']
  readonly signature: Uint8Array | undefined
  readonly timestamp: number | undefined
  readonly filtered: ChatFields['filtered']
  readonly #translate: Translate | undefined

  constructor(fields: ChatFields, translate?: Translate) {
    this.kind = fields.kind
    this.position = fields.position
    this.component = fields.component
    this.content = fields.content
    this.sender = fields.sender
    this.target = fields.target
    this.type = fields.type
    this.signing = fields.signing
    this.signature = fields.signature
    this.timestamp = fields.timestamp
    this.filtered = fields.filtered
    this.#translate = translate
  }

  /** All that is shown, without style. */
  get text(): string {
    return this.component.toString(this.#options())
  }

  /** What was said, without style and without the name before it. */
  get contentText(): string {
    return this.content.toString(this.#options())
  }

  /** The name of the sender without style; empty where there is none. */
  get senderName(): string {
    return this.sender?.name.toString(this.#options()) ?? ''
  }

  toString(): string {
    return this.text
  }

  /** For a terminal: see `TextComponent.toAnsi`. */
  toAnsi({ color }: { color?: ColorDepth } = {}): string {
    return this.component.toAnsi({ ...this.#options(), ...(color && { color }) })
  }

  #options(): { translate?: Translate } {
    return this.#translate ? { translate: this.#translate } : {}
  }
}
