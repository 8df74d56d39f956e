import { openSync } from 'node:fs'
import { ReadStream } from 'node:tty'
import type { Fit, RenderMode } from '../media/render/renderer'
import type { PlayMedia } from '../media/video/messages'
import { TerminalError } from '../tui/terminal/error'
import { openDisplay } from '../tui/terminal/open'
import { EXIT, exitCodeOfSignal, UsageError } from '../exit'
import { Film } from '../play/film'
import { PipeScreen } from '../play/pipe-screen'
import { Player } from '../play/player'
import { summary, type PlayCounts } from '../play/summary'

/** Options of `vcall play`. */
export interface PlayOptions {
  /** Path of a video or a picture, or `-`: Y4M on stdin. */
  readonly file: string
  readonly render?: RenderMode
  readonly fit?: Fit
  readonly cells?: { readonly width: number; readonly height: number }
  readonly budget?: number
  readonly fps?: number
  readonly loop?: boolean
  readonly stats?: boolean
  readonly force?: boolean
}

const USUAL_CELLS = { width: 80, height: 24 }
const ESCAPED_END = '\x1b[m'
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Plays a file on the terminal, or writes it into a pipe. Resolves with the exit code; rejects with Failure. */
export const runPlay = async (options: PlayOptions): Promise<number> => {
  if (options.file === '-' && process.stdin.isTTY) {
    throw new UsageError('- reads a Y4M stream from stdin, and stdin is the terminal: pipe one into it')
  }
  if (process.stdout.isTTY) return onTerminal(options)
  if (options.force === true) return intoPipe(options)
  throw new UsageError('stdout is no terminal; --force writes the pictures into the pipe or file all the same')
}

const mediaOf = ({ file, loop = false }: PlayOptions): PlayMedia =>
  file === '-' ? { kind: 'stdin' } : { kind: 'file', path: file, loop }

const onTerminal = async (options: PlayOptions): Promise<number> => {
  const keyboard = process.stdin.isTTY ? undefined : openKeyboard()
  let player: Player | undefined
  const display = await openDisplay({ keyboard, lastWords: async () => player?.film.close() }).catch(
    (error: unknown) => {
      throw error instanceof TerminalError ? new UsageError(error.message, { cause: error }) : error
    },
  )
  const beganMs = performance.now()
  try {
    player = new Player(display, { ...options, media: mediaOf(options) })
    return await player.run()
  } finally {
    display.close()
    keyboard?.destroy()
    report(options, { pictures: player?.film.drawn ?? 0, bytes: display.output.pictureBytes, seconds: since(beganMs) })
  }
}

/** The keyboard of the terminal when stdin is the stream. */
const openKeyboard = (): ReadStream => {
  try {
    return new ReadStream(openSync('/dev/tty', 'r'))
  } catch (error) {
    throw new UsageError('There is no keyboard: stdin is no terminal, and /dev/tty cannot be opened.', { cause: error })
  }
}

const intoPipe = async (options: PlayOptions): Promise<number> => {
  const screen = new PipeScreen(process.stdout, {
    cells: options.cells ?? USUAL_CELLS,
    mode: options.render ?? 'half',
    fit: options.fit ?? 'letterbox',
    onTaken: (delivery) => {
      film.delivered(delivery)
      film.want()
    },
  })
  const film: Film = new Film(screen, { ...options, media: mediaOf(options), stillEnds: true }, () => undefined)
  let code: number = EXIT.ok
  const onSignal = (signal: NodeJS.Signals): void => {
    code = exitCodeOfSignal(signal)
    void film.close()
  }
  for (const signal of SIGNALS) process.on(signal, onSignal)
  const beganMs = performance.now()
  try {
    await film.play()
    const { height } = options.cells ?? USUAL_CELLS
    await new Promise((resolve) => process.stdout.write(`${ESCAPED_END}\x1b[${height + 1};1H`, resolve))
    return code
  } finally {
    await film.close()
    for (const signal of SIGNALS) process.off(signal, onSignal)
    report(options, { pictures: film.drawn, bytes: screen.bytes, seconds: since(beganMs) })
  }
}

const since = (beganMs: number): number => (performance.now() - beganMs) / 1000

const report = ({ stats }: PlayOptions, counts: PlayCounts): void => {
  if (stats === true) process.stderr.write(summary(counts))
}
