import type { FromVideo } from '../../src/media/video/messages'
import type { Session } from '../../src/session'

/** The grid of the pictures that are drawn. */
export const VIEWER_CELLS = { rows: 48, cols: 160 }

/** Asks for pictures one after the other, as the interface does, and notes how old each is when its bytes are here. */
export class Viewer {
  readonly agesMs: number[] = []
  bytes = 0
  firstAtMs: number | undefined
  private id = 0

  constructor(private readonly session: Session) {
    session.video.on((event) => {
      if (event.type === 'picture') this.take(event)
    })
  }

  want(): void {
    const view = { which: 'theirs', box: { row: 0, col: 0, ...VIEWER_CELLS }, fresh: this.id === 0 } as const
    const effort = { hold: 0, budgetBytes: Infinity }
    this.session.video.send({
      type: 'want',
      id: ++this.id,
      mode: 'half',
      traits: { colours: 'true' },
      effort,
      views: [view],
    })
  }

  private take({ bytes, drawn }: FromVideo & { type: 'picture' }): void {
    const now = Date.now()
    this.firstAtMs ??= now
    this.bytes += bytes.length
    for (const { madeAtMs } of drawn) this.agesMs.push(now - madeAtMs)
    this.want()
  }
}
