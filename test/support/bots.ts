import { type Bot, createBot } from '../../src/client/bot.ts'
import type { BotOptions } from '../../src/client/bot-options.ts'
import type { VersionLike } from '../../src/data/versions.ts'
import type { Server } from '../../src/server/index.ts'

/** The versions that simulations run on: one of each era, and those that most people play. */
export const simulatedVersions = [
  '1.7.10',
  '1.8.9',
  '1.12.2',
  '1.13.2',
  '1.16.5',
  '1.17.1',
  '1.18.2',
  '1.19.4',
  '1.20.4',
  '1.20.6',
  '1.21.4',
  '1.21.11',
  '26.1',
] as const satisfies readonly VersionLike[]

/** A bot on a server in the same process, not connected yet. */
export function botOn(server: Server, version: VersionLike, options: Partial<BotOptions> = {}): Bot {
  return createBot({
    address: 'localhost',
    username: 'Alice',
    allowedVersions: [version],
    transport: () => server.connectInMemory(),
    ...options,
  })
}
