import { plain } from '../terminal.ts'
import { describePosition, type LocalCommand, round, rounded, table } from './command.ts'
import { describeTime } from './time.ts'

/** How the player is, and where. */
export const status: LocalCommand = {
  name: 'status',
  usage: '',
  help: 'health, hunger, place, time and server',
  run(_, { bot }) {
    const { self, session, server, connection } = bot
    const { health, food, saturation, oxygen, experience, gameMode, isAlive, position, yaw, pitch } = self
    const dimension = session.dimension.name
    const biome = bot.world.biomeAt({ x: Math.floor(position.x), y: Math.floor(position.y), z: Math.floor(position.z) })
    const effects = [...self.effects.values()].map(({ name, id, level }) => `${name ?? id} ${level}`)
    const version = connection.version?.name ?? ''
    const data = {
      ...{ health, food, saturation, oxygen, isAlive, gameMode, level: experience.level, effects },
      ...{ position: rounded(position), yaw: round(yaw), pitch: round(pitch), onGround: self.onGround },
      ...{ dimension, biome: biome ?? null, version, brand: server.brand ?? null, address: connection.address },
    }
    return {
      data,
      text(terminal) {
        const air = oxygen < 300 ? `, air ${Math.max(0, Math.round(oxygen / 30))} of 10` : ''
        const life = `${round(health)} of 20, food ${food}${air}, level ${experience.level}, ${gameMode}`
        const where = `${describePosition(position)}, looking ${compass(yaw)} (${round(yaw)} ${round(pitch)})`
        const rows = [
          ['health', isAlive ? life : terminal.style('red', 'dead: .respawn brings you back')],
          ['position', self.isPlaced ? where : 'the server has not said it yet'],
          ['world', `${plain(dimension)}${biome === undefined ? '' : `, ${plain(biome)}`}`],
          ['time', describeTime(bot)],
          [
            'server',
            `${connection.address}, ${version}${server.brand === undefined ? '' : `, ${plain(server.brand)}`}`,
          ],
        ]
        if (effects.length > 0) rows.splice(1, 0, ['effects', effects.join(', ')])
        return table(rows)
      },
    }
  },
}

const winds = ['south', 'south-west', 'west', 'north-west', 'north', 'north-east', 'east', 'south-east']

/** Where one looks: 0 degrees are south, and it grows clockwise. */
function compass(yaw: number): string {
  return winds[((Math.round(yaw / 45) % 8) + 8) % 8]!
}
