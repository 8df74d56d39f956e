import type { DeckState } from '../play/deck'
import type { FromVideo } from './messages'

/** How often is told where a file is, in ms. */
const INTERVAL_MS = 250

const NOTHING = 'null'

/** Tells what the file does that is sent: while it moves, and when it is told to do something else. */
export class Progress {
  private told = NOTHING
  private readonly timer = setInterval(() => this.tell(false), INTERVAL_MS)

  constructor(
    private readonly playing: () => DeckState | undefined,
    private readonly post: (message: FromVideo) => void,
  ) {}

  /** Tells now what is not told yet; `asked`: somebody waits for it. */
  tell(asked: boolean): void {
    const playing = this.playing()
    const text = JSON.stringify(playing ?? null)
    if (text === this.told && !asked) return
    this.told = text
    this.post({ type: 'source-playing', playing, asked })
  }

  close(): void {
    clearInterval(this.timer)
  }
}
