import type { ChatMessage } from '../client/observe/chat.ts'
import type { CommandAnswer } from './commands/command.ts'
import type { DumpedPacket } from './packet-dump.ts'

/** What happens in a session of `sculk join`; with `--json` each is a line, with its name as `event`. */
export interface SessionEvents {
  connecting: { address: string }
  /** The version that is spoken. */
  version: { version: string; protocol: number }
  login: { username: string; uuid: string }
  state: { clientbound: string; serverbound: string }
  /** The player is in the world. */
  joined: { gameMode: string; dimension: string }
  /** The map, whenever nothing of it has come for a moment: how many chunks came so far. */
  chunks: { count: number }
  chat: { message: ChatMessage }
  /** The server puts the player somewhere; `relative` names what is added to what was before. */
  position: { x: number; y: number; z: number; yaw: number; pitch: number; relative: string[] }
  health: { health: number; food: number; saturation: number }
  /** `message` is how, where the server says it with the death itself. */
  death: { message: string | null }
  respawn: { dimension: string }
  /** The server sends the player to another one; `follows` tells whether the program goes there by itself. */
  transfer: { host: string; port: number; follows: boolean }
  packet: DumpedPacket
  packetError: { code: string; message: string; hex: string; details: unknown }
  /** What a command of the program says. */
  answer: Omit<CommandAnswer, 'goesOn'> & { command: string }
  /** Something to say about what was typed. */
  notice: { message: string }
  /** It is over. */
  disconnected: {
    by: 'client' | 'server' | 'error'
    /** The code of the error; `null` where there was none. */
    code: string | null
    reason: string | null
    exitCode: number
    seconds: number
    chunks: number
  }
}

/** One of {@link SessionEvents}, with its name. */
export type SessionEvent = { [Name in keyof SessionEvents]: { event: Name } & SessionEvents[Name] }[keyof SessionEvents]
