/** A line in its two parts: the word, and what stands behind it. */
export const partsOf = (line: string): { readonly word: string; readonly rest: string } => {
  const [, word = '', rest = ''] = /^\s*:?\s*(\S*)\s*(.*?)\s*$/s.exec(line) ?? []
  return { word, rest }
}
