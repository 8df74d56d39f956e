import { NO_STATS, type AgentEvent } from '../src/agent-event'
import { pastCallOf, personOf } from '../src/call-history'

const NOW = 1_700_000_100_000
const HOME = 'home:8000'

const ended = (fields: Partial<AgentEvent & { event: 'ended' }> = {}): AgentEvent => ({
  event: 'ended',
  nick: 'luis',
  protocol: 'v0',
  address: '10.0.0.7:5001',
  listed: true,
  direction: 'out',
  startedAt: 1_700_000_000,
  reason: 'remote-hangup',
  detail: '',
  answered: true,
  seconds: 90,
  ...NO_STATS,
  ...fields,
})

it('a call is kept with its times and its end', () => {
  expect(pastCallOf(ended(), HOME, NOW)).toEqual({
    server: HOME,
    nick: 'luis',
    protocol: 'v0',
    address: '10.0.0.7:5001',
    direction: 'out',
    startedAtMs: 1_700_000_000_000,
    answeredAtMs: 1_700_000_010_000,
    endedAtMs: NOW,
    reason: 'remote-hangup',
    detail: '',
    sound: false,
    missed: false,
  })
  const { audio } = NO_STATS
  const heard = { audio: { ...audio, received: { ...audio.received, packets: 3 } } }
  expect(pastCallOf(ended(heard), HOME, NOW)).toMatchObject({ sound: true })
})

it.each([
  ['no-answer', true],
  ['remote-hangup', true],
  ['connection-lost', true],
  ['denied', false],
  ['busy', false],
  ['hangup', false],
] as const)('a call that came in and was not answered: %s is missed: %s', (reason, missed) => {
  const call = pastCallOf(ended({ direction: 'in', answered: false, seconds: 0, reason }), HOME, NOW)
  expect(call).toMatchObject({ missed, reason })
  expect(call).not.toHaveProperty('answeredAtMs')
  expect(pastCallOf(ended({ answered: false, reason }), HOME, NOW)).toMatchObject({ missed: false })
})

it('a call that found us busy is missed; one of somebody blocked is not', () => {
  const party = { nick: 'eva', protocol: 'v1', address: '10.0.0.9:7', listed: true } as const
  const call = { server: HOME, nick: 'eva', direction: 'in', startedAtMs: NOW, endedAtMs: NOW, sound: true }
  expect(pastCallOf({ event: 'missed', ...party }, HOME, NOW)).toMatchObject({ ...call, reason: 'busy', missed: true })
  const blocked = pastCallOf({ event: 'blocked', ...party }, HOME, NOW)
  expect(blocked).toMatchObject({ ...call, reason: 'blocked', missed: false })
})

it('nothing else is a call', () => {
  expect(pastCallOf({ event: 'calling', nick: 'luis' }, HOME, NOW)).toBeUndefined()
})

it('who is known to no server is known by the host', () => {
  const call = pastCallOf(ended({ listed: false, address: '[::1]:5001' }), HOME, NOW)!
  expect(call.server).toBe('')
  expect(personOf(call)).toEqual({ server: '', nick: '::1' })
  expect(personOf({ ...call, server: HOME })).toEqual({ server: HOME, nick: 'luis' })
  expect(personOf({ ...call, address: '' })).toEqual({ server: '', nick: 'luis' })
})
