import type { CallEffect, CallNews } from '../../../src/protocol/call/effect'
import type { CallEvent, Refusal } from '../../../src/protocol/call/event'
import { IDLE, type CallState } from '../../../src/protocol/call/state'
import { RING_IN_MS, RING_OUT_MS, type In } from '../../../src/protocol/call/step'
import { transition } from '../../../src/protocol/call/transition'

const INVITING: In<'inviting'> = { tag: 'inviting', call: 'c', peer: 'luis', self: 'marta' }
const WITH_RIVAL: In<'inviting'> = { ...INVITING, rival: 'r' }
const RINGING: In<'ringing'> = { tag: 'ringing', call: 'c', peer: 'luis' }
const OPEN: In<'established'> = { tag: 'established', call: 'c', peer: 'luis', heldByUs: false, heldByThem: false }
const OUR_HOLD = { ...OPEN, heldByUs: true }
const THEIR_HOLD = { ...OPEN, heldByThem: true }
const BOTH_HOLD = { ...OPEN, heldByUs: true, heldByThem: true }
const ALL = [IDLE, INVITING, WITH_RIVAL, RINGING, OPEN, OUR_HOLD, THEIR_HOLD, BOTH_HOLD]

const tell = (news: CallNews): CallEffect => ({ type: 'tell', news })
const ended = (reason: Extract<CallNews, { type: 'ended' }>['reason']): CallEffect =>
  tell({ type: 'ended', call: 'c', peer: 'luis', reason })
const send = (
  type: 'send-cancel' | 'send-accept' | 'send-hold' | 'send-resume' | 'send-bye',
  call = 'c',
): CallEffect => ({
  type,
  call,
})
const turnedAway = (call: string, peer = 'luis'): CallEffect[] => [
  { type: 'send-refuse', call, reason: 'busy' },
  tell({ type: 'missed', call, peer }),
]
const STOP_RING: CallEffect = { type: 'stop-ring-timer', call: 'c' }
const START: CallEffect = { type: 'start-media', call: 'c' }
const STOP: CallEffect = { type: 'stop-media', call: 'c' }
const invited = (call: string, peer: string, nick: string): CallEvent => ({ type: 'invited', call, peer, nick })

/** One cell of the table: what an event does in a state. */
const expectStep = (from: CallState, event: CallEvent, state: CallState, effects: readonly CallEffect[]): void => {
  expect(transition(from, event)).toEqual({ state, effects })
}

const expectNothing = (from: CallState, event: CallEvent): void => expectStep(from, event, from, [])

describe('idle', () => {
  test('dial sends the invitation and rings for 35 s', () => {
    expectStep(IDLE, { type: 'dial', call: 'c', peer: 'luis', self: 'marta' }, INVITING, [
      { type: 'send-invite', call: 'c' },
      { type: 'start-ring-timer', call: 'c', ms: 35_000 },
      tell({ type: 'calling', call: 'c', peer: 'luis' }),
    ])
    expect(RING_OUT_MS).toBe(35_000)
  })

  test('an invitation rings for 30 s', () => {
    expectStep(IDLE, invited('c', 'luis', 'luis'), RINGING, [
      { type: 'start-ring-timer', call: 'c', ms: 30_000 },
      tell({ type: 'incoming', call: 'c', peer: 'luis' }),
    ])
    expect(RING_IN_MS).toBe(30_000)
  })

  test('an acceptance of a call that was given up is ended', () => {
    expectStep(IDLE, { type: 'accepted', call: 'x' }, IDLE, [send('send-bye', 'x')])
  })

  test.each<CallEvent>([
    { type: 'accept' },
    { type: 'reject', reason: 'denied' },
    { type: 'hold' },
    { type: 'resume' },
    { type: 'hangup' },
    { type: 'cancelled', call: 'x' },
    { type: 'refused', call: 'x', reason: 'busy' },
    { type: 'peer-held', call: 'x' },
    { type: 'peer-resumed', call: 'x' },
    { type: 'peer-ended', call: 'x' },
    { type: 'lost', call: 'x' },
    { type: 'ring-timeout', call: 'x' },
    { type: 'peer-silent', call: 'x' },
  ])('$type does nothing', (event) => expectNothing(IDLE, event))
})

