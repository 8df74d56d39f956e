import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Plot, Scene } from '../../../../src/tui/scene'
import { SceneScreen } from '../../../../src/tui/terminal/scene-screen'
import { looksFor, Theme } from '../../../../src/tui/terminal/theme/theme'

const UPDATES = 10_000
const MOST_GROWTH = 2 * 1024 * 1024

const plot = (step: number): Plot => ({
  length: 60,
  since: '1 min',
  until: 'now',
  curves: [{ style: 'good', values: Array.from({ length: 60 }, (_, i) => ((i + step) * 7) % 31) }],
})

const scene = (step: number): Scene => ({
  title: '',
  panes: [
    {
      ...{ id: `plot${Math.floor(step / 50) % 3}`, kind: 'text', x: 0, y: 0, width: 24, height: 8 },
      ...{ border: true, title: 'fps', focused: false, style: 'normal', lines: [], plot: plot(step) },
    },
  ],
})

const heapAfterGc = (): number => {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
  return process.memoryUsage().heapUsed
}

it(`${UPDATES} updates of charts that come and go leave nothing behind`, () => {
  const screen = new SceneScreen({ columns: 30, rows: 10 }, new Theme(looksFor('dark', { colours: '256' })))
  let settled = 0
  for (let step = 0; step < UPDATES; step++) {
    if (step === UPDATES / 5) settled = heapAfterGc()
    screen.draw(scene(step))
  }
  expect(heapAfterGc() - settled).toBeLessThan(MOST_GROWTH)
  screen.destroy()
})
