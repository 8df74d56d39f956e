import type { Line } from '../scene'

/** The newest lines of these entries that fit into so many rows, each entry in as many lines as it needs. */
export const tail = <Entry>(
  entries: readonly Entry[],
  rows: number,
  linesOf: (entry: Entry) => readonly Line[],
): readonly Line[] => {
  const lines: Line[] = []
  for (let at = entries.length - 1; at >= 0 && lines.length < rows; at--) {
    const entry = entries[at]
    if (entry !== undefined) lines.unshift(...linesOf(entry))
  }
  return lines.slice(Math.max(0, lines.length - rows))
}

/** How many of the newest entries can be scrolled away until the oldest one stands at the top of so many rows. */
export const lastScroll = <Entry>(
  entries: readonly Entry[],
  rows: number,
  linesOf: (entry: Entry) => readonly Line[],
): number => {
  let left = rows
  const beyond = entries.findIndex((entry) => (left -= linesOf(entry).length) < 0)
  return beyond < 0 ? 0 : entries.length - Math.max(1, beyond)
}
