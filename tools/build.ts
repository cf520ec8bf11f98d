import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import ts from 'typescript'

/*
 * Makes `dist/`: the types as the compiler gives them, and the code in a few files, because opening many of them takes longer,
 * and more memory, than everything else that an import does.
 */

const root = fileURLToPath(new URL('..', import.meta.url))
rmSync(`${root}dist`, { recursive: true, force: true })

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--emitDeclarationOnly'], {
  cwd: root,
  stdio: 'inherit',
})

/** The runtime keeps the text of all code in memory, and twice as much where one letter of it is not ASCII. */
const withoutComments: Plugin = {
  name: 'without-comments',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const compilerOptions = { removeComments: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext }
      const { outputText } = ts.transpileModule(readFileSync(path, 'utf8'), { compilerOptions, fileName: path })
      return { contents: outputText, loader: 'js' }
    })
  },
}

const options: BuildOptions = {
  absWorkingDir: root,
  outdir: 'dist',
  outbase: 'src',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  external: ['node:*', 'commander'],
  chunkNames: 'chunks/[name]-[hash]',
  legalComments: 'none',
  plugins: [withoutComments],
  metafile: true,
}

/** Faces of the package that are one file, `library.js`: each only names what it shows of it. */
const faces = ['index', 'protocol/index', 'codec/index', 'world/index']

const { outputs } = (await build({ ...options, entryPoints: faces.map((name) => `src/${name}.ts`), write: false }))
  .metafile!
await build({ ...options, entryPoints: ['library', 'server/index', 'cli/main'].map((name) => `src/${name}.ts`) })

const all = await import(`${root}dist/library.js`)
for (const name of faces) {
  const names = outputs[`dist/${name}.js`]!.exports
  const missing = names.filter((each) => !(each in all))
  if (missing.length > 0) throw new Error(`Two faces of the library mean different things by ${missing.join(', ')}`)
  const way = name.includes('/') ? '..' : '.'
  writeFileSync(`${root}dist/${name}.js`, `export { ${names.join(', ')} } from '${way}/library.js'\n`)
}
