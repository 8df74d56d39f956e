import { NO_STATS } from '../../../src/agent-event'
import { answered, inCall, inSoundCall, statsEvent, type Driver } from '../tui-scenes'
import type { Scenes } from './scenes'

const traced = (driver: Driver): Driver =>
  driver.agent(
    { type: 'trace', direction: 'out', text: 'CALLING ana 5000' },
    { type: 'trace', direction: 'in', text: 'CALL_ACCEPTED luis 5001' },
    { type: 'trace', direction: 'in', text: 'CALL_HOLD luis' },
  )

/** Three minutes of a call in which pictures are lost for a while. */
const measured = (driver: Driver): Driver => {
  for (let second = 194; second < 374; second++) {
    const { stats, terminal, sound } = statsEvent(second)
    const bad = second % 60 < 10
    const received = {
      ...stats.received,
      fps: bad ? 11 : 24,
      kbps: bad ? 190 : 400 + (second % 7) * 8,
      lost: second * 2,
    }
    const heard = { ...NO_STATS.audio.received, packets: 9000, bufferMs: 40 + (second % 5), jitterMs: bad ? 21 : 6 }
    driver.wait(1000).agent({
      type: 'stats',
      stats: { ...stats, received },
      terminal,
      sound: sound ?? { received: heard, avOffsetMs: 8 },
    })
  }
  return traced(driver)
}

/** The statistics of a call. */
export const STATISTICS_SCENES: Scenes = {
  statistics: () => measured(inSoundCall()).keys('i'),
  'statistics-second-page': () => measured(inSoundCall()).keys('i', 'right'),
  'statistics-video': () => measured(inCall()).keys('i'),
  'statistics-nothing-yet': () => answered().keys('i'),
}
