import type { Scene } from '../scene'

/** Hides the cursor (DECTCEM). */
export const HIDE_CURSOR = '\x1b[?25l'
const SHOW_CURSOR = '\x1b[?25h'

/** What puts the cursor where text is typed in a scene, or hides it. */
export const cursorOf = ({ cursor }: Pick<Scene, 'cursor'>): string =>
  cursor ? `\x1b[${cursor.y + 1};${cursor.x + 1}H${SHOW_CURSOR}` : HIDE_CURSOR
