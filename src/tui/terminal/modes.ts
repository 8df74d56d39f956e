/*
 * What the program does to a terminal, and how it is undone. The launcher uses RESTORE too, after the program was killed:
 * this file imports nothing.
 */

/** Takes the terminal: title kept, other screen, cursor hidden, pastes marked, the mouse told in SGR form, and the focus. */
export const TAKE =
  '\x1b[22;0t\x1b[?1049h\x1b[m\x1b(B\x1b[?7h\x1b[?25l\x1b[?2004h\x1b[?1000h\x1b[?1006h\x1b[?1004h\x1b[2J\x1b[H'

/** Has the mouse told between press and release too (xterm's button-event tracking). */
export const DRAGS_ON = '\x1b[?1002h'
/** Undoes DRAGS_ON: presses and releases are told. In tmux and xterm a mode that ends takes the others with it. */
export const DRAGS_OFF = '\x1b[?1002l\x1b[?1000h'

/**
 * Has every key told with its release (kitty's keyboard protocol). All keys as sequences: otherwise kitty and
 * foot send Enter, Tab and Backspace once more when they are released.
 */
export const KEYS_ON = '\x1b[>31u'
/** Undoes KEYS_ON. */
export const KEYS_OFF = '\x1b[<u'
/** Asks which of these enhancements the terminal takes, and takes them back. */
export const KEYS_QUESTION = `\x1b[>31u\x1b[?u${KEYS_OFF}`

/** CAN and ST end a control string that was cut in the middle. */
export const END_OF_STRING = '\x18\x1b\\'
const MOUSE_OFF = [1000, 1002, 1003, 1004, 1005, 1006, 1015].map((mode) => `\x1b[?${mode}l`).join('')

/**
 * Undoes every mode that this program, or a library in it, may have set, and shows the first screen again. Keys before that:
 * each screen has its own stack of enhancements, and one that is empty stays so.
 */
export const RESTORE =
  END_OF_STRING +
  '\x1b[?2026l\x1b[m\x1b(B\x0f' +
  KEYS_OFF +
  MOUSE_OFF +
  '\x1b[?2004l\x1b[?1l\x1b>\x1b[r\x1b[?7h\x1b[?25h\x1b[?1049l\x1b[23;0t'
