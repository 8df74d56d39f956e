/**
 * Where a sender falls silent it counts on and sends nothing, which must be told from loss. Both leave the same gap, so the
 * packet before the gap decides:
 *
 * - its end is quiet, by itself or beside the speech before: a sender that stops after speech. A loss there costs nothing
 *   that could be heard.
 * - its last samples may lead to near zero, and the sender is one that skips packets by their first sample alone, in the midst
 *   of speech too (spec: uam-v0-v1, section 7). It gives itself away by never sending a packet that begins near zero, while
 *   with any other sender most packets of speech do.
 *
 * Every other gap is loss. That time went on as the order says is seen to elsewhere: packets off the clock are judged late
 * or begin anew.
 */

/** What counts as near zero for a sender that skips by the first sample. */
const NEAR_ZERO = 629 / 32_767
/** The next sample is thought to be no further away than twice the largest of so many last steps. */
const STEPS = 8

/** The end that must be quiet: -38 dB of full scale or 26 dB below the loudest packet, which is forgotten in a minute. */
const END_SAMPLES = 480
const QUIET_RMS = 0.0126
const QUIET_SHARE = 0.05
const FORGETTING = 0.9995

/** So many packets of which none begins near zero make a sender one that skips those. */
const WITNESSES = 64

/** Learns which kind a sender is, and says of each packet whether a gap behind it is silence. */
export class SilenceGate {
  private packets = 0
  private lastNearZero = -Infinity
  private loudest = 0

  /** Takes note of a packet; returns whether a gap behind it is silence. */
  push(samples: Float32Array): boolean {
    this.packets++
    if (Math.abs(samples[0] ?? 0) < NEAR_ZERO) this.lastNearZero = this.packets
    this.loudest = Math.max(this.loudest * FORGETTING, rms(samples))
    const isQuiet = rms(samples.subarray(-END_SAMPLES)) <= Math.max(QUIET_RMS, QUIET_SHARE * this.loudest)
    return isQuiet || (this.skipsByFirstSample && leadsToZero(samples))
  }

  private get skipsByFirstSample(): boolean {
    return this.packets - this.lastNearZero >= WITNESSES
  }
}

const rms = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length))

const leadsToZero = (samples: Float32Array): boolean => {
  const end = samples.subarray(-STEPS)
  const largestStep = end.reduce((most, sample, at) => Math.max(most, Math.abs(sample - (end[at - 1] ?? sample))), 0)
  return Math.abs(end.at(-1) ?? 0) <= NEAR_ZERO + 2 * largestStep
}
