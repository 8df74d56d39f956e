import type { CallTraffic, TrafficFlow } from '../signalling'
import type { Traffic } from './messages'

const NOTHING: TrafficFlow = { requests: 0, bytes: 0, requestsPerSecond: 0, kbps: 0 }

/** Adds up what a call took of the network, lap after lap. */
export class Tally {
  private sent = NOTHING
  private received = NOTHING
  private droppedPictures = 0
  private droppedSound = 0

  /** What was carried since the last time, and with it since the call began. */
  add({ audio, video, received, seconds }: Traffic): CallTraffic {
    const requests = audio.calls + video.calls
    this.sent = flow(this.sent, { requests, bytes: audio.bytes + video.bytes }, seconds)
    this.received = flow(this.received, received, seconds)
    this.droppedPictures += video.dropped
    this.droppedSound += audio.dropped
    const { droppedPictures, droppedSound } = this
    const picturesPerSecond = video.calls / seconds
    return { sent: this.sent, received: this.received, picturesPerSecond, droppedPictures, droppedSound }
  }
}

const flow = (before: TrafficFlow, lap: Traffic['received'], seconds: number): TrafficFlow => ({
  requests: before.requests + lap.requests,
  bytes: before.bytes + lap.bytes,
  requestsPerSecond: lap.requests / seconds,
  kbps: (8 * lap.bytes) / 1000 / seconds,
})
