import { SAME_DB } from '../render/quality'
import type { Result } from './result'

const HEAD = [
  'size',
  'program',
  'ms of CPU',
  'KB a picture',
  'dB of the grid',
  'dB as seen',
  'SSIM',
  'CPU, times ours',
  'bytes, times ours',
]

const decibels = (value: number): string => (value === SAME_DB ? 'exact' : value.toFixed(1))

const cellsOf = (result: Result): readonly string[] => [
  `${result.mode} ${result.cells ?? result.pixels ?? ''}`,
  `${result.program} ${result.options}`.trim(),
  result.cpuMsPerFrame.toFixed(2),
  (result.bytesPerFrame / 1000).toFixed(1),
  decibels(result.gridPsnrDb),
  decibels(result.displayPsnrDb),
  result.ssim.toFixed(3),
  result.cpuRatio.toFixed(1),
  result.bytesRatio.toFixed(1),
]

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** The results as a table of Markdown. */
export const tableOf = (results: readonly Result[]): string =>
  [line(HEAD), line(HEAD.map(() => '---')), ...results.map((result) => line(cellsOf(result)))].join('\n')
