import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { devNull } from 'node:os'
import type { Frame } from '../../../src/media/frame'
import type { BenchMode } from '../render/modes'
import { Player } from '../render/player'
import type { ClipFiles } from './clip-files'
import type { Piece } from './pieces'

/** The first ones warm up; the least counts. */
const ROUNDS = 5

/** Draws the clip in a mode; `whole`: every picture as if nothing were known of the screen. */
export const ownPieces = (bench: BenchMode, { frames }: ClipFiles, whole: boolean): readonly Piece[] => {
  const [first] = frames
  if (!first) return []
  const player = new Player(bench, first)
  return frames.map((frame) => {
    const shown = Uint8Array.from(player.draw(frame, whole))
    return { bytes: shown.length, shown }
  })
}

/** One run over the file: CPU of this process, all threads, in ms a picture, from the second one on. */
const cpuOfRun = (bench: BenchMode, files: ClipFiles, whole: boolean): number => {
  const { width, height, frames } = files
  const data = new Uint8Array(width * height * 3)
  const [input, output] = [openSync(files.raw, 'r'), openSync(devNull, 'w')]
  const frame = (i: number): Frame => {
    readSync(input, data, 0, data.length, i * data.length)
    return { width, height, data, madeAtMs: frames[i]?.madeAtMs ?? 0 }
  }
  const player = new Player(bench, frame(0))
  writeSync(output, player.draw(frame(0), whole))
  const before = process.cpuUsage()
  for (let i = 1; i < frames.length; i++) {
    const bytes = player.draw(frame(i), whole)
    if (bytes.length > 0) writeSync(output, bytes)
  }
  const { user, system } = process.cpuUsage(before)
  closeSync(input)
  closeSync(output)
  return (user + system) / 1000 / (frames.length - 1)
}

/** CPU for a picture, in ms, as it is measured of the others: reading it from a file and writing counts, starting does not. */
export const ownCpuMs = (bench: BenchMode, files: ClipFiles, whole: boolean): number =>
  Math.min(...Array.from({ length: ROUNDS }, () => cpuOfRun(bench, files, whole)))
