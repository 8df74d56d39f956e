import { clean } from '../../protocol/text'
import { duration } from '../clock'
import type { Model } from '../model'
import { nameOfPath } from '../video/folder'
import type { FilePlaying } from '../video/sending'
import { wordsOf } from '../words/words'

/** A place that is farther away than time has passed was sought, in ms. */
const SOUGHT_MS = 2000

/** What somebody did with the file that is sent: held, let go on, sought, repeated. */
export const fileNews = (before: Model, after: Model): readonly string[] => {
  const [was, is] = [before.sending.file, after.sending.file]
  if (!was || !is || was === is || before.sending.spec !== after.sending.spec) return []
  const { plain, menu, commands } = wordsOf(after)
  const where = place(after, is)
  const moved = Math.abs(is.positionMs - was.positionMs)
  const wasSought = moved > SOUGHT_MS + (after.nowMs - before.nowMs) && !isRepeated(was, is)
  if (was.paused !== is.paused) return [is.paused ? plain.fileHeld(where) : plain.fileGoesOn(where)]
  if (was.loop !== is.loop) return [`${commands.loop[1]}: ${is.loop ? menu.on : menu.off}`]
  return wasSought ? [where] : []
}

// At its end it begins again by itself.
const isRepeated = (was: FilePlaying, is: FilePlaying): boolean =>
  is.loop && is.positionMs < SOUGHT_MS && (was.durationMs ?? 0) - was.positionMs < SOUGHT_MS

const place = ({ sending }: Model, { positionMs, durationMs }: FilePlaying): string => {
  const name = sending.spec?.kind === 'file' ? nameOfPath(sending.spec.path) : (sending.source ?? '')
  const at = durationMs === undefined ? duration(positionMs) : `${duration(positionMs)} / ${duration(durationMs)}`
  return `${clean(name)} ${at}`
}
