import type { LogEntry } from '../log'
import { openRows } from '../menu/menus'
import type { Model } from '../model'
import { wordsOf } from '../words/words'
import { fileNews } from './file'
import { peopleNews } from './people'
import { menuLine } from './question'

/** What has happened between two models, in order, a line each; of questions the other file tells. */
export const narrate = (before: Model, after: Model): readonly string[] => {
  const logged = newEntries(before, after)
  const noticed = after.notice !== before.notice && after.notice ? [after.notice.text] : []
  return [
    ...(refused(before, after) ? [] : logged.flatMap((entry) => entryLine(entry, after))),
    ...noticed.filter((text) => !logged.some((entry) => entry.text === text)),
    ...heardMuted(before, after),
    ...previewLines(before, after),
    ...peopleNews(before, after),
    ...fileNews(before, after),
    ...otherLanguage(before, after),
    ...turnedRows(before, after),
  ]
}

/** Why a log in failed is told with the question for what was wrong. */
const refused = (before: Model, { login }: Model): boolean =>
  login?.trouble !== undefined && login.trouble !== before.login?.trouble

const newEntries = (before: Model, after: Model): readonly LogEntry[] => {
  const newest = before.log.entries.at(-1)
  const { entries } = after.log
  return newest === undefined ? entries : entries.slice(entries.lastIndexOf(newest) + 1)
}

/** Control messages are told by `log`; who calls is told by the question what to do about it. */
const entryLine = ({ level, text }: LogEntry, { call, language }: Model): readonly string[] => {
  if (level === 'trace') return []
  const { log } = wordsOf({ language })
  return call.tag === 'incoming' && text === log.calls(call.peer.name, call.peer.address) ? [] : [text]
}

/** What there would be to see of ourselves, told when it is known and when it is another. */
const previewLines = (before: Model, after: Model): readonly string[] => {
  const { plain } = wordsOf(after)
  if (!after.preview) return before.preview && after.call.tag === 'none' ? [plain.previewOver] : []
  const [was, is] = [previewWords(before), previewWords(after)]
  if (is === undefined || (was?.size === is.size && was.source === is.source)) return []
  return [plain.preview(is.size, is.fps, is.source)]
}

/** Our own picture in words, once its rate is known. */
const previewWords = ({ preview, sending, ...model }: Model): PreviewWords | undefined => {
  const { inForce, fps = 0 } = preview?.figures ?? {}
  if (inForce === undefined || fps === 0) return undefined
  const { call } = wordsOf(model)
  const source = sending.cameraOn ? (sending.trouble ?? sending.source ?? call.noPicture) : call.cameraOff
  return { size: `${inForce.width}x${inForce.height}`, fps: Math.round(fps), source }
}

interface PreviewWords {
  readonly size: string
  readonly fps: number
  readonly source: string
}

const heardMuted = (before: Model, after: Model): readonly string[] => {
  const speaks = ({ call }: Model): boolean => call.tag === 'live' && call.meters?.speakingMuted === true
  return speaks(after) && !speaks(before) ? [wordsOf(after).plain.speakingMuted] : []
}

/** Who chose another language reads the first line of it. */
const otherLanguage = (before: Model, after: Model): readonly string[] =>
  before.language === after.language ? [] : [wordsOf(after).plain.welcome]

/** Of a menu that stays open the rows that have changed. */
const turnedRows = (before: Model, after: Model): readonly string[] => {
  if (before.dialog.tag !== 'menu' || after.dialog.tag !== 'menu' || before.dialog.menu !== after.dialog.menu) return []
  const [old, now] = [openRows(before).rows, openRows(after).rows]
  if (old.map(({ label }) => label).join('\n') !== now.map(({ label }) => label).join('\n')) return []
  return now.flatMap((row, at) => {
    const was = old[at]
    const line = menuLine(row, at)
    return was !== undefined && menuLine(was, at) === line ? [] : [line]
  })
}
