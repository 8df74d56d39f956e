import type { WebRtcAec3 } from '@ennuicastr/webrtcaec3.js'
import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from '../format'

/**
 * The canceller is told that less is played than is: what it does not know yet it fears as loud as a speaker at the microphone,
 * and takes so much of the near voice too. Of twelve pairs of rooms and voices (`npm run bench:voice`) the one in which that
 * loses most loses 2.9 dB instead of 3.2, and as much of the echo goes. With half of it, echoes come back for a second or two.
 */
const TOLD_SHARE = 0.7

/**
 * Takes what the speaker plays out of what the microphone hears: AEC3 of WebRTC, which finds the delay between the two
 * by itself. Frames of 10 ms.
 */
export class EchoCanceller {
  private readonly canceller: InstanceType<WebRtcAec3['AEC3']>
  private closed = false

  constructor(library: WebRtcAec3) {
    this.canceller = new library.AEC3(SAMPLE_RATE_HZ, 1, 1)
  }

  /** A frame that is played. */
  heard(frame: Float32Array): void {
    this.canceller.analyze([frame.map((sample) => sample * TOLD_SHARE)])
  }

  /** A frame of the microphone; returns it without the echo. */
  said(frame: Float32Array): Float32Array {
    const clean = new Float32Array(FRAME_SAMPLES)
    this.canceller.process([clean], [frame])
    return clean
  }

  /** Idempotent. */
  close(): void {
    if (!this.closed) this.canceller.free()
    this.closed = true
  }
}
