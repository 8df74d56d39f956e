import type { Rectangle } from '../canvas'
import { WHOLE, type Faces } from '../filter/faces'
import type { Frame } from '../frame'
import type { FaceDetector } from './detector'
import { greyOf, type GreyPicture } from './grey'
import { Tracks } from './tracks'

/** From question to question, in ms: each sixth picture at 30 a second. */
const INTERVAL_MS = 200
/** An answer that has not come after so long will not come. */
const PATIENCE_MS = 2000
/** Without an answer for so long nobody knows where faces are. */
const UNSURE_MS = 5000
/** The face to follow is approached by 63 % in this time. */
const CALM_MS = 350

interface Question {
  readonly id: number
  readonly picture: GreyPicture
}

const towards = (from: Rectangle, to: Rectangle, share: number): Rectangle => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
  width: from.width + (to.width - from.width) * share,
  height: from.height + (to.height - from.height) * share,
})

const largest = (areas: readonly Rectangle[]): Rectangle | undefined =>
  areas.reduce<Rectangle | undefined>((most, one) => (most && most.width >= one.width ? most : one), undefined)

/**
 * Knows where faces are in each picture: a detector is asked now and then, and never waited for; in between faces are
 * followed by what they look like.
 */
export class FaceWatch {
  private readonly tracks = new Tracks()
  private question: Question | undefined
  private questions = 0
  private askedMs = -Infinity
  private answer: { readonly to: Question; readonly faces: readonly Rectangle[] } | undefined
  private answeredMs: number | undefined
  private lead = WHOLE
  private lastMs: number | undefined

  constructor(
    private readonly detector: FaceDetector,
    trouble: (message: string) => void,
  ) {
    detector.on((answer) => {
      if (answer.type === 'trouble') trouble(answer.message)
      else if (answer.id === this.question?.id) this.answer = { to: this.question, faces: answer.faces }
    })
  }

  /** Where faces are in this picture; undefined before the first answer, and when none comes any more. */
  look(frame: Frame, nowMs: number): Faces | undefined {
    const picture = greyOf(frame)
    this.tracks.follow(picture, nowMs)
    this.takeAnswer(picture, nowMs)
    this.ask(picture, nowMs)
    const unsure = this.answeredMs === undefined || nowMs - this.answeredMs > UNSURE_MS
    return unsure ? undefined : this.facesIn(picture, nowMs)
  }

  /** Ends the detector. */
  close(): Promise<void> {
    return this.detector.close()
  }

  private takeAnswer(newest: GreyPicture, nowMs: number): void {
    const { answer } = this
    if (answer === undefined) return
    this.answer = this.question = undefined
    this.answeredMs = nowMs
    this.tracks.correct(answer.faces, answer.to.picture, newest, nowMs)
  }

  private ask(picture: GreyPicture, nowMs: number): void {
    const waitMs = this.question === undefined ? INTERVAL_MS : PATIENCE_MS
    if (nowMs - this.askedMs < waitMs) return
    this.askedMs = nowMs
    this.question = { id: this.questions++, picture }
    this.detector.look(this.question.id, picture)
  }

  private facesIn({ width, height }: GreyPicture, nowMs: number): Faces {
    const inShares = ({ x, y, width: wide, height: high }: Rectangle): Rectangle => ({
      x: x / width,
      y: y / height,
      width: wide / width,
      height: high / height,
    })
    const all = this.tracks.areas.map(inShares)
    const passedMs = this.lastMs === undefined ? 0 : nowMs - this.lastMs
    this.lastMs = nowMs
    this.lead = towards(this.lead, largest(all) ?? WHOLE, 1 - Math.exp(-Math.max(0, passedMs) / CALM_MS))
    return { all, lead: this.lead }
  }
}
