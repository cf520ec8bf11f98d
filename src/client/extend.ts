import { SculkError } from '../util/errors.ts'

/**
 * Adds parts of your own to a bot, each made from the bot that it is for; a later one finds the earlier ones.
 *
 * ```ts
 * const farmer = extend(bot, { farm: (bot) => ({ ripe: () => bot.world.findBlocks({ matching: 'wheat', near: bot.self.position }) }) })
 * farmer.farm.ripe()
 * ```
 *
 * @returns the same object
 * @throws {SculkError} part_exists when the bot has something of that name
 */
export function extend<B extends object, const P extends Readonly<Record<string, (bot: B) => unknown>>>(
  bot: B,
  parts: P,
): B & { readonly [Name in keyof P]: ReturnType<P[Name]> } {
  for (const [name, make] of Object.entries(parts)) {
    if (name in bot) throw new SculkError('part_exists', `The bot has a part '${name}' already`, { name })
    Object.defineProperty(bot, name, { value: make(bot), enumerable: true })
  }
  return bot as B & { readonly [Name in keyof P]: ReturnType<P[Name]> }
}
