import { UsageError } from '../src/exit'
import { identify, type IdentityOptions } from '../src/identity'
import type { Login } from '../src/profile/login'
import { formatLogin, parseLogin } from '../src/profile/login'
import { openProfile, type Profile } from '../src/profile/profile'

const SALA: Login = { system: 'sala', server: 'sala:5000', nick: 'José María', host: '127.0.0.2' }
const V0: Login = { server: 'home:8000', nick: 'ana', port: 5004 }

const profile = (login: Login | undefined): Profile => ({ ...openProfile('nobody'), readLogin: () => login })
const who = (options: IdentityOptions, login?: Login) => identify(options, profile(login))

describe('a login of Sala Virtual', () => {
  test.each([SALA, { ...SALA, nick: 'ana' }, V0])('is written and read: %j', (login) => {
    expect(parseLogin(formatLogin(login))).toEqual(login)
  })

  test('with a name that none can have is none; nor has another system its names', () => {
    expect(parseLogin(formatLogin({ ...SALA, nick: 'a/b' }))).toBeUndefined()
    expect(parseLogin(formatLogin({ ...V0, nick: 'José María' }))).toBeUndefined()
  })
})

describe('who we are', () => {
  test('the last login holds where nothing is said', () => {
    expect(who({}, SALA)).toMatchObject({
      sala: true,
      nick: 'José María',
      host: '127.0.0.2',
      server: { host: 'sala', port: 5000 },
    })
    expect(who({}, V0)).toMatchObject({ sala: false, nick: 'ana', port: 5004, server: { host: 'home', port: 8000 } })
  })

  test('nothing of a login of another system is taken over', () => {
    const sala = { host: 'there', port: 5000 }
    expect(who({ sala, nick: 'eva' }, V0)).toEqual({
      sala: true,
      nick: 'eva',
      server: sala,
      host: undefined,
      port: undefined,
    })
    const server = { host: 'home', port: 8000 }
    expect(who({ server, nick: 'eva' }, SALA)).toMatchObject({ sala: false, server, host: undefined })
  })

  test('what the file says of a discovery server is not of a Sala', () => {
    const account = { nick: 'file', port: 5009, server: { host: 'home', port: 8000 } }
    expect(who({ account }, SALA)).toMatchObject({ sala: false, nick: 'file' })
    expect(who({ account, sala: { host: 'there', port: 5000 }, nick: 'eva' })).toMatchObject({
      nick: 'eva',
      port: undefined,
    })
  })

  test('a name is judged as the system does', () => {
    const sala = { host: 'there', port: 5000 }
    expect(who({ sala, nick: 'Ana María' }).nick).toBe('Ana María')
    expect(() => who({ nick: 'Ana María' })).toThrow(UsageError)
    expect(() => who({ sala, nick: 'finisher' })).toThrow(UsageError)
  })
})
