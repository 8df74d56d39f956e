import fc from 'fast-check'
import { RESERVATION_MS } from '../../src/protocol/discovery/registrar'
import { MemoryStorage } from '../../src/server/memory-storage'
import { Quota } from '../../src/server/quota'
import { DiscoveryService } from '../../src/server/service'

type Step =
  | { readonly do: 'register'; readonly nick: string; readonly password: string; readonly port: number }
  | { readonly do: 'query'; readonly nick: string }
  | { readonly do: 'list' | 'expire' }
  | { readonly do: 'wait'; readonly ms: number }

const nick = fc.constantFrom('ana', 'luis', 'eva')
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('register' as const),
    nick,
    password: fc.constantFrom('one', 'two'),
    port: fc.integer({ min: 1, max: 65535 }),
  }),
  fc.record({ do: fc.constant('query' as const), nick }),
  fc.record({ do: fc.constantFrom('list' as const, 'expire' as const) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.nat(RESERVATION_MS) }),
)

/** The rules of the specification, said as simply as they can be. */
class Naive {
  nowMs = 1_700_000_000_000
  private readonly users = new Map<string, { password: string; port: number; atMs: number }>()

  reply(each: Step): string {
    for (const [name, { atMs }] of this.users) if (this.nowMs - atMs >= RESERVATION_MS) this.users.delete(name)
    if (each.do === 'register') return this.register(each)
    if (each.do === 'list') return this.list()
    if (each.do !== 'query') return ''
    const user = this.users.get(each.nick)
    return user === undefined ? 'NOK USER_UNKNOWN' : `OK USER_FOUND ${each.nick} 10.0.0.1 ${user.port} V0`
  }

  private register({ nick: name, password, port }: Extract<Step, { do: 'register' }>): string {
    if ((this.users.get(name)?.password ?? password) !== password) return 'NOK WRONG_PASS'
    this.users.set(name, { password, port, atMs: this.nowMs })
    return `OK WELCOME ${name} ${(this.nowMs / 1000).toFixed(3)}`
  }

  private list(): string {
    const entries = [...this.users].map(
      ([name, { port, atMs }]) => `${name} 10.0.0.1 ${port} ${(atMs / 1000).toFixed(3)}#`,
    )
    return entries.length === 0 ? 'NOK USER_UNKNOWN' : `OK USERS_LIST ${entries.length} ${entries.sort().join('')}`
  }
}

const sorted = (reply: string): string => {
  const [head, count] = /^OK USERS_LIST (\d+) /.exec(reply) ?? []
  if (head === undefined || count === undefined) return reply
  const entries = reply.slice(head.length).split('#').slice(0, -1)
  return `OK USERS_LIST ${count} ${entries
    .map((each) => `${each}#`)
    .sort()
    .join('')}`
}

const requestOf = (each: Step): string | undefined => {
  switch (each.do) {
    case 'register':
      return `REGISTER ${each.nick} 10.0.0.1 ${each.port} ${each.password} V0`
    case 'query':
      return `QUERY ${each.nick}`
    case 'list':
      return 'LIST_USERS'
    case 'expire':
    case 'wait':
      return undefined
  }
}

test('whatever is asked and however time goes, the replies are those of the simplest server', async () => {
  const client = { key: 'a', address: 'a:1', isConnected: () => true }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const naive = new Naive()
      const service = new DiscoveryService({
        storage: new MemoryStorage(),
        passwords: {
          hash: (password) => Promise.resolve(`hash of ${password}`),
          fits: (hash, password) => Promise.resolve(hash === `hash of ${password}`),
        },
        quota: new Quota({ burst: 1_000, refillMs: 1 }),
        now: () => naive.nowMs,
        onEvent: () => undefined,
      })
      for (const each of steps) {
        if (each.do === 'wait') naive.nowMs += each.ms
        if (each.do === 'expire') await service.expire()
        const request = requestOf(each)
        if (request === undefined) continue
        const answer = await service.answer(request, client)
        expect(sorted(answer?.bytes.toString() ?? '')).toBe(naive.reply(each))
      }
    }),
    { numRuns: 500 },
  )
})
