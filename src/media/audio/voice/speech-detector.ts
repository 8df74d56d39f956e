/** Speech begins where it is likely, and is over when it was unlikely for this long: pauses between words belong to it. */
const BEGINS = 0.6
const GOES_ON = 0.3
/** In frames of 10 ms. */
const HANGOVER_FRAMES = 35
/** One frame is a click, not a word. */
const LEAST_FRAMES = 2

/** Tells speech from what is none: a likelihood for each frame of 10 ms, with hysteresis and hangover. */
export class SpeechDetector {
  private likely = 0
  private left = 0

  /** Whether there is speech, or was just now. */
  get speaking(): boolean {
    return this.left > 0
  }

  /** How likely the newest frame holds speech, 0..1. */
  push(speech: number): void {
    const enough = speech >= (this.speaking ? GOES_ON : BEGINS)
    this.likely = enough ? this.likely + 1 : 0
    if (this.likely >= (this.speaking ? 1 : LEAST_FRAMES)) this.left = HANGOVER_FRAMES
    else if (this.left > 0) this.left--
  }
}
