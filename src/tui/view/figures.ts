import { lossPercent, pictureState, type Figures, type Live } from '../call'
import { duration } from '../clock'
import type { TerminalFigures } from '../message'
import type { Model } from '../model'
import type { Line } from '../scene'
import { cellWidth } from '../width'
import { en, type Words } from '../words/en'
import { wordsOf } from '../words/words'
import { fitPieces, span, type Piece } from './line'
import { mutedWords } from './sound'

/** What comes and what goes, in one unit: `↓412 ↑389 kbit/s`. */
const bitrates = (model: Model, down: number, up: number): string => {
  const { decimal } = wordsOf(model).numbers
  const mega = Math.max(down, up) >= 10_000
  const value = (kbps: number): string => decimal(mega ? kbps / 1000 : kbps, mega ? 1 : 0)
  return `↓${value(down)} ↑${value(up)} ${mega ? 'M' : 'k'}bit/s`
}

/** What goes, in the same units: `389 kbit/s`. */
export const bitrate = (model: Model, kbps: number): string => {
  const { decimal } = wordsOf(model).numbers
  return kbps >= 10_000 ? `${decimal(kbps / 1000, 1)} Mbit/s` : `${decimal(kbps, 0)} kbit/s`
}

/** Bytes a second as a person reads them. */
export const byterate = (bytes: number, words: Words = en): string =>
  bytes >= 1_000_000 ? `${words.numbers.decimal(bytes / 1_000_000, 1)} MB/s` : `${Math.round(bytes / 1000)} KB/s`

const lost = (model: Model, percent: number): string => {
  const { numbers, figures } = wordsOf(model)
  return figures.lost(numbers.decimal(percent, percent >= 10 ? 0 : 1))
}

const flow = (model: Model, call: Live): Piece => {
  const { figures: words } = wordsOf(model)
  const { heldByUs, heldByThem, peer } = call
  if (heldByUs && heldByThem) return piece(1, words.bothPaused, 'warn')
  if (heldByUs) return piece(1, words.youPaused, 'warn')
  if (heldByThem) return piece(1, words.paused(peer.name), 'warn')
  const missing = missingWords(model, call)
  return missing === undefined ? piece(1, words.bothSend, 'good') : piece(1, missing, 'warn')
}

/** That no picture of theirs comes, though it may; undefined where one does, or may do yet. */
const missingWords = (model: Model, call: Live): string | undefined => {
  if (model.soundAlone) return undefined
  const { call: words } = wordsOf(model)
  const state = pictureState(call, model.nowMs)
  if (state === 'none') return words.noVideo(call.peer.name)
  if (state !== 'stalled') return undefined
  return words.stalled(call.peer.name, duration(model.nowMs - (call.figures.theirsAtMs ?? 0)))
}

/** How pictures are drawn, and how large, in cells or in pixels: `half 78x20`. */
export const drawingWords = ({ mode, size }: TerminalFigures): string =>
  size === undefined ? mode : `${mode} ${size.width}x${size.height}`

/** Pictures of theirs that were drawn in a second, of those that came: `20 of 24 fps`. */
export const drawnWords = (model: Model, figures: Figures, { picturesPerSecond }: TerminalFigures): string => {
  const came = Math.round(figures.recent.at(-1)?.received.fps ?? 0)
  const drawn = Math.round(picturesPerSecond)
  return came > drawn ? wordsOf(model).figures.drawnOf(drawn, came) : `${drawn} fps`
}

/** What goes over the link to the terminal, and how old a picture is when it has arrived there. */
export const linkWords = ({ bytesPerSecond, ageMs }: TerminalFigures, words: Words = en): string =>
  `${byterate(bytesPerSecond, words)}${ageMs === undefined ? '' : `, ${ageMs} ms`}`

/** From a picture's making to its decoding here; undefined where it cannot be known. */
export const delayWords = ({ recent }: Figures): string | undefined => {
  const { latencyMs: latency, received } = recent.at(-1) ?? {}
  // It is of the whole call: where no picture comes it says nothing of now.
  if (received?.fps === 0) return undefined
  return latency && `${Math.round(latency.p50)} ms`
}

/** How long sound waits here, and what was lost of it: `45 ms, 0.2 % lost`; in little room the loss alone, or the wait. */
export const soundWords = (model: Model, { sound }: Figures, room = Infinity): string => {
  if (!sound || sound.received.packets === 0) return wordsOf(model).figures.noSoundYet
  const { packets, lost: missing, bufferMs } = sound.received
  const [wait, loss] = [`${Math.round(bufferMs)} ms`, lost(model, (100 * missing) / (packets + missing))]
  return [`${wait}, ${loss}`, loss].find((words) => cellWidth(words) <= room) ?? wait
}

/** The line of figures: ↓ what comes and ↑ what goes, and what becomes of it on this screen, as far as there is room. */
export const figuresLine = (model: Model, call: Live, width: number): Line => {
  const warning = mutedWords(model, call)
  const pieces = [
    ...(warning === '' ? [] : [piece(0, warning, 'warn')]),
    flow(model, call),
    ...(model.soundAlone ? soundPieces(model, call.figures) : streamPieces(model, call.figures)),
    ...(model.soundAlone ? [] : screenPieces(model, call.figures)),
  ]
  return [span(' '), ...fitPieces(pieces, width - 2, span(' · ', 'dim'))]
}

const piece = (rank: number, text: string, style: Line[number]['style'] = 'normal'): Piece => ({
  rank,
  spans: [span(text, style)],
})

const streamPieces = (model: Model, figures: Figures): readonly Piece[] => {
  const newest = figures.recent.at(-1)
  if (!newest) return []
  const loss = lossPercent(figures)
  const { sent, received } = newest
  return [
    piece(2, `↓${Math.round(received.fps)} ↑${Math.round(sent.fps)} fps`),
    piece(3, bitrates(model, received.kbps, sent.kbps)),
    ...requestPieces(model, figures),
    ...(loss === undefined ? [] : [piece(4, lost(model, loss), loss >= BAD_LOSS ? 'warn' : 'normal')]),
  ]
}

const requestPieces = (model: Model, { requests }: Figures): readonly Piece[] => {
  const { figures: words } = wordsOf(model)
  if (!requests) return []
  const { perSecond, dropped } = requests
  const slow = dropped === 0 ? [] : [piece(4, words.tooSlow(dropped), 'warn')]
  return [piece(4, words.requests(Math.round(perSecond))), ...slow]
}

const soundPieces = (model: Model, figures: Figures): readonly Piece[] => [piece(2, soundWords(model, figures))]

/** From so many percent on the picture suffers visibly. */
const BAD_LOSS = 2

const screenPieces = (model: Model, figures: Figures): readonly Piece[] => {
  const { figures: words } = wordsOf(model)
  const delay = delayWords(figures)
  const { terminal } = figures
  const link = terminal ? linkWords(terminal, wordsOf(model)) : ''
  return [
    ...(delay === undefined ? [] : [piece(8, words.delay(delay))]),
    ...(terminal
      ? [
          piece(7, drawingWords(terminal)),
          piece(5, words.screen(drawnWords(model, figures, terminal))),
          piece(6, terminal.ageMs === undefined ? link : words.old(link)),
        ]
      : []),
  ]
}
