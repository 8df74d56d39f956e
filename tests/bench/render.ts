/**
 * `npm run bench:render [-- --json] [--clip PATH] [--frames N] [--hold LEVELS] [--mode NAME]`: what each way of drawing
 * costs, and what a terminal shows for it. `--plot FILE.svg` draws bytes against quality for several holds.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadClip, type Clip } from './render/clip'
import { measure, type Figures } from './render/measure'
import { benchModes, USUAL_HOLD } from './render/modes'
import { plotted } from './render/plot'

const OWN_CLIP = join(__dirname, 'clip.webm')
const SHARED = join(__dirname, '../../../shared/clips')
const SHARED_CLIPS = ['talk-remote.webm', 'still-remote.webm', 'talk-camera.mkv'].map((name) => join(SHARED, name))
/** Unless the command line says otherwise. */
const FRAMES = 90
/** A curve takes every mode at every hold. */
const PLOTTED_FRAMES = 24
const PLOTTED_HOLDS = [0, 2, 4, 8, 16]

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    clip: { type: 'string' },
    frames: { type: 'string' },
    hold: { type: 'string', default: String(USUAL_HOLD) },
    mode: { type: 'string' },
    plot: { type: 'string' },
  },
})

/** One line for a person, on stderr: stdout may be read by a program. */
const tell = (figures: Figures): void => {
  const { clip, mode, cells, pixels, cpuMsPerFrame, bytesPerFrame, fullFrameBytes, gridPsnrDb, displayPsnrDb } = figures
  const size = `${mode} ${cells ?? pixels ?? ''}`.padEnd(20)
  const cost = `${cpuMsPerFrame.toFixed(2)} ms, ${bytesPerFrame} of ${fullFrameBytes} bytes`.padEnd(34)
  const look = `grid ${gridPsnrDb} dB, display ${displayPsnrDb} dB, SSIM ${figures.ssim}, stale ${figures.staleness}`
  process.stderr.write(`${clip.padEnd(18)} ${size} ${cost} ${look}\n`)
}

const measureAll = async (clip: Clip, hold: number, closely: boolean): Promise<Figures[]> => {
  const all: Figures[] = []
  for (const bench of benchModes(hold)) {
    if (values.mode !== undefined && bench.name !== values.mode) continue
    const figures = await measure(bench, clip, closely)
    tell(figures)
    all.push(figures)
  }
  return all
}

const plot = async (path: string): Promise<void> => {
  const clip = loadClip(values.clip ?? OWN_CLIP, Number(values.frames ?? PLOTTED_FRAMES))
  const figures: Figures[] = []
  for (const hold of PLOTTED_HOLDS) figures.push(...(await measureAll(clip, hold, false)))
  writeFileSync(path, plotted(figures))
}

const bench = async (): Promise<void> => {
  const paths =
    values.clip === undefined ? [OWN_CLIP, ...SHARED_CLIPS].filter((path) => existsSync(path)) : [values.clip]
  const figures: Figures[] = []
  for (const path of paths)
    figures.push(...(await measureAll(loadClip(path, Number(values.frames ?? FRAMES)), Number(values.hold), true)))
  if (values.json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
}

/** What cannot be measured is said before an hour of measuring, and not passed over. */
const verify = (): void => {
  const names = benchModes(0).map(({ name }) => name)
  const { mode, frames, clip } = values
  if (mode !== undefined && !names.includes(mode)) throw new Error(`--mode takes ${[...new Set(names)].join(', ')}`)
  if (frames !== undefined && !/^[1-9]\d*$/.test(frames)) throw new Error('--frames takes a number from 1')
  if (!/^\d+$/.test(values.hold)) throw new Error('--hold takes a number from 0')
  if (clip !== undefined && !existsSync(clip)) throw new Error(`${clip} does not exist`)
}

const run = async (): Promise<void> => {
  verify()
  await (values.plot === undefined ? bench() : plot(values.plot))
}

run().catch((error: unknown) => {
  process.stderr.write(`bench:render: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
