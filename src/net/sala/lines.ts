import type { CallId } from '../../protocol/call/state'
import type { Line } from '../../protocol/sala/phone-action'
import type { Endpoint } from '../signalling'

/** What comes over the ports of calls. */
export type LineEvent =
  /** A datagram that holds a word; undefined: at the call port. */
  | { readonly type: 'word'; readonly line: Line; readonly from: Endpoint; readonly text: string }
  | { readonly type: 'line-failed'; readonly line: CallId; readonly message: string }

/** The UDP ports of calls, which carry words and sound alike: whoever plays the sound owns them. */
export interface CallLines {
  /** Takes a fresh port for a call of ours. */
  open(line: CallId): void
  close(line: CallId): void
  /** Sends one datagram. */
  say(line: Line, to: Endpoint, text: string): void
  on(listener: (event: LineEvent) => void): () => void
}
