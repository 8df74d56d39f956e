import { SYSTEM_NAMES, type Carried, type System } from './carry'

const WIDTH = 960
const HEIGHT = 340
const PANEL = { width: 240, left: 60, gap: 70, top: 76, bottom: 50 } as const
const COLOURS: Readonly<Record<System, string>> = { v1: '#1f77b4', xmlrpc: '#2ca02c', 'xmlrpc-old': '#d62728' }
const LOSSES = [0, 1, 5, 10] as const

interface Panel {
  readonly title: string
  /** Ticks from the lowest to the highest; the scale is logarithmic where the first is above 0. */
  readonly ticks: readonly number[]
  readonly of: (carried: Carried) => number | undefined
}

const PANELS: readonly Panel[] = [
  {
    title: 'age of a picture that arrives, ms (95 of 100)',
    ticks: [10, 100, 1000, 10_000],
    of: ({ pictureMs }) => pictureMs?.p95,
  },
  { title: 'time with a frozen picture, %', ticks: [0, 25, 50, 75, 100], of: ({ frozenPercent }) => frozenPercent },
  {
    title: 'sound from mouth to ear, ms (half of the time)',
    ticks: [10, 100, 1000, 10_000],
    of: ({ soundMs }) => soundMs?.p50,
  },
]

const text = (x: number, y: number, content: string, anchor = 'middle'): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${content}</text>`

const leftOf = (at: number): number => PANEL.left + at * (PANEL.width + PANEL.gap)
const acrossOf = (at: number, loss: number): number => leftOf(at) + (PANEL.width * loss) / 10

const upOf = (value: number, ticks: readonly number[]): number => {
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)]
  const within = Math.min(high, Math.max(low, value))
  const share = low > 0 ? Math.log(within / low) / Math.log(high / low) : (within - low) / (high - low)
  return HEIGHT - PANEL.bottom - (HEIGHT - PANEL.top - PANEL.bottom) * share
}

const drawn = ({ title, ticks, of }: Panel, at: number, all: readonly Carried[]): readonly string[] => [
  text(leftOf(at) + PANEL.width / 2, PANEL.top - 16, title),
  text(leftOf(at) + PANEL.width / 2, HEIGHT - 12, 'packets lost, %'),
  ...ticks.map((tick) => `<path d="M${leftOf(at)} ${upOf(tick, ticks).toFixed(1)}h${PANEL.width}" stroke="#ddd"/>`),
  ...ticks.map((tick) => text(leftOf(at) - 6, upOf(tick, ticks) + 4, `${tick}`, 'end')),
  ...LOSSES.map((loss) => text(acrossOf(at, loss), HEIGHT - PANEL.bottom + 18, `${loss}`)),
  ...Object.keys(SYSTEM_NAMES).flatMap((system) => lineOf(system as System, { title, ticks, of }, at, all)),
]

const lineOf = (system: System, { ticks, of }: Panel, at: number, all: readonly Carried[]): readonly string[] => {
  const points = all
    .filter((one) => one.system === system)
    .flatMap((one) => ({ loss: one.lossPercent, value: of(one) }))
    .filter((point): point is { loss: number; value: number } => point.value !== undefined)
    .map(({ loss, value }) => ({ x: acrossOf(at, loss).toFixed(1), y: upOf(value, ticks).toFixed(1) }))
  const path = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  const colour = COLOURS[system]
  return [
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`,
    ...points.map(({ x, y }) => `<circle cx="${x}" cy="${y}" r="3" fill="${colour}"/>`),
  ]
}

/** Delays and freezes over loss, as an SVG. */
export const plotLoss = (all: readonly Carried[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...Object.entries(SYSTEM_NAMES).map(
      ([system, name], at) =>
        `<g fill="${COLOURS[system as System]}">${text(PANEL.left + at * 230, 24, name, 'start')}</g>`,
    ),
    ...PANELS.flatMap((panel, at) => drawn(panel, at, all)),
    '</svg>\n',
  ].join('\n')
