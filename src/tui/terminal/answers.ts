import type { SixelDeltas, SixelTraits } from '../../media/render/renderer'
import type { Capabilities } from '../display'
import { measuredCell, measureQuestion } from './cell-measure'
import { glyphsOf } from './glyphs'
import { identityOf } from './identity'
import { takesInlineImages } from './images'
import { KEYS_QUESTION } from './modes'
import { modesOf } from './modes-of'
import { noticeFormOf } from './notice'
import { groundOf, GROUND_QUESTION } from './theme/ground'

const SIZES_AND_MODES = '\x1b[16t\x1b[14t\x1b[?2;1;0S\x1b[?1;1;0S\x1b[?2026$p\x1b[?1004$p\x1b[>q'
/** The colour is set, asked for and reset. */
const TRUE_COLOUR_AND_KITTY = '\x1b[48;2;1;2;3m\x1bP$qm\x1b\\\x1b[m\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\'
/** iTerm2 tells no cell's size but in its own way. */
const CELL_SIZE_QUESTION = '\x1b]1337;ReportCellSize\x07'
const ITERM = `\x1b]1337;Capabilities\x07${CELL_SIZE_QUESTION}`
/** DA1 is the last because every terminal answers it: what has not been answered before it never will be. */
const WHO_AND_FENCE = '\x1b[>c\x1b[5n\x1b[c'

/**
 * Everything that is asked, in one write. Not a multiplexer whether it has true colour, kitty's graphics or iTerm2's images,
 * or releases of keys: screen 4.9 writes what stands in the first question on the screen, and takes the second for a title.
 * tmux knows its own ground (3.4 asks the terminal outside).
 */
export const questionsFor = (env: Surroundings['env']): string => {
  const multiplexer = multiplexerOf([], env)
  const alone = multiplexer === 'none' ? TRUE_COLOUR_AND_KITTY + ITERM + KEYS_QUESTION : ''
  return SIZES_AND_MODES + alone + (multiplexer === 'screen' ? '' : GROUND_QUESTION) + WHO_AND_FENCE
}

