import { PERIOD_SAMPLES } from '../../../../src/media/audio/device/portaudio/messages'
import { SpeakerFeed } from '../../../../src/media/audio/device/portaudio/speaker-feed'

const PIECE_BYTES = 2 * PERIOD_SAMPLES.speaker

/** A device that takes what it is told to take, and a parent that answers when it is told to. */
class Chain {
  nowMs = 0
  wanted = 0
  readonly played: Buffer[] = []
  private readonly taken: (() => void)[] = []
  readonly feed = new SpeakerFeed({
    play: (piece, taken) => {
      this.played.push(Buffer.from(piece))
      this.taken.push(taken)
    },
    want: (pieces) => (this.wanted += pieces),
    now: () => this.nowMs,
  })

  constructor() {
    this.feed.start()
  }

  /** The device takes all there is, and the parent answers so much later. */
  round(answerMs: number): void {
    this.taken.splice(0).forEach((take) => take())
    this.nowMs += answerMs
    const { wanted } = this
    this.wanted = 0
    this.feed.push(Buffer.alloc(wanted * PIECE_BYTES, 1))
  }
}

test('one piece is on the way at first, silence, and each one taken asks for the next', () => {
  const chain = new Chain()
  expect(chain.played).toEqual([Buffer.alloc(PIECE_BYTES)])
  for (let i = 0; i < 100; i++) chain.round(5)
  expect(chain.feed.ahead).toBe(1)
  expect(chain.played).toHaveLength(101)
})

test('a piece that comes too late means one more from then on, up to a bound', () => {
  const chain = new Chain()
  chain.round(40)
  expect([chain.feed.ahead, chain.wanted]).toEqual([2, 1])
  chain.round(5)
  expect(chain.feed.ahead).toBe(2)
  for (let i = 0; i < 100; i++) chain.round(1000)
  expect(chain.feed.ahead).toBe(5)
})

test('pieces may come in any portions', () => {
  const chain = new Chain()
  const sound = Buffer.from(Array.from({ length: 3 * PIECE_BYTES }, (_, at) => at % 251))
  for (let at = 0; at < sound.length; at += 97) chain.feed.push(sound.subarray(at, at + 97))
  expect(Buffer.concat(chain.played.slice(1))).toEqual(sound)
})
