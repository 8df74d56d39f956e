import type { RenderMode } from '../../media/render/renderer'
import type { Capabilities } from '../display'
import { UTF8_OFF } from './charset'
import { ERASE_IMAGES, scrollAway } from './images'
import { DRAGS_OFF, DRAGS_ON, KEYS_OFF, KEYS_ON } from './modes'

/** Its answer is STATUS (DSR). */
const STATUS_QUESTION = '\x1b[5n'

/** What a terminal can, as far as it leaves a trace. */
export type Traceable = Pick<Capabilities, 'kittyGraphics' | 'answersStatus' | 'utf8Selected' | 'keyReleases'>

/** What stays with a terminal besides its text and its modes, and how each is taken back. Methods return what is to be written. */
export class Traces {
  /** Sixels were written since the screen was last empty. */
  private sixels = false
  /** The terminal was asked to tell the releases of keys. */
  private keysTold = false
  private dragsTold = false

  constructor(private readonly can: Traceable) {}

  /** Answers that come when all is taken back, and that nobody counts yet. */
  get unanswered(): number {
    return this.keysTold && this.can.answersStatus ? 1 : 0
  }

  /** A picture was drawn in this way. */
  picture(mode: RenderMode): void {
    this.sixels ||= mode === 'sixel'
  }

  /** Releases of keys are to be told, or no more. */
  keys(told: boolean): string {
    if (told === this.keysTold || this.can.keyReleases !== true) return ''
    this.keysTold = told
    return told ? KEYS_ON : KEYS_OFF
  }

  /** Drags of the mouse are to be told, or no more. */
  drags(told: boolean): string {
    if (told === this.dragsTold) return ''
    this.dragsTold = told
    return told ? DRAGS_ON : DRAGS_OFF
  }

  /** The terminal was given back: its keys and its mouse with it. */
  givenBack(): void {
    this.keysTold = false
    this.dragsTold = false
  }

  /** Takes sixels from a screen of so many rows. */
  sixelsAway(rows: number): string {
    const { sixels } = this
    this.sixels = false
    return sixels ? scrollAway(rows) : ''
  }

  /**
   * The last text to a terminal of so many rows. A key that is released while the terminal learns that nobody wants to know
   * it comes before its answer, not to the shell.
   */
  last(rows: number): string {
    const { answersStatus, kittyGraphics, utf8Selected } = this.can
    const keys = this.keysTold ? KEYS_OFF + (answersStatus ? STATUS_QUESTION : '') : ''
    return (kittyGraphics ? ERASE_IMAGES : '') + this.sixelsAway(rows) + (utf8Selected ? UTF8_OFF : '') + keys
  }
}
