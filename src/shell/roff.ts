/** Text and pieces of a page of the manual, in the macros of man(7). */

/** A text as roff takes it: nothing in it is a request, dashes can be copied, and other than ASCII is named. */
export const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(
      /[^\x20-\x7e]/gu,
      (char) => `\\[u${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    .replace(/^[.']/, '\\&$&')

const LINE = 78

/** Running text, in lines that are short enough to be read as they are. */
export const text = (words: string): string => {
  const lines: string[] = []
  for (const word of escaped(words).split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length >= LINE) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines.map((line) => line.replace(/^[.']/, '\\&$&')).join('\n')
}

/** Bold text. */
export const bold = (text: string): string => `\\fB${escaped(text)}\\fR`

/** A heading of the page, and what is below it. */
export const section = (title: string, ...lines: readonly string[]): string => [`.SH ${title}`, ...lines].join('\n')

/** A heading in a section. */
export const subsection = (title: string): string => `.SS ${escaped(title)}`

/** Something with an explanation below it and to the right; the first is roff already. */
export const item = (term: string, says: string): string => `.TP\n${term}\n${text(says)}`

/** Lines that stay as they are. */
export const example = (...lines: readonly string[]): string => ['.EX', ...lines.map(escaped), '.EE'].join('\n')
