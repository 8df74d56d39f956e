import { lossPercent, type Figures, type Live } from '../call'
import type { TerminalFigures } from '../message'
import type { Line } from '../scene'
import { fitPieces, span, type Piece } from './line'

/** kbit/s as a person reads them. */
export const bitrate = (kbps: number): string =>
  kbps >= 10_000 ? `${(kbps / 1000).toFixed(1)} Mbit/s` : `${Math.round(kbps)} kbit/s`

/** Bytes a second as a person reads them. */
export const byterate = (bytes: number): string =>
  bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB/s` : `${Math.round(bytes / 1000)} KB/s`

const percent = (value: number): string => `${value >= 10 ? value.toFixed(0) : value.toFixed(1)} % lost`

const flow = ({ heldByUs, heldByThem, peer }: Live): string => {
  if (heldByUs && heldByThem) return 'both paused'
  if (heldByUs) return 'you paused'
  return heldByThem ? `${peer.name} paused` : 'both sending'
}

/** What drawing costs: pictures a second and bytes to the terminal. */
export const screenWords = (terminal: TerminalFigures): string =>
  `${Math.round(terminal.picturesPerSecond)} fps ${byterate(terminal.bytesPerSecond)}`

/** The line of figures; `withScreen`: also what drawing costs. */
export const figuresLine = (call: Live, width: number, withScreen: boolean): Line => {
  const { figures } = call
  const pieces = [
    piece(1, flow(call), call.heldByUs || call.heldByThem ? 'warn' : 'good'),
    ...streamPieces(figures),
    ...(withScreen && figures.terminal ? [piece(6, `screen ${screenWords(figures.terminal)}`)] : []),
  ]
  return [span(' '), ...fitPieces(pieces, width - 2, span('  ·  ', 'dim'))]
}

const piece = (rank: number, text: string, style: Line[number]['style'] = 'normal'): Piece => ({
  rank,
  spans: [span(text, style)],
})

const streamPieces = (figures: Figures): readonly Piece[] => {
  const newest = figures.recent.at(-1)
  if (!newest) return []
  const loss = lossPercent(figures)
  const { sent, received, latencyMs } = newest
  return [
    piece(2, `in ${Math.round(received.fps)} fps ${bitrate(received.kbps)}`),
    piece(3, `out ${Math.round(sent.fps)} fps ${bitrate(sent.kbps)}`),
    ...(loss === undefined ? [] : [piece(4, percent(loss), loss >= 2 ? 'warn' : 'normal')]),
    ...(latencyMs === undefined ? [] : [piece(5, `${Math.round(latencyMs.p50)} ms late`)]),
  ]
}
