import { lossPercent, type Figures, type Live } from '../call'
import type { TerminalFigures } from '../message'
import type { Line } from '../scene'
import { fitPieces, span, type Piece } from './line'

/** What comes and what goes, in one unit: `↓412 ↑389 kbit/s`. */
const bitrates = (down: number, up: number): string => {
  const mega = Math.max(down, up) >= 10_000
  const value = (kbps: number): string => (mega ? (kbps / 1000).toFixed(1) : kbps.toFixed(0))
  return `↓${value(down)} ↑${value(up)} ${mega ? 'M' : 'k'}bit/s`
}

/** Bytes a second as a person reads them. */
export const byterate = (bytes: number): string =>
  bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB/s` : `${Math.round(bytes / 1000)} KB/s`

const percent = (value: number): string => `${value >= 10 ? value.toFixed(0) : value.toFixed(1)} % lost`

const flow = ({ heldByUs, heldByThem, peer }: Live): string => {
  if (heldByUs && heldByThem) return 'both paused'
  if (heldByUs) return 'you paused'
  return heldByThem ? `${peer.name} paused` : 'both send'
}

/** How pictures are drawn, and how large, in cells or in pixels: `half 78x20`. */
export const drawingWords = ({ mode, size }: TerminalFigures): string =>
  size === undefined ? mode : `${mode} ${size.width}x${size.height}`

/** Pictures of theirs that were drawn in a second, of those that came: `20 of 24 fps`. */
export const drawnWords = (figures: Figures, { picturesPerSecond }: TerminalFigures): string => {
  const came = Math.round(figures.recent.at(-1)?.received.fps ?? 0)
  const drawn = Math.round(picturesPerSecond)
  return came > drawn ? `${drawn} of ${came} fps` : `${drawn} fps`
}

/** What goes over the link to the terminal, and how old a picture is when it has arrived there. */
export const linkWords = ({ bytesPerSecond, ageMs }: TerminalFigures): string =>
  `${byterate(bytesPerSecond)}${ageMs === undefined ? '' : `, ${ageMs} ms`}`

/** From a picture's making to its decoding here; undefined where it cannot be known. */
export const delayWords = ({ recent }: Figures): string | undefined => {
  const latency = recent.at(-1)?.latencyMs
  return latency && `${Math.round(latency.p50)} ms`
}

/** How long sound waits here, and what was lost of it: `45 ms, 0.2 % lost`. */
export const soundWords = ({ sound }: Figures): string => {
  if (!sound || sound.received.packets === 0) return 'none came yet'
  const { packets, lost, bufferMs } = sound.received
  return `${Math.round(bufferMs)} ms, ${percent((100 * lost) / (packets + lost))}`
}

/** The line of figures: ↓ what comes and ↑ what goes, and what becomes of it on this screen, as far as there is room. */
export const figuresLine = (call: Live, width: number, warning = ''): Line => {
  const held = call.heldByUs || call.heldByThem
  const pieces = [
    ...(warning === '' ? [] : [piece(0, warning, 'warn')]),
    piece(1, flow(call), held ? 'warn' : 'good'),
    ...streamPieces(call.figures),
    ...screenPieces(call.figures),
  ]
  return [span(' '), ...fitPieces(pieces, width - 2, span(' · ', 'dim'))]
}

const piece = (rank: number, text: string, style: Line[number]['style'] = 'normal'): Piece => ({
  rank,
  spans: [span(text, style)],
})

const streamPieces = (figures: Figures): readonly Piece[] => {
  const newest = figures.recent.at(-1)
  if (!newest) return []
  const loss = lossPercent(figures)
  const { sent, received } = newest
  return [
    piece(2, `↓${Math.round(received.fps)} ↑${Math.round(sent.fps)} fps`),
    piece(3, bitrates(received.kbps, sent.kbps)),
    ...(loss === undefined ? [] : [piece(4, percent(loss), loss >= BAD_LOSS ? 'warn' : 'normal')]),
  ]
}

/** From so many percent on the picture suffers visibly. */
const BAD_LOSS = 2

const screenPieces = (figures: Figures): readonly Piece[] => {
  const delay = delayWords(figures)
  const { terminal } = figures
  return [
    ...(delay === undefined ? [] : [piece(8, `${delay} delay`)]),
    ...(terminal
      ? [
          piece(7, drawingWords(terminal)),
          piece(5, `screen ${drawnWords(figures, terminal)}`),
          piece(6, `${linkWords(terminal)}${terminal.ageMs === undefined ? '' : ' old'}`),
        ]
      : []),
  ]
}
