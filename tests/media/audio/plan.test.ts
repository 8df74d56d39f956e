import type { AudioStats, FromAudio, ToAudio } from '../../../src/media/audio/messages'
import { AudioPlan } from '../../../src/media/audio/plan'
import { DEFAULT_AUDIO_SETTINGS } from '../../../src/media/audio/settings'
import { noStats } from '../../../src/media/audio/statistics'

const OPEN: ToAudio = { type: 'open', host: '127.0.0.1', port: 0 }
const MIC: ToAudio = { type: 'source', source: { kind: 'mic' } }
const TONE: ToAudio = { type: 'source', source: { kind: 'tone', hz: 440 } }
const SPEAKER: ToAudio = { type: 'sink', sink: { kind: 'default' } }
const SETTINGS: ToAudio = { type: 'settings', settings: { ...DEFAULT_AUDIO_SETTINGS, muted: true } }
const PEER = { host: '127.0.0.1', port: 9 }
const START: ToAudio = { type: 'start', call: 'c', peer: PEER, firstOrder: 5, steady: true }
const FLOW: ToAudio = { type: 'flow', call: 'c', flowing: true }
const STOP: ToAudio = { type: 'stop', call: 'c' }
const RINGING: ToAudio = { type: 'tone', tone: 'ringing' }

const stats = (packets: number, nextOrder: number): AudioStats => {
  const { sent, received } = noStats(nextOrder)
  return { sent: { ...sent, packets }, received: { ...received, packets, lost: 1, concealedMs: 10, jitterMs: 3 } }
}
const told = (packets: number, nextOrder: number, final = false): FromAudio => ({
  type: 'stats',
  call: 'c',
  final,
  stats: stats(packets, nextOrder),
})

const planOf = (...messages: readonly ToAudio[]): AudioPlan => {
  const plan = new AudioPlan()
  for (const message of messages) plan.note(message, true)
  return plan
}

describe('what a new audio process has to know', () => {
  it('is everything that was said, with the port that was found and the numbers of two seconds left out', () => {
    const plan = planOf(OPEN, MIC, SPEAKER, SETTINGS, START, FLOW, RINGING)
    expect(plan.learn({ type: 'opened', port: 4711 })).toMatchObject({ port: 4711 })
    plan.learn(told(60, 65))
    expect(plan.orphans()).toEqual([])
    expect(plan.replay()).toEqual([
      { ...OPEN, port: 4711 },
      SETTINGS,
      MIC,
      SPEAKER,
      { ...START, firstOrder: 65 + 94 },
      FLOW,
      RINGING,
    ])
    expect(plan.learn({ type: 'opened', port: 4711 })).toBeUndefined()
  })

  it('is that a recording which was begun goes on', () => {
    const sink = { kind: 'file', path: 'a.wav' } as const
    const plan = planOf({ type: 'sink', sink })
    expect(plan.replay()).toEqual([{ type: 'sink', sink }])
    plan.learn({ type: 'sink-ready', sink, label: '' })
    expect(plan.replay()).toEqual([{ type: 'sink', sink: { ...sink, goesOn: true } }])
    plan.note({ type: 'sink', sink: { ...sink, path: 'b.wav' } }, true)
    expect(plan.replay()).toEqual([{ type: 'sink', sink: { ...sink, path: 'b.wav' } }])
  })

  it('is the source that worked last, or the one that never did: its device may come', () => {
    const plan = planOf(MIC)
    plan.learn({ type: 'source-failed', source: { kind: 'mic' }, message: '' })
    expect(plan.replay()).toEqual([MIC])
    plan.note(TONE, true)
    plan.learn({ type: 'source-ready', source: { kind: 'tone', hz: 440 }, label: '' })
    plan.note(MIC, true)
    plan.learn({ type: 'source-failed', source: { kind: 'mic' }, message: '' })
    expect(plan.replay()).toEqual([TONE])
    plan.learn({ type: 'source-ended', source: { kind: 'tone', hz: 440 } })
    expect(plan.replay()).toEqual([{ type: 'source', source: { kind: 'silence' } }])
  })

  it('is not the call that has ended, nor a tone that ended by itself', () => {
    const plan = planOf(START, STOP, { type: 'tone', tone: 'hangup' })
    plan.learn(told(1, 1, true))
    plan.orphans()
    expect(plan.replay()).toEqual([])
  })
})

describe('an audio process that died', () => {
  it('leaves counters that are added to those of the next one', () => {
    const plan = planOf(START)
    plan.learn(told(60, 65))
    plan.orphans()
    expect(plan.learn(told(5, 164))).toMatchObject({
      stats: {
        sent: { packets: 65, nextOrder: 164 },
        received: { packets: 65, lost: 2, concealedMs: 20, jitterMs: 3 },
      },
    })
    plan.orphans()
    expect(plan.learn(told(1, 300))).toMatchObject({ stats: { sent: { packets: 66 } } })
  })

  it('owes the counters of a call that ends without it', () => {
    const plan = planOf(START)
    plan.learn(told(60, 65))
    plan.orphans()
    expect(plan.note(STOP, false)).toMatchObject([{ call: 'c', final: true, stats: { sent: { packets: 60 } } }])
    expect(plan.replay()).toEqual([])
    const fresh = planOf(START, STOP)
    expect(fresh.orphans()).toMatchObject([{ call: 'c', final: true, stats: { sent: { packets: 0 } } }])
  })
})
