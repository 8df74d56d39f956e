import { REQUEST_LIMITS, RequestReader } from '../../../src/protocol/discovery/request-reader'

const REGISTER = 'REGISTER ana 10.0.0.1 5001 secret V0#V1'
const fed = (text: string): RequestReader => {
  const reader = new RequestReader()
  reader.push(text, 0)
  return reader
}
const texts = (reader: RequestReader, nowMs: number): readonly string[] => {
  const taken: string[] = []
  for (let next = reader.next(nowMs); next !== undefined; next = reader.next(nowMs)) {
    taken.push(next.type === 'request' ? next.text : next.type)
  }
  return taken
}

test.each(['QUIT', 'LIST_USERS', 'LIST_USERS\r\n', 'QUERY ana\n', `${REGISTER}\r\n`, `${REGISTER}\0`])(
  '%j cannot go on: whole at once',
  (text) => {
    expect(texts(fed(text), 0)).toEqual([text.replace(/[\r\n\0]+$/, '')])
  },
)

test.each(['QUERY ana', REGISTER])('%j may be cut: whole after a short pause', (text) => {
  const reader = fed(text)
  expect(reader.next(REQUEST_LIMITS.settleMs - 1)).toBeUndefined()
  expect(reader.deadlineMs).toBe(REQUEST_LIMITS.settleMs)
  expect(texts(reader, REQUEST_LIMITS.settleMs)).toEqual([text])
  expect(reader.deadlineMs).toBeUndefined()
})

test.each(['Q', 'QUERY', 'REGISTER ana 10.0.0.1', 'REGISTER ana 10.0.0.1 5001 secret V0#'])(
  '%j is cut: it gets more time, then it is taken as it is',
  (text) => {
    const reader = fed(text)
    expect(reader.deadlineMs).toBe(REQUEST_LIMITS.unfinishedMs)
    expect(reader.next(REQUEST_LIMITS.unfinishedMs - 1)).toBeUndefined()
    expect(texts(reader, REQUEST_LIMITS.unfinishedMs)).toEqual([text])
  },
)

test('the end of the stream ends a request', () => {
  const reader = fed('QUERY ana')
  reader.end()
  expect(texts(reader, 0)).toEqual(['QUERY ana'])
})

test.each([
  ['QUERY anaQUERY luis', ['QUERY ana', 'QUERY luis']],
  ['QUERY anaLIST_USERSQUIT', ['QUERY ana', 'LIST_USERS', 'QUIT']],
  [`${REGISTER}QUERY luis`, [REGISTER, 'QUERY luis']],
  [`LIST_USERS${REGISTER}`, ['LIST_USERS', REGISTER]],
  ['QUERY ana\r\nQUERY luis\r\n', ['QUERY ana', 'QUERY luis']],
  ['LIST_USERS\r\n\r\nQUIT\n', ['LIST_USERS', 'QUIT']],
])('%j is more than one request', (text, expected) => {
  expect(texts(fed(text), REQUEST_LIMITS.settleMs)).toEqual(expected)
})

test.each(['QUERY QUIT', 'QUERY QUITTER', 'REGISTER ana 10.0.0.1 5001 myQUIT V0', 'REGISTER QUERY h 1 LIST_USERS V0'])(
  '%j is one request, though a verb is in it',
  (text) => {
    expect(texts(fed(text), REQUEST_LIMITS.settleMs)).toEqual([text])
  },
)

test('what cannot become a request is one bad request, however many lines it has', () => {
  const text = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'
  expect(texts(fed(text), 0)).toEqual([text])
})

test('a request that does not end is given up, and nothing of it is kept', () => {
  const reader = fed(`QUERY ${'x'.repeat(REQUEST_LIMITS.maxChars)}`)
  expect(reader.next(0)).toEqual({ type: 'oversize' })
  expect(reader.size).toBe(0)
})

test('white space alone is nothing', () => {
  const reader = fed(' \r\n\0 ')
  expect(reader.next(10_000)).toBeUndefined()
  expect(reader.deadlineMs).toBeUndefined()
})
