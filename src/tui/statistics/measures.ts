import type { Plot, Style } from '../scene'
import type { Words } from '../words/en'
import type { Sample } from './sample'

/** One thing that is measured, of which a chart has one to three. */
export interface Measure {
  readonly name: keyof Words['statistics']['measures']
  /** One cell that stands for it in the chart and in the words. */
  readonly sign: string
  readonly style: Style
  /** Places behind the point. */
  readonly places: 0 | 1
  readonly of: (sample: Sample) => number | undefined
}

/** What is drawn in one chart, in one unit. */
export interface Chart {
  readonly name: keyof Words['statistics']['charts']
  readonly unit: string
  readonly measures: readonly Measure[]
  readonly scale?: NonNullable<Plot['scale']>
  /** There is nothing to draw in a call without sound. */
  readonly ofSound?: boolean
}

const received: Pick<Measure, 'name' | 'sign' | 'style'> = { name: 'received', sign: '↓', style: 'accent' }
const sent: Pick<Measure, 'name' | 'sign' | 'style'> = { name: 'sent', sign: '↑', style: 'good' }

/** Everything that is drawn of a call, what matters most first. */
export const CHARTS: readonly Chart[] = [
  {
    name: 'fps',
    unit: 'fps',
    measures: [
      { ...received, places: 0, of: ({ receivedFps }) => receivedFps },
      { ...sent, places: 0, of: ({ sentFps }) => sentFps },
      { name: 'drawn', sign: '*', style: 'normal', places: 0, of: ({ drawnFps }) => drawnFps },
    ],
  },
  {
    name: 'rate',
    unit: 'kbit/s',
    measures: [
      { ...received, places: 0, of: ({ receivedKbps }) => receivedKbps },
      { ...sent, places: 0, of: ({ sentKbps }) => sentKbps },
    ],
  },
  {
    name: 'loss',
    unit: '%',
    measures: [{ name: 'lost', sign: '×', style: 'warn', places: 1, of: ({ lostPercent }) => lostPercent }],
  },
  {
    name: 'delay',
    unit: 'ms',
    measures: [
      { name: 'latency', sign: '↓', style: 'accent', places: 0, of: ({ latencyMs }) => latencyMs },
      { name: 'age', sign: '*', style: 'normal', places: 0, of: ({ ageMs }) => ageMs },
    ],
  },
  {
    name: 'terminal',
    unit: 'KB/s',
    measures: [{ name: 'written', sign: '*', style: 'normal', places: 0, of: ({ terminalKBps }) => terminalKBps }],
  },
  {
    name: 'level',
    unit: 'dB',
    scale: { min: -60, max: 0 },
    ofSound: true,
    measures: [
      { name: 'theirs', sign: '↓', style: 'accent', places: 0, of: ({ theirsDb }) => theirsDb },
      { name: 'yours', sign: '↑', style: 'good', places: 0, of: ({ mineDb }) => mineDb },
    ],
  },
  {
    name: 'jitter',
    unit: 'ms',
    ofSound: true,
    measures: [
      { name: 'jitter', sign: '×', style: 'warn', places: 0, of: ({ jitterMs }) => jitterMs },
      { name: 'waits', sign: '*', style: 'normal', places: 0, of: ({ bufferMs }) => bufferMs },
    ],
  },
]

/** The charts of a call, with sound or without. */
export const chartsOf = (sound: boolean): readonly Chart[] => CHARTS.filter(({ ofSound }) => sound || !ofSound)
