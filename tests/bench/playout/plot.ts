import { BURST, JITTERS_MS, LOSSES, OUTAGE } from './links'
import type { DelayAt, PlayoutFigures, PlayoutRun } from './measure'

const WIDTH = 900
const HEIGHT = 320
const PANEL = { width: 230, left: 56, gap: 64, top: 60, bottom: 50 } as const
const BLUE = '#1f77b4'
const RED = '#d62728'
const GREY = '#999'

interface Point {
  readonly x: number
  readonly y: number
}

interface Line {
  readonly name: string
  readonly colour: string
  readonly points: readonly Point[]
}

interface Panel {
  readonly title: string
  readonly below: string
  readonly x: { readonly from: number; readonly ticks: readonly number[] }
  readonly y: readonly number[]
  readonly lines: readonly Line[]
}

const text = (x: number, y: number, content: string, anchor = 'middle'): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${content}</text>`

/** Delay over jitter, sound made up over loss, delay through an outage, as an SVG. */
export const plotPlayout = (runs: readonly PlayoutRun[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...panels(runs).map(drawn),
    '</svg>\n',
  ].join('\n')

const panels = (runs: readonly PlayoutRun[]): readonly Panel[] => {
  const figuresOf = (name: string): PlayoutFigures | undefined =>
    runs.map(({ figures }) => figures).find(({ link }) => link === name)
  const overJitter = (of: (figures: PlayoutFigures) => number): readonly Point[] =>
    JITTERS_MS.flatMap((x) => figuresOf(`jitter ${x} ms`) ?? []).map((one, at) => ({
      x: JITTERS_MS[at] ?? 0,
      y: of(one),
    }))
  const overLoss = (suffix: string): readonly Point[] =>
    LOSSES.flatMap((loss) => figuresOf(`loss ${loss * 100} %${suffix}`) ?? []).map((one) => ({
      x: one.lostPercent,
      y: one.concealedPercent,
    }))
  const outage = runs.find(({ figures }) => figures.link.endsWith('all at once'))?.delays ?? []
  return [
    {
      title: 'delay, ms',
      below: 'jitter, ms',
      x: { from: 0, ticks: [0, 20, 40, 60, 80] },
      y: [0, 30, 60, 90, 120],
      lines: [
        { name: 'half of the time', colour: BLUE, points: overJitter(({ delayMs }) => delayMs.p50) },
        { name: '95 of 100', colour: RED, points: overJitter(({ delayMs }) => delayMs.p95) },
      ],
    },
    {
      title: 'sound made up, %',
      below: 'packets lost, %',
      x: { from: 0, ticks: [0, 10, 20, 30] },
      y: [0, 10, 20, 30],
      lines: [
        { name: 'single', colour: BLUE, points: overLoss('') },
        { name: `${BURST} in a row`, colour: RED, points: overLoss(`, ${BURST} in a row`) },
      ],
    },
    {
      title: 'delay, ms',
      below: 's after an outage of 2 s began',
      x: { from: -2, ticks: [-2, 0, 2, 4, 6] },
      y: [0, 10, 20, 30],
      lines: [{ name: 'held up, then all at once', colour: BLUE, points: throughOutage(outage) }],
    },
  ]
}

/** During the outage there is no delay: nothing is played. */
const throughOutage = (delays: readonly DelayAt[]): readonly Point[] =>
  delays
    .map(({ atMs, delayMs }) => ({ x: (atMs - OUTAGE.atMs) / 1000, y: delayMs }))
    .filter(({ x }) => x >= -2 && x <= 6 && !(x >= 0 && x <= OUTAGE.ms / 1000))

const drawn = ({ title, below, x, y, lines }: Panel, at: number): string => {
  const left = PANEL.left + at * (PANEL.width + PANEL.gap)
  const [firstX, lastX, lastY] = [x.from, x.ticks.at(-1) ?? 1, y.at(-1) ?? 1]
  const acrossOf = (value: number): number => left + (PANEL.width * (value - firstX)) / (lastX - firstX)
  const upOf = (value: number): number =>
    HEIGHT - PANEL.bottom - (HEIGHT - PANEL.top - PANEL.bottom) * (Math.min(value, lastY) / lastY)
  const path = (points: readonly Point[]): string =>
    points
      .map((point, index) => `${joint(points, index)}${acrossOf(point.x).toFixed(1)} ${upOf(point.y).toFixed(1)}`)
      .join('')
  return [
    text(left, 20, title, 'start'),
    text(left + PANEL.width / 2, HEIGHT - 12, below),
    ...y.map((tick) => `<path d="M${left} ${upOf(tick).toFixed(1)}h${PANEL.width}" stroke="#ddd"/>`),
    ...y.map((tick) => text(left - 6, upOf(tick) + 4, `${tick}`, 'end')),
    ...x.ticks.map((tick) => text(acrossOf(tick), HEIGHT - PANEL.bottom + 18, `${tick}`)),
    ...lines.map(({ name, colour }, row) => `<g fill="${colour}">${text(left + row * 110, 40, name, 'start')}</g>`),
    ...lines.map(({ colour, points }) => `<path d="${path(points)}" fill="none" stroke="${colour}" stroke-width="2"/>`),
    ...lines.flatMap(({ colour, points }) =>
      points.length > 20 ? [] : points.map((point) => dot(acrossOf(point.x), upOf(point.y), colour)),
    ),
    `<path d="M${left} ${upOf(0).toFixed(1)}h${PANEL.width}" stroke="${GREY}"/>`,
  ].join('\n')
}

/** A line is not drawn over a time for which there are no figures. */
const joint = (points: readonly Point[], index: number): string => {
  const before = points[index - 1]
  return !before || (points.length > 20 && (points[index]?.x ?? 0) - before.x > 1) ? 'M' : 'L'
}

const dot = (x: number, y: number, colour: string): string =>
  `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3" fill="${colour}"/>`
