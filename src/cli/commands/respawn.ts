import { UsageError } from '../exit-codes.ts'
import { respawn as askForLife } from '../respawn.ts'
import type { LocalCommand } from './command.ts'

/** Asks for another life. */
export const respawn: LocalCommand = {
  name: 'respawn',
  usage: '',
  help: 'come back after death',
  run(_, { bot }) {
    if (!askForLife(bot)) throw new UsageError('Not in the game')
    return { data: {}, text: (terminal) => terminal.style('dim', 'Asked for another life') }
  },
}
