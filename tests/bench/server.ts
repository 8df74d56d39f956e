/** `npm run bench:server [-- --json]`: what the discovery server does in a second, and what a user costs it. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { DiscoveryClient } from '../../src/net/discovery-client'
import { encodeReply } from '../../src/protocol/discovery/encode'
import { REQUEST_LIMITS } from '../../src/protocol/discovery/request-reader'
import { load, type LoadResult } from './server-load'
import type { ServerReady } from './server-process'

const USERS = 10_000
const SECONDS = 4
const CONNECTIONS = { registrations: 16, queries: 500, lists: 8, probe: 4 }
const CLIENTS = 4

interface Figures {
  readonly bench: 'server'
  readonly users: number
  /** The users came through the storage with one hash for all; `registrations` are real ones, each with its argon2id. */
  readonly usersHashed: false
  /** A query without a line end is answered after this silence, which is within every query's latency. */
  readonly settleMs: number
  readonly registrations: LoadResult
  /** Queries of one client while another one floods with registrations. */
  readonly queriesDuringRegistrations: LoadResult
  readonly queries: LoadResult
  readonly lists: LoadResult & { readonly bytes: number }
  readonly memory: { readonly rssMb: number; readonly rssOfUsersMb: number; readonly heapBytesPerUser: number }
}

const start = async (): Promise<{ readonly child: ChildProcess; readonly ready: ServerReady }> => {
  const execArgv = [...process.execArgv, '--expose-gc']
  const child = fork(join(__dirname, 'server-process.ts'), [String(USERS)], { execArgv })
  const [ready] = (await once(child, 'message')) as [ServerReady]
  return { child, ready }
}

const query = (index: number): string => `QUERY user${index % USERS}`

const measure = async ({ port, ...memory }: ServerReady): Promise<Figures> => {
  const seconds = SECONDS
  const queries = await load({ port, seconds, connections: CONNECTIONS.queries, request: query })
  const users = await new DiscoveryClient({ host: '127.0.0.1', port }).list()
  const bytes = encodeReply({ type: 'USERS_LIST', users }).length
  const lists = { port, seconds, connections: CONNECTIONS.lists, request: () => 'LIST_USERS', replyBytes: bytes }
  const listed = await load(lists)
  const register = (index: number): string => `REGISTER new${index} 10.1.0.1 5001 secret${index} V0`
  const [registrations, queriesDuringRegistrations] = await Promise.all([
    load({ port, seconds, connections: CONNECTIONS.registrations, clients: CLIENTS, request: register }),
    load({ port, seconds, connections: CONNECTIONS.probe, request: query }),
  ])
  return {
    bench: 'server',
    users: users.length,
    usersHashed: false,
    settleMs: REQUEST_LIMITS.settleMs,
    registrations,
    queriesDuringRegistrations,
    queries,
    lists: { ...listed, bytes },
    memory: {
      rssMb: Math.round(memory.rssBytes / 1e6),
      rssOfUsersMb: Math.round(memory.rssOfUsersBytes / 1e5) / 10,
      heapBytesPerUser: Math.round(memory.heapOfUsersBytes / USERS),
    },
  }
}

const row = (what: string, { perSecond, p50Ms, p95Ms }: LoadResult): string =>
  `${what.padEnd(44)}${perSecond.toFixed(0).padStart(8)}/s${p50Ms.toFixed(0).padStart(8)} ms${p95Ms.toFixed(0).padStart(8)} ms`

const table = (figures: Figures): string => {
  const { registrations, queries, lists, queriesDuringRegistrations, memory } = figures
  return [
    `Discovery server, ${figures.users} users online`.padEnd(44) + '      rate        p50        p95',
    row(`registrations (argon2id), ${CLIENTS} clients`, registrations),
    row(`queries meanwhile, ${CONNECTIONS.probe} connections`, queriesDuringRegistrations),
    row(`queries, ${CONNECTIONS.queries} connections`, queries),
    row(`lists of ${Math.round(lists.bytes / 1000)} kB, ${CONNECTIONS.lists} connections`, lists),
    `memory: ${memory.rssMb} MB resident (with the TypeScript compiler), of it ${memory.rssOfUsersMb} MB for the users,`,
    `        ${memory.heapBytesPerUser} bytes of heap each. Users were put in with one hash for all.`,
    `A query takes at least ${figures.settleMs} ms, the silence after which a request is taken for whole.`,
  ].join('\n')
}

const main = async (): Promise<void> => {
  const { child, ready } = await start()
  try {
    const figures = await measure(ready)
    process.stdout.write(`${process.argv.includes('--json') ? JSON.stringify(figures) : table(figures)}\n`)
  } finally {
    child.kill()
  }
}

void main()
