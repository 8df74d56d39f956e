import type { Capabilities } from '../display'
import { type Notice, noticeText } from './notice'

/** The bell of a terminal. In tmux and screen it also marks the window that one is not in. */
export const BELL = '\x07'

/** Knows whether the person looks at this window, and what gets their attention when they do not. */
export class Attention {
  /** Undefined: the terminal does not tell, or has not told yet. */
  private focused: boolean | undefined

  constructor(private readonly can: Pick<Capabilities, 'tellsFocus' | 'notices'>) {
    // Who starts a program looks at its window; only a change is told.
    this.focused = can.tellsFocus === true ? true : undefined
  }

  focus(focused: boolean): void {
    this.focused = focused
  }

  /** What is to be written: the bell, and the notice for somebody who may look elsewhere. */
  text(notice: Notice): string {
    const { notices } = this.can
    return BELL + (this.focused === true || notices === undefined ? '' : noticeText(notices, notice))
  }
}
