import { type Direction, directions } from '../../protocol/types/direction.ts'

/** What a block does, where it is known. */
export type BlockAction =
  /** How many players look into a chest or a shulker box; at 0 it is shut. */
  | { readonly type: 'lid'; readonly viewers: number }
  | { readonly type: 'piston'; readonly movement: 'extend' | 'retract' | 'drop'; readonly direction: Direction }
  /** `pitch` from 0 to 24, in semitones; before 1.13. Since then the block's own properties say it, and both are 0. */
  | { readonly type: 'note'; readonly instrument: number; readonly pitch: number }
  /** A bell rings, hit from that side. */
  | { readonly type: 'bell'; readonly direction: Direction }

const pistonMovements = ['extend', 'retract', 'drop'] as const

/** What a `block_event` means for a block of that name. Source: Minecraft Wiki, "Block actions" (Java Edition protocol). */
export function blockAction(block: string | undefined, event: number, parameter: number): BlockAction | undefined {
  const direction = directions[parameter & 7] ?? 'down'
  switch (block) {
    case undefined:
      return undefined
    case 'note_block':
      return { type: 'note', instrument: event, pitch: parameter }
    case 'piston':
    case 'sticky_piston': {
      const movement = pistonMovements[event]
      return movement && { type: 'piston', movement, direction }
    }
    case 'bell':
      return event === 1 ? { type: 'bell', direction } : undefined
    default:
      return event === 1 && /(?:^|_)(?:chest|shulker_box)$/.test(block)
        ? { type: 'lid', viewers: parameter }
        : undefined
  }
}
