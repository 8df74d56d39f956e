import type { MediumTraffic, Traffic } from '../../../src/net/xmlrpc/messages'
import { Tally } from '../../../src/net/xmlrpc/tally'

const medium = (calls: number, bytes: number, dropped: number): MediumTraffic => ({
  ...{ calls, bytes, dropped },
  ...{ medianMs: 1, worstMs: 2, waiting: 0, failed: 0 },
})

const lap: Traffic = {
  audio: medium(4, 1000, 1),
  video: medium(10, 24_000, 3),
  received: { requests: 6, bytes: 5000 },
  seconds: 2,
}

test('a call is added up: rates are of the last lap, the rest since it began', () => {
  const tally = new Tally()
  tally.add(lap)
  expect(tally.add({ ...lap, video: medium(0, 0, 2) })).toEqual({
    sent: { requests: 18, bytes: 26_000, requestsPerSecond: 2, kbps: 4 },
    received: { requests: 12, bytes: 10_000, requestsPerSecond: 3, kbps: 20 },
    picturesPerSecond: 0,
    droppedPictures: 5,
    droppedSound: 2,
  })
})
