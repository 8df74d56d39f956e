import { SILENCE_DB } from './format'
import type { AudioStats } from './messages'

/** Counters of a call in which nothing happened yet. */
export const noStats = (nextOrder = 0): AudioStats => ({
  sent: { packets: 0, bytes: 0, unsent: 0, nextOrder, levelDb: SILENCE_DB },
  received: {
    packets: 0,
    bytes: 0,
    lost: 0,
    late: 0,
    duplicates: 0,
    damaged: 0,
    foreign: 0,
    overflowed: 0,
    concealedMs: 0,
    underruns: 0,
    jitterMs: 0,
    bufferMs: 0,
    levelDb: SILENCE_DB,
  },
})

/** Counters of a call whose process was started again: those from before it, and those since. */
export const sumStats = (before: AudioStats, since: AudioStats): AudioStats => {
  const { sent, received } = since
  return {
    ...since,
    sent: {
      ...sent,
      packets: before.sent.packets + sent.packets,
      bytes: before.sent.bytes + sent.bytes,
      unsent: before.sent.unsent + sent.unsent,
    },
    received: {
      ...received,
      packets: before.received.packets + received.packets,
      bytes: before.received.bytes + received.bytes,
      lost: before.received.lost + received.lost,
      late: before.received.late + received.late,
      duplicates: before.received.duplicates + received.duplicates,
      damaged: before.received.damaged + received.damaged,
      foreign: before.received.foreign + received.foreign,
      overflowed: before.received.overflowed + received.overflowed,
      concealedMs: before.received.concealedMs + received.concealedMs,
      underruns: before.received.underruns + received.underruns,
    },
  }
}
