import { basename } from 'node:path'
import { shrink, takeFrame } from '../codec/opencv-codec'
import type { Mat, OpenCv, VideoCapture } from '../codec/opencv-library'
import type { Frame } from '../frame'
import type { Clip } from '../play/clip'
import { mustBeFile } from './file'
import type { Wish } from './source'
import { SourceError } from './source'

const DEFAULT_FPS = 25
/** Behind by more than this, because nobody asked for pictures (hold), the file goes on where it was. */
const PAUSE_MS = 1500
/** The most pictures that are read for one that is given: one a second is, of sixty. */
const MOST_READS = 64
/** A container that tells of another rate has no idea: from one slide in twenty seconds. */
const RATES = { least: 0.05, most: 240 }

/** A container that tells of more has no idea. */
const MOST_FRAMES = 1e8
/** Where a container lands when it is asked for a time may be this much before it. */
const SEEK_SLACK_MS = 5000

/** A picture may be shown so much before its time. */
const MOST_EARLY_MS = 100

/** A picture that is read but not yet due. */
interface Upcoming {
  readonly mat: Mat
  /** Its place in the file, in milliseconds, growing over repetitions. */
  readonly atMs: number
}

/** Whether a file is played once or for ever. */
export interface FileChoice {
  readonly path: string
  readonly loop: boolean
}

/** A video file by OpenCV, at its own pace: each picture when its time has come, what is late is skipped. */
export class OpenCvFile implements Clip {
  readonly label: string
  readonly still = false
  ended = false
  private readonly frameMs: number
  private upcoming: Upcoming | undefined
  /** The time of the clock at which the file's time is 0. */
  private startMs: number | undefined
  private lastMs = 0
  /** What the repetitions so far add to the file's own times. */
  private offsetMs = 0
  /** The time of the picture given last, and what of it earlier repetitions are. */
  private givenMs = 0
  private givenOffsetMs = 0
  private closed = false
  private loop: boolean

  private constructor(
    private readonly cv: OpenCv,
    private readonly capture: VideoCapture,
    choice: FileChoice,
  ) {
    this.loop = choice.loop
    const fps = capture.get(cv.CAP_PROP_FPS)
    this.label = basename(choice.path)
    this.frameMs = 1000 / (fps >= RATES.least && fps <= RATES.most ? fps : DEFAULT_FPS)
    this.lastMs = -this.frameMs
    this.offsetMs = 0
  }

  /** Opens a file and reads its first picture, so that one without pictures fails here. */
  static async open(cv: OpenCv, choice: FileChoice): Promise<OpenCvFile> {
    await mustBeFile('video', choice.path)
    const unreadable = (cause?: unknown): SourceError =>
      new SourceError(
        'unreadable',
        `The video ${choice.path} cannot be read: it is damaged, or of a kind that is not known here.`,
        { cause },
      )
    try {
      const file = new OpenCvFile(cv, new cv.VideoCapture(choice.path, cv.CAP_FFMPEG), choice)
      file.upcoming = file.read()
      if (file.upcoming !== undefined) return file
      await file.close()
    } catch (thrown) {
      throw unreadable(thrown)
    }
    throw unreadable()
  }

  next({ now, size }: Wish): Promise<Frame | undefined> {
    const due = this.advance(now)
    return Promise.resolve(due && takeFrame(shrink(this.cv, due, size), now))
  }

  /** Pictures a second of its own. */
  get fps(): number {
    return 1000 / this.frameMs
  }

  /** How long it is; undefined where the container does not tell. */
  get durationMs(): number | undefined {
    const frames = this.capture.get(this.cv.CAP_PROP_FRAME_COUNT)
    return frames > 0 && frames < MOST_FRAMES ? frames * this.frameMs : undefined
  }

  /** Where it is, from 0 in each repetition. */
  get positionMs(): number {
    return Math.max(0, this.givenMs - this.givenOffsetMs)
  }

  /** Goes on from there, or from the picture before it that the container can find. */
  seek(positionMs: number): Promise<void> {
    this.upcoming?.mat.release()
    this.capture.set(this.cv.CAP_PROP_POS_MSEC, positionMs)
    this.lastMs = Math.max(0, positionMs - SEEK_SLACK_MS) - this.frameMs
    this.offsetMs = 0
    this.startMs = undefined
    this.ended = false
    this.upcoming = this.read() ?? this.again()
    return Promise.resolve()
  }

  resume(): void {
    this.startMs = undefined
  }

  setLoop(loop: boolean): void {
    this.loop = loop
  }

  close(): Promise<void> {
    if (this.closed) return Promise.resolve()
    this.closed = true
    this.upcoming?.mat.release()
    this.upcoming = undefined
    this.capture.release()
    return Promise.resolve()
  }

  /** The last picture whose time has come, if one has; those before it are released. */
  private advance(now: number): Mat | undefined {
    let due: Mat | undefined
    for (let reads = 0; reads < MOST_READS; reads++) {
      const upcoming = this.upcoming
      if (upcoming === undefined || this.closed) break
      this.startMs ??= now - upcoming.atMs
      if (now - this.startMs - upcoming.atMs > PAUSE_MS) this.startMs = now - upcoming.atMs
      // Asked at the file's own rate there is one for each question, though questions come a little early or late.
      if (upcoming.atMs - Math.min(this.frameMs / 2, MOST_EARLY_MS) > now - this.startMs) break
      due?.release()
      due = upcoming.mat
      this.givenMs = upcoming.atMs
      this.givenOffsetMs = this.offsetMs
      this.upcoming = this.read() ?? this.again()
    }
    return due
  }

  private read(): Upcoming | undefined {
    const mat = this.capture.read()
    if (mat.rows === 0 || mat.cols === 0) {
      mat.release()
      return undefined
    }
    this.lastMs = this.position()
    return { mat, atMs: this.lastMs }
  }

  /** Where the picture just read belongs. Some containers tell no times, or 0 for all. */
  private position(): number {
    const told = this.capture.get(this.cv.CAP_PROP_POS_MSEC) + this.offsetMs
    const expected = this.lastMs + this.frameMs
    return told > this.lastMs && told < this.lastMs + 10_000 ? told : expected
  }

  private again(): Upcoming | undefined {
    if (this.loop) {
      this.offsetMs = this.lastMs + this.frameMs
      this.capture.reset()
      const first = this.read()
      if (first !== undefined) return first
    }
    this.ended = true
    return undefined
  }
}
