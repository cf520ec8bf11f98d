import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/*
 * Looks at the package as it would be published: packs it, and holds its size, its exports and its types to what the
 * README promises. Exits with 1 when something is wrong.
 */

/** What the package may take as it is downloaded, types included. */
const maxPackedBytes = 2_000_000

interface Packed {
  filename: string
  size: number
  unpackedSize: number
  entryCount: number
}

function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}

const folder = mkdtempSync(join(tmpdir(), 'package-'))
try {
  const output = run('npm', 'pack', '--json', '--pack-destination', folder)
  const list: unknown = JSON.parse(output.slice(output.search(/^[[{]/m)))
  const packed = (Array.isArray(list) ? list[0] : Object.values(list as object)[0]) as Packed
  const tarball = join(folder, packed.filename)
  console.log(`${packed.entryCount} files, ${packed.unpackedSize} bytes unpacked, ${packed.size} packed`)
  if (packed.size > maxPackedBytes) throw new Error(`The package is over ${maxPackedBytes} bytes`)
  run('npx', 'publint', 'run', tarball, '--strict')
  // Only ESM is shipped: what a CommonJS resolver of old sees does not count.
  run('npx', 'attw', tarball, '--profile', 'esm-only', '--no-color')
  console.log('The package is sound')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
