import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import type { Command } from '../../src/tui/command'
import type { AgentEvent } from '../../src/tui/message'
import { initialModel, type Model, type Size } from '../../src/tui/model'
import { update } from '../../src/tui/update/update'
import { view } from '../../src/tui/view/view'
import { DrawnDisplay } from '../support/drawn-display'
import { happenings, type Happening } from '../support/random-happenings'
import { PEOPLE_START } from '../support/tui-scenes'

/** How many things happen; VCALL_MONKEY asks for more. */
const HAPPENINGS = Number(process.env.VCALL_MONKEY ?? 20_000)
/** A longer run tries something else each time; the shorter one is always the same. */
const SEED = process.env.VCALL_MONKEY === undefined ? 1 : Date.now() % 1_000_000
/** So many happen before the screen is compared with a fresh one. */
const CHUNK = 250
jest.setTimeout(60_000 + HAPPENINGS * 10)

const SIZES: fc.Arbitrary<Size> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom({ columns: 80, rows: 24 }, { columns: 60, rows: 18 }, { columns: 100, rows: 30 }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ columns: fc.integer({ min: 1, max: 90 }), rows: fc.integer({ min: 1, max: 30 }) }),
  },
  fc.constant({ columns: 400, rows: 120 }),
)

const LIVE: AgentEvent = { type: 'answered', nick: 'luis', protocol: 'v0', address: '10.0.0.7:5001' }

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] })
})
afterEach(() => jest.useRealTimers())

/** The interface on its display, as the program puts them together: what the front has to do is done. */
class Monkey {
  model: Model = initialModel(PEOPLE_START)
  private readonly drawn = new DrawnDisplay(this.model.size)
  private pictures = 0

  play({ waitMs, what }: Happening): void {
    const { event } = 'event' in what ? what : { event: undefined }
    if (event?.type === 'resize') this.drawn.resize(event)
    const { model, commands } = update(this.model, { ...what, nowMs: this.model.nowMs + waitMs })
    this.model = model
    this.drawn.display.show(view(model))
    for (const command of commands) this.act(command)
  }

  /** Time enough for a drawing, and a picture after it. */
  async goOn(): Promise<void> {
    await jest.advanceTimersByTimeAsync(45)
    this.drawn.paint(this.pictures++ % 8)
  }

  /** What is shown, and what a terminal shows that never showed anything else. */
  async compared(): Promise<{ readonly shown: readonly string[]; readonly wanted: readonly string[] }> {
    const fresh = new DrawnDisplay(this.model.size)
    fresh.display.show(view(this.model))
    await settle(this.drawn)
    await settle(fresh)
    const result = { shown: this.drawn.terminal.cells, wanted: fresh.terminal.cells }
    fresh.close()
    return result
  }

  close(): void {
    this.drawn.close()
  }

  private act(command: Command): void {
    const { display } = this.drawn
    if (command.type === 'redraw') display.redraw()
    if (command.type === 'bell' && command.notice) display.alert(command.notice)
  }
}

const settle = async (drawn: DrawnDisplay): Promise<void> => {
  for (let round = 0; round < 3; round++) {
    await jest.advanceTimersByTimeAsync(600)
    drawn.paint(3)
  }
}

const heapAfterGc = (): number => {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
  return process.memoryUsage().heapUsed
}

/** The most that the heap may grow from a quarter of the way on: news that are kept are bounded. */
const MOST_GROWTH = 8 * 1024 * 1024

test(`${HAPPENINGS} happenings in calls are drawn as if nothing had been before, and leave nothing behind`, async () => {
  const monkey = new Monkey()
  let settled = 0
  try {
    for (let done = 0; done < HAPPENINGS; done += CHUNK) {
      if (done === Math.floor(HAPPENINGS / 4 / CHUNK) * CHUNK) settled = heapAfterGc()
      if (monkey.model.call.tag !== 'live') monkey.play({ waitMs: 0, what: { type: 'agent', event: LIVE } })
      for (const [i, one] of fc.sample(happenings(SIZES), { seed: SEED + done, numRuns: CHUNK }).entries()) {
        monkey.play(one)
        if (i % 5 === 0) await monkey.goOn()
      }
      const { shown, wanted } = await monkey.compared()
      if (shown.join('\n') !== wanted.join('\n'))
        throw new Error(`seed ${SEED}, after ${done + CHUNK}:\n${difference(shown, wanted)}`)
    }
    expect(heapAfterGc() - settled).toBeLessThan(MOST_GROWTH)
  } finally {
    monkey.close()
  }
})

const difference = (shown: readonly string[], wanted: readonly string[]): string =>
  wanted
    .flatMap((line, y) => (line === shown[y] ? [] : [`${y} wanted ${line}`, `${y} shown  ${shown[y] ?? ''}`]))
    .join('\n')
