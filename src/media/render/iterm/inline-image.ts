/** How many cells an image fills. */
interface Cells {
  readonly rows: number
  readonly cols: number
}

/**
 * A picture file at the cursor, scaled into so many cells (iTerm2, "Inline Images Protocol"). The cursor stays where it is
 * (WezTerm from 20220319 on, Konsole) or goes to the end of the image or below: nothing scrolls as long as the image
 * is not on the screen's last row.
 */
export const inlineImage = (file: Uint8Array, { rows, cols }: Cells): string => {
  const keys = `inline=1;size=${file.length};width=${cols};height=${rows};preserveAspectRatio=0;doNotMoveCursor=1`
  const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('base64')
  return `\x1b]1337;File=${keys}:${text}\x07`
}
