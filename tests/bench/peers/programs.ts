import type { RenderMode } from '../../../src/media/render/renderer'
import type { BenchMode } from '../render/modes'
import type { ClipFiles } from './clip-files'
import { byImages, byLines, byMovesUp, byPositions, bySixels, type Cut } from './pieces'

/** A program that draws pictures in a terminal, in one of its ways. */
export interface Peer {
  readonly program: string
  /** What Debian calls its package. */
  readonly debian: string
  /** The options that choose the way of drawing. */
  readonly options: readonly string[]
  /** The whole command line for the first pictures of a clip. */
  args(files: ClipFiles, count: number): readonly string[]
  readonly cut: Cut
}

interface Size {
  readonly cols: number
  readonly rows: number
}

const WHITE_ON_BLACK = ['-c', 'none']
const FULL_COLOUR = ['-c', 'full']
/** chafa takes a cell for 8 by 8 pixels where there is no terminal to ask. */
const CHAFA_CELL = 8

/** What chafa is to draw text with, as near to our modes as it goes: what they have, and nothing else. */
const CHAFA_SYMBOLS: Readonly<Partial<Record<RenderMode, readonly string[]>>> = {
  half: [...FULL_COLOUR, '--symbols', 'vhalf'],
  quadrant: [...FULL_COLOUR, '--symbols', 'space,solid,half,quad'],
  sextant: [...FULL_COLOUR, '--symbols', 'space,solid,half,sextant'],
  octant: [...FULL_COLOUR, '--symbols', 'space,solid,half,octant'],
  braille: [...WHITE_ON_BLACK, '--symbols', 'braille'],
  ascii: [...WHITE_ON_BLACK, '--symbols', 'ascii'],
}

const chafa = (options: readonly string[], size: Size, cut: Cut): Peer => ({
  program: 'chafa',
  debian: 'chafa',
  options,
  args: ({ xwd }, count) => [...options, '-s', `${size.cols}x${size.rows}`, '--stretch', ...xwd.slice(0, count)],
  cut,
})

const chafaPixels = (format: string, { width, height }: BenchMode['grid'], cut: Cut): Peer =>
  chafa(['-f', format], { cols: width / CHAFA_CELL, rows: height / CHAFA_CELL }, cut)

/** As a film: the player then writes only cells that changed. */
const timgFilm = (option: string, { cols, rows }: Size): Peer => ({
  program: 'timg',
  debian: 'timg',
  options: [option],
  args: ({ film }, count) => [option, `-g${cols}x${rows}`, '-V', `--frames=${count}`, film],
  cut: byMovesUp(rows),
})

/** As stills: in a film it shows no images unless a terminal tells the pixels of its cells. */
const timgImages = (option: string, { cols, rows }: Size): Peer => ({
  program: 'timg',
  debian: 'timg',
  options: [option],
  args: ({ ppm }, count) => [option, `-g${cols}x${rows}`, '-I', ...ppm.slice(0, count)],
  cut: byImages,
})

const MPV = ['--no-config', '--no-audio', '--untimed', '--really-quiet']

const mpv = (options: readonly string[], size: readonly string[], cut: Cut): Peer => ({
  program: 'mpv',
  debian: 'mpv',
  options,
  args: ({ film }, count) => [...MPV, ...options, ...size, `--frames=${count}`, film],
  cut,
})

/** One row is left above the picture, since it counts rows from 0 and terminals from 1, and one below. */
const mpvHalves = ({ cols, rows }: Size): Peer =>
  mpv(['--vo=tct'], [`--vo-tct-width=${cols}`, `--vo-tct-height=${rows + 2}`], byPositions)

/** It leaves the last row free. */
const mpvSixels = ({ width, height }: BenchMode['grid'], { cols, rows }: Size, options: readonly string[]): Peer => {
  const pixels = [`--vo-sixel-width=${width}`, `--vo-sixel-height=${height + height / rows}`]
  const cells = [`--vo-sixel-cols=${cols}`, `--vo-sixel-rows=${rows + 1}`]
  const unpadded = ['--vo-sixel-pad-x=0', '--vo-sixel-pad-y=0', '--keepaspect=no']
  return mpv(['--vo=sixel', ...options], [...pixels, ...cells, ...unpadded], bySixels)
}

const img2sixel = (options: readonly string[]): Peer => ({
  program: 'img2sixel',
  debian: 'libsixel-bin',
  options,
  args: ({ ppm }, count) => [...options, ...ppm.slice(0, count)],
  cut: bySixels,
})

/** What else draws in a mode. */
const OTHERS: Readonly<Partial<Record<RenderMode, (bench: BenchMode) => readonly Peer[]>>> = {
  half: ({ box }) => [timgFilm('-ph', box), mpvHalves(box)],
  quadrant: ({ box }) => [timgFilm('-pq', box)],
  sixel: ({ box, grid }) => [
    chafaPixels('sixels', grid, bySixels),
    img2sixel([]),
    img2sixel(['-d', 'none']),
    mpvSixels(grid, box, []),
    mpvSixels(grid, box, ['--vo-sixel-fixedpalette=no']),
  ],
  kitty: ({ box, grid }) => [chafaPixels('kitty', grid, byImages), timgImages('-pk', box)],
}

/** The programs that draw in this mode, at its size; none for a mode that nobody else has. */
export const peersOf = (bench: BenchMode): readonly Peer[] => {
  const symbols = CHAFA_SYMBOLS[bench.mode]
  const inSymbols = symbols ? [chafa(symbols, bench.box, byLines(bench.box.rows))] : []
  return [...inSymbols, ...(OTHERS[bench.mode]?.(bench) ?? [])]
}
