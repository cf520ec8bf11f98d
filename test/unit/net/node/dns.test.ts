import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { resolveService } from '../../../../src/net/node/dns.ts'

interface Service {
  priority: number
  weight: number
  port: number
  target: string
}

const cleanUps: (() => unknown)[] = []

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp()
})

const nameBytes = (name: string): Buffer =>
  Buffer.concat([
    ...name
      .split('.')
      .filter((label) => label !== '')
      .map((label) => Buffer.concat([Buffer.of(label.length), Buffer.from(label)])),
    Buffer.of(0),
  ])

const record = ({ priority, weight, port, target }: Service): Buffer => {
  const data = Buffer.concat([Buffer.alloc(6), nameBytes(target)])
  data.writeUInt16BE(priority, 0)
  data.writeUInt16BE(weight, 2)
  data.writeUInt16BE(port, 4)
  // A pointer to the question's name, SRV, IN, 60 seconds, the length.
  return Buffer.concat([Buffer.of(0xc0, 12, 0, 33, 0, 1, 0, 0, 0, 60, 0, data.length), data])
}

/** A name server that answers every question with these services, or not at all. */
const nameServer = async (services: Service[] | 'silence'): Promise<{ server: string; questions: string[] }> => {
  const socket = createSocket('udp4')
  const questions: string[] = []
  socket.on('message', (message, { port, address }) => {
    const end = message.indexOf(0, 12) + 5
    const labels: string[] = []
    for (let at = 12; message[at]; at += message[at]! + 1)
      labels.push(message.toString('latin1', at + 1, at + 1 + message[at]!))
    questions.push(labels.join('.'))
    if (services === 'silence') return
    const header = Buffer.concat([message.subarray(0, 2), Buffer.of(0x81, services.length ? 0x80 : 0x83, 0, 1, 0)])
    const counts = Buffer.of(services.length, 0, 0, 0, 0)
    socket.send(Buffer.concat([header, counts, message.subarray(12, end), ...services.map(record)]), port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  cleanUps.push(() => socket.close())
  return { server: `127.0.0.1:${socket.address().port}`, questions }
}

describe('the service of a domain', () => {
  it('is the one with the lowest priority, then with the highest weight', async () => {
    const { server, questions } = await nameServer([
      { priority: 5, weight: 100, port: 1, target: 'later.example.org' },
      { priority: 1, weight: 1, port: 2, target: 'light.example.org' },
      { priority: 1, weight: 9, port: 25570, target: 'play.example.org' },
    ])
    const service = await resolveService('example.org', { servers: [server] })
    expect(service).toEqual({ host: 'play.example.org', port: 25570 })
    expect(questions).toEqual(['_minecraft._tcp.example.org'])
  })

  it('is nothing where the domain has none, or says that there is none', async () => {
    const none = await nameServer([])
    expect(await resolveService('example.org', { servers: [none.server] })).toBeUndefined()
    const refused = await nameServer([{ priority: 0, weight: 0, port: 0, target: '.' }])
    expect(await resolveService('example.org', { servers: [refused.server] })).toBeUndefined()
  })

  it('is nothing when the name server does not answer in time', async () => {
    const { server } = await nameServer('silence')
    expect(await resolveService('example.org', { servers: [server], timeoutMs: 50 })).toBeUndefined()
  })

  it('is nothing for what is no domain', async () => {
    const { server } = await nameServer([])
    const names = ['', '..', 'a'.repeat(300)]
    for (const name of names) expect(await resolveService(name, { servers: [server] })).toBeUndefined()
  })

  it('is not waited for when aborted', async () => {
    const { server } = await nameServer('silence')
    const controller = new AbortController()
    const looking = resolveService('example.org', { servers: [server], signal: controller.signal })
    const reason = new Error('enough')
    controller.abort(reason)
    await expect(looking).rejects.toBe(reason)
    await expect(resolveService('example.org', { signal: controller.signal })).rejects.toBe(reason)
  })
})
