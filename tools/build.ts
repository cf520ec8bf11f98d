import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/*
 * Makes `dist/`: the types as the compiler gives them, and the code in a few files, because opening hundreds of them takes
 * longer than everything else that an import does.
 */

const root = fileURLToPath(new URL('..', import.meta.url))
rmSync(`${root}dist`, { recursive: true, force: true })

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--emitDeclarationOnly'], {
  cwd: root,
  stdio: 'inherit',
})

await build({
  absWorkingDir: root,
  entryPoints: ['index', 'protocol/index', 'codec/index', 'data/index', 'world/index', 'server/index', 'cli/main'].map(
    (name) => `src/${name}.ts`,
  ),
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  external: ['node:*', 'commander'],
  chunkNames: 'chunks/[name]-[hash]',
  legalComments: 'none',
})
