import { identityOf, isAtLeast } from './identity'

/** Takes all images of kitty's graphics from the screen and frees them; no answer (kitty's graphics protocol, "Deleting images"). */
export const ERASE_IMAGES = '\x1b_Ga=d,d=A,q=2\x1b\\'

/**
 * Scrolls all of a screen of so many rows out of it. xterm keeps sixels that were only written over and looks them through
 * with every text: it draws twenty times slower, also for the next program. It forgets what has left the screen.
 */
export const scrollAway = (rows: number): string => `\x1b[m\x1b[${rows}S`

/**
 * From which version on a terminal takes iTerm2's inline images as they are sent: scaled into cells, nothing scrolled.
 * Konsole 22.12 takes them, too, but erases a cell beside each: its kitty graphics are the better ones.
 */
const INLINE: Readonly<Record<string, readonly number[]>> = {
  iterm2: [3],
  wezterm: [20220319],
  mintty: [3, 5],
}
/** iTerm2's "Terminal Feature Reporting": letters of features, F for files. */
const FEATURES = /^\x1b\]1337;Capabilities=((?:[A-Z][a-z]*\d*)*)/

/** Whether this terminal takes inline images: it says so, or is one that is known to. */
export const takesInlineImages = (replies: readonly string[]): boolean => {
  const { name = '', version = [] } = identityOf(replies) ?? {}
  const since = INLINE[name]
  return (since !== undefined && isAtLeast(version, since)) || replies.some(tellsFiles)
}

const tellsFiles = (reply: string): boolean => /F(?![a-z])/.test(FEATURES.exec(reply)?.[1] ?? '')
