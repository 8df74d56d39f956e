import type { Knob } from '../../media/quality/ladder'
import { KNOBS } from '../../media/quality/automatic'
import type { PeerFigures, VideoStats } from '../../media/video/messages'
import { keyOf } from '../keys/label'
import type { Model } from '../model'
import { automated, fixed } from '../update/quality-change'
import { measuring } from '../update/measuring'
import { step } from '../update/step'
import { inForceOf } from '../video/in-force'
import type { Sending } from '../video/sending'
import { wordsOf } from '../words/words'
import type { Menu, MenuRow } from './menu'

const QUALITY_STEP = 5
const QUALITIES = { least: 5, most: 100 }
const RATES = [5, 8, 10, 12, 15, 20, 25, 30, 50, 60]
const SIZES = [
  [160, 120],
  [240, 180],
  [320, 240],
  [480, 360],
  [640, 480],
  [800, 600],
  [1280, 720],
] as const

const statsOf = ({ call }: Model): VideoStats | undefined =>
  call.tag === 'live' ? call.figures.recent.at(-1) : undefined

/** What is sent now: as it is set, or, where it is automatic, as it is in force. */
const now = (model: Model, knob: Knob): Pick<Sending, 'quality' | 'fps' | 'width' | 'height'> => {
  const inForce = inForceOf(model)
  return inForce !== undefined && model.sending.automatic.includes(knob) ? inForce : model.sending
}

/** The next of a row of numbers, from wherever one is. */
const nextOf = (values: readonly number[], value: number, by: 1 | -1): number => {
  const beyond = by > 0 ? values.find((one) => one > value) : values.findLast((one) => one < value)
  return beyond ?? value
}

const kilobytes = (model: Model, bytes: number): string => {
  const { numbers, quality } = wordsOf(model)
  return quality.kilobytes(numbers.decimal(bytes / 1000, bytes < 10_000 ? 1 : 0))
}

const valueOf = (model: Model, knob: Knob, text: string): string =>
  model.sending.automatic.includes(knob) ? wordsOf(model).quality.automaticNow(text) : text

/** How a knob stands, as its row says it. */
export const knobWords = (model: Model, knob: Knob): string => {
  const { label, value = '' } = { quality: qualityRow, fps: rateRow, size: sizeRow }[knob](model)
  return `${label}: ${value}`
}

/** What a picture takes at about this quality and just this size, as far as it was measured. */
const costOf = (model: Model, { quality, width, height }: ReturnType<typeof now>): string | undefined => {
  const same = model.sending.costs.filter((cost) => cost.width === width && cost.height === height)
  const nearest = [...same].sort((a, b) => Math.abs(a.quality - quality) - Math.abs(b.quality - quality))[0]
  return nearest && kilobytes(model, nearest.bytes)
}

const automaticRow = (model: Model): MenuRow => {
  const { automatic } = model.sending
  const all = KNOBS.every((knob) => automatic.includes(knob))
  const { menu, quality } = wordsOf(model)
  return {
    label: quality.automatic,
    value: all ? menu.on : automatic.length === 0 ? menu.off : quality.partly,
    turn: (model) =>
      all
        ? fixed(model, { ...now(model, 'quality'), ...sizeNow(model), fps: now(model, 'fps').fps })
        : automated(model, KNOBS),
  }
}

const sizeNow = (model: Model): { readonly width: number; readonly height: number } => {
  const { width, height } = now(model, 'size')
  return { width, height }
}

const qualityRow = (model: Model): MenuRow => {
  const { quality } = now(model, 'quality')
  return {
    label: wordsOf(model).quality.jpeg,
    value: valueOf(model, 'quality', String(quality)),
    turn: (at, by) => {
      const wanted = now(at, 'quality').quality + by * QUALITY_STEP
      return fixed(at, { quality: Math.max(QUALITIES.least, Math.min(QUALITIES.most, wanted)) })
    },
    enter: (at) => automated(at, ['quality']),
  }
}

const rateRow = (model: Model): MenuRow => ({
  label: wordsOf(model).quality.rate,
  value: valueOf(model, 'fps', String(now(model, 'fps').fps)),
  turn: (at, by) => fixed(at, { fps: nextOf(RATES, now(at, 'fps').fps, by) }),
  enter: (at) => automated(at, ['fps']),
})

const sizeRow = (model: Model): MenuRow => {
  const { width, height } = sizeNow(model)
  return {
    label: wordsOf(model).quality.size,
    value: valueOf(model, 'size', `${width}x${height}`),
    turn: (at, by) => {
      const wide = nextOf(
        SIZES.map(([width]) => width),
        sizeNow(at).width,
        by,
      )
      const size = SIZES.find(([width]) => width === wide)
      return size ? fixed(at, { width: size[0], height: size[1] }) : step(at)
    },
    enter: (at) => automated(at, ['size']),
  }
}

const liveWords = (model: Model): readonly string[] => {
  const words = wordsOf(model).quality
  const inForce = inForceOf(model)
  if (inForce === undefined || inForce.pictureBytes === 0) return []
  const stats = statsOf(model)
  const kbps = stats?.sent.kbps ?? model.preview?.figures?.kbps ?? 0
  const cost = words.costs(kilobytes(model, inForce.pictureBytes), Math.round(kbps))
  return [cost, ...(stats?.peer ? [peerWords(model, stats.peer)] : [])]
}

const peerWords = (model: Model, { lossShare, delayMs, shownFps }: PeerFigures): string => {
  const { numbers, quality } = wordsOf(model)
  return quality.there(numbers.decimal(100 * lossShare, 0), Math.round(delayMs), Math.round(shownFps))
}

/** What other qualities and sizes would take, of the live picture. */
const previews = (model: Model): readonly string[] => {
  const { quality } = now(model, 'quality')
  const { width, height } = sizeNow(model)
  const { costs, fps } = model.sending
  const qualities = costs
    .filter((cost) => cost.width === width && cost.height === height)
    .map((cost) => `${cost.quality} ${kilobytes(model, cost.bytes)}`)
  const sizes = SIZES.flatMap(([wide, high]) => {
    const cost = costOf(model, { quality, fps, width: wide, height: high })
    return cost === undefined ? [] : [`${wide}x${high} ${cost}`]
  })
  return [qualities, sizes].filter((texts) => texts.length > 1).map((texts) => texts.join(' · '))
}

const remarks = (model: Model): readonly string[] => {
  if (statsOf(model) === undefined && !model.preview)
    return [wordsOf(model).quality.noCall(keyOf(model, 'preview.open'))]
  return [...liveWords(model), ...previews(model)]
}

/** How good the picture is that we send, and what it costs. */
export const QUALITY_MENU: Menu = {
  title: (model) => wordsOf(model).quality.title,
  rows: (model) => [automaticRow(model), qualityRow(model), rateRow(model), sizeRow(model)],
  remarks,
  opened: measuring,
  keep: (model) => {
    const { width, height, fps, quality, automatic } = model.sending
    return step(model, { type: 'keep-video', kept: { settings: { width, height, fps, quality, automatic } } })
  },
}
