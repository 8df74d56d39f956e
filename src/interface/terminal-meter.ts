import type { Display } from '../tui/display'
import type { TerminalFigures } from '../tui/message'

/** Turns the display's counters into rates, between one reading and the next. */
export class TerminalMeter {
  private last = { pictures: 0, bytes: 0, atMs: Date.now() }

  constructor(private readonly display: Display) {}

  /** The figures since the last reading. */
  read(): TerminalFigures {
    const { pictures, pictureBytes, ackMs } = this.display.output
    const atMs = Date.now()
    const seconds = Math.max(0.001, (atMs - this.last.atMs) / 1000)
    const figures = {
      mode: this.display.capabilities.mode,
      picturesPerSecond: (pictures - this.last.pictures) / seconds,
      bytesPerSecond: (pictureBytes - this.last.bytes) / seconds,
      ...(this.display.capabilities.answersStatus && { ageMs: ackMs }),
    }
    this.last = { pictures, bytes: pictureBytes, atMs }
    return figures
  }
}
