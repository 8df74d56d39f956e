import type { Live } from '../call'
import { duration, timeWithSeconds } from '../clock'
import type { Model } from '../model'
import { wordsOf } from '../words/words'
import { chartsOf, type Chart } from './measures'
import { summaryOf } from './summary'
import { tracesOf } from './traces'

/** Control messages that are told. */
const TOLD = 10

/** The statistics of the call for who cannot see plots: a line for each measure, then the newest control messages. */
export const statisticsLines = (model: Model): readonly string[] => {
  const { call } = model
  const { statistics: words } = wordsOf(model)
  if (call.tag !== 'live') return [words.noCall]
  const { history } = call.figures
  if (history.length === 0) return [words.nothingYet]
  const span = words.last(duration(history.length * 1000))
  return [
    span,
    ...chartsOf(call.meters !== undefined).flatMap((chart) => chartLines(model, call, chart)),
    ...traceLines(model),
  ]
}

const chartLines = (model: Model, { figures }: Live, { name, unit, measures }: Chart): readonly string[] => {
  const { statistics: words, numbers } = wordsOf(model)
  return measures.flatMap((measure) => {
    const summary = summaryOf(measure, figures.history)
    if (!summary) return []
    const number = (value: number): string => numbers.decimal(value, measure.places)
    const what = measures.length === 1 ? words.charts[name] : `${words.charts[name]}, ${words.measures[measure.name]}`
    const range = words.range(number(summary.mean), number(summary.least), number(summary.most))
    return [`${what}: ${number(summary.now)} ${unit} (${range})`]
  })
}

const traceLines = (model: Model): readonly string[] => {
  const traces = tracesOf(model).slice(-TOLD)
  const { statistics: words } = wordsOf(model)
  if (traces.length === 0) return []
  return [
    `${words.messages}:`,
    ...traces.map(({ atMs, text }) => `${timeWithSeconds(atMs, model.utcOffsetMin)} ${text}`),
  ]
}
