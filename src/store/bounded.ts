/** This ends a text in SQLite. */
const END = /\u0000/g

/** At most so many code units of a text, without half a character at the end, and without what ends a text in SQLite. */
export const bounded = (text: string, max: number): string => {
  const whole = text.slice(0, 2 * max).replace(END, '')
  return whole.length <= max ? whole : whole.slice(0, max).replace(/[\ud800-\udbff]$/, '')
}
