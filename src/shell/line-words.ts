/** What a character does inside a word of a shell. */
type Quote = '' | "'" | '"'

/**
 * The words of a command line as bash takes them (quotes and backslashes; nothing is expanded), up to the cursor. The
 * last one is the word at the cursor, empty behind a blank. Only what is behind the last `;`, `|` or `&` is looked at.
 */
export const lineWords = (line: string): readonly string[] => {
  let words: string[] = []
  let word: string | undefined
  let quote: Quote = ''
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? ''
    if (quote !== '') {
      if (char === quote) quote = ''
      else if (char === '\\' && quote === '"' && /["\\$`]/.test(line[at + 1] ?? ''))
        word = (word ?? '') + (line[++at] ?? '')
      else word = (word ?? '') + char
    } else if (char === "'" || char === '"') {
      quote = char
      word ??= ''
    } else if (char === '\\') word = (word ?? '') + (line[++at] ?? '')
    else if (/[;|&]/.test(char)) {
      words = []
      word = undefined
    } else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else word = (word ?? '') + char
  }
  return [...words, word ?? '']
}
