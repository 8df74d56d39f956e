/**
 * `compare.ts FOLDER LEAST_DB`: what `program.ts` wanted to be seen against what the screenshots `before.rgb` and
 * `after.rgb` of the terminal (in FOLDER, with their size in `size`) show. Prints a line; exits with 1 where it is not good enough.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Report {
  readonly box: { readonly row: number; readonly col: number; readonly rows: number; readonly cols: number }
  readonly wanted: { readonly width: number; readonly height: number }
  readonly capabilities: {
    readonly mode: string
    readonly columns: number
    readonly rows: number
    readonly cell?: { readonly width: number; readonly height: number }
  }
  readonly output: { readonly pictureBytes: number; readonly pictures: number }
}

interface Shot {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** So often the picture must have changed. */
const LEAST_CHANGES = 60
/** How far from the corner of the window its first cell may be, in pixels. */
const MOST_MARGIN = 16

const [, , folder = '.', leastDb = '45'] = process.argv
const read = (name: string): Buffer => readFileSync(join(folder, name))

const report = JSON.parse(read('done').toString()) as Report
const [width = 0, height = 0] = read('size').toString().trim().split('x').map(Number)
const before: Shot = { width, height, data: read('before.rgb') }
const after: Shot = { width, height, data: read('after.rgb') }
const wanted = read('wanted.bgr')
const { box, capabilities } = report
/** tmux tells no pixels; its terminal has no margin. */
const cell = capabilities.cell ?? {
  width: Math.floor(width / capabilities.columns),
  height: Math.floor(height / capabilities.rows),
}
const area = {
  x: box.col * cell.width,
  y: box.row * cell.height,
  width: box.cols * cell.width,
  height: box.rows * cell.height,
}
/** Where pixels are drawn one by one, what is left of the last band of six stays empty. */
const shown = capabilities.mode === 'sixel' ? report.wanted : area

const EDGE = 2
/** Where half a cell is a pixel, fonts smooth its edges, and terminals round its height up or down. */
const isEdge = (x: number, y: number): boolean => {
  const row = (line: number): number => Math.floor((line * report.wanted.height) / shown.height)
  const col = (column: number): number => Math.floor((column * report.wanted.width) / shown.width)
  if (report.wanted.height !== box.rows * 2) return false
  return row(y - EDGE) !== row(y + EDGE) || col(x - EDGE) !== col(x + EDGE)
}

/** Sum of the squared errors of every `step`th pixel, with the terminal's first cell at this place. */
const errorAt = (left: number, top: number, step: number): number => {
  let sum = 0
  let count = 0
  for (let i = 0; i < shown.width * shown.height; i += step) {
    const [x, y] = [i % shown.width, Math.floor(i / shown.width)]
    if (isEdge(x, y)) continue
    count += 3
    const from =
      (Math.floor((y * report.wanted.height) / shown.height) * report.wanted.width +
        Math.floor((x * report.wanted.width) / shown.width)) *
      3
    const at = ((top + area.y + y) * width + left + area.x + x) * 3
    for (let c = 0; c < 3; c++) sum += ((after.data[at + c] ?? 0) - (wanted[from + 2 - c] ?? 0)) ** 2
  }
  return sum / count
}

let best = { left: 0, top: 0, error: Infinity }
for (let top = 0; top <= MOST_MARGIN; top++)
  for (let left = 0; left <= MOST_MARGIN; left++) {
    const error = errorAt(left, top, 997)
    if (error < best.error) best = { left, top, error }
  }

const error = errorAt(best.left, best.top, 1)
const psnr = error === 0 ? 99 : 10 * Math.log10(255 ** 2 / error)

/** A terminal that draws a letter again may smooth its edges otherwise. */
const SMOOTHING = 40
const differ = (one = 0, other = 0): boolean => Math.abs(one - other) > SMOOTHING

let touched = 0
for (let i = 0; i < width * height; i++) {
  const [x, y] = [(i % width) - best.left, Math.floor(i / width) - best.top]
  const inside = x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height
  if (!inside && [0, 1, 2].some((c) => differ(before.data[i * 3 + c], after.data[i * 3 + c]))) touched++
}

const { pictures, pictureBytes } = report.output
const changes = pictures - 1
const good = psnr >= Number(leastDb) && touched === 0 && changes >= LEAST_CHANGES
process.stdout.write(
  `${good ? 'good' : 'BAD '} ${capabilities.mode} ${report.wanted.width}x${report.wanted.height}: ${psnr.toFixed(1)} dB ` +
    `(at least ${leastDb}), ${touched} pixels outside of the box touched, ` +
    `${changes} changes, ${Math.round(pictureBytes / Math.max(1, pictures))} bytes a picture\n`,
)
process.exitCode = good ? 0 : 1
