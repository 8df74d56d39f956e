import type { Frame } from '../../../src/media/frame'
import { EXACT } from '../../../src/media/render/renderer'
import type { BenchMode, Screen } from './modes'
import { Player } from './player'
import { psnrDb, ssim } from './quality'
import { Staleness } from './staleness'
import { asSeen, inGrid, wantedPicture } from './wanted'

/** Quality is the mean over about so many frames of the clip. */
const USUAL_SAMPLES = 12

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))

/** How good a picture looks. */
export interface Looks {
  /** At the resolution of the picture elements. */
  readonly gridPsnrDb: number
  /** At 8 by 16 pixels a cell, or the picture's own. */
  readonly displayPsnrDb: number
  readonly ssim: number
}

/** Compares what a terminal shows after some of the frames with these. */
export class QualityWatch {
  private readonly seen: Looks[] = []
  private count = 0
  private readonly every: number

  constructor(
    private readonly bench: BenchMode,
    frames: number,
    samples = USUAL_SAMPLES,
  ) {
    this.every = Math.max(1, Math.floor(frames / samples))
  }

  /** To be called after each frame. */
  async watch(screen: Screen, frame: Frame): Promise<void> {
    if (++this.count % this.every !== 0) return
    const shown = await screen.picture()
    const [large, seen] = asSeen(wantedPicture(frame, this.bench, shown), shown, this.bench)
    this.seen.push({
      gridPsnrDb: psnrDb(wantedPicture(frame, this.bench, this.bench.grid), inGrid(shown, this.bench)),
      displayPsnrDb: psnrDb(large, seen),
      ssim: ssim(large, seen),
    })
  }

  /** Means. */
  get looks(): Looks {
    return {
      gridPsnrDb: rounded(meanOf(this.seen.map((one) => one.gridPsnrDb)), 2),
      displayPsnrDb: rounded(meanOf(this.seen.map((one) => one.displayPsnrDb)), 2),
      ssim: rounded(meanOf(this.seen.map((one) => one.ssim)), 4),
    }
  }
}

/** Watches for what stays wrong on the screen longer than a second. */
export class StalenessWatch {
  private readonly staleness: Staleness
  private readonly fresh: Screen
  private readonly exact: Player

  constructor(
    private readonly bench: BenchMode,
    first: Frame,
    framesPerSecond: number,
  ) {
    this.staleness = new Staleness(framesPerSecond)
    this.fresh = bench.screen()
    this.exact = new Player(bench, first, EXACT)
  }

  /** To be called after each frame. */
  async watch(screen: Screen, frame: Frame): Promise<void> {
    this.fresh.write(this.exact.draw(frame, true))
    const shown = inGrid(await screen.picture(), this.bench)
    const fresh = inGrid(await this.fresh.picture(), this.bench)
    this.staleness.push(shown, fresh, wantedPicture(frame, this.bench, this.bench.grid))
  }

  get mean(): number {
    return rounded(this.staleness.mean, 1)
  }
}
