import type { Register } from '../../../src/protocol/discovery/message'
import {
  type Account,
  afterCheck,
  afterHash,
  isCurrent,
  list,
  query,
  register,
  RESERVATION_MS,
} from '../../../src/protocol/discovery/registrar'

const NOW = 1_700_000_000_000
const request: Register = {
  type: 'REGISTER',
  nick: 'ana',
  host: '10.0.0.2',
  port: 6000,
  password: 'secret',
  protocols: ['V0', 'V1'],
}
const ana: Account = {
  binding: { nick: 'ana', host: '10.0.0.1', port: 5001, protocols: ['V0'], registeredAtMs: NOW },
  passwordHash: 'hash of secret',
}
const late = NOW + RESERVATION_MS

test('a free nick wants a hash and is then saved as new', () => {
  const attempt = { request, known: undefined, nowMs: NOW }
  expect(register(attempt)).toEqual({ type: 'hash-password' })
  expect(afterHash(attempt, 'new hash')).toEqual({
    type: 'save',
    account: {
      binding: { nick: 'ana', host: '10.0.0.2', port: 6000, protocols: ['V0', 'V1'], registeredAtMs: NOW },
      passwordHash: 'new hash',
    },
    replaces: undefined,
    reply: { type: 'WELCOME', nick: 'ana', registeredAt: NOW / 1000 },
  })
})

test('a reserved nick wants its password up to the last millisecond of 24 h', () => {
  const check = { type: 'check-password', passwordHash: 'hash of secret' }
  expect(register({ request, known: ana, nowMs: late - 1 })).toEqual(check)
  expect(register({ request, known: ana, nowMs: late })).toEqual({ type: 'hash-password' })
})

test('the right password renews address, port, protocols and time, and keeps the hash', () => {
  const decision = afterCheck({ request, known: ana, nowMs: NOW + 5 }, true)
  expect(decision).toMatchObject({ type: 'save', replaces: 'hash of secret' })
  expect(decision.type === 'save' && decision.account).toEqual({
    binding: { nick: 'ana', host: '10.0.0.2', port: 6000, protocols: ['V0', 'V1'], registeredAtMs: NOW + 5 },
    passwordHash: 'hash of secret',
  })
})

test('a wrong password changes nothing', () => {
  expect(afterCheck({ request, known: ana, nowMs: NOW }, false)).toEqual({
    type: 'refuse',
    reply: { type: 'WRONG_PASS' },
  })
})

test('an expired nick is replaced only if nobody else was faster', () => {
  expect(afterHash({ request, known: ana, nowMs: late }, 'new hash')).toMatchObject({ replaces: 'hash of secret' })
})

test('a query finds who is current', () => {
  const found = { type: 'USER_FOUND', nick: 'ana', host: '10.0.0.1', port: 5001, protocols: ['V0'] }
  expect(query(ana, late - 1)).toEqual(found)
  expect(query(ana, late)).toEqual({ type: 'USER_UNKNOWN' })
  expect(query(undefined, NOW)).toEqual({ type: 'USER_UNKNOWN' })
  expect(isCurrent(ana.binding, late)).toBe(false)
})

test('a list of nobody says that the user is unknown', () => {
  expect(list([])).toEqual({ type: 'USER_UNKNOWN' })
  expect(list([ana.binding])).toMatchObject({ type: 'USERS_LIST', users: [{ nick: 'ana', registeredAt: NOW / 1000 }] })
})