describe('inviting', () => {
  test('accepted: media runs', () => {
    expectStep(INVITING, { type: 'accepted', call: 'c' }, OPEN, [
      STOP_RING,
      START,
      tell({ type: 'answered', call: 'c', peer: 'luis' }),
    ])
  })

  test('hangup gives the invitation up', () => {
    expectStep(INVITING, { type: 'hangup' }, IDLE, [STOP_RING, send('send-cancel'), ended('hangup')])
  })

  test('ring-timeout gives the invitation up', () => {
    expectStep(INVITING, { type: 'ring-timeout', call: 'c' }, IDLE, [
      STOP_RING,
      send('send-cancel'),
      ended('no-answer'),
    ])
  })

  test.each<Refusal>(['denied', 'busy', 'no-answer', 'unreachable', 'unknown-user', 'error'])(
    'refused as %s: the call ends with this reason',
    (reason) => expectStep(INVITING, { type: 'refused', call: 'c', reason }, IDLE, [STOP_RING, ended(reason)]),
  )

  test('lost', () => {
    expectStep(INVITING, { type: 'lost', call: 'c' }, IDLE, [STOP_RING, ended('connection-lost')])
  })

  test('a bye that overtook the acceptance ends the call, and the acceptance is then ended once more', () => {
    expectStep(INVITING, { type: 'peer-ended', call: 'c' }, IDLE, [STOP_RING, ended('remote-hangup')])
  })

  test('somebody else is turned away and told as missed', () => {
    expectStep(INVITING, invited('x', 'eva', 'eva'), INVITING, turnedAway('x', 'eva'))
    expectStep(WITH_RIVAL, invited('x', 'eva', 'eva'), WITH_RIVAL, turnedAway('x', 'eva'))
  })

  test('an acceptance of an earlier call is ended', () => {
    expectStep(INVITING, { type: 'accepted', call: 'x' }, INVITING, [send('send-bye', 'x')])
  })

  test.each<CallEvent>([
    { type: 'dial', call: 'x', peer: 'eva', self: 'marta' },
    { type: 'accept' },
    { type: 'reject', reason: 'busy' },
    { type: 'hold' },
    { type: 'resume' },
    { type: 'cancelled', call: 'c' },
    { type: 'peer-held', call: 'c' },
    { type: 'peer-resumed', call: 'c' },
    { type: 'peer-silent', call: 'c' },
    invited('c', 'luis', 'luis'),
  ])('$type does nothing', (event) => expectNothing(INVITING, event))
})

