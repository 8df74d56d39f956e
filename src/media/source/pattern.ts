import { Canvas, clamp, hue } from '../canvas'
import type { Colour } from '../canvas'
import type { Size } from '../codec/codec'
import type { Frame } from '../frame'
import { digitsSize, drawDigits } from './digits'
import { burnMark, markArea } from './pattern-code'
import type { VideoSource, Wish } from './source'

/** White, yellow, cyan, green, magenta, red, blue at three quarters, as BGR. */
const BARS: readonly Colour[] = [
  [196, 196, 196],
  [24, 190, 196],
  [190, 184, 24],
  [32, 184, 24],
  [190, 32, 186],
  [32, 28, 190],
  [196, 48, 28],
]
const BARS_SHARE = 0.66
const BALL: Colour = [40, 120, 255]
const BOUNCE_MS = 1400
const CROSSING_MS = 5200
const RAMP_MS = 6000
const DAY_MS = 86_400_000

/** 0 to 1 and back, evenly, once in `period`. */
const swing = (now: number, period: number): number => Math.abs(((now / period) % 2) - 1)

/** Colour bars that grow darker downwards; drawn once for each size. */
const drawBars = (canvas: Canvas): void => {
  const height = Math.round(canvas.height * BARS_SHARE)
  for (let y = 0; y < height; y++) {
    const light = 1 - 0.45 * (y / height)
    for (let x = 0; x < canvas.width; x++) {
      const [blue, green, red] = BARS[Math.floor((x * BARS.length) / canvas.width)] ?? BALL
      canvas.pixel(x, y, [clamp(blue * light), clamp(green * light), clamp(red * light)])
    }
  }
}

/** "12:34:56.789" in UTC. */
const timeOfDay = (now: number): string => new Date(Math.floor(now % DAY_MS)).toISOString().slice(11, 23)

/**
 * The shipped fake of a camera: colour bars, a ball that bounces before them, a band of moving colours, and the number
 * and time of the picture, both for people and for `readPattern`.
 */
export class Pattern implements VideoSource {
  readonly label = 'pattern'
  readonly ended = false
  private number = 0
  private canvas = new Canvas({ width: 0, height: 0 })
  private bars = Buffer.alloc(0)

  next({ now, size }: Wish): Promise<Frame> {
    return Promise.resolve(this.draw(now, size))
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  private draw(now: number, size: Size): Frame {
    if (this.canvas.width !== size.width || this.canvas.height !== size.height) this.prepare(size)
    const { canvas } = this
    this.bars.copy(canvas.data)
    this.drawRamp(now)
    this.drawBall(now)
    this.drawText(now)
    burnMark(canvas, { number: this.number, clockMs: Math.floor(now) })
    this.number = (this.number + 1) % 2 ** 24
    return { width: canvas.width, height: canvas.height, data: canvas.data, madeAtMs: now }
  }

  private prepare(size: Size): void {
    this.canvas = new Canvas(size)
    drawBars(this.canvas)
    this.bars = Buffer.from(this.canvas.data)
  }

  private drawRamp(now: number): void {
    const { canvas } = this
    const top = Math.round(canvas.height * BARS_SHARE)
    const bottom = markArea(canvas).y
    for (let x = 0; x < canvas.width; x++) canvas.pixel(x, top, hue(x / canvas.width - now / RAMP_MS))
    canvas.repeatRow(top, bottom - top)
  }

  private drawBall(now: number): void {
    const { width, height } = this.canvas
    const radius = Math.max(2, height / 9)
    const floor = height * BARS_SHARE - radius
    const height01 = 1 - (2 * swing(now, BOUNCE_MS) - 1) ** 2
    const x = radius + swing(now, CROSSING_MS) * (width - 2 * radius)
    this.canvas.ball({ x, y: floor - height01 * (floor - radius * 1.2) }, radius, BALL)
  }

  private drawText(now: number): void {
    const text = `${timeOfDay(now)}  ${String(this.number).padStart(6, '0')}`
    const scale = Math.max(1, Math.floor(this.canvas.width / 120))
    const { width, height } = digitsSize(text.length, scale)
    const middle = (this.canvas.height * BARS_SHARE + markArea(this.canvas).y) / 2
    const x = Math.round((this.canvas.width - width) / 2)
    const y = Math.round(middle - height / 2)
    this.canvas.rectangle(
      { x: x - scale * 2, y: y - scale * 2, width: width + scale * 4, height: height + scale * 4 },
      [28, 22, 20],
    )
    drawDigits(this.canvas, text, { x, y, scale, colour: [235, 235, 235] })
  }
}
