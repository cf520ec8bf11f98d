import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The other implementations we compare with, pinned. They are no dependencies of this project, not even of its tests. */
export const peerVersions = {
  'minecraft-protocol': '1.68.0',
  'minecraft-data': '3.117.0',
  'minecraft-packets': '1.9.0',
  'flying-squid': '1.12.0',
  mineflayer: '4.25.0',
  'prismarine-chunk': '1.41.0',
  'prismarine-physics': '1.11.1',
} as const

/** Name of a pinned peer. */
export type PeerName = keyof typeof peerVersions

/**
 * The `node_modules` directory that holds the peers; installs them into `.peers/` (git-ignored) when they are missing.
 *
 * `SCULK_PEERS_DIR` names another `node_modules` directory instead: then nothing is installed.
 *
 * @throws {Error} when npm fails, or `SCULK_PEERS_DIR` does not have the pinned versions.
 */
export function peersDirectory(): string {
  const given = process.env.SCULK_PEERS_DIR
  if (given !== undefined) {
    for (const name of ['minecraft-protocol', 'minecraft-data'] as const) {
      // Another version would be another truth: 1.54 writes holders differently, for one.
      const found = installedVersion(given, name)
      if (found !== peerVersions[name]) throw new Error(`${given} has ${name} ${found}, not ${peerVersions[name]}`)
    }
    return given
  }
  const home = fileURLToPath(new URL('../../.peers', import.meta.url))
  if (!isInstalled(home)) install(home)
  return join(home, 'node_modules')
}

/** `require` as seen from inside the peers' directory. */
export function peerRequire(): NodeJS.Require {
  return createRequire(pathToFileURL(join(peersDirectory(), 'index.js')))
}

function isInstalled(home: string): boolean {
  return Object.entries(peerVersions).every(
    ([name, version]) => installedVersion(join(home, 'node_modules'), name) === version,
  )
}

function installedVersion(directory: string, name: string): string | undefined {
  const manifest = join(directory, name, 'package.json')
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : undefined
}

function install(home: string): void {
  mkdirSync(home, { recursive: true })
  // The peers ask for ranges of each other, and two copies would be two truths.
  const { 'minecraft-data': minecraftData, 'minecraft-protocol': minecraftProtocol } = peerVersions
  const overrides = { 'minecraft-data': minecraftData, 'minecraft-protocol': minecraftProtocol }
  writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true, dependencies: peerVersions, overrides }))
  // No install scripts: none of the peers needs one to run.
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps'], {
    cwd: home,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(peersDirectory())
