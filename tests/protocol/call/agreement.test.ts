import type { CallState } from '../../../src/protocol/call/state'
import { seeded } from '../../support/seeded'
import { TwoMachines, type Channel, type End } from '../../support/two-machines'

const RUNS = 10_000
const BAD: Channel = { loss: 0.25, duplication: 0.2, maxDelayMs: 4000 }
const NICKS: readonly (readonly [string, string])[] = [
  ['ana', 'bob'],
  ['bob', 'ana'],
  ['ana', 'ana'],
]

const ACTIONS: readonly ((pair: TwoMachines, end: End) => void)[] = [
  (pair, end) => pair.dial(end),
  (pair, end) => pair.dial(end),
  (pair, end) => pair.dispatch(end, { type: 'accept' }),
  (pair, end) => pair.dispatch(end, { type: 'accept' }),
  (pair, end) => pair.dispatch(end, { type: 'accept' }),
  (pair, end) => pair.dispatch(end, { type: 'accept' }),
  (pair, end) => pair.dispatch(end, { type: 'hold' }),
  (pair, end) => pair.dispatch(end, { type: 'hold' }),
  (pair, end) => pair.dispatch(end, { type: 'resume' }),
  (pair, end) => pair.dispatch(end, { type: 'hangup' }),
  (pair, end) => pair.dispatch(end, { type: 'reject', reason: 'denied' }),
  (pair) => pair.cut(),
]

/** What the other end should believe when this one believes that. */
const mirrored = (state: CallState): unknown =>
  state.tag === 'established'
    ? { tag: state.tag, call: state.call, heldByUs: state.heldByThem, heldByThem: state.heldByUs }
    : { tag: state.tag }

const withoutPeer = (state: CallState): unknown =>
  state.tag === 'established'
    ? { tag: state.tag, call: state.call, heldByUs: state.heldByUs, heldByThem: state.heldByThem }
    : { tag: state.tag }

/** Two people at random, over a bad channel, in fits and starts. */
const misbehave = (pair: TwoMachines, random: () => number): void => {
  const steps = 4 + Math.floor(random() * 26)
  for (let step = 0; step < steps; step += 1) {
    const act = ACTIONS[Math.floor(random() * ACTIONS.length)]
    act?.(pair, random() < 0.5 ? pair.left : pair.right)
    pair.time.pass(random() < 0.5 ? random() * 300 : random() * 8000)
  }
}

/** Both ends believe in the same call and the same two flags, or both in none. */
const expectAgreement = (seed: number, { left, right }: TwoMachines): void => {
  expect({ seed, right: withoutPeer(right.state) }).toEqual({ seed, right: mirrored(left.state) })
}

const inOneCall = ({ left, right }: TwoMachines): boolean =>
  left.state.tag === 'established' && right.state.tag === 'established' && left.state.call === right.state.call

const holds = ({ left }: TwoMachines): boolean =>
  left.state.tag === 'established' && (left.state.heldByUs || left.state.heldByThem)

const count = (counts: Map<string, number>, name: string, when: boolean): void => {
  if (when) counts.set(name, (counts.get(name) ?? 0) + 1)
}

test('two machines over a channel that loses, doubles and reorders end in agreement', () => {
  const counts = new Map<string, number>()
  for (let seed = 0; seed < RUNS; seed += 1) {
    const pair = new TwoMachines(seed, BAD, NICKS[seed % NICKS.length])
    misbehave(pair, seeded(~seed))
    pair.heal()
    if (inOneCall(pair)) expectAgreement(seed, pair)
    count(counts, 'on hold', inOneCall(pair) && holds(pair))
    // Nobody holds any more, and whatever can run out does.
    for (const end of [pair.left, pair.right]) pair.dispatch(end, { type: 'resume' })
    pair.time.pass(120_000)
    expectAgreement(seed, pair)
    expect(['idle', 'established']).toContain(pair.left.state.tag)
    const told = [...pair.left.news, ...pair.right.news]
    count(counts, pair.left.state.tag, true)
    count(
      counts,
      'glare',
      told.some((news) => news.type === 'answered' && news.replaces !== undefined),
    )
    count(
      counts,
      'silence',
      told.some((news) => news.type === 'ended' && news.reason === 'connection-lost'),
    )
  }
  // Agreement in idleness would be cheap: calls survive, holds too, and glares were among the runs.
  expect([...counts.keys()].sort()).toEqual(['established', 'glare', 'idle', 'on hold', 'silence'])
  expect(Math.min(...counts.values())).toBeGreaterThan(RUNS / 100)
}, 120_000)

describe('over a good channel', () => {
  const GOOD: Channel = { loss: 0, duplication: 0, maxDelayMs: 50 }

  /** Both dial at once: neither invitation has arrived when the other goes out. */
  const collide = (nicks: readonly [string, string]): TwoMachines => {
    const pair = new TwoMachines(1, GOOD, nicks)
    pair.dial(pair.left)
    pair.dial(pair.right)
    pair.time.pass(1000)
    return pair
  }

  test.each([
    ['ana', 'bob', 'left-1'],
    ['bob', 'ana', 'right-1'],
  ] as const)('glare of %s and %s becomes the one call of the smaller nick', (left, right, call) => {
    const pair = collide([left, right])
    expect([pair.left.state, pair.right.state]).toMatchObject([
      { tag: 'established', call },
      { tag: 'established', call },
    ])
  })

  test('glare of equal nicks is busy at both ends', () => {
    const pair = collide(['ana', 'ana'])
    for (const { state, news } of [pair.left, pair.right]) {
      expect(state.tag).toBe('idle')
      expect(news).toContainEqual(expect.objectContaining({ type: 'ended', reason: 'busy' }))
    }
  })

  test('cancel against accept: who accepted is told of the end', () => {
    const pair = new TwoMachines(1, GOOD)
    pair.dial(pair.left)
    pair.time.pass(100)
    pair.dispatch(pair.right, { type: 'accept' })
    pair.dispatch(pair.left, { type: 'hangup' })
    pair.time.pass(1000)
    expectAgreement(1, pair)
    expect(pair.right.news.at(-1)).toMatchObject({ type: 'ended', reason: 'remote-hangup' })
  })
})

test('the winner of a glare whose invitation never arrives falls back on the other one', () => {
  const pair = new TwoMachines(1, { loss: 1, duplication: 0, maxDelayMs: 10 })
  pair.dial(pair.left)
  pair.heal()
  pair.dial(pair.right)
  pair.time.pass(40_000)
  expect([pair.left.state, pair.right.state]).toMatchObject([
    { tag: 'established', call: 'right-1' },
    { tag: 'established', call: 'right-1' },
  ])
})
