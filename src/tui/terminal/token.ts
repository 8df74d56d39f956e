import type { KeyPhase, MouseEvent } from '../display'

/** What a terminal sends: what a person does, and the terminal's own answers, never taken for each other. */
export type Token =
  /** A key as the terminal sends it: a character, a control character or an escape sequence. */
  | { readonly type: 'key'; readonly sequence: string; readonly phase?: KeyPhase }
  /** A whole paste, clean, one line. */
  | { readonly type: 'paste'; readonly text: string }
  | MouseEvent
  | { readonly type: 'focus'; readonly focused: boolean }
  /** An answer of the terminal, whole, as it came. */
  | { readonly type: 'reply'; readonly text: string }
