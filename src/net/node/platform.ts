import type { Platform } from '../platform.ts'
import { nodeCrypto } from './crypto.ts'
import { resolveService } from './dns.ts'
import { connectTcp, listenTcp } from './tcp.ts'
import { nodeCompression } from './zlib.ts'

/** Node: TCP, the system's name servers, node:crypto and node:zlib. */
export const nodePlatform: Platform = {
  connect: connectTcp,
  resolveService: (host, signal) => resolveService(host, { signal }),
  listen: listenTcp,
  crypto: nodeCrypto,
  compression: nodeCompression,
}
