import type { CallId } from './protocol/call/state'
import type { AudioStats } from './media/audio/messages'
import type { VideoStats } from './media/video/messages'

/** A change of the delay smaller than this is not worth a jerk of the picture, in ms. */
const DEAD_ZONE_MS = 10
/** The first sample of a packet of V1 waits so long for the last one (1024 samples), in ms. */
const PACKET_WAIT_MS = 21.3
/** The share of the newest second in the mean of the sound's delay. */
const SHARE = 0.5
/** The delays that may be asked for, in ms. */
const MOST_MS = 400

/**
 * Keeps picture and sound of one sender together. Both are measured from the arrival of an undelayed datagram; the
 * picture, which is there first, is held back until the sound of the same moment is played.
 */
export class LipSync {
  private call: CallId | undefined
  private heldMs = 0
  private pictureMs: number | undefined
  private decodeMs = 0
  private soundMs: number | undefined

  /** `hold` is told when pictures shall be shown at another delay. `screenMs`: from the bytes of a picture to the eye. */
  constructor(
    private readonly hold: (call: CallId, delayMs: number) => void,
    private readonly screenMs: () => number = () => 0,
  ) {}

  /** How much later than the picture the sound of the same moment is played, in ms; undefined where one is missing. */
  get avOffsetMs(): number | undefined {
    const { pictureMs, soundMs } = this
    return pictureMs === undefined || soundMs === undefined ? undefined : soundMs - pictureMs - this.screenMs()
  }

  /** Counters of the pictures of this call. */
  seen(call: CallId, { pictureDelayMs, decodeMs = 0 }: VideoStats): void {
    this.turnTo(call)
    this.pictureMs = pictureDelayMs
    this.decodeMs = decodeMs
  }

  /** Counters of its sound: the picture's delay follows them. */
  heard(call: CallId, { playoutDelayMs, captureDelayMs }: AudioStats): void {
    this.turnTo(call)
    // The other microphone is taken to be as slow as ours.
    if (playoutDelayMs === undefined) return
    const soundMs = playoutDelayMs + (captureDelayMs ?? PACKET_WAIT_MS)
    // The jitter buffer breathes from packet to packet: its mean is followed.
    this.soundMs = this.soundMs === undefined ? soundMs : this.soundMs + (soundMs - this.soundMs) * SHARE
    this.follow(call, this.soundMs - this.decodeMs - this.screenMs())
  }

  private follow(call: CallId, wantedMs: number): void {
    const heldMs = Math.round(Math.max(0, Math.min(MOST_MS, wantedMs)))
    if (Math.abs(heldMs - this.heldMs) < DEAD_ZONE_MS) return
    this.heldMs = heldMs
    this.hold(call, heldMs)
  }

  private turnTo(call: CallId): void {
    if (call === this.call) return
    this.call = call
    this.heldMs = 0
    this.pictureMs = this.soundMs = undefined
    this.decodeMs = 0
  }
}
