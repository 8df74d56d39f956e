import { snapshotPath } from '../../src/interface/snapshot-path'

const AT = new Date(2026, 0, 2, 3, 4, 5)

test('a snapshot is named by whom it shows and when, every part as long as it is', () => {
  expect(snapshotPath('luis', AT)).toBe('vcall-luis-20260102-030405.png')
})

test.each([
  ['../../etc/passwd', '______etc_passwd'],
  ['/root', '_root'],
  ['a b\u0000c', 'a_b_c'],
  ['x'.repeat(100), 'x'.repeat(32)],
])('the nick %j leads nowhere else', (nick, name) => {
  expect(snapshotPath(nick, AT)).toBe(`vcall-${name}-20260102-030405.png`)
})