/** Primary device attributes: `CSI ? ... c`. */
const DA1 = /^\x1b\[\?([\d;]*)c$/
/** Secondary device attributes: the first number says which terminal; 83 is screen, 84 tmux. */
const DA2 = /^\x1b\[>(\d+)[\d;]*c$/
/** DECRPM of mode 2026: 1 set, 2 reset. */
const SYNCHRONIZED = /^\x1b\[\?2026;[12]\$y$/
/** DECRPM of mode 1004, which tells the focus. */
const TELLS_FOCUS = /^\x1b\[\?1004;[12]\$y$/
/** DECRQSS of SGR: the 24-bit colour came back, with or without a colour space. */
const TRUE_COLOUR = /^\x1bP1\$r.*48[:;]2[:;](?:\d*:)?1[:;]2[:;]3(?!\d)/
/** The beginning of kitty's answer to the graphics query. */
const KITTY_OK = '\x1b_Gi=31;OK'
/** The enhancements of the keyboard in force, kitty's protocol: 2 events, 8 all keys as sequences. */
const KEY_FLAGS = /^\x1b\[\?(\d+)u$/
const RELEASES = 2 | 8
/** Status report "no trouble", the answer to `CSI 5 n`. */
export const STATUS = '\x1b[0n'
const CELL_PIXELS = /^\x1b\[6;(\d+);(\d+)t$/
/** iTerm2's ReportCellSize: height and width in points, and how many pixels a point has (1 where it is not told). */
const CELL_POINTS = /^\x1b\]1337;ReportCellSize=([\d.]+);([\d.]+)(?:;([\d.]+))?/
const WINDOW_PIXELS = /^\x1b\[4;(\d+);(\d+)t$/
const SIXEL_PIXELS = /^\x1b\[\?2;0;(\d+);(\d+)S$/
const SIXEL_REGISTERS = /^\x1b\[\?1;0;(\d+)S$/
const SIXEL_ATTRIBUTE = '4'
/** mlterm tells no name; this is its number in DA2. */
const MLTERM = '24'

/** Asked again when the window has changed: a change of the font changes its cells. */
export const SIZE_QUESTIONS = `\x1b[16t${CELL_SIZE_QUESTION}\x1b[14t\x1b[?2;1;0S`

/** What is known of a terminal without asking it. */
export interface Surroundings {
  readonly columns: number
  readonly rows: number
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Whether this is the answer behind which no other comes. */
export const isFence = (reply: string): boolean => DA1.test(reply)

/** What the terminal can do, by its answers; the environment says only which multiplexer it is, and that there are no colours. */
export const judge = (replies: readonly string[], around: Surroundings): Capabilities => {
  const multiplexer = multiplexerOf(replies, around.env)
  const colours = coloursOf(replies, around.env, multiplexer)
  const cell = cellOf(replies, around)
  const ground = groundOf(replies)
  const alone = multiplexer === 'none'
  const sixel = alone && (first(replies, DA1)?.[1] ?? '').split(';').includes(SIXEL_ATTRIBUTE)
  const found = {
    columns: around.columns,
    rows: around.rows,
    colours,
    ...(ground && { ground }),
    tellsFocus: replies.some((reply) => TELLS_FOCUS.test(reply)),
    ...(alone && { notices: noticeFormOf(identityOf(replies), Number(first(replies, DA2)?.[1])) }),
    synchronized: replies.some((reply) => SYNCHRONIZED.test(reply)),
    sixel,
    sixelTraits: sixelTraitsOf(replies),
    lacksBraille: around.env.TERM === 'linux' || first(replies, DA2)?.[1] === MLTERM,
    glyphs: glyphsOf(alone ? identityOf(replies) : undefined),
    kittyGraphics: alone && replies.some((reply) => reply.startsWith(KITTY_OK)),
    kittyComposes: identityOf(replies)?.name === 'kitty',
    inlineImages: alone && takesInlineImages(replies),
    ...(cell && { cell }),
    answersStatus: replies.includes(STATUS),
    keyReleases: alone && (Number(first(replies, KEY_FLAGS)?.[1] ?? 0) & RELEASES) === RELEASES,
    multiplexer,
  }
  const modes = modesOf(found)
  return { ...found, modes, mode: modes[0] }
}

const first = (replies: readonly string[], form: RegExp): RegExpExecArray | undefined => {
  for (const reply of replies) {
    const found = form.exec(reply)
    if (found) return found
  }
  return undefined
}

const multiplexerOf = (replies: readonly string[], env: Surroundings['env']): Capabilities['multiplexer'] => {
  const kind = first(replies, DA2)?.[1]
  if (kind === '84' || env.TMUX) return 'tmux'
  if (kind === '83') return 'screen'
  const name = env.TERM ?? ''
  if (name.startsWith('tmux')) return 'tmux'
  return name.startsWith('screen') ? 'screen' : 'none'
}

/** Names of terminals without colours in terminfo, as xterm-mono and linux-m. */
const MONOCHROME = /-m(ono)?$/
/** Those of DEC, and what goes by their names: the number of a colour would be an order to blink there. */
const VIDEO_TERMINAL = /^vt\d/

const coloursOf = (
  replies: readonly string[],
  env: Surroundings['env'],
  multiplexer: Capabilities['multiplexer'],
): Capabilities['colours'] => {
  const name = env.TERM ?? ''
  if (env.NO_COLOR || MONOCHROME.test(name)) return 'none'
  // tmux says nothing and reduces colours by itself to what the terminal outside can show.
  if (multiplexer === 'tmux') return 'true'
  if (replies.some((reply) => TRUE_COLOUR.test(reply))) return 'true'
  return multiplexer === 'none' && VIDEO_TERMINAL.test(name) ? 'none' : '256'
}

/** What a terminal that tells nothing bears: sixteen colours, and the pixels of xterm. */
const LEAST_REGISTERS = 16
const USUAL_SIDE = 1000

const sixelTraitsOf = (replies: readonly string[]): SixelTraits => {
  const registers = Number(first(replies, SIXEL_REGISTERS)?.[1])
  return {
    registers: registers >= 2 ? registers : LEAST_REGISTERS,
    maxWidth: USUAL_SIDE,
    maxHeight: USUAL_SIDE,
    ...limitsOf(replies),
    deltas: deltasOf(replies),
  }
}

/** The largest sixel picture in pixels, where it is told. */
const mostPixelsOf = (replies: readonly string[]): Size | undefined => {
  const [, width, height] = first(replies, SIXEL_PIXELS) ?? []
  return Number(width) > 0 && Number(height) > 0 ? { width: Number(width), height: Number(height) } : undefined
}

/** How large a sixel picture may be, where it is told. */
export const limitsOf = (replies: readonly string[]): Partial<Pick<SixelTraits, 'maxWidth' | 'maxHeight'>> => {
  const most = mostPixelsOf(replies)
  return most ? { maxWidth: most.width, maxHeight: most.height } : {}
}

/** Only of terminals that were tried it is known how one picture lies over another. */
const deltasOf = (replies: readonly string[]): SixelDeltas => {
  const name = identityOf(replies)?.name
  if (name === 'xterm' || name === 'foot') return 'transparent'
  return first(replies, DA2)?.[1] === MLTERM ? 'tiles' : 'none'
}

type Size = NonNullable<Capabilities['cell']>

/** Whether an answer can be the size of a cell that somebody reads. */
const credible = ({ width, height }: Size): boolean => width >= 2 && width <= 128 && height >= 4 && height <= 256

/** Whether this answers one of SIZE_QUESTIONS. */
export const isSizeReply = (reply: string): boolean =>
  [CELL_PIXELS, CELL_POINTS, WINDOW_PIXELS, SIXEL_PIXELS].some((form) => form.test(reply))

/** The size of a cell in pixels by the answers to SIZE_QUESTIONS; undefined where there are none to be believed. */
export const cellOf = (
  replies: readonly string[],
  { columns, rows }: Pick<Surroundings, 'columns' | 'rows'>,
): Size | undefined => {
  const told = toldCell(replies)
  if (told) return told
  const [, high, wide] = first(replies, WINDOW_PIXELS) ?? []
  const shared = cellIn(Number(wide), Number(high), { columns, rows })
  if (shared) return shared
  const most = mostPixelsOf(replies)
  if (most === undefined) return undefined
  const measured = measuredCell(replies, most)
  if (measured) return credible(measured) ? measured : undefined
  // The largest sixel picture is the window only where it divides into cells, and is not just as large as xterm lets it be.
  const isWindow = most.width !== USUAL_SIDE && most.height !== USUAL_SIDE
  const divides = most.width % columns === 0 && most.height % rows === 0
  return isWindow && divides ? cellIn(most.width, most.height, { columns, rows }) : undefined
}

/** What is still to be asked to know the size of a cell; undefined: nothing, or it would not help. */
export const furtherQuestion = (replies: readonly string[], around: Surroundings): string | undefined => {
  const most = mostPixelsOf(replies)
  const known = judge(replies, around)
  const wanted = known.sixel && known.cell === undefined && identityOf(replies)?.name === 'xterm'
  return wanted && most ? measureQuestion(most) : undefined
}

/** A cell's size where the terminal tells just that. */
const toldCell = (replies: readonly string[]): Size | undefined => {
  const [, height, width] = first(replies, CELL_PIXELS) ?? []
  const [, high, wide, scale = 1] = first(replies, CELL_POINTS) ?? []
  const inPixels = { width: Number(width), height: Number(height) }
  const inPoints = { width: Math.round(Number(wide) * Number(scale)), height: Math.round(Number(high) * Number(scale)) }
  return [inPixels, inPoints].find(credible)
}

const cellIn = (width: number, height: number, grid: { columns: number; rows: number }): Size | undefined => {
  const cell = { width: Math.floor(width / grid.columns), height: Math.floor(height / grid.rows) }
  return credible(cell) ? cell : undefined
}
