import {
  between,
  bool,
  changed,
  constant,
  list,
  option,
  packedPosition,
  since,
  string,
  struct,
  varInt,
} from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'
import { commandNode } from '../types/command-node.ts'
import { optionalText } from '../types/text.ts'

/** The commands that the player may run, as a tree of which all nodes stand in one list. */
export const commands = clientbound('play', 'commands', {
  nodes: list(commandNode),
  /** Position of the root in `nodes`. */
  rootIndex: varInt,
})

/** Asks how what the player is typing may go on. */
export const commandSuggestion = serverbound('play', 'command_suggestion', {
  /** Chosen by the client; the answer has the same. Since 1.13. */
  id: since('1.13', varInt, 0),
  /** What stands before the cursor. Commands have their slash, but not in a command block before 1.13. */
  command: string(),
  /** Whether `command` is one even without a slash, as in a command block. */
  assumeCommand: between('1.9', '1.13', bool, false),
  /** The block that the player looks at, if any. */
  lookedAtBlock: between('1.8', '1.13', option(packedPosition)),
})

/** How what the player is typing may go on. */
export const commandSuggestions = clientbound('play', 'command_suggestions', {
  /** That of the question; since 1.13. */
  id: since('1.13', varInt, 0),
  /** Where in `command` the suggestions go, and how much of it they replace; before 1.13 that is the last word. */
  start: since('1.13', varInt, 0),
  length: since('1.13', varInt, 0),
  suggestions: changed(list(struct({ text: string(), tooltip: constant(undefined) })), [
    '1.13',
    list(struct({ text: string(), tooltip: optionalText })),
  ]),
})
