import type { Pane } from '../../../src/tui/scene'
import { view } from '../../../src/tui/view/view'
import { answered, inCall, inSoundCall, statsEvent, type Driver } from '../../support/tui-scenes'

const pane = (driver: Driver, name: string): Pane | undefined =>
  view(driver.model).panes.find(({ id }) => id === `statistics-${name}`)

const said = (of: Pane | undefined): string => (of?.lines[0] ?? []).map(({ text }) => text).join('')

const after = (seconds: number): Driver => {
  const driver = inSoundCall()
  for (let second = 0; second < seconds; second++) driver.agent(statsEvent(194 + second))
  return driver.keys('i')
}

test('a wide tile names its measures, a narrow one names what no arrow says', () => {
  expect(said(pane(inCall().resize({ columns: 80, rows: 24 }).keys('i'), 'fps'))).toBe(
    ' ↓ received 24  ↑ sent 25  * drawn 20',
  )
  expect(said(pane(inCall().resize({ columns: 60, rows: 18 }).keys('i'), 'fps'))).toBe(' ↓ 24  ↑ 25  * drawn 20')
})

test('where nothing was measured, words say so and there is no chart', () => {
  const fps = pane(answered().keys('i'), 'fps')
  expect([said(fps), fps?.plot]).toEqual([' nothing measured yet', undefined])
})

test('a young call has charts of a minute, an old one of three', () => {
  expect(pane(after(5), 'fps')?.plot).toMatchObject({ length: 60, since: '1 min ago', until: 'now' })
  expect(pane(after(100), 'fps')?.plot).toMatchObject({ length: 120, since: '2 min ago' })
  expect(pane(after(400), 'fps')?.plot).toMatchObject({ length: 180, since: '3 min ago' })
})

test('levels have an axis of their own', () => {
  const plot = pane(after(5), 'level')?.plot
  expect(plot?.scale).toEqual({ min: -60, max: 0 })
  expect(plot?.curves.map(({ sign }) => sign)).toEqual(['↓', '↑'])
})

test('the control messages go by, the newest at the bottom', () => {
  const driver = inCall().resize({ columns: 80, rows: 24 })
  for (let at = 0; at < 30; at++) driver.agent({ type: 'trace', direction: 'out', text: `CALL_HOLD ${at}` })
  const lines = pane(driver.keys('i'), 'messages')?.lines.map((line) => line.map(({ text }) => text).join(''))
  expect(lines?.at(-1)).toBe(' 12:44:12  → CALL_HOLD 29')
})
