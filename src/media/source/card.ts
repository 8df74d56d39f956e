import type { Colour } from '../canvas'
import { Canvas, clamp } from '../canvas'
import type { Size } from '../codec/codec'
import type { Frame } from '../frame'

const BODY: Colour = [150, 142, 138]
const LENS: Colour = [82, 74, 70]
const STROKE: Colour = [70, 70, 205]

const background = (canvas: Canvas): void => {
  for (let y = 0; y < canvas.height; y++) {
    const light = 74 - 30 * (y / canvas.height)
    const grey: Colour = [clamp(light * 1.08), clamp(light), clamp(light * 0.96)]
    canvas.rectangle({ x: 0, y, width: canvas.width, height: 1 }, grey)
  }
}

const disc = (canvas: Canvas, centre: { readonly x: number; readonly y: number }, radius: number): void => {
  for (let y = -radius; y < radius; y++) {
    const half = Math.sqrt(radius * radius - y * y)
    canvas.rectangle({ x: centre.x - half, y: centre.y + y, width: half * 2, height: 1 }, LENS)
  }
}

const camera = (canvas: Canvas, unit: number): void => {
  const x = canvas.width / 2
  const y = canvas.height / 2
  canvas.rectangle({ x: x - 5 * unit, y: y - 3 * unit, width: 7.5 * unit, height: 6 * unit }, BODY)
  for (let step = 0; step < 2.5 * unit; step++) {
    const half = unit + (step / (2.5 * unit)) * 1.6 * unit
    canvas.rectangle({ x: x + 2.5 * unit + step, y: y - half, width: 1, height: half * 2 }, BODY)
  }
  disc(canvas, { x: x - 1.25 * unit, y }, Math.round(1.6 * unit))
}

const stroke = (canvas: Canvas, unit: number): void => {
  const length = 10 * unit
  for (let step = 0; step <= length; step++) {
    const x = canvas.width / 2 - length / 2 - unit * 0.4 + step
    const y = canvas.height / 2 - unit * 0.4 + length * 0.4 - step * 0.8
    canvas.rectangle({ x, y, width: Math.max(2, unit * 0.8), height: Math.max(2, unit * 0.8) }, STROKE)
  }
}

let drawn: Frame | undefined

/** A calm still picture, a camera struck out: what is sent instead of pictures. Drawn once for each size. */
export const cameraOffCard = (size: Size, now: number): Frame => {
  if (drawn?.width === size.width && drawn.height === size.height) return { ...drawn, madeAtMs: now }
  const canvas = new Canvas(size)
  const unit = Math.max(1, Math.min(size.width, size.height) / 16)
  background(canvas)
  camera(canvas, unit)
  stroke(canvas, unit)
  drawn = { width: size.width, height: size.height, data: canvas.data, madeAtMs: now }
  return drawn
}
