import { MAX_HOLD_MS, Presentation } from '../../../src/media/video/presentation'

interface Picture {
  readonly name: string
  readonly madeAtMs?: number
}

/** The sender's clock is this far from ours. */
const CLOCK_MS = 1_000_000
const made = (atMs: number): Picture => ({ name: `made at ${atMs}`, madeAtMs: CLOCK_MS + atMs })
const names = (due: readonly { readonly picture: Picture }[]): string[] => due.map(({ picture }) => picture.name)

describe('the presentation of pictures', () => {
  it('shows a picture at once where no delay is asked for', () => {
    const stage = new Presentation<Picture>()
    expect(stage.push(made(0), 30)).toEqual([{ picture: made(0), delayMs: 0 }])
    expect(stage.deadline).toBeUndefined()
  })

  it('holds pictures so that each is shown at the same delay, however late it came', () => {
    const stage = new Presentation<Picture>()
    stage.push(made(0), 30)
    stage.setDelay(100)
    // Made 40 ms apart; the way takes 30 ms, and once 70.
    expect(stage.push(made(40), 70)).toEqual([])
    expect(stage.push(made(80), 150)).toEqual([])
    expect(stage.deadline).toBe(170)
    expect(stage.poll(169)).toEqual([])
    expect(stage.poll(170)).toEqual([{ picture: made(40), delayMs: 100 }])
    expect(stage.poll(210)).toEqual([{ picture: made(80), delayMs: 100 }])
  })

  it('shows at once what came later than the delay allows, and says how late', () => {
    const stage = new Presentation<Picture>()
    stage.push(made(0), 30)
    stage.setDelay(50)
    expect(stage.push(made(40), 270)).toEqual([{ picture: made(40), delayMs: 200 }])
  })

  it('holds a picture without a timestamp for the whole delay', () => {
    const stage = new Presentation<Picture>()
    stage.setDelay(50)
    expect(stage.push({ name: 'bare' }, 10)).toEqual([])
    expect(names(stage.poll(60))).toEqual(['bare'])
  })

  it('keeps the order when the delay is made shorter', () => {
    const stage = new Presentation<Picture>()
    stage.setDelay(200)
    stage.push({ name: 'first' }, 0)
    stage.setDelay(0)
    expect(stage.push({ name: 'second' }, 10)).toEqual([])
    expect(names(stage.poll(200))).toEqual(['first', 'second'])
  })

  it('is bounded, whatever the delay and the timestamps', () => {
    const stage = new Presentation<Picture>()
    stage.setDelay(1e9)
    const shown = Array.from({ length: 100 }, (_, at) => stage.push({ ...made(0), madeAtMs: at * 1e12 }, at)).flat()
    expect(shown.length).toBe(70)
    expect(stage.poll(100 + 2 * MAX_HOLD_MS).length).toBe(30)
  })

  it('forgets a shortest way that is no more', () => {
    const stage = new Presentation<Picture>()
    stage.push(made(0), 30)
    let last = 0
    for (let at = 40; at < 30_000; at += 40) last = stage.push(made(at), at + 90)[0]?.delayMs ?? NaN
    expect(last).toBe(0)
  })
})
