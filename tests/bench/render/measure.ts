import type { Frame } from '../../../src/media/frame'
import { createRenderer } from '../../../src/media/render/create'
import { loadKernel } from '../../../src/media/render/kernel/load-kernel'
import { EXACT, type Effort, type Renderer, type View } from '../../../src/media/render/renderer'
import type { Clip } from './clip'
import type { BenchMode, Screen } from './modes'
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
const timed = (
  bench: BenchMode,
  { frames }: Clip,
  passes: number,
): { readonly ms: number[]; readonly bytes: number[] } => {
  const ms = frames.map(() => Infinity)
  const bytes = frames.map(() => 0)
  for (let pass = 0; pass < passes; pass++) {
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
class Watcher {
  readonly seen: Seen
  private readonly shown: Screen
  private readonly fresh: Screen
  private readonly player: Player
  private readonly exact: Player

  constructor(
    private readonly bench: BenchMode,
    private readonly clip: Clip,
  ) {
    const first = clip.frames[0]!
    this.seen = { grid: [], display: [], ssim: [], staleness: new Staleness(clip.framesPerSecond) }
    this.shown = bench.screen()
    this.fresh = bench.screen()
    this.player = new Player(bench, first, bench.effort)
    this.exact = new Player(bench, first, EXACT)
  }

  /** `closely`: also for what stays wrong, which takes its time. */
  watch(closely: boolean): Seen {
    const { frames } = this.clip
    const every = Math.max(1, Math.floor(frames.length / QUALITY_SAMPLES))
    frames.forEach((frame, i) => {
      this.shown.write(this.player.draw(frame, this.bench.whole))
      if (closely) this.watchStaleness(frame)
      if (i % every === every - 1) this.watchQuality(frame)
    })
    return this.seen
  }

  private watchStaleness(frame: Frame): void {
    this.fresh.write(this.exact.draw(frame, true))
    const [shown, fresh] = [this.shown, this.fresh].map((screen) => this.inGrid(screen.picture()))
    this.seen.staleness.push(shown!, fresh!, wantedPicture(frame, this.bench, this.bench.grid))
  }

  private watchQuality(frame: Frame): void {
    const picture = this.shown.picture()
    const large = wantedPicture(frame, this.bench, picture)
    this.seen.grid.push(psnrDb(wantedPicture(frame, this.bench, this.bench.grid), this.inGrid(picture)))
    this.seen.display.push(psnrDb(large, picture))
    this.seen.ssim.push(ssim(large, picture))
  }

  private inGrid(picture: Picture): Picture {
    return resized(picture, this.bench.grid.width, this.bench.grid.height)
  }
}

/** Draws a clip in one mode, decodes what was written, and compares; `closely`: with staleness, else that is
 * 0, and timed once only. */
export const measure = (bench: BenchMode, clip: Clip, closely = true): Figures => {
  const { ms, bytes } = timed(bench, clip, closely ? TIMED_PASSES : 1)
  const seen = new Watcher(bench, clip).watch(closely)
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
