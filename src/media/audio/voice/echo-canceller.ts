import type { WebRtcAec3 } from '@ennuicastr/webrtcaec3.js'
import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from '../format'

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
    this.canceller.analyze([frame])
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
