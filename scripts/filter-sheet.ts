import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Canvas } from '../src/media/canvas'
import { loadCodec } from '../src/media/codec/load'
import type { SharpLibrary } from '../src/media/codec/sharp-codec'
import { FILTERS } from '../src/media/filter/catalogue'
import type { Faces } from '../src/media/filter/faces'
import { FilterStack } from '../src/media/filter/stack'
import { Fitter } from '../src/media/fit'
import type { Frame } from '../src/media/frame'
import { openClip } from '../src/media/play/open-clip'
import { sheetName } from './filter-sheet/lettering'

/*
 * Writes docs/filters.png: one picture through each filter at its usual strength. The picture is the first of the
 * benchmark's clip, or of the file that is named: node -r ts-node/register/transpile-only scripts/filter-sheet.ts [FILE]
 * [--out FILE.png]. The face of the clip is where its script draws it.
 */

const TILE = { width: 192, height: 144 }
const COLUMNS = 5
const CAPTION = 16
const GAP = 4
const FACE = { x: 0.34, y: 0.3, width: 0.32, height: 0.45 }
const FACES: Faces = { all: [FACE], lead: FACE }
const NOW_MS = 1000
const BACKGROUND = [24, 20, 18] as const
const INK = [230, 230, 230] as const

const { values, positionals } = parseArgs({ options: { out: { type: 'string' } }, allowPositionals: true })
const [clip = join(__dirname, '../tests/bench/clip.webm')] = positionals
const out = values.out ?? join(__dirname, '../docs/filters.png')

const firstPicture = async (tools: ReturnType<typeof loadCodec>): Promise<Frame> => {
  const source = await openClip({ kind: 'file', path: clip, loop: false }, tools)
  const frame = await source.next({ now: 0, size: { width: 640, height: 480 } })
  await source.close()
  if (frame === undefined) throw new Error(`${clip} has no picture.`)
  return frame
}

const paste = (sheet: Canvas, tile: Frame, left: number, top: number): void => {
  for (let y = 0; y < tile.height; y++) {
    const row = tile.data.subarray(y * tile.width * 3, (y + 1) * tile.width * 3)
    sheet.data.set(row, ((top + y) * sheet.width + left) * 3)
  }
}

const main = async (): Promise<void> => {
  const tools = loadCodec()
  const picture = new Fitter().fit(await firstPicture(tools), TILE)
  const names = ['none', ...FILTERS.map(({ name }) => name)]
  const rows = Math.ceil(names.length / COLUMNS)
  const [across, down] = [TILE.width + GAP, TILE.height + CAPTION + GAP]
  const sheet = new Canvas({ width: COLUMNS * across + GAP, height: rows * down + GAP })
  sheet.rectangle({ x: 0, y: 0, width: sheet.width, height: sheet.height }, BACKGROUND)
  names.forEach((name, at) => {
    const strength = FILTERS.find((filter) => filter.name === name)?.defaultStrength
    const stack = new FilterStack(strength === undefined ? [] : [{ name, strength }])
    const tile = stack.apply(picture, { nowMs: NOW_MS, faces: FACES })
    const [left, top] = [GAP + (at % COLUMNS) * across, GAP + Math.floor(at / COLUMNS) * down]
    paste(sheet, tile, left, top)
    sheetName(sheet, name, { x: left, y: top + TILE.height + 3, ink: INK })
  })
  const { width, height, data } = sheet
  const png = await tools.codec.encodePng({ width, height, data, madeAtMs: 0 })
  const sharp = createRequire(__filename)('sharp') as SharpLibrary
  await sharp(png).png({ palette: true, effort: 10, dither: 0 }).toFile(out)
}

void main()
