import { gridOf, statisticsPages, tilesOf } from '../../../src/tui/statistics/pages'
import { view } from '../../../src/tui/view/view'
import { inCall, inSoundCall } from '../../support/tui-scenes'

const titles = (driver: ReturnType<typeof inCall>): readonly string[] =>
  view(driver.model)
    .panes.filter(({ id }) => id.startsWith('statistics'))
    .map(({ id }) => id.replace('statistics-', ''))

test('a call without sound has no charts of it', () => {
  expect(tilesOf(inCall().model)).toHaveLength(6)
  expect(tilesOf(inSoundCall().model)).toHaveLength(8)
})

test('no tile is smaller than a chart needs, on any screen', () => {
  for (let columns = 60; columns <= 400; columns += 7)
    for (let rows = 7; rows <= 120; rows += 3) {
      const grid = gridOf({ columns, rows }, 8)
      expect(Math.floor(columns / grid.columns)).toBeGreaterThanOrEqual(29)
      expect(Math.floor(rows / grid.rows)).toBeGreaterThanOrEqual(7)
    }
})

test('the pages hold every tile once, and turn around the ends', () => {
  const driver = inSoundCall().resize({ columns: 60, rows: 18 }).keys('i')
  const pages = statisticsPages(driver.model)
  expect(pages).toBe(2)
  const first = titles(driver)
  const second = titles(driver.keys('right'))
  expect([...first, ...second]).toEqual(['fps', 'rate', 'loss', 'delay', 'terminal', 'level', 'jitter', 'messages'])
  expect(titles(driver.keys('right'))).toEqual(first)
  expect(titles(driver.keys('left'))).toEqual(second)
})

test('every page can be reached, whatever else has rows of the screen', () => {
  const file = { paused: false, positionMs: 0, durationMs: 1000, loop: false }
  for (const demo of [false, true])
    for (let rows = 18; rows <= 60; rows++) {
      const driver = inSoundCall({ demo }).resize({ columns: 70, rows })
      if (rows % 2 === 0) driver.agent({ type: 'file', file })
      const seen = new Set(titles(driver.keys('i')))
      for (let page = 1; page < statisticsPages(driver.model); page++)
        titles(driver.keys('right')).forEach((title) => seen.add(title))
      expect(seen.size).toBe(8)
      expect(titles(driver.keys('right'))[0]).toBe('fps')
    }
})

test('a larger screen has fewer pages, and shows one that is still there', () => {
  const driver = inSoundCall().resize({ columns: 60, rows: 18 }).keys('i', 'right')
  expect(titles(driver.resize({ columns: 200, rows: 56 }))).toHaveLength(8)
})

test('the pictures stay in sight where there is room, else the statistics have the screen', () => {
  const kinds = (columns: number, rows: number): readonly string[] =>
    view(inCall().resize({ columns, rows }).keys('i').model).panes.map(({ kind }) => kind)
  expect(kinds(120, 36)).toContain('theirs')
  expect(kinds(80, 24)).not.toContain('theirs')
})

test('i and Esc close them, the end of the call too', () => {
  expect(inCall().keys('i', 'i').model.statistics).toBeUndefined()
  expect(inCall().keys('i', 'escape').model.statistics).toBeUndefined()
  const ended = inCall().keys('i').agent({ type: 'ended', reason: 'hangup', nick: 'luis' })
  expect(ended.model.statistics).toBeUndefined()
})

test('whoever looks at the figures leaves the full screen', () => {
  expect(inCall().keys('z', 'i').model).toMatchObject({ fullScreen: false, statistics: { page: 0 } })
})

test('keys of the call go on', () => {
  const driver = inCall().keys('i')
  driver.taken()
  expect(driver.keys('p').taken()).toEqual([{ type: 'hold' }])
})

test('a chart has a curve for what is known alone', () => {
  const pane = view(inCall().keys('i').model).panes.find(({ id }) => id === 'statistics-fps')
  expect(pane?.plot?.curves.map(({ sign }) => sign)).toEqual(['↓', '↑', '*'])
  expect(pane?.plot?.curves[0]?.values.slice(-1)).toEqual([24])
})
