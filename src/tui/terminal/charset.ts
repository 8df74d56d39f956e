/** One column in UTF-8, two in any character set of single bytes; none of its bytes controls anything there. Never wide. */
const SAMPLE = '\u00f1'
const CURSOR = /^\x1b\[\d+;(\d+)R$/
const COLUMN_OF_BYTES = 3

/** Asks whether UTF-8 is understood: where the cursor is behind a character (CPR). Nothing stays on the screen. */
export const CHARSET_QUESTION = `\r${SAMPLE}\x1b[6n\r\x1b[K`

/** Selects UTF-8 (ISO 2022, "other coding systems"). */
export const UTF8_ON = '\x1b%G'
/** Selects the character set before it again. Only for a terminal that had another one: the Linux console would lose UTF-8. */
export const UTF8_OFF = '\x1b%@'

/** Whether the answers say that each byte is a character. A terminal that does not answer is held for one of UTF-8. */
export const showsBytes = (replies: readonly string[]): boolean =>
  replies.some((reply) => Number(CURSOR.exec(reply)?.[1]) === COLUMN_OF_BYTES)
