import type { AnyPacket } from '../protocol/packet.ts'
import { resetScore, setDisplayObjective, setObjective, setScore } from '../protocol/packets/scoreboard.ts'
import { TextComponent } from '../protocol/text-component.ts'
import { type Audience, type SharedPart, tell } from './audience.ts'
import type { Player } from './player.ts'
import type { TextInput } from './server-options.ts'

/** Where an objective can be shown. */
export type DisplaySlot = NonNullable<Parameters<typeof setDisplayObjective>[0]>['slot']

/** What an objective looks like. */
export interface ObjectiveOptions {
  /** Default its name. */
  readonly displayName?: TextInput
  /** How scores are shown in the list of players; default `integer`. */
  readonly renderType?: 'integer' | 'hearts'
}

/** An objective and its scores. */
export interface ServerObjective {
  readonly name: string
  readonly displayName: TextComponent
  readonly renderType: 'integer' | 'hearts'
  readonly scores: ReadonlyMap<string, number>
}

interface Objective extends ServerObjective {
  readonly scores: Map<string, number>
}

/** What is counted, and where it is shown. */
export class Scoreboard implements SharedPart {
  readonly #audience: Audience
  readonly #objectives = new Map<string, Objective>()
  readonly #shown = new Map<DisplaySlot, string>()

  constructor(audience: Audience) {
    this.#audience = audience
  }

  get objectives(): ReadonlyMap<string, ServerObjective> {
    return this.#objectives
  }

  /** The name of the objective in each place. */
  get shown(): ReadonlyMap<DisplaySlot, string> {
    return this.#shown
  }

  /** Adds an objective, or changes what one looks like. Names of more than 16 letters are too long for clients before 1.18. */
  set(name: string, { displayName = name, renderType = 'integer' }: ObjectiveOptions = {}): void {
    const old = this.#objectives.get(name)
    const scores = old?.scores ?? new Map<string, number>()
    const objective = { name, displayName: TextComponent.from(displayName), renderType, scores }
    this.#objectives.set(name, objective)
    tell(this.#audience, () => objectivePacket(objective, old ? 'change' : 'add'))
  }

  /** Removes an objective with its scores. */
  remove(name: string): void {
    const objective = this.#objectives.get(name)
    if (!objective) return
    this.#objectives.delete(name)
    for (const [slot, shown] of this.#shown) if (shown === name) this.#shown.delete(slot)
    tell(this.#audience, () => objectivePacket(objective, 'remove'))
  }

  /** Shows an objective in a place, or nothing. */
  show(slot: DisplaySlot, name: string | undefined): void {
    if (name === undefined) this.#shown.delete(slot)
    else this.#shown.set(slot, name)
    tell(this.#audience, () => setDisplayObjective({ slot, objective: name }))
  }

  /** Gives somebody a score. `owner` is the name of a player, the UUID of an entity or any text. */
  setScore(objective: string, owner: string, score: number): void {
    this.#objectives.get(objective)?.scores.set(owner, score)
    tell(this.#audience, () => scorePacket(objective, owner, score))
  }

  /** Takes a score away. */
  resetScore(objective: string, owner: string): void {
    if (!this.#objectives.get(objective)?.scores.delete(owner)) return
    tell(this.#audience, (player) =>
      player.knows(resetScore)
        ? resetScore({ owner, objective })
        : setScore({ owner, action: 'remove', objective, score: undefined } as Parameters<typeof setScore>[0]),
    )
  }

  greet(player: Player): void {
    for (const objective of this.#objectives.values()) {
      player.send(objectivePacket(objective, 'add'))
      for (const [owner, score] of objective.scores) player.send(scorePacket(objective.name, owner, score))
    }
    for (const [slot, objective] of this.#shown) player.send(setDisplayObjective({ slot, objective }))
  }
}

function objectivePacket(
  { name, displayName, renderType }: ServerObjective,
  method: 'add' | 'change' | 'remove',
): AnyPacket {
  return setObjective({ name, method, displayName, renderType, numberFormat: undefined })
}

function scorePacket(objective: string, owner: string, score: number): AnyPacket {
  return setScore({ owner, action: 'change', objective, score } as Parameters<typeof setScore>[0])
}
