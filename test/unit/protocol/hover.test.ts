import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** A user's file; what an editor shows is asked for at each bar. */
const marked = `
import { Connection } from '../src/net/connection.ts'
import * as clientbound from '../src/protocol/directions/clientbound.ts'
import * as serverbound from '../src/protocol/directions/serverbound.ts'

new Connection('localhost').registerPacketListener((packet) => packet.|saturation, clientbound.play.setHealth)
serverbound.login.hello({ |name: 'Steve' })
clientbound.play.|setHealth
`
const text = marked.replaceAll('|', '')
const positions = [...marked.matchAll(/\|/g)].map((match, index) => match.index - index)

const fileName = `${root}test/hovered.ts`
const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile)
const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root)
const service = ts.createLanguageService({
  fileExists: ts.sys.fileExists,
  readFile: ts.sys.readFile,
  directoryExists: ts.sys.directoryExists,
  useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
  getScriptFileNames: () => [fileName],
  getScriptVersion: () => '1',
  getScriptSnapshot: (name) => {
    const content = name === fileName ? text : ts.sys.readFile(name)
    return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content)
  },
  getCurrentDirectory: () => root,
  getCompilationSettings: () => options,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
})

/** What an editor shows at the bar with that number. */
function hover(bar: number): { type: string; documentation: string } {
  const info = service.getQuickInfoAtPosition(fileName, positions[bar]!)
  return {
    type: ts.displayPartsToString(info?.displayParts),
    documentation: ts.displayPartsToString(info?.documentation),
  }
}

describe('hovering shows the documentation', { timeout: 60_000 }, () => {
  it('of a field where a listener uses it', () => {
    const { type, documentation } = hover(0)
    expect(type).toContain('saturation: number')
    expect(documentation).toContain('What keeps `food` from falling')
  })

  it('of a field where a packet is made', () => {
    const { type, documentation } = hover(1)
    expect(type).toContain('name: string')
    expect(documentation).toContain('At most 16 characters')
  })

  it('of a packet', () => {
    expect(hover(2).documentation).toContain("The player's own health and hunger")
  })
})
