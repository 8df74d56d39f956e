import type { LinkFigures } from './measure'

const WIDTH = 640
const HEIGHT = 360
const LEFT = 60
const RIGHT = 20
const TOP = 50
const BOTTOM = 60
const AGE_TICKS = [0, 100, 200, 300, 400, 500]
const GOAL_MS = 400

const text = (x: number, y: number, content: string, anchor = 'middle'): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${content}</text>`

/** What is drawn over the links: a quantity in ms. */
interface Quantity {
  readonly name: string
  readonly colour: string
  readonly of: (figures: LinkFigures) => number
}

const QUANTITIES: readonly Quantity[] = [
  { name: 'age, half of the pictures', colour: '#1f77b4', of: ({ ageMs }) => ageMs.p50 },
  { name: 'age, 95 of 100 pictures', colour: '#d62728', of: ({ ageMs }) => ageMs.p95 },
  { name: 'answer to a key, half', colour: '#2ca02c', of: ({ keyMs }) => keyMs.p50 },
]

/** Ages and answers behind each link as an SVG, with pictures and kilobytes a second below. */
export const plotLinks = (figures: readonly LinkFigures[]): string => {
  const most = Math.max(...AGE_TICKS, ...figures.flatMap((one) => QUANTITIES.map(({ of }) => of(one))))
  const x = (at: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * (at + 0.5)) / figures.length
  const y = (ms: number): number => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * ms) / most
  const ticks = AGE_TICKS.map(
    (ms) =>
      `<path d="M${LEFT} ${y(ms).toFixed(1)}H${WIDTH - RIGHT}" stroke="${ms === GOAL_MS ? '#999' : '#ddd'}"/>` +
      text(LEFT - 6, y(ms) + 4, `${ms} ms`, 'end'),
  )
  // What is no pty is another kind of link: it is no part of the curve over their speeds.
  const isPty = (at: number): boolean => figures[at]?.link.startsWith('pty') === true
  const curves = QUANTITIES.map(({ colour, of }) =>
    curve(
      figures.map((one, at) => ({ x: x(at), y: y(of(one)), joined: at > 0 && isPty(at) })),
      colour,
    ),
  )
  const names = QUANTITIES.map(
    ({ name, colour }, at) => `<g fill="${colour}">${text(LEFT + at * 190, 24, name, 'start')}</g>`,
  )
  const links = figures.map(
    ({ link, fps, usedKilobytesPerSecond }, at) =>
      text(x(at), HEIGHT - BOTTOM + 20, link) +
      text(x(at), HEIGHT - BOTTOM + 38, `${fps} fps, ${usedKilobytesPerSecond} KB/s`),
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...ticks,
    ...curves,
    ...names,
    ...links,
    '</svg>\n',
  ].join('\n')
}

interface Point {
  readonly x: number
  readonly y: number
  /** A line leads to it from the one before. */
  readonly joined: boolean
}

const curve = (points: readonly Point[], colour: string): string => {
  const path = points.map(({ x, y, joined }) => `${joined ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
  const dots = points.map(({ x, y }) => `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3" fill="${colour}"/>`)
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}`
}
