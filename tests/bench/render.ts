/**
 * `npm run bench:render [-- --json] [--clip PATH] [--frames N] [--hold LEVELS] [--mode NAME]`: what each way of drawing
 * costs, and what a terminal shows for it. `--plot FILE.svg` draws bytes against quality instead.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadClip } from './render/clip'
import { measure, type Figures } from './render/measure'
import { benchModes } from './render/modes'

const OWN_CLIP = join(__dirname, 'clip.webm')
const SHARED = join(__dirname, '../../../shared/clips')
const SHARED_CLIPS = ['talk-remote.webm', 'still-remote.webm', 'talk-camera.mkv'].map((name) => join(SHARED, name))

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    clip: { type: 'string' },
    frames: { type: 'string', default: '90' },
    hold: { type: 'string' },
    mode: { type: 'string' },
    plot: { type: 'string' },
  },
})

const clips = values.clip === undefined ? [OWN_CLIP, ...SHARED_CLIPS].filter((path) => existsSync(path)) : [values.clip]

const tell = (figures: Figures): void => {
  const { clip, mode, cells, pixels, cpuMsPerFrame, bytesPerFrame, fullFrameBytes, gridPsnrDb, displayPsnrDb } = figures
  const size = `${mode} ${cells ?? pixels ?? ''}`.padEnd(20)
  const cost = `${cpuMsPerFrame.toFixed(2)} ms, ${bytesPerFrame} of ${fullFrameBytes} bytes`.padEnd(34)
  const look = `grid ${gridPsnrDb} dB, display ${displayPsnrDb} dB, SSIM ${figures.ssim}, stale ${figures.staleness}`
  process.stderr.write(`${clip.padEnd(18)} ${size} ${cost} ${look}\n`)
}

const results: Figures[] = []
for (const path of clips) {
  const clip = loadClip(path, Number(values.frames))
  for (const bench of benchModes(values.hold === undefined ? undefined : Number(values.hold))) {
    if (values.mode !== undefined && bench.name !== values.mode) continue
    const figures = measure(bench, clip)
    results.push(figures)
    tell(figures)
  }
}
if (values.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
