import { FilterStack } from '../filter/stack'
import type { Frame } from '../frame'
import type { SourceSpec } from './messages'

/** What decides how one sees oneself. */
export interface SelfViewChoice {
  /** Where the pictures come from that are sent now; undefined: a card is sent. */
  readonly kind: SourceSpec['kind'] | undefined
  readonly mirror: boolean
}

/** Our own picture as we see it: that of a camera as in a mirror, anything else as it is sent. */
export class SelfView {
  private readonly mirrored = new FilterStack([{ name: 'mirror', strength: 100 }])

  /** The picture for our own screen; its memory is valid until the next one. */
  show(frame: Frame, { kind, mirror }: SelfViewChoice): Frame {
    return mirror && kind === 'camera' ? this.mirrored.apply(frame, { nowMs: frame.madeAtMs }) : frame
  }
}
