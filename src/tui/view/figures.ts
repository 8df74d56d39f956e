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

/** What drawing costs: pictures a second and bytes to the terminal. */
export const screenWords = (terminal: TerminalFigures): string =>
  `${Math.round(terminal.picturesPerSecond)} fps ${byterate(terminal.bytesPerSecond)}`

/** From a picture's making to its decoding here; undefined where it cannot be known. */
export const delayWords = ({ recent }: Figures): string | undefined => {
  const latency = recent.at(-1)?.latencyMs
  return latency && `${Math.round(latency.p50)} ms`
}

/** The line of figures, ↓ what comes and ↑ what goes; `all`: also what the pane beside the pictures would say. */
export const figuresLine = (call: Live, width: number, all: boolean): Line => {
  const held = call.heldByUs || call.heldByThem
  const pieces = [
    piece(1, flow(call), held ? 'warn' : 'good'),
    ...streamPieces(call.figures),
    ...(all ? morePieces(call.figures) : []),
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

const morePieces = (figures: Figures): readonly Piece[] => {
  const delay = delayWords(figures)
  return [
    ...(delay === undefined ? [] : [piece(5, `${delay} delay`)]),
    ...(figures.terminal ? [piece(6, `screen ${screenWords(figures.terminal)}`)] : []),
  ]
}
