import { describe, expect, it } from 'vitest'
import { formatAddress, parseAddress } from '../../../src/net/address.ts'

describe('an address', () => {
  it.each([
    ['example.org', 'example.org', 25565, false],
    ['  example.org ', 'example.org', 25565, false],
    ['Example.ORG:1234', 'example.org', 1234, true],
    ['example.org.', 'example.org', 25565, false],
    ['example.org.:25565', 'example.org', 25565, true],
    ['my_server.example.org', 'my_server.example.org', 25565, false],
    ['bücher.example', 'xn--bcher-kva.example', 25565, false],
    ['サーバー.example:1', 'xn--vckucxgb.example', 1, true],
    ['localhost', 'localhost', 25565, false],
    ['127.0.0.1', '127.0.0.1', 25565, false],
    ['127.0.0.1:65535', '127.0.0.1', 65535, true],
    ['::1', '::1', 25565, false],
    ['[::1]', '::1', 25565, false],
    ['[::1]:25566', '::1', 25566, true],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1', 25565, false],
    ['fe80::1%eth0', 'fe80::1%eth0', 25565, false],
    ['[fe80::1%eth0]:80', 'fe80::1%eth0', 80, true],
  ])('%j is host %s, port %d', (text, host, port, hasPort) => {
    expect(parseAddress(text)).toMatchObject({ host, port, hasPort })
  })

  it.each([
    [''],
    [' '],
    [':25565'],
    ['example.org:'],
    ['example.org:0'],
    ['example.org:65536'],
    ['example.org:+80'],
    ['example.org:1e3'],
    ['example.org:port'],
    ['http://example.org'],
    ['user@example.org'],
    ['example.org/path'],
    ['example.org?x'],
    ['exam ple.org'],
    ['example%2eorg'],
    ['a..b'],
    ['.'],
    ['[::1'],
    ['::1]'],
    ['[::1]25565'],
    ['[example.org]:25565'],
    ['[]'],
    ['1:2:3'],
    ['::g'],
    ['300.1.1.1'],
    [`${'a'.repeat(64)}.org`],
    [`${'a.'.repeat(127)}org`],
  ])('%j is none', (text) => {
    expect(() => parseAddress(text)).toThrow(expect.objectContaining({ code: 'address_invalid' }))
  })

  it('may lead elsewhere only if it is a name without a port', () => {
    expect(parseAddress('example.org').mayRedirect).toBe(true)
    expect(parseAddress('example.org:25565').mayRedirect).toBe(false)
    expect(parseAddress('192.0.2.1').mayRedirect).toBe(false)
    expect(parseAddress('::1').mayRedirect).toBe(false)
    expect(parseAddress('localhost').mayRedirect).toBe(false)
  })

  it('has the port that is given where its text names none', () => {
    expect(parseAddress('example.org', 7)).toMatchObject({ port: 7, hasPort: false })
    expect(parseAddress('example.org:8', 7)).toMatchObject({ port: 8, hasPort: true })
    expect(() => parseAddress('example.org', 70000)).toThrow(expect.objectContaining({ code: 'address_invalid' }))
  })

  it('is written so that it can be read again', () => {
    for (const text of ['example.org', 'example.org:1', '[::1]:2', '[::1]']) {
      expect(formatAddress(parseAddress(text))).toBe(text)
    }
  })
})
