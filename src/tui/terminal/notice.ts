import { clean } from '../../protocol/text'
import type { NoticeForm } from '../display'
import { take } from '../width'
import type { Identity } from './identity'

/** What is said on the desktop. */
export interface Notice {
  readonly title: string
  readonly body: string
}

/** The most of a title and of a body, in cells. */
const MOST = { title: 60, body: 200 }
/** The number of rxvt-unicode, which tells no name, in secondary device attributes. */
const RXVT = 85

/** Only one is sent: a terminal that bears more than one would say the same twice. Sources: the documentation of each. */
const FORMS: Readonly<Record<string, NoticeForm>> = {
  kitty: 99,
  iterm2: 9,
  foot: 777,
  wezterm: 777,
  ghostty: 777,
  contour: 777,
  konsole: 777,
  mintty: 777,
  vte: 777,
}

/**
 * How a terminal takes notices, by its name and the first number of its secondary attributes. Of unknown ones most bear
 * OSC 9, if any; xterm, mlterm and what else bears none ignores control strings that it does not know.
 */
export const noticeFormOf = (identity: Identity | undefined, kind: number): NoticeForm => {
  if (kind === RXVT) return 777
  return FORMS[identity?.name ?? ''] ?? 9
}

/** The notice as a control string. Foreign text in it is clean, one line and bounded. */
export const noticeText = (form: NoticeForm, notice: Notice): string => {
  const title = take(clean(notice.title), MOST.title)
  const body = take(clean(notice.body), MOST.body)
  switch (form) {
    case 9:
      // A number and a semicolon at its beginning would be something else to ConEmu and Windows Terminal: progress.
      return `\x1b]9;${`${title}: ${body}`.replace(/^[\d;]+/, '')}\x07`
    case 99:
      return `\x1b]99;i=vcall:d=0;${title}\x1b\\\x1b]99;i=vcall:d=1:p=body;${body}\x1b\\`
    case 777:
      return `\x1b]777;notify;${title.replaceAll(';', ',')};${body.replaceAll(';', ',')}\x07`
  }
}
