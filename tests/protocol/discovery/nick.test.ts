import { MAX_NICK_CHARS, nickFault } from '../../../src/protocol/discovery/nick'

test.each(['ana', 'a', 'QUIT', '~!$%', 'x'.repeat(MAX_NICK_CHARS)])('%j is a nick', (nick) => {
  expect(nickFault(nick)).toBeUndefined()
})

test.each([
  ['', 'empty'],
  ['x'.repeat(MAX_NICK_CHARS + 1), 'too-long'],
  ['a b', 'characters'],
  ['a\tb', 'characters'],
  ['a#b', 'characters'],
  ['año', 'characters'],
  ['\u001b[2J', 'characters'],
  ['a\u007f', 'characters'],
  ['anaQUIT', 'verb'],
  ['anaLIST_USERS', 'verb'],
])('%j is none: %s', (nick, fault) => {
  expect(nickFault(nick)).toBe(fault)
})
