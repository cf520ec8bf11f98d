import type { Bot } from '../index.ts'
import type { Terminal } from './terminal.ts'

/** What stands before the line that is typed: how the player is, and in which block. */
export function describePrompt({ self }: Bot, terminal: Terminal): string {
  const health = terminal.style(self.health <= 6 ? 'red' : 'green', `♥${Math.ceil(self.health)}`)
  const { x, y, z } = self.position
  const place = self.isPlaced ? ` ${[x, y, z].map(Math.floor).join(' ')}` : ''
  return `${health}${terminal.style('dim', `${place} >`)} `
}
