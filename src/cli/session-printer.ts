import type { Console } from './console.ts'
import type { DumpedPacket } from './packet-dump.ts'
import type { SessionEvent } from './session-events.ts'
import { counted, plain, type Style } from './terminal.ts'

/** Prints what happens in a session. */
export interface SessionPrinter {
  print(event: SessionEvent): void
  /** A chunk has come: there are so many now. */
  progress(count: number): void
}

/** One JSON object a line. What is said comes as plain `text` and as the `component` that holds its style. */
export function jsonPrinter(console: Console): SessionPrinter {
  return {
    print: (event) => console.print(JSON.stringify(jsonOf(event))),
    progress: () => {},
  }
}

function jsonOf(event: SessionEvent): object {
  if (event.event === 'answer') return { event: 'answer', command: event.command, ...event.data }
  if (event.event !== 'chat') return event
  const { kind, text, component, sender, position } = event.message
  return { event: 'chat', source: kind, text, component, sender: sender?.uuid, overlay: position === 'action_bar' }
}

/** For people. */
export function textPrinter(console: Console): SessionPrinter {
  const { terminal } = console
  const styled = (style: Style, text: string): void => console.print(terminal.style(style, text))
  let health: number | undefined
  let position: string | undefined
  /** The map of a world that the player has just come into. */
  let isArriving = false

  function progress(count: number): void {
    if (!isArriving) return
    const bar = '▪'.repeat(Math.min(Math.ceil(count / 4), Math.max(terminal.width - 30, 10)))
    console.setStatus(`${terminal.style('dim', 'Map')} ${terminal.style('green', bar)} ${counted(count, 'chunk')}`)
  }

  function print(event: SessionEvent): void {
    switch (event.event) {
      case 'connecting':
        return styled('dim', `Connecting to ${plain(event.address)} …`)
      case 'version':
        return styled('dim', `Version ${event.version} (protocol ${event.protocol})`)
      case 'login':
        return styled('dim', `Logged in as ${plain(event.username)} (${event.uuid})`)
      case 'state':
        // The way into the game is told by the other events; the way out of it is not.
        return
      case 'joined':
        isArriving = true
        return styled('green', `In the world: ${plain(event.dimension)}, ${event.gameMode}`)
      case 'chunks':
        // Further ones come with each few steps.
        if (!isArriving) return
        isArriving = false
        console.setStatus(undefined)
        return styled('dim', `${counted(event.count, 'chunk')} of the map`)
      case 'chat':
        return console.print(event.message.toAnsi({ color: terminal.colors }))
      case 'position': {
        const described = describePosition(event)
        // Some servers put the player where it is, over and over.
        if (described === position) return
        position = described
        return styled('dim', `Position ${described}`)
      }
      case 'health': {
        if (health === event.health) return
        const isFirst = health === undefined
        health = event.health
        // Nothing to tell of a player who comes in unhurt.
        if (isFirst && health >= 20) return
        return styled(health <= 6 ? 'red' : 'yellow', `Health ${round(health)} of 20, food ${event.food}`)
      }
      case 'death':
        return styled('red', 'You are dead. .respawn brings you back.')
      case 'respawn':
        isArriving = true
        return styled('green', `Respawned: ${plain(event.dimension)}`)
      case 'transfer':
        return styled(
          'yellow',
          `The server sends you to ${plain(event.host)}:${event.port}${event.follows ? '' : ': join there to follow'}`,
        )
      case 'packet':
        return console.print(describePacket(event, terminal.style.bind(terminal)))
      case 'packetError':
        return styled('red', `! ${plain(event.message)}\n    bytes ${event.hex}`)
      case 'answer':
        return console.print(event.text(terminal))
      case 'notice':
        return styled('yellow', event.message)
      case 'disconnected': {
        const summary = `${counted(event.chunks, 'chunk')}, ${event.seconds.toFixed(1)} s`
        if (event.code === null) return styled('dim', `Left the server (${summary})`)
        return styled('red', `${event.reason} (${summary})`)
      }
    }
  }

  return { print, progress }
}

function describePosition({ x, y, z, relative }: { x: number; y: number; z: number; relative: string[] }): string {
  const numbers = { x, y, z }
  return Object.entries(numbers)
    .map(([name, number]) => `${relative.includes(name) ? '~' : ''}${round(number)}`)
    .join(' ')
}

function describePacket(packet: DumpedPacket, style: (style: Style, text: string) => string): string {
  const { direction, state, id, name, size, fields, error } = packet
  const arrow = direction === 'clientbound' ? style('cyan', '<-') : style('yellow', '->')
  const number = `0x${id.toString(16).padStart(2, '0')}`
  const head = `${arrow} ${style('dim', `${state} ${number}`)} ${style('bold', name ?? 'unknown')} ${style('dim', `${size} B`)}`
  return `${head}${error === undefined ? '' : ` ${style('red', plain(error))}`} ${JSON.stringify(fields)}`
}

function round(number: number): string {
  return String(Math.round(number * 100) / 100)
}
