/** The longest foreign text that is shown as one line, in UTF-16 code units. */
const MAX_SHOWN = 4096

const LONE_SURROGATE = /\p{Surrogate}/gu
const CONTROLS = /\p{Cc}/gu
// Zero-width and joining characters, variation selectors, bidi controls, fillers, tags; line and paragraph separators,
// interlinear marks; skin tones, which only colour the character before.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb\u{1f3fb}-\u{1f3ff}]/gu
const FLAG_LETTER = /[\u{1f1e6}-\u{1f1ff}]/gu

const FLAG_A = 0x1f1e6
const LETTER_A = 0x41

/**
 * Makes foreign text (nick, message, error, file name) fit for one line of a terminal: NFC, no control characters of
 * either set, nothing invisible or direction-changing, flags as letters, half characters as U+FFFD. What is left cannot
 * move the cursor, change colours or start an escape sequence.
 */
export const clean = (text: string): string =>
  text
    .slice(0, MAX_SHOWN)
    // First of all: two halves could become one character when what stands between them is taken out.
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(/[\t\r\n]+/g, ' ')
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(FLAG_LETTER, (flag) => String.fromCharCode((flag.codePointAt(0) ?? FLAG_A) - FLAG_A + LETTER_A))
    // Last of all: a letter and its mark may have been held apart.
    .normalize('NFC')
