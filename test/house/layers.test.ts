import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/** The floors of ARCHITECTURE.md: a room imports only rooms on lower ones. */
const floors: Readonly<Record<string, number>> = {
  generated: 0,
  util: 0,
  codec: 1,
  data: 2,
  protocol: 3,
  net: 4,
  world: 4,
  client: 5,
  server: 5,
  cli: 6,
}
const maxLines = 400

const root = fileURLToPath(new URL('../../src/', import.meta.url))
const files = (readdirSync(root, { recursive: true }) as string[])
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .sort()
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8')
const roomOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : 'index')
const mayTouchNode = (file: string): boolean => file.startsWith('net/node/') || file.startsWith('cli/')

interface Import {
  /** What is imported: a path below src, or the name of a package. */
  readonly target: string
  readonly isDynamic: boolean
}

function importsOf(file: string, text: string): Import[] {
  const found = [
    ...[...text.matchAll(/^\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]/gm)].map((match) => [
      match[1]!,
      false,
    ]),
    ...[...text.matchAll(/^\s*import\s*['"]([^'"]+)['"]/gm)].map((match) => [match[1]!, false]),
    ...[...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)].map((match) => [match[1]!, true]),
  ] as [string, boolean][]
  return found.map(([name, isDynamic]) => ({
    target: name.startsWith('.') ? new URL(name, `file:///${file}`).pathname.slice(1) : name,
    isDynamic,
  }))
}

/** What is wrong with the imports of a file. */
function wrongImports(file: string, text: string): string[] {
  const room = roomOf(file)
  return importsOf(file, text).flatMap(({ target, isDynamic }) => {
    const line = `${file} imports ${target}`
    if (target.startsWith('node:')) return mayTouchNode(file) ? [] : [line]
    if (!target.endsWith('.ts')) return room === 'cli' ? [] : [`${line}, which is a package`]
    if (target.startsWith('net/node/') && !mayTouchNode(file) && !isDynamic) return [`${line} statically`]
    const other = roomOf(target)
    // The command line is a user of the package, and goes in by the front door.
    if (room === 'cli' && target === 'index.ts') return []
    if (room === 'index' || other === room || other === 'generated') return []
    return other in floors && floors[other]! < floors[room]! ? [] : [line]
  })
}

/** Comments and texts may talk about anything. */
const withoutComments = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")

describe('the house', () => {
  it('has only rooms that are on the plan', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => room !== 'index' && !(room in floors))).toEqual([])
  })

  it('lets a room import only rooms on lower floors, and Node only where it may', () => {
    expect(files.flatMap((file) => wrongImports(file, textOf(file)))).toEqual([])
  })

  it('would notice an import that goes upwards', () => {
    expect(wrongImports('codec/x.ts', "import { a } from '../protocol/packet.ts'")).toHaveLength(1)
    expect(wrongImports('net/x.ts', "import type {\n  A,\n} from '../world/a.ts'")).toHaveLength(1)
    expect(wrongImports('net/x.ts', "export { a } from './node/tcp.ts'")).toHaveLength(1)
    expect(wrongImports('net/x.ts', "const a = await import('./node/tcp.ts')")).toEqual([])
    expect(wrongImports('net/x.ts', "import { a } from 'node:zlib'")).toHaveLength(1)
    expect(wrongImports('net/x.ts', "import a from 'left-pad'")).toHaveLength(1)
    expect(wrongImports('net/node/x.ts', "import { a } from 'node:zlib'")).toEqual([])
    expect(wrongImports('net/x.ts', "import { a } from '../codec/reader.ts'")).toEqual([])
  })

  it('names neither Buffer nor process below the command line, except in net/node', () => {
    const users = files.filter(
      (file) => !mayTouchNode(file) && /\b(?:Buffer|process)\b(?!\s*:)/.test(withoutComments(textOf(file))),
    )
    expect(users).toEqual([])
  })

  it(`keeps files to ${maxLines} lines`, () => {
    const long = files.filter((file) => roomOf(file) !== 'generated' && textOf(file).split('\n').length > maxLines + 1)
    expect(long).toEqual([])
  })

  it('writes names in kebab-case', () => {
    expect(files.filter((file) => !/^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/.test(file))).toEqual(
      [],
    )
  })

  it('compiles without the types of Node, except net/node and cli', () => {
    const { config } = ts.readConfigFile(join(root, '../tsconfig.json'), ts.sys.readFile)
    const { options } = ts.parseJsonConfigFileContent(
      {
        ...config,
        include: [],
        files: [],
        compilerOptions: { ...config.compilerOptions, types: [], lib: ['ES2023', 'DOM', 'ESNext.Disposable'] },
      },
      ts.sys,
      join(root, '..'),
    )
    const checked = files.filter((file) => !mayTouchNode(file)).map((file) => join(root, file))
    const program = ts.createProgram(checked, options)
    const diagnostics = checked.flatMap((file) => {
      const source = program.getSourceFile(file)!
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
    })
    const lines = diagnostics.map(
      ({ file, messageText }) =>
        `${file?.fileName.slice(root.length)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    )
    expect(lines).toEqual([])
    expect(checked.length).toBeGreaterThan(30)
  }, 60_000)
})
