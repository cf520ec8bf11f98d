import type { Readable, Writable } from 'node:stream'

/** A stream to write to; `isTTY` and `columns` are there when it is a terminal. */
export type Output = Writable & { isTTY?: boolean; columns?: number }
/** A stream to read from; `isTTY` is there when it is a terminal. */
export type Input = Readable & { isTTY?: boolean }

/** All that a command has of the process: what it is given is all that it touches. */
export interface CommandIo {
  readonly stdin: Input
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  /** Aborted when the user, or the system, wants the command to end. */
  readonly signal: AbortSignal
  /** Aborts the signal: for a terminal whose Ctrl-C arrives as a key. */
  interrupt(): void
}

/** Waits; `false` when the signal cut it short. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(false)
      return
    }
    const end = (whole: boolean) => (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', aborted)
      resolve(whole)
    }
    const aborted = end(false)
    const timer = setTimeout(end(true), milliseconds)
    signal.addEventListener('abort', aborted, { once: true })
  })
}
