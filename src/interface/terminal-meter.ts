import { isOfPixels, type Box } from '../media/render/renderer'
import type { Which } from '../media/video/messages'
import type { Capabilities, Display } from '../tui/display'
import type { TerminalFigures } from '../tui/message'

const sizeOf = ({ rows, cols }: Box, { mode, cell }: Capabilities): NonNullable<TerminalFigures['size']> =>
  cell && isOfPixels(mode)
    ? { width: cols * cell.width, height: rows * cell.height, of: 'pixels' }
    : { width: cols, height: rows, of: 'cells' }

/** Turns what is drawn into rates, between one reading and the next. */
export class TerminalMeter {
  private theirs = 0
  private last = { theirs: 0, bytes: 0, atMs: Date.now() }

  constructor(private readonly display: Pick<Display, 'output' | 'capabilities'>) {}

  /** These pictures were drawn. Theirs are counted: ours go along with them. */
  drawn(pictures: readonly Which[]): void {
    if (pictures.includes('theirs')) this.theirs++
  }

  /** The figures since the last reading; `box` is that of their picture. */
  read(box: Box | undefined): TerminalFigures {
    const { pictureBytes, ackMs } = this.display.output
    const { capabilities } = this.display
    const atMs = Date.now()
    const seconds = Math.max(0.001, (atMs - this.last.atMs) / 1000)
    const bytes = pictureBytes - this.last.bytes
    const figures = {
      mode: capabilities.mode,
      ...(box && { size: sizeOf(box, capabilities) }),
      picturesPerSecond: (this.theirs - this.last.theirs) / seconds,
      bytesPerSecond: bytes / seconds,
      // Of a picture that has stood there for long it is no news how it came.
      ...(capabilities.answersStatus && bytes > 0 && { ageMs: ackMs }),
    }
    this.last = { theirs: this.theirs, bytes: pictureBytes, atMs }
    return figures
  }
}
