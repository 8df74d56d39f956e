import { createSocket } from 'node:dgram'
import type { PictureCodec } from '../../../src/media/codec/codec'
import { Pattern } from '../../../src/media/source/pattern'
import { encodeAudio, PACKET_SAMPLES } from '../../../src/protocol/media/audio-datagram'
import { encodeVideo } from '../../../src/protocol/media/video-datagram'

/** What every system is given to carry. */
export const GIVEN = { width: 320, height: 240, fps: 15, quality: 70 } as const
const PACKET_MS = (PACKET_SAMPLES * 1000) / 48_000
const TONE_HZ = 1000
/** The loudness of the tone tells its time: it rises for so long and begins again. */
export const RAMP_MS = 8000
const RAMP = { from: 0.1, to: 0.9 } as const

/** How loud the tone is at a Unix time. */
const loudnessAt = (ms: number): number => RAMP.from + ((RAMP.to - RAMP.from) * (ms % RAMP_MS)) / RAMP_MS

/** The time in the ramp that a loudness belongs to, in ms; undefined: it is no part of it. */
export const timeOfLoudness = (peak: number): number | undefined => {
  const share = (peak - RAMP.from) / (RAMP.to - RAMP.from)
  return share > 0 && share < 1 ? share * RAMP_MS : undefined
}

/** A frame of the sound at an even beat, in ms. */
export const FRAME_MS = 10

/** So many samples of the tone from a Unix time on; `place` is how many were made before. */
export const toneAt = (ms: number, place: number, count: number): Float32Array =>
  Float32Array.from({ length: count }, (_, at) => {
    const loudness = loudnessAt(ms + (at * 1000) / 48_000)
    return loudness * Math.sin((2 * Math.PI * TONE_HZ * (place + at)) / 48_000)
  })

/** Sends pictures that carry their time, and a tone whose loudness tells its own, as the media processes of vcall would. */
export class Mouth {
  readonly videoSocket = createSocket('udp4')
  readonly audioSocket = createSocket('udp4')
  private readonly pattern = new Pattern()
  private timers: NodeJS.Timeout[] = []
  private pictures = 0
  private packets = 0
  private beganMs = 0
  private stopped = false

  constructor(private readonly codec: PictureCodec) {}

  /** Binds; the ports are those that a transport hears from. */
  async open(): Promise<{ readonly videoPort: number; readonly audioPort: number }> {
    for (const socket of [this.videoSocket, this.audioSocket]) {
      socket.on('error', () => undefined)
      await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done))
    }
    return { videoPort: this.videoSocket.address().port, audioPort: this.audioSocket.address().port }
  }

  begin(to: { readonly videoPort: number; readonly audioPort: number }): void {
    this.beganMs = Date.now()
    this.timers = [
      setInterval(() => void this.picture(to.videoPort), 1000 / GIVEN.fps),
      setInterval(() => this.sound(to.audioPort), 10),
    ]
  }

  stop(): void {
    for (const timer of this.timers) clearInterval(timer)
    this.stopped = true
    this.videoSocket.close()
    this.audioSocket.close()
  }

  private async picture(port: number): Promise<void> {
    const now = Date.now()
    const frame = await this.pattern.next({ now, size: GIVEN })
    const jpeg = await this.codec.encodeJpeg(frame, GIVEN.quality)
    const header = { order: this.pictures++, madeAtMs: now, ...GIVEN }
    if (!this.stopped) this.videoSocket.send(encodeVideo(header, jpeg), port, '127.0.0.1')
  }

  private sound(port: number): void {
    while (this.beganMs + this.packets * PACKET_MS <= Date.now()) {
      const first = this.packets * PACKET_SAMPLES
      const samples = toneAt(this.beganMs + (first * 1000) / 48_000, first, PACKET_SAMPLES)
      this.audioSocket.send(encodeAudio(this.packets++, samples), port, '127.0.0.1')
    }
  }
}
