import { EXACT } from '../../../src/media/render/renderer'
import type { FromVideo, ToVideo, VideoStats } from '../../../src/media/video/messages'
import { Plan } from '../../../src/media/video/plan'
import { DEFAULT_SETTINGS } from '../../../src/media/video/settings'
import { Statistics } from '../../../src/media/video/statistics'

const OPEN: ToVideo = { type: 'open', host: '127.0.0.1', port: 0 }
const PATTERN: ToVideo = { type: 'source', source: { kind: 'pattern' } }
const FILTERS: ToVideo = { type: 'filters', filters: [{ name: 'grey', strength: 50 }] }
const SETTINGS: ToVideo = { type: 'settings', settings: { ...DEFAULT_SETTINGS, fps: 20 } }
const START: ToVideo = { type: 'start', call: 'c', peer: { host: '127.0.0.1', port: 9 }, firstOrder: 0 }
const FLOW: ToVideo = { type: 'flow', call: 'c', flowing: true }
const STOP: ToVideo = { type: 'stop', call: 'c' }
const WANT: ToVideo = {
  type: 'want',
  id: 4,
  mode: 'half',
  traits: { colours: 'true' },
  effort: EXACT,
  views: [{ which: 'theirs', box: { row: 0, col: 0, rows: 1, cols: 1 }, fresh: false }],
}

const stats = (frames: number, nextOrder: number): VideoStats => {
  const { sent, received } = new Statistics(0, 0).report(0, 'whole')
  return { sent: { ...sent, frames, nextOrder }, received: { ...received, frames } }
}
const told = (frames: number, nextOrder: number, final = false): FromVideo => ({
  type: 'stats',
  call: 'c',
  final,
  stats: stats(frames, nextOrder),
})

const planOf = (...messages: readonly ToVideo[]): Plan => {
  const plan = new Plan()
  for (const message of messages) plan.note(message, true)
  return plan
}

describe('what a new video process has to know', () => {
  it('is everything that was said, in order, with the port that was found and order numbers left out', () => {
    const plan = planOf(OPEN, PATTERN, SETTINGS, FILTERS, START, FLOW, WANT)
    expect(plan.learn({ type: 'opened', port: 4711 })).toMatchObject({ port: 4711 })
    plan.learn(told(60, 60))
    expect(plan.orphans()).toEqual([])
    expect(plan.replay()).toMatchObject([
      { type: 'open', port: 4711 },
      SETTINGS,
      FILTERS,
      PATTERN,
      { type: 'start', firstOrder: 100 },
      FLOW,
      { type: 'want', id: 4, views: [{ fresh: true }] },
    ])
    expect(plan.learn({ type: 'opened', port: 4711 })).toBeUndefined()
  })

  describe('of a file that is sent', () => {
    const FILE = { kind: 'file', path: 'a.mp4', loop: false } as const
    const SEND: ToVideo = { type: 'source', source: FILE }
    const at = (positionMs: number, paused = false): FromVideo => ({
      type: 'source-playing',
      playing: { positionMs, durationMs: 60_000, paused, loop: false, ended: false },
      asked: false,
    })
    const begun = (): Plan => {
      const plan = planOf(SEND, START, FLOW)
      plan.learn({ type: 'source-ready', source: FILE, label: 'a.mp4' })
      plan.learn(at(12_000))
      return plan
    }
    const replayed = (plan: Plan): ToVideo | undefined => plan.replay().find(({ type }) => type === 'source')

    it('is where it was, and what was asked of it since', () => {
      const plan = begun()
      expect(replayed(plan)).toEqual({ ...SEND, place: { positionMs: 12_000, paused: false } })
      plan.note({ type: 'source-pause', paused: true }, false)
      plan.note({ type: 'source-seek', target: { share: 0.5 } }, false)
      plan.note({ type: 'source-loop', loop: true }, false)
      const source = { ...FILE, loop: true }
      expect(replayed(plan)).toEqual({ type: 'source', source, place: { positionMs: 30_000, paused: true } })
    })

    it('is its beginning when it is another one, and after the call', () => {
      const plan = begun()
      const other: ToVideo = { type: 'source', source: { ...FILE, path: 'b.mp4' } }
      plan.note(other, true)
      expect(replayed(plan)).toEqual(other)
      const over = begun()
      over.note(STOP, true)
      expect(replayed(over)).toEqual(SEND)
    })

    it('is nothing of it where none is open', () => {
      const plan = planOf(SEND)
      plan.note({ type: 'source-seek', target: { byMs: 5000 } }, true)
      plan.note({ type: 'source-loop', loop: true }, true)
      expect(replayed(plan)).toEqual(SEND)
    })
  })

  it('is the source that worked last', () => {
    const plan = planOf(PATTERN)
    const broken = { kind: 'still', path: 'x' } as const
    plan.learn({ type: 'source-ready', source: { kind: 'pattern' }, label: '' })
    plan.note({ type: 'source', source: broken }, true)
    plan.learn({ type: 'source-failed', source: broken, message: '' })
    expect(plan.replay()).toEqual([PATTERN])
    plan.learn({ type: 'source-ended', source: { kind: 'pattern' } })
    expect(plan.replay()).toEqual([])
  })

  it('is not the call that has ended, nor a want that was answered', () => {
    const plan = planOf(START, WANT)
    plan.learn({ type: 'picture', id: 4, bytes: new Uint8Array(0), drawn: [] })
    plan.note(STOP, true)
    plan.learn(told(1, 1, true))
    expect(plan.replay()).toEqual([])
  })
})

