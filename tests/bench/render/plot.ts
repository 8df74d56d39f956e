import type { Figures } from './measure'

/** The figures of one mode at one size, a point for each hold. */
interface Curve {
  readonly name: string
  readonly points: readonly Figures[]
  readonly colour: string
  /** An SVG pattern; empty: a line without gaps. */
  readonly dash: string
}

const PANEL = { width: 560, height: 420, left: 60, top: 40, right: 20, bottom: 50 }
/** A colour for each mode, in the order in which they come. */
const COLOURS = [
  '#1f77b4',
  '#d62728',
  '#2ca02c',
  '#ff7f0e',
  '#8c564b',
  '#7f7f7f',
  '#000000',
  '#9467bd',
  '#17becf',
  '#e377c2',
  '#bcbd22',
]
/** A mode's first size is drawn through, its others are not. */
const DASHES = ['', '6 3', '2 3']
const BYTE_TICKS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500]
const LEGEND = { columns: 5, width: 210, row: 20 }

/** A quantity of the figures over the bytes of a picture. */
interface Quantity {
  readonly title: string
  readonly value: (figures: Figures) => number
  readonly step: number
  readonly digits: number
}

/** What is better than this looks the same. */
const PLAIN_DB = 48

const QUANTITIES: readonly Quantity[] = [
  {
    title: `PSNR at the resolution of the picture elements, dB, up to ${PLAIN_DB}`,
    value: ({ gridPsnrDb }) => Math.min(PLAIN_DB, gridPsnrDb),
    step: 4,
    digits: 0,
  },
  { title: 'SSIM as it is seen (8 by 16 pixels a cell)', value: (f) => f.ssim, step: 0.1, digits: 1 },
]

/** Where values lie on the paper. */
interface Axes {
  readonly x: (bytes: number) => number
  readonly y: (value: number) => number
}

const sizeOf = ({ cells, pixels }: Figures): string => cells ?? pixels ?? ''

const curvesOf = (figures: readonly Figures[]): readonly Curve[] => {
  const modes = [...new Set(figures.map(({ mode }) => mode))]
  return modes.flatMap((mode, i) => {
    const ofMode = figures.filter((one) => one.mode === mode)
    return [...new Set(ofMode.map(sizeOf))].map((size, k) => ({
      name: `${mode} ${size}`,
      points: ofMode.filter((one) => sizeOf(one) === size),
      colour: COLOURS[i % COLOURS.length] ?? 'black',
      dash: DASHES[k % DASHES.length] ?? '',
    }))
  })
}

const strokeOf = ({ colour, dash }: Curve): string =>
  `stroke="${colour}"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}`

const kilobytes = (figures: Figures): number => figures.bytesPerFrame / 1000

const line = (x1: number, y1: number, x2: number, y2: number): string =>
  `<path d="M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}" stroke="#ddd"/>`

const text = (x: number, y: number, content: string, anchor = 'middle'): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${content}</text>`

/** The numbers from the first multiple of a step to the last around these values. */
const ticksOf = (values: readonly number[], step: number): readonly number[] => {
  const first = Math.floor(Math.min(...values) / step)
  const last = Math.ceil(Math.max(...values) / step)
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step)
}

const bytesTicks = (figures: readonly Figures[]): readonly number[] => {
  const [least, most] = [Math.min(...figures.map(kilobytes)), Math.max(...figures.map(kilobytes))]
  const from = BYTE_TICKS.findLast((tick) => tick <= least) ?? 1
  const to = BYTE_TICKS.find((tick) => tick >= most) ?? most
  return BYTE_TICKS.filter((tick) => tick >= from && tick <= to)
}

const axesOf = (bytes: readonly number[], values: readonly number[], left: number): Axes => {
  const { width, height, top, bottom, right } = PANEL
  const [from, to] = [Math.log(bytes[0] ?? 1), Math.log(bytes.at(-1) ?? 2)]
  const [low, high] = [values[0] ?? 0, values.at(-1) ?? 1]
  return {
    x: (value) => left + PANEL.left + ((Math.log(value) - from) / (to - from)) * (width - PANEL.left - right),
    y: (value) => height - bottom - ((value - low) / (high - low)) * (height - top - bottom),
  }
}

const panel = (figures: readonly Figures[], { title, value, step, digits }: Quantity, left: number): string => {
  const bytes = bytesTicks(figures)
  const ticks = ticksOf(figures.map(value), step)
  const { x, y } = axesOf(bytes, ticks, left)
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1]
  const across = bytes.map((tick) => line(x(tick), y(low), x(tick), y(high)) + text(x(tick), y(low) + 16, String(tick)))
  const down = ticks.map(
    (tick) =>
      line(x(bytes[0] ?? 1), y(tick), x(bytes.at(-1) ?? 2), y(tick)) +
      text(left + PANEL.left - 6, y(tick) + 4, tick.toFixed(digits), 'end'),
  )
  const curves = curvesOf(figures).map((curve) => {
    const places = curve.points.map((point) => [x(kilobytes(point)).toFixed(1), y(value(point)).toFixed(1)] as const)
    const dots = places.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="2.5"/>`).join('')
    const path = places.map((place) => place.join(' ')).join('L')
    return `<g fill="${curve.colour}"><path d="M${path}" fill="none" ${strokeOf(curve)}/>${dots}</g>`
  })
  const middle = left + (PANEL.width + PANEL.left) / 2
  const titles = text(middle, 22, title) + text(middle, PANEL.height - 12, 'KB a picture')
  return [...across, ...down, ...curves, titles].join('\n')
}

const legend = (figures: readonly Figures[]): string =>
  curvesOf(figures)
    .map((curve, i) => {
      const x = PANEL.left + (i % LEGEND.columns) * LEGEND.width
      const y = PANEL.height + 18 + Math.floor(i / LEGEND.columns) * LEGEND.row
      const sample = `<path d="M${x} ${y - 4}h28" ${strokeOf(curve)} stroke-width="2"/>`
      return sample + text(x + 34, y, curve.name, 'start')
    })
    .join('\n')

/** Draws bytes against quality, a curve for each mode and size, a point for each hold, as SVG. */
export const plotted = (figures: readonly Figures[]): string => {
  const width = PANEL.width * QUANTITIES.length
  const clip = figures[0]?.clip ?? ''
  const holds = [...new Set(figures.map((one) => one.hold))].join(', ')
  const rows = Math.ceil(curvesOf(figures).length / LEGEND.columns)
  const height = PANEL.height + 56 + rows * LEGEND.row
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="white"/>`,
    ...QUANTITIES.map((quantity, i) => panel(figures, quantity, i * PANEL.width)),
    legend(figures),
    text(
      width - 20,
      height - 8,
      `${clip}; holds of ${holds} levels, from right to left; of dots and letters, the luminance seen from a distance`,
      'end',
    ),
    '</svg>\n',
  ].join('\n')
}
