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
const PLOTTED_HOLDS = [0, 2, 4, 8, 16]

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    clip: { type: 'string' },
    frames: { type: 'string', default: '90' },
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

const measureAll = (clip: Clip, hold: number, closely: boolean): Figures[] =>
  benchModes(hold)
    .filter(({ name }) => values.mode === undefined || name === values.mode)
    .map((bench) => {
      const figures = measure(bench, clip, closely)
      tell(figures)
      return figures
    })

const plot = (path: string): void => {
  const clip = loadClip(values.clip ?? OWN_CLIP, Number(values.frames))
  writeFileSync(path, plotted(PLOTTED_HOLDS.flatMap((hold) => measureAll(clip, hold, false))))
}

const bench = (): void => {
  const paths =
    values.clip === undefined ? [OWN_CLIP, ...SHARED_CLIPS].filter((path) => existsSync(path)) : [values.clip]
  const figures = paths.flatMap((path) => measureAll(loadClip(path, Number(values.frames)), Number(values.hold), true))
  if (values.json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
}

if (values.plot === undefined) bench()
else plot(values.plot)
