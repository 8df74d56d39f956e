import { SAMPLE_RATE_HZ, msOf, samplesOf } from '../../format'

/** Samples that shall wait in the pipe to pacat beside what the server holds. */
const IN_PIPE = samplesOf(20)
/** What the server holds, before it has told. */
const FIRST_GUESS = samplesOf(20)
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
  private held = FIRST_GUESS
  private reportedMs = 0
  private running = false
  /** Samples by which the speaker ran on with nothing to play. */
  private missed = 0

  /** A line of pacat; true when the speaker went on since the one before. */
  report(line: string, nowMs: number): boolean {
    const [, seconds, latencyUs] = REPORT.exec(line) ?? []
    if (seconds === undefined || latencyUs === undefined) return false
    const heard = Number(seconds) * SAMPLE_RATE_HZ
    if (heard === this.heard) return false
    this.held = samplesOf(Number(latencyUs) / 1000)
    this.heard = heard
    this.reportedMs = nowMs
    this.running = true
    return true
  }

  /** Samples to write now. */
  due(nowMs: number): number {
    const ahead = this.ahead(nowMs)
    if (ahead < 0) this.missed -= ahead
    return Math.max(0, Math.round(this.held + IN_PIPE - Math.max(0, ahead)))
  }

  wrote(samples: number): void {
    this.written += samples
  }

  /** How long it takes until a sample that is written now is heard. */
  latencyMs(nowMs: number): number {
    return msOf(Math.max(0, this.ahead(nowMs)))
  }

  private ahead(nowMs: number): number {
    const sinceMs = this.running ? Math.min(nowMs - this.reportedMs, BELIEVED_MS) : 0
    return this.written + this.missed - this.heard - (sinceMs * SAMPLE_RATE_HZ) / 1000
  }
}
