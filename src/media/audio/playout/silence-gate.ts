/**
 * Where a sender falls silent it counts on and sends nothing, which must be told from loss. Both leave the same gap, so the
 * packet before the gap decides:
 *
 * - its end is quiet: a sender that stops after speech. A loss there costs nothing that could be heard.
 * - its last sample leads to near zero, and the sender is one that skips packets by their first sample alone, in the midst
 *   of speech too (spec: uam-v0-v1, section 7). It gives itself away by never sending a packet that begins near zero, while
 *   with any other sender most packets of speech do.
 *
 * Every other gap is loss. That time went on as the order says is seen to elsewhere: packets off the clock are judged late
 * or begin anew.
 */

/** What counts as near zero for a sender that skips by the first sample: 629 of 32767, and the step to the next packet. */
const NEAR_ZERO = 629 / 32_767
const END_NEAR_ZERO = 1.6 * NEAR_ZERO

const QUIET_END_SAMPLES = 240
const QUIET_PEAK = NEAR_ZERO

/** So many packets of which none begins near zero make a sender one that skips those. */
const WITNESSES = 64

/** Learns which kind a sender is, and says of each packet whether a gap behind it is silence. */
export class SilenceGate {
  private packets = 0
  private lastNearZero = -Infinity

  /** Takes note of a packet; returns whether a gap behind it is silence. */
  push(samples: Float32Array): boolean {
    this.packets++
    if (Math.abs(samples[0] ?? 0) < NEAR_ZERO) this.lastNearZero = this.packets
    return isQuiet(samples) || (this.skipsByFirstSample && leadsToZero(samples))
  }

  private get skipsByFirstSample(): boolean {
    return this.packets - this.lastNearZero >= WITNESSES
  }
}

const isQuiet = (samples: Float32Array): boolean =>
  samples.subarray(-QUIET_END_SAMPLES).every((sample) => Math.abs(sample) <= QUIET_PEAK)

const leadsToZero = (samples: Float32Array): boolean => {
  const last = samples.at(-1) ?? 0
  const next = 2 * last - (samples.at(-2) ?? last)
  return Math.min(Math.abs(last), Math.abs(next)) <= END_NEAR_ZERO || last * next < 0
}
