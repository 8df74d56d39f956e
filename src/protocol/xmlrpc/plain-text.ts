/** Letters that no decomposition turns into ASCII. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
  '¿': '?',
  '¡': '!',
  '«': '"',
  '»': '"',
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '€': 'EUR',
}

/** The longest text that is sent or shown, in UTF-16 units. */
export const MAX_TEXT = 4000

/** Whether every contact can show this text. */
export const isAscii = (text: string): boolean => /^[\x20-\x7e\t\n]*$/.test(text)

/** The text without accents, for contacts that show ASCII alone; what has no spelling becomes a question mark. */
export const toAscii = (text: string): string =>
  text
    .replace(/[^\x20-\x7e\t\n]/gu, (letter) => SPELLED[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e\t\n]/gu, '?')
