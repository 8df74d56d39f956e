/*
 * What participants say to each other by UDP, between their sound (Sala Virtual, section 2). The genuine programs look for
 * words anywhere in a datagram; so does this, in datagrams that are too short to be sound of theirs.
 */

/** One word of a call. */
export type CallWord =
  /** `name` is who calls, as the genuine programs show it: between the first slash and the second. */
  { readonly type: 'invite'; readonly name: string } | { readonly type: 'accept' | 'reject' | 'busy' | 'end' }

/** Which end of a call a datagram came to: its words mean other things at each. */
export type CallEnd = 'callee' | 'caller'

/** The longest datagram in which words are looked for; sound has 4096 bytes, and a name 64. */
export const MAX_WORD_BYTES = 512

const INVITE = 'convite'
const END = 'encerrar_ligacao'
const ANSWER = 'resposta_ao_convite/'
const ANSWERS = { accept: 'aceito', reject: 'rejeitado', busy: 'ocupado' } as const

const WORDS: Readonly<Record<CallEnd, readonly (readonly [word: string, type: CallWord['type']])[]>> = {
  callee: [
    [INVITE, 'invite'],
    [END, 'end'],
  ],
  caller: [
    [ANSWERS.accept, 'accept'],
    [ANSWERS.reject, 'reject'],
    [ANSWERS.busy, 'busy'],
    [END, 'end'],
  ],
}

/** The text of a word. */
export const encodeWord = (word: CallWord): string => {
  switch (word.type) {
    case 'invite':
      return `${INVITE}/${word.name}`
    case 'end':
      return END
    case 'accept':
    case 'reject':
    case 'busy':
      return ANSWER + ANSWERS[word.type]
  }
}

/** Reads the text of a datagram at one end of a call; undefined when there is no word in it. Never throws. */
export const decodeWord = (text: string, at: CallEnd): CallWord | undefined => {
  const type = WORDS[at].find(([word]) => text.includes(word))?.[1]
  if (type === undefined) return undefined
  return type === 'invite' ? { type, name: text.split('/')[1] ?? '' } : { type }
}

/** Whether a text is an answer; at the call port the genuine programs take it for an invitation, since it holds that word. */
export const isAnswer = (text: string): boolean => text.startsWith(ANSWER)

/** Whether a datagram is looked into for words; else it is sound. Both ends' words count. */
export const mayBeWord = (bytes: Uint8Array): boolean => {
  if (bytes.length > MAX_WORD_BYTES) return false
  const text = String.fromCharCode(...bytes)
  return [...WORDS.callee, ...WORDS.caller].some(([word]) => text.includes(word))
}
