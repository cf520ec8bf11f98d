import { attack } from './attack.ts'
import { block } from './block.ts'
import type { LocalCommand } from './command.ts'
import { entities } from './entities.ts'
import { find } from './find.ts'
import { follow } from './follow.ts'
import { goto } from './goto.ts'
import { inventory } from './inventory.ts'
import { jump } from './jump.ts'
import { look } from './look.ts'
import { lookAt, turn } from './look-at.ts'
import { players } from './players.ts'
import { respawn } from './respawn.ts'
import { scoreboard } from './scoreboard.ts'
import { status } from './status.ts'
import { time } from './time.ts'

/** The commands that the program does itself, in the order of the help. */
export const commands: readonly LocalCommand[] = [
  look,
  status,
  time,
  players,
  entities,
  inventory,
  scoreboard,
  block,
  find,
  goto,
  follow,
  jump,
  lookAt,
  turn,
  attack,
  respawn,
]
