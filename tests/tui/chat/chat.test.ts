import { linesOf, MAX_TEXTS, NO_CHAT, pasted, plainable, withText, withWritten } from '../../../src/tui/chat/chat'

const text = (at: number) => ({ from: 'them' as const, name: 'luis', text: `${at}`, atMs: at, state: 'came' as const })

test('the texts are bounded: the oldest leaves first', () => {
  let chat = NO_CHAT
  for (let at = 0; at < MAX_TEXTS + 5; at++) chat = withText(chat, text(at))
  expect(chat.texts).toHaveLength(MAX_TEXTS)
  expect([chat.texts[0]?.text, chat.texts.at(-1)?.text]).toEqual(['5', `${MAX_TEXTS + 4}`])
})

test('who has scrolled up goes on seeing the same texts', () => {
  const chat = [1, 2, 3].reduce((all, at) => withText(all, text(at)), NO_CHAT)
  expect(withText({ ...chat, scroll: 1 }, text(4)).scroll).toBe(2)
  expect(withText(chat, text(4)).scroll).toBe(0)
})

test.each([
  ['uno\ndos', 'uno⏎dos'],
  ['uno\r\ndos\rtres', 'uno⏎dos⏎tres'],
  ['uno\u2028dos\u0085tres', 'uno⏎dos⏎tres'],
])('%j is pasted as %j', (from, to) => {
  expect(pasted(from)).toBe(to)
})

test('what is written becomes lines, without empty ones', () => {
  expect(linesOf('uno⏎⏎ dos ⏎')).toEqual(['uno', 'dos'])
  expect(linesOf(' ⏎ ')).toEqual([])
})

test('what was written before is kept once', () => {
  const chat = ['a', 'b', 'a'].reduce(withWritten, NO_CHAT)
  expect(chat.written).toEqual(['b', 'a'])
  const many = Array.from({ length: 300 }, (_, at) => `${at}`).reduce(withWritten, NO_CHAT)
  expect(many.written).toHaveLength(100)
})

test('only the newest of ours can be sent without accents', () => {
  const ours = { ...text(1), from: 'us' as const, state: 'failed' as const }
  const failed = withText(NO_CHAT, { ...ours, reason: 'not-ascii' })
  expect(plainable(failed)?.text).toBe('1')
  expect(plainable(withText(failed, text(2)))?.text).toBe('1')
  expect(plainable(withText(failed, { ...ours, reason: 'nobody' }))).toBeUndefined()
})
