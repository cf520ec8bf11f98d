import { UsageError } from '../exit-codes.ts'
import { plain } from '../terminal.ts'
import { blockOf, describePosition, type LocalCommand, positionArgument } from './command.ts'

/** What block is somewhere. */
export const block: LocalCommand = {
  name: 'block',
  usage: 'X Y Z',
  help: 'what block is there; ~ is here, ~ ~-1 ~ what you stand on',
  needsMap: true,
  run(args, { bot }) {
    const position = blockOf(positionArgument(args, bot))
    const { world } = bot
    const state = world.block(position)
    if (!state) throw new UsageError(`Nothing is known of ${describePosition(position)}: it is too far away`)
    const light = world.lightAt(position)
    const biome = world.biomeAt(position)
    const text = world.signText(position)
    const sign = text ? [...text.front, ...text.back].filter((line) => line !== '') : []
    return {
      data: {
        position,
        block: state.name,
        properties: state.properties,
        isSolid: state.isSolid,
        fluid: state.fluid ?? null,
        light: light ?? null,
        biome: biome ?? null,
        sign,
      },
      text(terminal) {
        const details = [
          state.isSolid ? 'solid' : undefined,
          light && `sky light ${light.sky}, block light ${light.block}`,
          biome,
          sign.length > 0 ? `“${plain(sign.join(' / '))}”` : undefined,
        ].filter((detail) => detail !== undefined)
        const name = terminal.style('bold', String(state))
        return `${describePosition(position)}  ${name}  ${terminal.style('dim', details.join('; '))}`
      },
    }
  },
}
