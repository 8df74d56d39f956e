import type { Figures } from './measure'

/** The figures of one mode at one size, a point for each hold. */
interface Curve {
  readonly name: string
  readonly points: readonly Figures[]
}

const PANEL = { width: 460, height: 340, left: 60, top: 40, right: 20, bottom: 50 }
const COLOURS = [
  '#1f77b4',
  '#d62728',
  '#2ca02c',
  '#9467bd',
  '#ff7f0e',
  '#17becf',
  '#8c564b',
  '#e377c2',
  '#7f7f7f',
  '#bcbd22',
  '#000000',
]
const BYTE_TICKS = [1, 2, 5, 10, 20, 50, 100, 200, 500]

/** A quantity of the figures over the bytes of a picture. */
interface Quantity {
  readonly title: string
  readonly value: (figures: Figures) => number
  readonly step: number
  readonly digits: number
}

const QUANTITIES: readonly Quantity[] = [
  { title: 'PSNR at the resolution of the picture elements, dB', value: (f) => f.gridPsnrDb, step: 4, digits: 0 },
  { title: 'SSIM as it is seen (8 by 16 pixels a cell)', value: (f) => f.ssim, step: 0.05, digits: 2 },
]

/** Where values lie on the paper. */
interface Axes {
  readonly x: (bytes: number) => number
  readonly y: (value: number) => number
}

const curvesOf = (figures: readonly Figures[]): readonly Curve[] => {
  const names = [...new Set(figures.map((one) => `${one.mode} ${one.cells ?? one.pixels ?? ''}`))]
  return names.map((name) => ({
    name,
    points: figures.filter((one) => `${one.mode} ${one.cells ?? one.pixels ?? ''}` === name),
  }))
}

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
  const curves = curvesOf(figures).map(({ points }, i) => {
    const places = points.map((point) => `${x(kilobytes(point)).toFixed(1)} ${y(value(point)).toFixed(1)}`)
    const dots = places.map((place) => place.split(' ')).map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="2.5"/>`)
    const colour = COLOURS[i % COLOURS.length] ?? 'black'
    return `<g fill="${colour}"><path d="M${places.join('L')}" fill="none" stroke="${colour}"/>${dots.join('')}</g>`
  })
  const middle = left + (PANEL.width + PANEL.left) / 2
  const titles = text(middle, 22, title) + text(middle, PANEL.height - 12, 'KB a picture')
  return [...across, ...down, ...curves, titles].join('\n')
}

const legend = (figures: readonly Figures[]): string =>
  curvesOf(figures)
    .map(({ name }, i) => {
      const x = PANEL.left + (i % 4) * 220
      const y = PANEL.height + 18 + Math.floor(i / 4) * 20
      const colour = COLOURS[i % COLOURS.length] ?? 'black'
      return `<rect x="${x}" y="${y - 8}" width="14" height="4" fill="${colour}"/>${text(x + 20, y, name, 'start')}`
    })
    .join('\n')

/** Draws bytes against quality, a curve for each mode and size, a point for each hold, as SVG. */
export const plotted = (figures: readonly Figures[]): string => {
  const width = PANEL.width * QUANTITIES.length
  const clip = figures[0]?.clip ?? ''
  const holds = [...new Set(figures.map((one) => one.hold))].join(', ')
  const rows = Math.ceil(curvesOf(figures).length / 4)
  const height = PANEL.height + 36 + rows * 20
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="white"/>`,
    ...QUANTITIES.map((quantity, i) => panel(figures, quantity, i * PANEL.width)),
    legend(figures),
    text(width - 20, height - 8, `${clip}; holds of ${holds} levels, from right to left`, 'end'),
    '</svg>\n',
  ].join('\n')
}
