import { view } from '../../../src/tui/view/view'
import { cellWidth } from '../../../src/tui/width'
import { inCall } from '../../support/tui-scenes'

const file = { paused: false, positionMs: 42_000, durationMs: 190_000, loop: true }

const barOf = (path: string, columns: number): string => {
  const { model } = inCall()
    .resize({ columns, rows: 24 })
    .agent(
      { type: 'source', state: 'ready', label: path, source: { kind: 'file', path, loop: true } },
      { type: 'file', file },
    )
  const { lines } = view(model).panes.find(({ id }) => id === 'file')!
  return (lines[0] ?? []).map(({ text }) => text).join('')
}

test.each(['7.mp4', '日本語の名前🙂.mp4', 'x'.repeat(200)])('the bar of %s fills the row, the time is seen', (name) => {
  for (const columns of [60, 80, 200]) {
    const bar = barOf(`/home/ana/${name}`, columns)
    expect(cellWidth(bar)).toBe(columns)
    expect(bar).toContain(' 0:42 / 3:10 ')
  }
})
