import { toneOf } from '../../src/interface/tones'
import { NO_STATS, type AgentEvent } from '../../src/agent-event'

type Ended = AgentEvent & { event: 'ended' }

const ended = (end: Pick<Ended, 'answered' | 'reason'>): Ended => ({
  event: 'ended',
  nick: 'luis',
  protocol: 'v1',
  address: '10.0.0.7:5001',
  listed: true,
  direction: 'out',
  startedAt: 0,
  detail: '',
  seconds: 0,
  ...NO_STATS,
  ...end,
})

test.each(['hangup', 'remote-hangup', 'connection-lost'] as const)(
  'a call that was on and ended by %s sounds so',
  (reason) => {
    expect(toneOf(ended({ answered: true, reason }))).toBe('hangup')
  },
)

test.each([
  ['hangup', 'none'],
  ['remote-hangup', 'none'],
  ['busy', 'busy'],
  ['denied', 'busy'],
  ['unreachable', 'busy'],
] as const)('a call that nobody took and ended by %s: %s', (reason, tone) => {
  expect(toneOf(ended({ answered: false, reason }))).toBe(tone)
})
