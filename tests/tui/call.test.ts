import { lossPercent, pictureState, type Live } from '../../src/tui/call'
import { view } from '../../src/tui/view/view'
import { sceneText } from '../support/scene-text'
import { answered, inCall, NOON_MS, statsAfter, statsEvent, type Driver } from '../support/tui-scenes'

const state = (driver: Driver) => pictureState(driver.model.call as Live, driver.model.nowMs)

test('a picture that never comes, comes, stops, and comes again', () => {
  const driver = answered()
  expect(state(driver)).toBe('none-yet')
  expect(state(driver.wait(4000))).toBe('none')
  expect(state(driver.agent(statsEvent(1)))).toBe('shown')
  expect(state(driver.wait(3999))).toBe('shown')
  expect(state(driver.wait(1))).toBe('stalled')
  expect(state(driver.agent(statsEvent(1)))).toBe('stalled')
  expect(state(driver.agent(statsEvent(2)))).toBe('shown')
})

test('a picture that cannot come is not missed', () => {
  const driver = inCall().agent({ type: 'held', by: 'them' }).wait(60_000)
  expect(state(driver)).toBe('held-by-them')
  expect(state(driver.agent({ type: 'held', by: 'us' }))).toBe('held-by-both')
  expect(state(driver.agent({ type: 'resumed', by: 'them' }))).toBe('held-by-us')
  expect(state(driver.agent({ type: 'resumed', by: 'us' }))).toBe('shown')
  expect(state(driver.wait(4000))).toBe('stalled')
})

test('figures that nobody tells any more are not shown as if they were of now', () => {
  const driver = inCall().resize({ columns: 120, rows: 36 })
  const text = (): string => sceneText(view(driver.model), driver.model.size)
  expect(text()).toContain('↓24 ↑25 fps')
  expect(text()).toContain('640x480')
  driver.wait(3999)
  expect(text()).toContain('↓24 ↑25 fps')
  driver.wait(1)
  expect(text()).not.toMatch(/fps|bit\/s|KB\/s|640x480/)
  // The counters are known: a picture that came before is none that comes now.
  driver.wait(60_000).agent(statsEvent(192))
  expect(state(driver)).toBe('stalled')
  expect(text()).toContain('↓24 ↑25 fps')
})

test('where no picture comes it is not said how late it is', () => {
  const driver = inCall().resize({ columns: 200, rows: 56 })
  const { stats, ...rest } = statsEvent(193)
  const delayed = (fps: number): string => {
    const received = { ...stats.received, fps }
    driver.agent({ ...rest, stats: { ...stats, received, latencyMs: { p50: 41, p95: 60 } } })
    return sceneText(view(driver.model), driver.model.size)
  }
  expect(delayed(24)).toContain('41 ms delay')
  expect(delayed(0)).not.toContain('41 ms')
})

test('the loss is that of the last seconds', () => {
  const second = (frames: number, lost: number) => {
    const stats = statsAfter(0)
    return { ...stats, received: { ...stats.received, frames, lost } }
  }
  const figures = (...recent: ReturnType<typeof second>[]) => ({ recent, history: [], mineSeen: false })
  expect(lossPercent(figures())).toBeUndefined()
  expect(lossPercent(figures(second(0, 0)))).toBeUndefined()
  expect(lossPercent(figures(second(90, 10)))).toBe(10)
  expect(lossPercent(figures(second(100, 500), second(175, 525)))).toBe(25)
})

test('statistics are kept for ten seconds', () => {
  const driver = answered()
  for (let at = 1; at < 40; at++) driver.agent(statsEvent(at))
  expect((driver.model.call as Live).figures.recent).toHaveLength(10)
  expect(driver.model.nowMs).toBe(NOON_MS)
})
