import * as fc from 'fast-check'
import type { CallEvent } from '../../../src/protocol/call/event'
import { CallReplay } from '../../support/call-replay'

const SEQUENCES = 100_000

// Few ids, peers and nicks, so that stale and foreign events, glare and its both outcomes occur often.
const CALLS = ['c1', 'c2', 'c3']
const PEERS = ['luis', 'eva']
const NICKS = ['luis', 'marta', 'zoe']

const ofCalls = (make: (call: string) => readonly CallEvent[]): readonly CallEvent[] => CALLS.flatMap(make)

const STARTS = ofCalls((call) =>
  PEERS.flatMap((peer): CallEvent[] => [
    { type: 'dial', call, peer, self: 'marta' },
    ...NICKS.map((nick): CallEvent => ({ type: 'invited', call, peer, nick })),
  ]),
)
const USER: readonly CallEvent[] = [
  { type: 'accept' },
  { type: 'hold' },
  { type: 'resume' },
  { type: 'reject', reason: 'denied' },
  { type: 'reject', reason: 'busy' },
  { type: 'hangup' },
]
const PROGRESS = ofCalls((call) => [
  { type: 'accepted', call },
  { type: 'peer-held', call },
  { type: 'peer-resumed', call },
])
const ENDS = ofCalls((call) => [
  { type: 'cancelled', call },
  { type: 'refused', call, reason: 'busy' },
  { type: 'refused', call, reason: 'denied' },
  { type: 'refused', call, reason: 'unreachable' },
  { type: 'peer-ended', call },
  { type: 'lost', call },
  { type: 'ring-timeout', call },
  { type: 'peer-silent', call },
])

const event = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...STARTS) },
  { weight: 4, arbitrary: fc.constantFrom(...USER) },
  { weight: 4, arbitrary: fc.constantFrom(...PROGRESS) },
  { weight: 2, arbitrary: fc.constantFrom(...ENDS) },
)

/** Names what a state is good for in a count: its tag, and the flags that are set. */
const kindOf = ({ state }: CallReplay): string => {
  if (state.tag === 'inviting') return state.rival === undefined ? 'inviting' : 'inviting, rival'
  if (state.tag !== 'established') return state.tag
  return `established${state.heldByUs ? ', ours' : ''}${state.heldByThem ? ', theirs' : ''}`
}

test('over 100,000 random sequences: never throws, and what runs and was told is what the state says', () => {
  const visits = new Map<string, number>()
  fc.assert(
    fc.property(fc.array(event, { maxLength: 20, size: 'max' }), (events) => {
      const machine = new CallReplay()
      for (const each of events) {
        machine.dispatch(each)
        visits.set(kindOf(machine), (visits.get(kindOf(machine)) ?? 0) + 1)
      }
    }),
    { numRuns: SEQUENCES },
  )
  // A property that never reaches the deep states proves nothing about them.
  expect([...visits.keys()].sort()).toEqual([
    'established',
    'established, ours',
    'established, ours, theirs',
    'established, theirs',
    'idle',
    'inviting',
    'inviting, rival',
    'ringing',
  ])
  expect(Math.min(...visits.values())).toBeGreaterThan(1000)
}, 180_000)

test('the same event twice in a row changes the state only once', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 20, size: 'max' }), event, (events, last) => {
      const machine = new CallReplay()
      for (const each of events) machine.dispatch(each)
      machine.dispatch(last)
      const once = machine.state
      // What ended the call may begin the next one, and the other way round: an invitation is no repetition then.
      fc.pre(last.type !== 'invited' && last.type !== 'dial')
      machine.dispatch(last)
      expect(machine.state).toEqual(once)
    }),
    { numRuns: 5000 },
  )
})
