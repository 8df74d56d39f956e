/** The most bytes of a name in UTF-8 (Sala Virtual, section 3). */
export const MAX_NAME_BYTES = 64

/** Words that the programs of the system look for anywhere in a text, in the order in which they are told. */
export const RESERVED_WORDS = [
  'endereco',
  'broadcast',
  'finish',
  'socket',
  'repeat',
  'convite',
  'consulta',
  'atualiza',
  'closeConn',
] as const

/** Why a name cannot be used: the genuine programs would cut it, lose it, or take it for one of their words. */
export type NameFault =
  | { readonly type: 'empty' }
  | { readonly type: 'too-long' }
  | { readonly type: 'slash' }
  | { readonly type: 'control' }
  | { readonly type: 'word'; readonly word: (typeof RESERVED_WORDS)[number] }

const CONTROL = /\p{Cc}/u

/** Bytes of a text in UTF-8; half characters count as the sign that replaces them. */
export const utf8Length = (text: string): number => {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/** Why a name cannot be used, or undefined for a good one (Sala Virtual, section 3, "As server", rule 4). */
export const nameFault = (name: string): NameFault | undefined => {
  if (name.trim() === '') return { type: 'empty' }
  if (utf8Length(name) > MAX_NAME_BYTES) return { type: 'too-long' }
  if (name.includes('/')) return { type: 'slash' }
  if (CONTROL.test(name)) return { type: 'control' }
  const word = RESERVED_WORDS.find((each) => name.includes(each))
  return word && { type: 'word', word }
}

/** The fault of a name as a sentence for a person, with what to do. */
export const nameTrouble = (fault: NameFault): string => {
  switch (fault.type) {
    case 'empty':
      return 'The name is empty. Choose one.'
    case 'too-long':
      return `The name is too long: at most ${MAX_NAME_BYTES} bytes, where an accented letter takes two.`
    case 'slash':
      return 'The name has a "/" in it, where other programs would cut it. Choose one without.'
    case 'control':
      return 'The name has a control character in it. Choose one without.'
    case 'word':
      return `The name has "${fault.word}" in it, which other programs take for a command. Choose another one.`
  }
}
