/** The discovery server of the benchmark, in a process of its own: filled through the storage, then left alone. */
import { RESERVATION_MS } from '../../src/protocol/discovery/registrar'
import { DiscoveryServer } from '../../src/server/discovery-server'
import { MemoryStorage } from '../../src/server/memory-storage'
import { Passwords } from '../../src/server/passwords'

/** What the process tells its parent when it listens. */
export interface ServerReady {
  readonly port: number
  /** Of the whole process, with all users, compiler of the benchmark included. */
  readonly rssBytes: number
  /** What the users alone added to it, and to the heap. */
  readonly rssOfUsersBytes: number
  readonly heapOfUsersBytes: number
}

const collected = (): NodeJS.MemoryUsage => {
  globalThis.gc?.()
  return process.memoryUsage()
}

const fill = async (storage: MemoryStorage, users: number): Promise<void> => {
  const hash = await new Passwords().hash('secret', { key: 'bench', isConnected: () => true })
  for (let index = 0; index < users; index += 1) {
    const address = { host: `10.0.${index >> 8}.${index & 255}`, port: 20_000 + (index % 40_000) }
    const binding = { nick: `user${index}`, ...address, protocols: ['V0', 'V1'], registeredAtMs: Date.now() }
    // A copy for each, as if each had its own.
    await storage.save({ binding, passwordHash: Buffer.from(hash ?? '').toString() }, undefined)
  }
}

const main = async (): Promise<void> => {
  const storage = new MemoryStorage()
  const limits = { maxConnectionsPerClient: 2_000, nickBurst: 100_000 }
  const server = await DiscoveryServer.open({ host: '127.0.0.1', port: 0, storage, limits })
  const empty = collected()
  await fill(storage, Number(process.argv[2]))
  await storage.list(Date.now() - RESERVATION_MS)
  const full = collected()
  const ready: ServerReady = {
    port: server.port,
    rssBytes: full.rss,
    rssOfUsersBytes: full.rss - empty.rss,
    heapOfUsersBytes: full.heapUsed - empty.heapUsed,
  }
  process.send?.(ready)
  process.on('disconnect', () => void server.close())
}

void main()
