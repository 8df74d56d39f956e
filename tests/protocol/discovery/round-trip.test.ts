import fc from 'fast-check'
import { decodeReply } from '../../../src/protocol/discovery/decode-reply'
import { decodeRequest } from '../../../src/protocol/discovery/decode-request'
import { encodeReply, encodeRequest } from '../../../src/protocol/discovery/encode'
import type { ListEntry, Reply, Request } from '../../../src/protocol/discovery/message'
import { nickFault } from '../../../src/protocol/discovery/nick'

const printable = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index))
const word = (except: string, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...printable.filter((each) => !except.includes(each))), minLength: 1, maxLength })

const nick = word('#', 64).filter((text) => nickFault(text) === undefined)
const host = word('#', 40)
const port = fc.integer({ min: 1, max: 65535 })
const protocols = fc.array(
  fc.nat(99).map((version) => `V${version}`),
  { minLength: 1, maxLength: 8 },
)
const registeredAt = fc.integer({ min: 1e12, max: 4e12 }).map((ms) => ms / 1000)
const entry: fc.Arbitrary<ListEntry> = fc.record({ nick, host, port, registeredAt })
const constant = <T extends string>(...types: T[]): fc.Arbitrary<{ readonly type: T }> =>
  fc.constantFrom(...types).map((type) => ({ type }))

const request: fc.Arbitrary<Request> = fc.oneof(
  fc.record({ type: fc.constant('REGISTER' as const), nick, host, port, password: word('', 64), protocols }),
  fc.record({ type: fc.constant('QUERY' as const), nick }),
  constant('LIST_USERS', 'QUIT'),
)

const reply: fc.Arbitrary<Reply> = fc.oneof(
  fc.record({ type: fc.constant('WELCOME' as const), nick, registeredAt }),
  fc.record({ type: fc.constant('USER_FOUND' as const), nick, host, port, protocols }),
  fc.record({ type: fc.constant('USERS_LIST' as const), users: fc.array(entry, { minLength: 1 }) }),
  constant('WRONG_PASS', 'SYNTAX_ERROR', 'USER_UNKNOWN', 'BYE'),
)

test('a request is read as it was written', () => {
  fc.assert(fc.property(request, (each) => expect(decodeRequest(encodeRequest(each))).toEqual(each)))
})

test('a reply is read as it was written', () => {
  fc.assert(fc.property(reply, (each) => expect(decodeReply(encodeReply(each))).toEqual(each)))
})

test('any text is read without an error', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string().map((tail) => `OK USERS_LIST ${tail}`),
  )
  fc.assert(
    fc.property(text, (each) => {
      decodeReply(each)
      decodeRequest(each)
    }),
    { numRuns: 2_000 },
  )
})

test('a list is what one client finds the ends of the entries with', () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1 }), (users) => {
      const text = encodeReply({ type: 'USERS_LIST', users })
      expect(text).toMatch(new RegExp(`^OK USERS_LIST ${users.length} `))
      expect(text.endsWith('#')).toBe(true)
      expect(text.match(/[0-9]{7,11}.[0-9]{1,8}#/g)).toHaveLength(users.length)
    }),
  )
})
