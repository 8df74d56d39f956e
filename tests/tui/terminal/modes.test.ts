import { KEYS_OFF, KEYS_ON, KEYS_QUESTION, RESTORE } from '../../../src/tui/terminal/modes'

const POP = '\x1b[<u'

// Each screen has its own stack of enhancements.
test('the keys are given back on the screen on which they were taken, also by the launcher', () => {
  expect(RESTORE).toContain(POP)
  expect(RESTORE.indexOf(POP)).toBeLessThan(RESTORE.indexOf('\x1b[?1049l'))
  expect(RESTORE).toContain('\x1b[?1004l')
})

test('as much is taken from the stack as was put on it', () => {
  const balance = (text: string): number => text.split('\x1b[>31u').length - text.split(POP).length
  expect([balance(KEYS_QUESTION), balance(KEYS_ON), balance(KEYS_ON + KEYS_OFF)]).toEqual([0, 1, 0])
})