describe('glare', () => {
  const taken: CallState = { ...OPEN, call: 'r' }
  const takenOver = (...words: CallEffect[]): CallEffect[] => [
    STOP_RING,
    ...words,
    send('send-accept', 'r'),
    { type: 'start-media', call: 'r' },
    tell({ type: 'answered', call: 'r', peer: 'luis', replaces: 'c' }),
  ]

  test('the smaller nick is theirs: ours is given up and theirs accepted at once', () => {
    expectStep(INVITING, invited('r', 'luis', 'luis'), taken, takenOver(send('send-cancel')))
  })

  test('the smaller nick is ours: theirs is kept as the rival, and nothing is said', () => {
    expectStep(INVITING, invited('r', 'luis', 'zoe'), WITH_RIVAL, [])
  })

  test('nicks are compared as code units, capitals first', () => {
    expectStep({ ...INVITING, self: 'Zoe' }, invited('r', 'luis', 'ana'), { ...WITH_RIVAL, self: 'Zoe' }, [])
    expect(transition({ ...INVITING, self: 'ana' }, invited('r', 'luis', 'Zoe')).state).toEqual(taken)
    // By code points the first nick would be the smaller one.
    expectStep(
      { ...INVITING, self: '\uff5e' },
      invited('r', 'luis', '\u{1f600}'),
      taken,
      takenOver(send('send-cancel')),
    )
  })

  test('equal nicks: both refuse, and read busy', () => {
    expectStep(INVITING, invited('r', 'luis', 'marta'), INVITING, turnedAway('r'))
    expectStep(INVITING, { type: 'refused', call: 'c', reason: 'busy' }, IDLE, [STOP_RING, ended('busy')])
  })

  test('the rival said twice is one rival; a new one takes its place', () => {
    expectNothing(WITH_RIVAL, invited('r', 'luis', 'zoe'))
    expectStep(WITH_RIVAL, invited('x', 'luis', 'zoe'), { ...WITH_RIVAL, rival: 'x' }, turnedAway('r'))
  })

  test('ours accepted: the rival gets no message', () => {
    expectStep(WITH_RIVAL, { type: 'accepted', call: 'c' }, OPEN, [
      STOP_RING,
      START,
      tell({ type: 'answered', call: 'c', peer: 'luis' }),
    ])
  })

  test.each<Refusal>(['busy', 'no-answer', 'unreachable', 'unknown-user', 'error'])(
    'ours refused as %s: the rival is accepted',
    (reason) => expectStep(WITH_RIVAL, { type: 'refused', call: 'c', reason }, taken, takenOver()),
  )

  test('ours lost or not answered: the rival is accepted', () => {
    expectStep(WITH_RIVAL, { type: 'lost', call: 'c' }, taken, takenOver())
    expectStep(WITH_RIVAL, { type: 'ring-timeout', call: 'c' }, taken, takenOver(send('send-cancel')))
  })

  test('a person said no: the rival is refused too', () => {
    expectStep(WITH_RIVAL, { type: 'refused', call: 'c', reason: 'denied' }, IDLE, [
      STOP_RING,
      ...turnedAway('r'),
      ended('denied'),
    ])
    expectStep(WITH_RIVAL, { type: 'peer-ended', call: 'c' }, IDLE, [
      STOP_RING,
      ...turnedAway('r'),
      ended('remote-hangup'),
    ])
    expectStep(WITH_RIVAL, { type: 'hangup' }, IDLE, [
      STOP_RING,
      send('send-cancel'),
      ...turnedAway('r'),
      ended('hangup'),
    ])
  })

  test.each(['cancelled', 'peer-ended', 'lost'] as const)('%s of the rival forgets it', (type) => {
    expectStep(WITH_RIVAL, { type, call: 'r' }, INVITING, [])
    expectNothing(WITH_RIVAL, { type, call: 'x' })
  })
})

describe('ringing', () => {
  test('accept: the answer goes out, then media runs', () => {
    expectStep(RINGING, { type: 'accept' }, OPEN, [
      STOP_RING,
      send('send-accept'),
      START,
      tell({ type: 'answered', call: 'c', peer: 'luis' }),
    ])
  })

  test.each(['denied', 'busy'] as const)('reject as %s', (reason) => {
    expectStep(RINGING, { type: 'reject', reason }, IDLE, [
      STOP_RING,
      { type: 'send-refuse', call: 'c', reason },
      ended(reason),
    ])
  })

  test('hangup declines', () => {
    expect(transition(RINGING, { type: 'hangup' })).toEqual(transition(RINGING, { type: 'reject', reason: 'denied' }))
  })

  test('ring-timeout refuses as not answered', () => {
    expectStep(RINGING, { type: 'ring-timeout', call: 'c' }, IDLE, [
      STOP_RING,
      { type: 'send-refuse', call: 'c', reason: 'no-answer' },
      ended('no-answer'),
    ])
  })

  test.each([
    ['cancelled', 'remote-hangup'],
    ['peer-ended', 'remote-hangup'],
    ['lost', 'connection-lost'],
  ] as const)('%s ends it, and nothing is sent', (type, reason) => {
    expectStep(RINGING, { type, call: 'c' }, IDLE, [STOP_RING, ended(reason)])
  })

  test('another invitation is turned away; the same one said twice is not', () => {
    expectStep(RINGING, invited('x', 'eva', 'eva'), RINGING, turnedAway('x', 'eva'))
    expectNothing(RINGING, invited('c', 'luis', 'luis'))
  })

  test('an acceptance of an earlier call is ended', () => {
    expectStep(RINGING, { type: 'accepted', call: 'x' }, RINGING, [send('send-bye', 'x')])
  })

  test.each<CallEvent>([
    { type: 'dial', call: 'x', peer: 'eva', self: 'marta' },
    { type: 'hold' },
    { type: 'resume' },
    { type: 'accepted', call: 'c' },
    { type: 'refused', call: 'c', reason: 'busy' },
    { type: 'peer-held', call: 'c' },
    { type: 'peer-resumed', call: 'c' },
    { type: 'peer-silent', call: 'c' },
  ])('$type does nothing', (event) => expectNothing(RINGING, event))
})

