import type { Peer } from '../call'
import type { TextFailure } from '../message'
import { EMPTY_FIELD, type Field } from '../field'
import { NOBODY, type Correspondence } from './correspondence'

/** A line of text that somebody wrote. Clean. */
export interface ChatText {
  readonly from: 'us' | 'them'
  /** Who wrote it. */
  readonly name: string
  readonly text: string
  readonly atMs: number
  /** Of ours alone: what its fate is told by, and to whom it goes. */
  readonly id?: string
  readonly to?: Peer
  readonly state: 'sending' | 'sent' | 'failed' | 'came'
  /** Why it failed. */
  readonly reason?: TextFailure
}

/** The text beside the calls. */
export interface Chat extends Correspondence {
  /** The protocol of this session carries text. */
  readonly carried: boolean
  /** The newest 1000, the newest last. */
  readonly texts: readonly ChatText[]
  /** The pane is shown. */
  readonly open: boolean
  /** The keys go to its field. */
  readonly focused: boolean
  /** What is being written; `⏎` stands where one line ends and the next begins. */
  readonly field: Field
  /** What was sent before, as it was written, the newest last. */
  readonly written: readonly string[]
  /** Which of them is in the field, counted from the newest; absent: none. */
  readonly recalled?: number | undefined
  /** How many texts above the newest the pane is scrolled; 0 follows what comes. */
  readonly scroll: number
  /** Texts of theirs that came while the pane was closed. */
  readonly unread: number
  /** Texts that were sent in this run, for their ids. */
  readonly count: number
}

/** The most texts that are kept; the oldest leaves first. */
export const MAX_TEXTS = 1000
/** The most lines that can be recalled. */
const MAX_WRITTEN = 100
/** The longest text that can be written at once, in UTF-16 units. */
export const MAX_WRITING = 2000

/** Where a line ends in the field, which is one line. */
export const LINE_END = '⏎'

/** Nothing was written yet. */
export const NO_CHAT: Chat = {
  ...NOBODY,
  carried: false,
  texts: [],
  open: false,
  focused: false,
  field: EMPTY_FIELD,
  written: [],
  scroll: 0,
  unread: 0,
  count: 0,
}

/** The chat with one more text. Who has scrolled up goes on seeing the same ones. */
export const withText = (chat: Chat, text: ChatText): Chat => {
  const texts = [...chat.texts, text].slice(-MAX_TEXTS)
  const scroll = chat.scroll === 0 ? 0 : Math.min(chat.scroll + 1, texts.length - 1)
  return { ...chat, texts, scroll }
}

/** The chat in which the text of ours with this id has become something else; no such text, no change. */
export const withFate = (chat: Chat, id: string, fate: Pick<ChatText, 'state' | 'reason'>): Chat => ({
  ...chat,
  texts: chat.texts.map((text) => (text.id === id ? { ...text, ...fate } : text)),
})

/** The lines of what is being written, without those that are empty. */
export const linesOf = (writing: string): readonly string[] =>
  writing
    .split(LINE_END)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** A text that is pasted, with a sign where its lines end. */
export const pasted = (text: string): string => text.replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, LINE_END)

/** The chat with another line kept for recall. */
export const withWritten = (chat: Chat, line: string): Chat => ({
  ...chat,
  written: [...chat.written.filter((before) => before !== line), line].slice(-MAX_WRITTEN),
  recalled: undefined,
})

/** The newest text of ours that failed because the contact shows ASCII alone. */
export const plainable = ({ texts }: Chat): ChatText | undefined => {
  const newest = texts.findLast(({ from }) => from === 'us')
  return newest?.reason === 'not-ascii' ? newest : undefined
}
