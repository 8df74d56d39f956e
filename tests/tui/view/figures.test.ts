import { sceneText } from '../../support/scene-text'
import { answered, inCall, inSoundCall, type Driver } from '../../support/tui-scenes'
import { view } from '../../../src/tui/view/view'
import { cellWidth } from '../../../src/tui/width'

/** The row of the figures: the last but one. */
const figures = ({ model }: Driver): string =>
  sceneText(view(model), model.size).trimEnd().split('\n').at(-2)?.trim() ?? ''

test('nobody is said to send of whom no picture comes', () => {
  const driver = answered()
  expect(figures(driver)).toMatch(/^both send/)
  expect(figures(driver.wait(9000))).toMatch(/^luis sends no video/)
  expect(figures(inCall())).toMatch(/^both send/)
  expect(figures(inCall().wait(12_000))).toMatch(/^no new picture from luis for 0:12/)
  expect(figures(inCall().agent({ type: 'held', by: 'them' }).wait(12_000))).toMatch(/^luis paused/)
})

test('where there are no pictures none is missed', () => {
  expect(figures(inSoundCall().agent({ type: 'pictures', carried: false }).wait(12_000))).toMatch(/^both send/)
})

test('where requests carry the call they are told, and what the other end was too slow for', () => {
  const driver = inCall().resize({ columns: 160, rows: 40 })
  const { recent, terminal } = driver.model.call.tag === 'live' ? driver.model.call.figures : { recent: [] }
  const [stats] = recent
  if (!stats || !terminal) throw new Error('there are no statistics')
  const told = (dropped: number): string =>
    figures(driver.agent({ type: 'stats', stats, terminal, requests: { perSecond: 12.4, dropped } }))
  expect(told(0)).toContain(' · 12 requests/s · ')
  expect(told(0)).not.toContain('dropped')
  expect(told(3)).toContain(' · 12 requests/s · 3 dropped: they are slow')
})

test.each(['en', 'es', 'pt'] as const)('what is known of the sound is never cut off (%s)', (language) => {
  for (const [columns, rows] of [
    [60, 18],
    [80, 24],
    [120, 36],
  ] as const) {
    const { model } = inSoundCall({ language }).resize({ columns, rows })
    const { lines, width } = view(model).panes.find(({ id }) => id === 'info')!
    const figured = lines.map((line) => line.map(({ text }) => text).join('')).filter((row) => / ms| %/.test(row))
    expect(figured).not.toHaveLength(0)
    for (const row of figured) expect(cellWidth(row) <= width - 2 ? row : '…').not.toContain('…')
  }
})
