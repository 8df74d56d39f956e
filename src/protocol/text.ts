/** The longest foreign text that is shown as one line, in characters. */
const MAX_SHOWN = 4096

const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g
// Zero-width and joining characters, variation selectors, bidi controls, interlinear marks, byte order mark, tags.
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb]|[\u{1f3fb}-\u{1f3ff}\u{e0000}-\u{e0fff}]/gu
const FLAG_LETTER = /[\u{1f1e6}-\u{1f1ff}]/gu
const LONE_SURROGATE = /\p{Surrogate}/gu

/**
 * Makes foreign text (nick, message, error, file name) fit for one line of a terminal: NFC, no control characters of
 * either set, nothing invisible or direction-changing, flags as letters. What is left cannot move the cursor, change
 * colours or start an escape sequence.
 */
export const clean = (text: string): string =>
  text
    .slice(0, MAX_SHOWN)
    .normalize('NFC')
    .replace(/[\t\r\n]+/g, ' ')
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(FLAG_LETTER, (flag) => String.fromCharCode((flag.codePointAt(0) ?? 0x1f1e6) - 0x1f1e6 + 65))
    .replace(LONE_SURROGATE, '\ufffd')
