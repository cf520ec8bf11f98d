import { changed, i32, i64, varInt, wide } from '../../codec/index.ts'
import { clientbound, serverbound } from '../packet.ts'

const fields = {
  id: changed(wide(i32), ['1.8', wide(varInt)], ['1.12.2', i64]),
}

/** Are you still there? The server closes the connection when no answer comes in time (about 15 to 30 seconds). */
export const keepAliveClientbound = clientbound(['configuration', 'play'], 'keep_alive', fields)

/** The answer: the same id. */
export const keepAliveServerbound = serverbound(['configuration', 'play'], 'keep_alive', fields)
