import { execFile } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { createServer } from '../src/server/index.ts'

/*
 * From nothing to logged in: how long importing and logging in take, and the resident memory then. Each run is a process of
 * its own; the server is ours, in this one. The first row is what Node takes by itself, below which nobody can get.
 */

const exec = promisify(execFile)

const clients = {
  'bare socket': (_root: string, port: number): string => `
    const { connect } = await import('node:net')
    await Promise.all(['node:zlib', 'node:crypto', 'node:dns/promises'].map((name) => import(name)))
    await new Promise((resolve) => connect(${port}, '127.0.0.1', resolve))`,
  sculk: (root: string, port: number, version: string): string => `
    const { Connection } = await import(${JSON.stringify(pathToFileURL(`${root}dist/index.js`).href)})
    const connection = new Connection('127.0.0.1:${port}', { username: 'bench', allowedVersions: ['${version}'] })
    await connection.connect()`,
  'minecraft-protocol': (_root: string, port: number, version: string, peers: string): string => `
    const { createRequire } = await import('node:module')
    const { createClient } = createRequire(${JSON.stringify(`${peers}/`)})('minecraft-protocol')
    const client = createClient({ host: '127.0.0.1', port: ${port}, username: 'bench', version: '${version}', auth: 'offline' })
    await new Promise((resolve, reject) => { client.on('login', resolve); client.on('error', reject) })`,
}

const median = (values: number[]): number => values.sort((one, other) => one - other)[Math.floor(values.length / 2)]!

/** Prints a table: milliseconds and megabytes of both, for three versions. Wants a build in `dist/`. */
export async function startup(root: string, peers: string): Promise<void> {
  const server = createServer({})
  const { port } = await server.listen({ port: 0 })
  console.log('version  library             ms to logged in   resident MB')
  for (const version of ['1.8.8', '1.16.5', '1.21.4']) {
    for (const [library, script] of Object.entries(clients)) {
      const times: number[] = []
      const memory: number[] = []
      for (let run = 0; run < 5; run++) {
        const source = `const started = performance.now()
          ${script(root, port, version, peers)}
          console.log(JSON.stringify([performance.now() - started, process.memoryUsage().rss / 1e6]))
          process.exit(0)`
        const { stdout } = await exec(process.execPath, ['--input-type=module', '-e', source])
        const [time, rss] = JSON.parse(stdout.trim().split('\n').at(-1)!) as [number, number]
        times.push(time)
        memory.push(rss)
      }
      const [time, rss] = [median(times), median(memory)].map((value) => value.toFixed(0))
      console.log(`${version.padEnd(8)} ${library.padEnd(19)} ${time!.padStart(15)} ${rss!.padStart(13)}`)
    }
  }
  await server.close()
}
