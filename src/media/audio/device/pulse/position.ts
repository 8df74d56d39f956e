import { SAMPLE_RATE_HZ, msOf, samplesOf } from '../../format'
import { SERVER_HOLDS_MS } from './programs'

/** Samples that shall wait in the pipe to pacat beside what the server holds. */
const IN_PIPE = samplesOf(20)
/** What the server holds at least, where it works. */
const SERVER_HOLDS = samplesOf(SERVER_HOLDS_MS.speaker)
/** Between two reports (they come every 50 ms) the speaker is believed to go on; after so long it is not. */
const BELIEVED_MS = 200

const REPORT = /^Time: ([\d.]+) sec; Latency: (\d+) usec/

/**
 * Where the speaker is, by what pacat reports: how much of what was written was heard. It is the clock of the sound card, so
 * what waits neither grows nor runs dry, however that differs from ours.
 */
export class SpeakerPosition {
  private written = 0
  private heard = 0
  private held = SERVER_HOLDS
  private reportedMs = 0
  private running = false

  /** A line of pacat; true when the speaker went on since the one before. */
  report(line: string, nowMs: number): boolean {
    const [, seconds, latencyUs] = REPORT.exec(line) ?? []
    if (seconds === undefined || latencyUs === undefined) return false
    const heard = Number(seconds) * SAMPLE_RATE_HZ
    this.running = heard !== this.heard
    if (!this.running) return false
    // A server that ran dry holds nothing; it goes on when it has what it was asked to hold.
    this.held = Math.max(SERVER_HOLDS, samplesOf(Number(latencyUs) / 1000))
    this.heard = heard
    this.reportedMs = nowMs
    return true
  }

  /** Samples to write now. */
  due(nowMs: number): number {
    return Math.max(0, Math.round(this.held + IN_PIPE - this.ahead(nowMs)))
  }

  wrote(samples: number): void {
    this.written += samples
  }

  /** How long it takes until a sample that is written now is heard. */
  latencyMs(nowMs: number): number {
    return msOf(this.ahead(nowMs))
  }

  /** What was written and is not heard yet; between reports a guess, which may be wrong when the speaker stands still. */
  private ahead(nowMs: number): number {
    const sinceMs = this.running ? Math.min(nowMs - this.reportedMs, BELIEVED_MS) : 0
    return Math.max(0, this.written - this.heard - (sinceMs * SAMPLE_RATE_HZ) / 1000)
  }
}
