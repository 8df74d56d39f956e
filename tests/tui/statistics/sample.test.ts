import { NO_STATS } from '../../../src/agent-event'
import { HISTORY_SECONDS, sampleOf, withSample, type Sample } from '../../../src/tui/statistics/sample'
import { statsAfter, statsEvent } from '../../support/tui-scenes'

const { terminal } = statsEvent(1)

const lostAfter = (frames: number, lost: number) => {
  const stats = statsAfter(1)
  return { ...stats, received: { ...stats.received, frames, lost } }
}

test('a sample has what the second told', () => {
  const received = { ...NO_STATS.audio.received, packets: 10, jitterMs: 7, bufferMs: 43 }
  const meters = { mine: [-10, -30, -31, -32, -33], theirs: [-20, -50], speakingMuted: false, atMs: 0 }
  expect(sampleOf({ stats: statsAfter(9), terminal, sound: { received }, meters })).toMatchObject({
    receivedFps: 24,
    sentFps: 25,
    drawnFps: 20,
    receivedKbps: 412,
    sentKbps: 389,
    latencyMs: 84,
    ageMs: 90,
    terminalKBps: 38,
    theirsDb: -20,
    mineDb: -30,
    jitterMs: 7,
    bufferMs: 43,
  })
})

test('the loss is that of this second alone', () => {
  const before = lostAfter(100, 50)
  expect(sampleOf({ stats: lostAfter(130, 60), before, terminal }).lostPercent).toBe(25)
  expect(sampleOf({ stats: before, before, terminal }).lostPercent).toBeUndefined()
  expect(sampleOf({ stats: lostAfter(9, 1), terminal }).lostPercent).toBe(10)
})

test('a child that counts from zero again loses nothing below zero', () => {
  expect(sampleOf({ stats: lostAfter(8, 0), before: lostAfter(100, 50), terminal }).lostPercent).toBeUndefined()
})

test('sound that never came has no jitter, a call without has no levels', () => {
  const silent = sampleOf({ stats: statsAfter(1), terminal, sound: { received: NO_STATS.audio.received } })
  expect([silent.jitterMs, silent.bufferMs, silent.theirsDb, silent.mineDb]).toEqual(Array(4).fill(undefined))
})

test('the history is bounded: the oldest second leaves first', () => {
  let history: readonly Sample[] = []
  for (let second = 0; second < HISTORY_SECONDS + 20; second++)
    history = withSample(history, { ...sampleOf({ stats: statsAfter(1), terminal }), sentFps: second })
  expect(history).toHaveLength(HISTORY_SECONDS)
  expect([history[0]?.sentFps, history.at(-1)?.sentFps]).toEqual([20, HISTORY_SECONDS + 19])
})
