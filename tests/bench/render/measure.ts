import type { Frame } from '../../../src/media/frame'
import { createRenderer } from '../../../src/media/render/create'
import { loadKernel } from '../../../src/media/render/kernel/load-kernel'
import { EXACT, type Effort, type Renderer, type View } from '../../../src/media/render/renderer'
import type { Clip } from './clip'
import type { BenchMode } from './modes'
import { blank, pictureOf, resized, type Picture } from './picture'
import { psnrDb, ssim } from './quality'
import { Staleness } from './staleness'

/** Each frame is timed so often, and its least time counts: the machine is not ours alone. */
const TIMED_PASSES = 3
/** Quality is the mean over about so many frames of the clip. */
const QUALITY_SAMPLES = 12

/** One mode's figures over a clip. */
export interface Figures {
  readonly mode: string
  readonly cells?: string
  readonly pixels?: string
  readonly clip: string
  readonly frames: number
  readonly hold: number
  readonly kernel: 'wasm' | 'twin'
  /** Scaling and encoding, without decoding. */
  readonly cpuMsPerFrame: number
  /** Mean of all pictures but the first. */
  readonly bytesPerFrame: number
  readonly fullFrameBytes: number
  /** At the resolution of the picture elements. */
  readonly gridPsnrDb: number
  /** At 8 by 16 pixels a cell, or the picture's own. */
  readonly displayPsnrDb: number
  readonly ssim: number
  readonly staleness: number
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))
const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Draws a clip's frames one after the other. */
class Player {
  private readonly renderer: Renderer

  constructor(
    private readonly bench: BenchMode,
    first: Frame,
    private readonly effort: Effort,
  ) {
    this.renderer = createRenderer(bench.mode, bench.traits(first))
  }

  draw(frame: Frame, whole: boolean): Uint8Array {
    if (whole) this.renderer.forget()
    const view: View = { box: this.bench.box, nowMs: frame.madeAtMs }
    return this.renderer.render(frame, view, this.effort)
  }
}

/** The least time of each frame over the passes, and its bytes. */
const timed = (bench: BenchMode, { frames }: Clip): { readonly ms: number[]; readonly bytes: number[] } => {
  const ms = frames.map(() => Infinity)
  const bytes = frames.map(() => 0)
  for (let pass = 0; pass < TIMED_PASSES; pass++) {
    const player = new Player(bench, frames[0]!, bench.effort)
    frames.forEach((frame, i) => {
      const began = performance.now()
      bytes[i] = player.draw(frame, bench.whole).length
      ms[i] = Math.min(ms[i]!, performance.now() - began)
    })
  }
  return { ms, bytes }
}

/** The frame as the mode's pixels should show it: cells have its aspect, pixels are square and leave bars. */
const wantedPicture = (frame: Frame, bench: BenchMode, size: { width: number; height: number }): Picture => {
  if ('cells' in bench.size) return resized(pictureOf(frame), size.width, size.height)
  const zoom = Math.min(size.width / frame.width, size.height / frame.height)
  const inner = resized(pictureOf(frame), Math.round(frame.width * zoom), Math.round(frame.height * zoom))
  const whole = blank(size.width, size.height)
  const left = (size.width - inner.width) >> 1
  const top = (size.height - inner.height) >> 1
  for (let y = 0; y < inner.height; y++)
    whole.data.set(
      inner.data.subarray(y * inner.width * 3, (y + 1) * inner.width * 3),
      ((top + y) * size.width + left) * 3,
    )
  return whole
}

interface Seen {
  readonly grid: number[]
  readonly display: number[]
  readonly ssim: number[]
  readonly staleness: Staleness
}

/** Looks at what the terminal shows after each frame. */
const watched = (bench: BenchMode, { frames, framesPerSecond }: Clip): Seen => {
  const seen: Seen = { grid: [], display: [], ssim: [], staleness: new Staleness(framesPerSecond) }
  const { grid } = bench
  const [shown, fresh] = [bench.screen(), bench.screen()]
  const player = new Player(bench, frames[0]!, bench.effort)
  const exact = new Player(bench, frames[0]!, EXACT)
  const every = Math.max(1, Math.floor(frames.length / QUALITY_SAMPLES))
  frames.forEach((frame, i) => {
    shown.write(player.draw(frame, bench.whole))
    fresh.write(exact.draw(frame, true))
    const picture = shown.picture()
    const small = resized(picture, grid.width, grid.height)
    const wanted = wantedPicture(frame, bench, grid)
    seen.staleness.push(small, resized(fresh.picture(), grid.width, grid.height), wanted)
    if (i % every !== every - 1) return
    const large = wantedPicture(frame, bench, picture)
    seen.grid.push(psnrDb(wanted, small))
    seen.display.push(psnrDb(large, picture))
    seen.ssim.push(ssim(large, picture))
  })
  return seen
}

/** Draws a clip in one mode, decodes what was written, and compares. */
export const measure = (bench: BenchMode, clip: Clip): Figures => {
  const { ms, bytes } = timed(bench, clip)
  const seen = watched(bench, clip)
  return {
    mode: bench.name,
    ...bench.size,
    clip: clip.path.replace(/^.*\//, ''),
    frames: clip.frames.length,
    hold: bench.effort.hold,
    kernel: loadKernel().kind,
    cpuMsPerFrame: rounded(meanOf(ms), 3),
    bytesPerFrame: Math.round(meanOf(bytes.length > 1 ? bytes.slice(1) : bytes)),
    fullFrameBytes: bytes[0]!,
    gridPsnrDb: rounded(meanOf(seen.grid), 2),
    displayPsnrDb: rounded(meanOf(seen.display), 2),
    ssim: rounded(meanOf(seen.ssim), 4),
    staleness: rounded(seen.staleness.mean, 1),
  }
}
