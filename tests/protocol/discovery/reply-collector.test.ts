import { REPLY_LIMITS, ReplyCollector } from '../../../src/protocol/discovery/reply-collector'

const fed = (text: string, atMs = 0): ReplyCollector => {
  const collector = new ReplyCollector(0)
  collector.push(text, atMs)
  return collector
}
const ANA = 'ana 10.0.0.1 5001 1521798459.6#'
const LUIS = 'luis 10.0.0.7 5001 1521798500.12#'

test.each(['NOK USER_UNKNOWN', 'NOK WRONG_PASS', 'NOK SYNTAX_ERROR', 'BYE', 'BYE\r\n'])(
  '%j is complete at once',
  (text) => {
    expect(fed(text).status(0)).toEqual({ type: 'complete', text })
  },
)

test('a refusal that nobody knows is complete after a pause, since it could be cut', () => {
  expect(fed('NOK USER').status(199)).toEqual({ type: 'waiting', untilMs: 200 })
  expect(fed('NOK USER').status(200)).toEqual({ type: 'complete', text: 'NOK USER' })
})

test('a list is complete with its last entry, without a pause', () => {
  const collector = fed(`OK USERS_LIST 2 ${ANA}`)
  expect(collector.status(500)).toEqual({ type: 'waiting', untilMs: 1_000 })
  collector.push(LUIS, 900)
  expect(collector.status(900)).toEqual({ type: 'complete', text: `OK USERS_LIST 2 ${ANA}${LUIS}` })
})

test('a list with fewer entries than announced is complete after a second', () => {
  expect(fed(`OK USERS_LIST 3 ${ANA}`).status(999).type).toBe('waiting')
  expect(fed(`OK USERS_LIST 3 ${ANA}`).status(1_000).type).toBe('complete')
})

test("a '#' inside a nick does not end a list early", () => {
  const collector = fed(`OK USERS_LIST 2 mua#ja#ja 10.0.0.9 5001 1521798459.1#`)
  expect(collector.status(0)).toEqual({ type: 'waiting', untilMs: REPLY_LIMITS.pauseMs })
  collector.push(LUIS, 100)
  expect(collector.status(100).type).toBe('complete')
})

test('a count that is still growing is not taken for the whole one', () => {
  const collector = fed('OK USERS_LIST 0')
  expect(collector.status(0)).toEqual({ type: 'waiting', untilMs: REPLY_LIMITS.listPauseMs })
  collector.push(' ', 10)
  expect(collector.status(10).type).toBe('complete')
})

test('everything else is complete after 0.2 s of silence', () => {
  const collector = fed('OK WELCOME ana 15', 1_000)
  expect(collector.status(1_100)).toEqual({ type: 'waiting', untilMs: 1_200 })
  collector.push('21798459.6', 1_150)
  expect(collector.status(1_349).type).toBe('waiting')
  expect(collector.status(1_350)).toEqual({ type: 'complete', text: 'OK WELCOME ana 1521798459.6' })
})

test('no byte for 5 s: nothing will come', () => {
  const collector = new ReplyCollector(100)
  expect(collector.status(5_099)).toEqual({ type: 'waiting', untilMs: 5_100 })
  expect(collector.status(5_100)).toEqual({ type: 'failed', reason: 'silent' })
})

test('a closed connection completes what came, and is a failure when nothing came', () => {
  const collector = fed('OK WELCOME ana')
  collector.end()
  expect(collector.status(0)).toEqual({ type: 'complete', text: 'OK WELCOME ana' })
  const empty = new ReplyCollector(0)
  empty.end()
  expect(empty.status(0)).toEqual({ type: 'failed', reason: 'closed' })
})

test('a server that drips for ever is given up', () => {
  const collector = new ReplyCollector(0)
  for (let ms = 0; ms < REPLY_LIMITS.totalMs; ms += 150) collector.push('x', ms)
  expect(collector.status(REPLY_LIMITS.totalMs)).toEqual({ type: 'failed', reason: 'endless' })
})

// Without a limit, more than a string can hold would throw.
test('a reply of more than 4 MB is given up, and no more of it is kept', () => {
  const collector = new ReplyCollector(0)
  const chunk = 'x'.repeat(1024 * 1024)
  for (let count = 0; count < 600; count += 1) collector.push(chunk, 0)
  expect(collector.status(0)).toEqual({ type: 'failed', reason: 'oversize' })
})

test('a long list in small pieces is read in one pass', () => {
  const collector = new ReplyCollector(0)
  const text = `OK USERS_LIST 5000 ${LUIS.repeat(5_000)}`
  for (let at = 0; at < text.length; at += 7) {
    expect(collector.status(0).type).toBe('waiting')
    collector.push(text.slice(at, at + 7), 0)
  }
  expect(collector.status(0)).toEqual({ type: 'complete', text })
})
