import { parseArgs } from 'node:util'
import { peer } from './cases.ts'
import { loadOurCodec } from './codec-under-test.ts'
import { compare } from './compare.ts'
import { edited } from './exceptions.ts'
import { Peer } from './nmp-codec.ts'
import { peerAsCodec } from './peer-as-codec.ts'
import { report } from './report.ts'

const usage = `tsx test/peers/layouts.ts [--packet NAME]... [--version V]... [--state S] [--count N] [--seed N] [--missing] [--values] [--self] [--all]
  NAME is Mojang's or minecraft-data's, V a release or a protocol number; --missing lists what we do not declare;
  --values also lists the peer's fields whose values none of ours has (to be read; not counted as failures);
  --self puts minecraft-protocol itself in our codec's place; --all is everything, which is also the default.`

const { values: given } = parseArgs({
  options: {
    packet: { type: 'string', multiple: true },
    version: { type: 'string', multiple: true },
    state: { type: 'string' },
    count: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    missing: { type: 'boolean', default: false },
    values: { type: 'boolean', default: false },
    self: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (given.help) {
  console.log(usage)
} else {
  const codec = given.self ? peerAsCodec(new Peer(edited)) : await loadOurCodec()
  const comparison = compare(
    codec,
    {
      packets: given.all ? [] : given.packet,
      versions: given.all ? [] : given.version,
      state: given.all ? undefined : given.state,
      count: Number(given.count),
      seed: Number(given.seed),
      values: given.values,
    },
    peer,
  )
  console.log(report(comparison, given.missing))
  if (comparison.results.some(({ failureCount }) => failureCount > 0)) process.exitCode = 1
}
