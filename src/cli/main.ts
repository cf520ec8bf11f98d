#!/usr/bin/env node
import { exitCodes } from './exit-codes.ts'
import { run } from './program.ts'

/** A second signal this soon is the same one again, by way of a parent process that passes it on. */
const sameSignalMs = 200

const abort = new AbortController()
let interruptedAt = -Infinity

/** The first time ends politely, the second time at once. */
function interrupt(): void {
  const now = performance.now()
  if (abort.signal.aborted && now - interruptedAt > sameSignalMs) process.exit(exitCodes.interrupted)
  if (!abort.signal.aborted) interruptedAt = now
  abort.abort()
}

process.on('SIGINT', interrupt)
process.on('SIGTERM', interrupt)
// Whoever reads the output may go at any time: `sculk ping … | head -1`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCodes.ok : exitCodes.unexpected)
})

process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  signal: abort.signal,
  interrupt,
})
process.stdin.destroy()
// Nothing should keep the process now; if something does, it does not keep the user waiting.
setTimeout(() => process.exit(), 1000).unref()
