import { statisticsLines } from '../../../src/tui/statistics/lines'
import { inCall, inSoundCall, online } from '../../support/tui-scenes'

test('outside a call there is nothing to tell', () => {
  expect(statisticsLines(online().model)).toEqual(['There is no call to measure.'])
})

test('each measure is a line: now, the mean, and how far it went', () => {
  const lines = statisticsLines(inCall().model)
  expect(lines).toMatchInlineSnapshot(`
    [
      "Statistics of the last 0:04:",
      "Pictures, received: 24 fps (mean 24, from 24 to 24)",
      "Pictures, sent: 25 fps (mean 25, from 25 to 25)",
      "Pictures, drawn: 20 fps (mean 20, from 20 to 20)",
      "Bit rate, received: 412 kbit/s (mean 412, from 412 to 412)",
      "Bit rate, sent: 389 kbit/s (mean 389, from 389 to 389)",
      "Lost pictures: 4.0 % (mean 1.3, from 0.0 to 4.0)",
      "Delay, to here: 84 ms (mean 84, from 84 to 84)",
      "Delay, screen: 90 ms (mean 90, from 90 to 90)",
      "Terminal: 38 KB/s (mean 38, from 38 to 38)",
    ]
  `)
})

test('a call with sound tells of it, too, and the control messages follow', () => {
  const driver = inSoundCall().agent({ type: 'trace', direction: 'in', text: 'CALL_HOLD luis' })
  const lines = statisticsLines(driver.model)
  expect(lines).toContain('Sound arrival, jitter: 7 ms (mean 7, from 7 to 7)')
  expect(lines.slice(-2)).toEqual(['Control messages:', '12:44:15 ← CALL_HOLD luis'])
})

test('numbers and words are those of the language', () => {
  expect(statisticsLines(inCall({ language: 'pt' }).model)).toContain(
    'Imagens perdidas: 4,0 % (média 1,3, de 0,0 a 4,0)',
  )
})
