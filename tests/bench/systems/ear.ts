import { createSocket } from 'node:dgram'
import type { PictureCodec } from '../../../src/media/codec/codec'
import { AdaptivePlayout } from '../../../src/media/audio/playout/adaptive-playout'
import { readPattern } from '../../../src/media/source/pattern-code'
import { decodeAudio } from '../../../src/protocol/media/audio-datagram'
import { decodeVideo } from '../../../src/protocol/media/video-datagram'
import { GIVEN, RAMP_MS, timeOfLoudness } from './mouth'

const PULL_MS = 20
const PULL_SAMPLES = (48_000 * PULL_MS) / 1000
/** A picture that stands for longer is a freeze. */
export const FREEZE_MS = 300

/** What was seen and heard. */
export interface Impression {
  /** From the making of a picture until it was here whole, in ms, and the worst; undefined where none came. */
  readonly pictureMs: Spread | undefined
  readonly picturesPerSecond: number
  /** The share of the time in which a picture stood for longer than it should. */
  readonly frozenPercent: number
  readonly longestFreezeMs: number
  /** From mouth to ear, through the jitter buffer. */
  readonly soundMs: Spread | undefined
  /** The share of the sound that was silent or made up. */
  readonly missingSoundPercent: number
}

/** Percentiles. */
export interface Spread {
  readonly p50: number
  readonly p95: number
}

/** The percentiles of values, whole; undefined where there are none. */
export const spreadOf = (values: readonly number[]): Spread | undefined => {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? NaN)
  return sorted.length === 0 ? undefined : { p50: at(0.5), p95: at(0.95) }
}

/** Receives as the media processes of vcall would: the newest picture wins, sound goes through the jitter buffer. */
export class Ear {
  readonly videoSocket = createSocket('udp4')
  readonly audioSocket = createSocket('udp4')
  private readonly playout = new AdaptivePlayout()
  private readonly seen: { readonly atMs: number; readonly ageMs: number; readonly number: number }[] = []
  private readonly heard: number[] = []
  private pulls = 0
  private silent = 0
  private beganMs = 0
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly codec: PictureCodec) {}

  async open(): Promise<{ readonly videoPort: number; readonly audioPort: number }> {
    for (const socket of [this.videoSocket, this.audioSocket]) {
      await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done))
    }
    this.videoSocket.on('message', (bytes) => void this.picture(bytes, Date.now()))
    this.audioSocket.on('message', (bytes) => {
      const sound = decodeAudio(bytes)
      if (sound) this.playout.push(sound.order, sound.samples, performance.now())
    })
    return { videoPort: this.videoSocket.address().port, audioPort: this.audioSocket.address().port }
  }

  /** What came before does not count. */
  begin(): void {
    this.seen.splice(0)
    this.heard.splice(0)
    this.beganMs = Date.now()
    this.pulls = this.silent = 0
    let due = performance.now()
    this.timer = setInterval(() => {
      for (; due <= performance.now(); due += PULL_MS) this.pull()
    }, PULL_MS / 2)
  }

  stop(): Impression {
    clearInterval(this.timer)
    this.videoSocket.close()
    this.audioSocket.close()
    const seconds = (Date.now() - this.beganMs) / 1000
    const stands = [this.beganMs, ...this.seen.map(({ atMs }) => atMs), Date.now()]
    const gaps = stands.slice(1).map((at, index) => at - (stands[index] ?? at))
    const frozen = gaps.filter((gap) => gap > FREEZE_MS).reduce((sum, gap) => sum + gap - FREEZE_MS, 0)
    return {
      pictureMs: spreadOf(this.seen.map(({ ageMs }) => ageMs)),
      picturesPerSecond: Math.round((this.seen.length / seconds) * 10) / 10,
      frozenPercent: Math.round(frozen / seconds / 10),
      longestFreezeMs: Math.max(0, ...gaps.filter((gap) => gap > FREEZE_MS)),
      soundMs: spreadOf(this.heard),
      missingSoundPercent: Math.round((100 * this.silent) / Math.max(1, this.pulls)),
    }
  }

  private async picture(bytes: Uint8Array, atMs: number): Promise<void> {
    const video = decodeVideo(bytes)
    const frame =
      video && (await this.codec.decodeJpeg(video.jpeg, { wanted: GIVEN, madeAtMs: 0 }).catch(() => undefined))
    const mark = frame && readPattern(frame)
    const newest = this.seen.at(-1)?.number ?? -1
    if (mark && mark.number > newest) this.seen.push({ atMs, ageMs: atMs - mark.clockMs, number: mark.number })
  }

  /** The loudness of what is heard tells when it was said. */
  private pull(): void {
    const samples = this.playout.pull(PULL_SAMPLES, performance.now())
    const now = Date.now()
    const loudness = Math.sqrt((2 * samples.reduce((sum, sample) => sum + sample * sample, 0)) / samples.length)
    this.pulls++
    const saidMs = timeOfLoudness(loudness)
    if (saidMs === undefined) this.silent++
    else this.heard.push((((now - saidMs) % RAMP_MS) + RAMP_MS) % RAMP_MS)
  }
}
