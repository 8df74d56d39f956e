import type { NoticeLevel } from '../message'
import { keyOf } from '../keys/label'
import type { Model, Notice } from '../model'
import type { Line, Pane, Style } from '../scene'
import { wrap } from '../width'
import { wordsOf } from '../words/words'
import { span } from './line'
import { plain } from './pane'
import { cutTop, type Rect } from './rect'

/** The style of each level; the sign before the words says the same without colour. */
export const LEVEL_STYLE: Readonly<Record<NoticeLevel, Style>> = {
  info: 'normal',
  good: 'good',
  warn: 'warn',
  bad: 'bad',
}

const SIGNS: Readonly<Record<NoticeLevel, string>> = { info: '·', good: '✓', warn: '!', bad: '✕' }

/** A notice in as many lines as it needs, but two at most. */
export const noticeLines = (notice: Notice, width: number): readonly Line[] => {
  const [first, ...more] = wrap(notice.text, width - 4)
  const lines = [noticeLine({ ...notice, text: first ?? '' })]
  return more.length === 0 ? lines : [...lines, [span(`   ${more.join(' ')}`, LEVEL_STYLE[notice.level])]]
}

/** A notice in a line. */
export const noticeLine = ({ level, text }: Notice): Line => [span(` ${SIGNS[level]} ${text}`, LEVEL_STYLE[level])]

/** The lines between the header and the body, where there is something to say, and the body that is left. */
export const banners = (model: Model, body: Rect): { readonly panes: readonly Pane[]; readonly body: Rect } => {
  const lines: Line[] = []
  const live = model.call.tag === 'live'
  const { demo } = wordsOf(model)
  const help = keyOf(model, 'help')
  const inCall = demo.inCall(keyOf(model, 'call.pause'), keyOf(model, 'call.hangup'), help)
  const waiting = demo.waiting(keyOf(model, 'people.call'), help)
  if (model.demo) lines.push([span(` ${live ? inCall : waiting}`, 'accent')])
  // In a call the notice takes the place of the figures: the picture must not jump.
  if (model.notice && !live) lines.push(...noticeLines(model.notice, body.width))
  const [rect, rest] = cutTop(body, lines.length)
  return { panes: lines.length > 0 ? [plain({ id: 'banner', rect, lines })] : [], body: rest }
}