describe('established', () => {
  const held = (type: 'held' | 'resumed', by: 'us' | 'them'): CallEffect => tell({ type, call: 'c', by })

  test('media stops before our hold is said, and starts after our resume', () => {
    expectStep(OPEN, { type: 'hold' }, OUR_HOLD, [STOP, send('send-hold'), held('held', 'us')])
    expectStep(OUR_HOLD, { type: 'resume' }, OPEN, [send('send-resume'), START, held('resumed', 'us')])
  })

  test('their hold and resume', () => {
    expectStep(OPEN, { type: 'peer-held', call: 'c' }, THEIR_HOLD, [STOP, held('held', 'them')])
    expectStep(THEIR_HOLD, { type: 'peer-resumed', call: 'c' }, OPEN, [START, held('resumed', 'them')])
  })

  test('the flags are independent, and our resume is said even while they hold', () => {
    expectStep(THEIR_HOLD, { type: 'hold' }, BOTH_HOLD, [send('send-hold'), held('held', 'us')])
    expectStep(OUR_HOLD, { type: 'peer-held', call: 'c' }, BOTH_HOLD, [held('held', 'them')])
    expectStep(BOTH_HOLD, { type: 'resume' }, THEIR_HOLD, [send('send-resume'), held('resumed', 'us')])
    expectStep(BOTH_HOLD, { type: 'peer-resumed', call: 'c' }, OUR_HOLD, [held('resumed', 'them')])
  })

  test('what is so already is not done again', () => {
    expectNothing(OUR_HOLD, { type: 'hold' })
    expectNothing(OPEN, { type: 'resume' })
    expectNothing(THEIR_HOLD, { type: 'resume' })
    expectNothing(THEIR_HOLD, { type: 'peer-held', call: 'c' })
    expectNothing(OPEN, { type: 'peer-resumed', call: 'c' })
    expectNothing(OPEN, { type: 'accepted', call: 'c' })
  })

  test('hangup', () => {
    expectStep(OPEN, { type: 'hangup' }, IDLE, [STOP, send('send-bye'), ended('hangup')])
    expectStep(OUR_HOLD, { type: 'hangup' }, IDLE, [send('send-bye'), ended('hangup')])
  })

  test.each([
    ['peer-ended', 'remote-hangup'],
    ['cancelled', 'remote-hangup'],
    ['lost', 'connection-lost'],
  ] as const)('%s ends it, and nothing is sent', (type, reason) => {
    expectStep(OPEN, { type, call: 'c' }, IDLE, [STOP, ended(reason)])
    expectStep(BOTH_HOLD, { type, call: 'c' }, IDLE, [ended(reason)])
  })

  test('silence ends a call in which media runs, and no other', () => {
    expectStep(OPEN, { type: 'peer-silent', call: 'c' }, IDLE, [STOP, send('send-bye'), ended('connection-lost')])
    for (const state of [OUR_HOLD, THEIR_HOLD, BOTH_HOLD]) expectNothing(state, { type: 'peer-silent', call: 'c' })
  })

  test('another invitation is turned away, also one of the same person; the same one said twice is not', () => {
    expectStep(OPEN, invited('x', 'luis', 'luis'), OPEN, turnedAway('x'))
    expectNothing(OPEN, invited('c', 'luis', 'luis'))
  })

  test('an acceptance of another call is ended', () => {
    expectStep(OPEN, { type: 'accepted', call: 'x' }, OPEN, [send('send-bye', 'x')])
  })

  test.each<CallEvent>([
    { type: 'dial', call: 'x', peer: 'eva', self: 'marta' },
    { type: 'accept' },
    { type: 'reject', reason: 'busy' },
    { type: 'refused', call: 'c', reason: 'busy' },
    { type: 'ring-timeout', call: 'c' },
  ])('$type does nothing', (event) => expectNothing(OPEN, event))
})

test.each(['cancelled', 'peer-held', 'peer-resumed', 'peer-ended', 'lost', 'ring-timeout', 'peer-silent'] as const)(
  '%s of a call that is not the current one does nothing in any state',
  (type) => {
    for (const state of ALL) expectNothing(state, { type, call: 'x' })
  },
)

test('refused of a call that is not the current one does nothing in any state', () => {
  for (const state of ALL) expectNothing(state, { type: 'refused', call: 'x', reason: 'denied' })
})
