import * as fc from 'fast-check'
import type { RegistryRequest } from '../../../src/protocol/sala/message'
import { REQUEST_LIMITS, RequestReader } from '../../../src/protocol/sala/request-reader'

/** What a registry reads of pieces that come so far apart. */
const read = (pieces: readonly string[], apartMs = 100): readonly RegistryRequest[] => {
  const reader = new RequestReader()
  const requests: RegistryRequest[] = []
  let now = 0
  const drain = (): void => {
    for (let next = reader.next(now); next; next = reader.next(now)) requests.push(next)
  }
  for (const piece of pieces) {
    drain()
    reader.push(piece, now)
    drain()
    now += apartMs
  }
  now += REQUEST_LIMITS.settleMs
  drain()
  return requests
}

const JOIN: RegistryRequest = { type: 'join', name: 'bob' }
const LOOK_UP: RegistryRequest = { type: 'look-up', name: 'ana' }

test.each<[string, readonly string[], readonly RegistryRequest[]]>([
  ['a name', ['bob'], [JOIN]],
  ['a name with blanks', ['ana maria'], [{ type: 'join', name: 'ana maria' }]],
  ['a lookup in two reads', ['bob', 'consulta', 'ana'], [JOIN, LOOK_UP]],
  ['a lookup in one read', ['bob', 'consultaana'], [JOIN, LOOK_UP]],
  ['a refresh', ['bob', 'atualiza'], [JOIN, { type: 'refresh' }]],
  ['two refreshes joined', ['bob', 'atualizaatualiza'], [JOIN, { type: 'refresh' }, { type: 'refresh' }]],
  ['a leave', ['bob', 'closeConn'], [JOIN, { type: 'leave' }]],
  ['a lookup and a leave joined', ['bob', 'consultaanacloseConn'], [JOIN, LOOK_UP, { type: 'leave' }]],
  ['a lookup that is given up', ['bob', 'consulta', 'closeConn'], [JOIN, { type: 'leave' }]],
  ['what is no command', ['bob', 'hello'], [JOIN, { type: 'unknown', text: 'hello' }]],
  ['a command behind it', ['bob', 'helloatualiza'], [JOIN, { type: 'unknown', text: 'hello' }, { type: 'refresh' }]],
])('%s', (_, pieces, requests) => {
  expect(read(pieces)).toEqual(requests)
})

test('requests that are cut anywhere are read all the same', () => {
  for (const word of ['consultaana', 'atualiza', 'closeConn']) {
    for (let at = 1; at < word.length; at++) {
      const reader = new RequestReader()
      reader.push('bob', 0)
      reader.next(REQUEST_LIMITS.settleMs)
      reader.push(word.slice(0, at), 100)
      expect(reader.next(100)).toBeUndefined()
      reader.push(word.slice(at), 120)
      expect(reader.next(120 + REQUEST_LIMITS.settleMs)).toEqual(read(['bob', word])[1])
    }
  }
})

test('an endless name costs no more than a name', () => {
  const requests = read(['a'.repeat(1_000_000), 'b'.repeat(1_000_000)])
  expect(requests.map((request) => request.type)).toEqual(['join', 'unknown'])
  expect(requests.every((request) => JSON.stringify(request).length < 1_100)).toBe(true)
})

test('the end makes whole what was said', () => {
  const reader = new RequestReader()
  reader.push('bob', 0)
  reader.end()
  expect(reader.next(0)).toEqual(JOIN)
})

test('no noise is too much', () => {
  const piece = fc.oneof(fc.constantFrom('consulta', 'atualiza', 'closeConn', 'bob', 'con', '\0'), fc.string())
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(100), (pieces, apartMs) => void read(pieces, apartMs)),
    { numRuns: 2_000 },
  )
})
