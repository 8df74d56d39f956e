import { writeFile } from 'node:fs/promises'
import { Canvas, type Colour } from '../../src/media/canvas'
import type { Frame } from '../../src/media/frame'
import { pixelOf, sharpCodec } from './pictures'

/** The colours of the four quarters, BGR; none is grey, and no two share a channel's extremes. */
export const QUARTERS = {
  topLeft: [40, 50, 220],
  topRight: [60, 200, 40],
  bottomLeft: [210, 90, 30],
  bottomRight: [30, 200, 230],
} as const satisfies Readonly<Record<string, Colour>>

export type Quarter = keyof typeof QUARTERS

/** Where the middle of each quarter lies, as shares of width and height. */
export const QUARTER_MIDDLES: Readonly<Record<Quarter, readonly [number, number]>> = {
  topLeft: [0.25, 0.25],
  topRight: [0.75, 0.25],
  bottomLeft: [0.25, 0.75],
  bottomRight: [0.75, 0.75],
}

/** A picture of 320x240 whose quarters are flat; what a known still picture is to an end-to-end test. */
export const quadrants = (): Frame => {
  const size = { width: 320, height: 240 }
  const canvas = new Canvas(size)
  for (const [quarter, colour] of Object.entries(QUARTERS)) {
    const [x, y] = QUARTER_MIDDLES[quarter as Quarter]
    canvas.rectangle({ x: (x - 0.25) * size.width, y: (y - 0.25) * size.height, width: 160, height: 120 }, colour)
  }
  return { ...size, data: canvas.data, madeAtMs: 0 }
}

/** Writes the picture as PNG. */
export const writeQuadrants = async (path: string): Promise<void> => {
  await writeFile(path, await sharpCodec().encodePng(quadrants()))
}

/** How far a colour, BGR, is from a quarter's: the greatest difference of a channel. */
export const distanceTo = (quarter: Quarter, colour: readonly number[]): number =>
  Math.max(...QUARTERS[quarter].map((value, channel) => Math.abs(value - (colour[channel] ?? 999))))

/** The quarters of a picture that do not have their colour in the middle; JPEG may change a channel by so much. */
export const wrongQuarters = (frame: Frame, tolerance = 24): readonly string[] =>
  (Object.keys(QUARTERS) as Quarter[]).flatMap((quarter) => {
    const [x, y] = QUARTER_MIDDLES[quarter]
    const colour = pixelOf(frame, Math.floor(x * frame.width), Math.floor(y * frame.height))
    return distanceTo(quarter, colour) > tolerance ? [`${quarter} ${colour.join(',')}`] : []
  })
