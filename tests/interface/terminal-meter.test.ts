import { TerminalMeter } from '../../src/interface/terminal-meter'
import { judge } from '../../src/tui/terminal/answers'

test('their pictures are counted, once each; ours go along', () => {
  jest.useFakeTimers({ now: 0 })
  const capabilities = {
    ...judge([], { columns: 80, rows: 24, env: {} }),
    mode: 'quadrant' as const,
    answersStatus: true,
  }
  const output = { pictureBytes: 0, pictures: 0, dropped: 0, ackMs: 7 }
  const meter = new TerminalMeter({ capabilities, output })
  for (let at = 0; at < 20; at++) meter.drawn(at % 2 === 0 ? ['mine', 'theirs'] : ['mine'])
  output.pictureBytes = 5000
  jest.setSystemTime(2000)
  const figures = meter.read({ row: 0, col: 0, rows: 10, cols: 40 })
  expect(figures).toEqual({
    mode: 'quadrant',
    size: { width: 40, height: 10, of: 'cells' },
    picturesPerSecond: 5,
    bytesPerSecond: 2500,
    ageMs: 7,
  })
  jest.setSystemTime(3000)
  expect(meter.read(undefined)).toMatchObject({ picturesPerSecond: 0, bytesPerSecond: 0 })
  jest.useRealTimers()
})
