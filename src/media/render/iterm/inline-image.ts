/** How many cells an image fills. */
interface Cells {
  readonly rows: number
  readonly cols: number
}

/**
 * A picture file at the cursor, scaled into so many cells (iTerm2, "Inline Images Protocol"). The cursor stays where it is
 * (WezTerm 20220319, Konsole, mintty) or goes to the image's last row: nothing scrolls unless that is the screen's last.
 */
export const inlineImage = (file: Uint8Array, { rows, cols }: Cells): string => {
  const keys = `inline=1;size=${file.length};width=${cols};height=${rows};preserveAspectRatio=0;doNotMoveCursor=1`
  const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('base64')
  return `\x1b]1337;File=${keys}:${text}\x07`
}