describe('what is said in the pictures', () => {
  const SOUND = { audioPort: 5005 }
  const heard = (port: number | undefined): FromVideo => ({ type: 'peer-audio', call: 'c', port })

  it('is said by the next process, too, as it was said last', () => {
    const plan = planOf({ ...START, announce: SOUND })
    expect(plan.replay()).toMatchObject([{ type: 'start', announce: SOUND }])
    plan.note({ type: 'announce', call: 'old', announce: { audioPort: 1 } }, true)
    plan.note({ type: 'announce', call: 'c', announce: {} }, true)
    expect(plan.replay()).toEqual([{ ...START, announce: {} }])
  })

  it('is not told twice because a new process hears it again', () => {
    const plan = planOf(START)
    expect(plan.learn(heard(undefined))).toEqual(heard(undefined))
    expect(plan.learn(heard(5005))).toEqual(heard(5005))
    plan.orphans()
    expect(plan.learn(heard(5005))).toBeUndefined()
    expect(plan.learn(heard(6006))).toEqual(heard(6006))
  })
})

describe('a process that died', () => {
  it('leaves counters that are added to those of the next one', () => {
    const plan = planOf(START)
    plan.learn(told(60, 60))
    plan.orphans()
    expect(plan.learn(told(5, 75))).toMatchObject({
      stats: { sent: { frames: 65, nextOrder: 75 }, received: { frames: 65 } },
    })
    plan.orphans()
    expect(plan.learn(told(1, 200))).toMatchObject({ stats: { sent: { frames: 66 } } })
  })

  it('owes answers, which are given for it', () => {
    const plan = planOf(START)
    plan.learn(told(60, 60))
    plan.note(STOP, true)
    plan.note({ type: 'snapshot', path: 'a.png' }, true)
    const answers = plan.orphans()
    expect(answers).toMatchObject([
      { type: 'snapshot', path: 'a.png', error: expect.stringContaining('a.png was not written') },
      { type: 'stats', final: true, stats: { sent: { frames: 60 } } },
    ])
    expect(plan.orphans()).toEqual([])
  })

  it('answers at once while there is none', () => {
    const plan = planOf(START)
    plan.orphans()
    expect(plan.note(STOP, false)).toMatchObject([{ type: 'stats', final: true, stats: { sent: { frames: 0 } } }])
    expect(plan.note({ type: 'snapshot', path: 'b.png' }, false)).toMatchObject([{ type: 'snapshot', path: 'b.png' }])
    expect(plan.replay()).toEqual([])
  })
})
