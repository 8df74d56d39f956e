import type { RenderMode } from '../../media/render/renderer'
import type { Capabilities } from '../display'

/**
 * Everything that is asked, in one write. The colour is set, asked for and reset; DA1 is the last because every terminal
 * answers it: what has not been answered before it never will be.
 */
export const QUESTIONS =
  '\x1b[16t\x1b[14t\x1b[?2;1;0S\x1b[?2026$p' +
  '\x1b[48;2;1;2;3m\x1bP$qm\x1b\\\x1b[m' +
  '\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\' +
  '\x1b[>c\x1b[5n\x1b[c'

/** Primary device attributes: `CSI ? ... c`. */
const DA1 = /^\x1b\[\?([\d;]*)c$/
/** Secondary device attributes: the first number says which terminal; 83 is screen, 84 tmux. */
const DA2 = /^\x1b\[>(\d+)[\d;]*c$/
/** DECRPM of mode 2026: 1 set, 2 reset. */
const SYNCHRONIZED = /^\x1b\[\?2026;[12]\$y$/
/** DECRQSS of SGR: the 24-bit colour came back, with or without a colour space. */
const TRUE_COLOUR = /^\x1bP1\$r.*48[:;]2[:;](?:\d*:)?1[:;]2[:;]3(?!\d)/
/** The beginning of kitty's answer to the graphics query. */
const KITTY_OK = '\x1b_Gi=31;OK'
/** Status report "no trouble", the answer to `CSI 5 n`. */
export const STATUS = '\x1b[0n'
const CELL_PIXELS = /^\x1b\[6;(\d+);(\d+)t$/
const WINDOW_PIXELS = /^\x1b\[4;(\d+);(\d+)t$/
const SIXEL_PIXELS = /^\x1b\[\?2;0;(\d+);(\d+)S$/
const SIXEL_ATTRIBUTE = '4'

/** What is known of a terminal without asking it. */
export interface Surroundings {
  readonly columns: number
  readonly rows: number
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Whether this is the answer behind which no other comes. */
export const isFence = (reply: string): boolean => DA1.test(reply)

/** What the terminal can do, by its answers; the environment says only which multiplexer it is and NO_COLOR. */
export const judge = (replies: readonly string[], around: Surroundings): Capabilities => {
  const multiplexer = multiplexerOf(replies, around.env)
  const colours = coloursOf(replies, around.env, multiplexer)
  const cell = cellOf(replies, around)
  const alone = multiplexer === 'none'
  return {
    columns: around.columns,
    rows: around.rows,
    colours,
    synchronized: replies.some((reply) => SYNCHRONIZED.test(reply)),
    sixel: alone && (first(replies, DA1)?.[1] ?? '').split(';').includes(SIXEL_ATTRIBUTE),
    kittyGraphics: alone && replies.some((reply) => reply.startsWith(KITTY_OK)),
    ...(cell && { cell }),
    answersStatus: replies.includes(STATUS),
    multiplexer,
    mode: modeOf(colours),
  }
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

const coloursOf = (
  replies: readonly string[],
  env: Surroundings['env'],
  multiplexer: Capabilities['multiplexer'],
): Capabilities['colours'] => {
  if (env.NO_COLOR) return 'none'
  // tmux says nothing and reduces colours by itself to what the terminal outside can show.
  if (multiplexer === 'tmux') return 'true'
  return replies.some((reply) => TRUE_COLOUR.test(reply)) ? 'true' : '256'
}

const modeOf = (colours: Capabilities['colours']): RenderMode => (colours === 'none' ? 'ascii' : 'half')

type Size = NonNullable<Capabilities['cell']>

const cellOf = (replies: readonly string[], { columns, rows }: Surroundings): Size | undefined => {
  const [, height, width] = first(replies, CELL_PIXELS) ?? []
  if (Number(width) > 0 && Number(height) > 0) return { width: Number(width), height: Number(height) }
  const [, high, wide] = first(replies, WINDOW_PIXELS) ?? []
  const shared = cellIn(Number(wide), Number(high), { columns, rows })
  if (shared) return shared
  const [, acrossText, downText] = first(replies, SIXEL_PIXELS) ?? []
  const across = Number(acrossText)
  const down = Number(downText)
  // The largest sixel picture is the window only where it divides into cells.
  return across % columns === 0 && down % rows === 0 ? cellIn(across, down, { columns, rows }) : undefined
}

const cellIn = (width: number, height: number, grid: { columns: number; rows: number }): Size | undefined => {
  const cell = { width: Math.floor(width / grid.columns), height: Math.floor(height / grid.rows) }
  return cell.width > 0 && cell.height > 0 ? cell : undefined
}
