import { constants } from 'node:os'
import { whyNoConnection, whyNoPort, whyNotRead, whyNotStarted, whyNotWritten } from '../../src/protocol/system-trouble'

const CLAUSES = { whyNotRead, whyNotWritten, whyNotStarted, whyNoPort, whyNoConnection }

/** As Node says it. */
const nodeError = (code: string): Error =>
  Object.assign(new Error(`${code}: something, open '/secret/path'`), { code, syscall: 'open', path: '/secret/path' })

describe.each(Object.entries(CLAUSES))('%s', (_name, clause) => {
  test.each([...Object.keys(constants.errno), 'ENOTFOUND', 'EAI_AGAIN', 'ERR_SOCKET_BAD_PORT'])(
    'says %s in one line, without what Node says of it',
    (code) => {
      const said = clause(nodeError(code))
      expect(said).toMatch(/^[a-z][^\n]*[^.]$/)
      expect(said).not.toMatch(/secret|something|syscall/)
      expect(said.replace(`the system says ${code}`, '')).not.toContain(code)
    },
  )

  test('says an error of ours by its first line', () => {
    expect(clause(new Error('it is a pipe, and no file\n    at somewhere'))).toBe('it is a pipe, and no file')
  })

  test('says what no text is that was to be one', () => {
    expect(clause(new SyntaxError('Unexpected token } in JSON at position 3'))).toBe('it is damaged')
  })

  test.each([undefined, null, 7, {}, new Error('')])('says something of %p', (thrown) => {
    expect(clause(thrown)).toBe('unknown error')
  })
})

test.each([
  [whyNotWritten, 'ENOSPC', 'the disk is full'],
  [whyNotWritten, 'EACCES', 'this user may not write there'],
  [whyNotRead, 'EACCES', 'this user may not read it'],
  [whyNotRead, 'EMFILE', 'too many files are open here'],
  [whyNotStarted, 'ENOENT', 'it is not installed'],
  [whyNoPort, 'EADDRINUSE', 'another program uses it'],
  [whyNoPort, 'EACCES', 'this user may not use it'],
  [whyNoConnection, 'ECONNREFUSED', 'connection refused'],
  [whyNoConnection, 'EHOSTUNREACH', 'no route to it'],
])('the same code means what was tried: %p %s', (clause, code, said) => {
  expect(clause(nodeError(code))).toBe(said)
})
