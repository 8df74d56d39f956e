import type { Fit, RenderMode } from '../media/render/renderer'
import type { Display, InputEvent } from '../tui/display'
import type { TerminalFigures } from '../tui/message'
import { EXIT } from '../exit'
import { nextMode } from '../interface/render-choice'
import { TerminalMeter } from '../interface/terminal-meter'
import { Film, type FilmOptions } from './film'
import { playerScene, type PlayerView } from './scene'

/** How often the figures are read, in ms. */
const READ_MS = 1000
const SEEK_MS = 5000

/** What is played, and how it is shown. */
export interface PlayerOptions extends FilmOptions {
  readonly cells?: PlayerView['cells']
  readonly render?: RenderMode | undefined
  readonly fit?: Fit | undefined
}

/** Plays on the whole screen of a terminal: space pauses, arrows go elsewhere, f fills, g draws otherwise, q ends. */
export class Player {
  readonly film: Film
  private readonly meter: TerminalMeter
  private size: { readonly columns: number; readonly rows: number }
  private terminal: TerminalFigures | undefined
  private counted = 0
  private fit: Fit

  constructor(
    private readonly display: Display,
    private readonly options: PlayerOptions,
  ) {
    const { columns, rows } = display.capabilities
    this.size = { columns, rows }
    this.fit = options.fit ?? 'letterbox'
    if (options.render !== undefined) display.setMode(options.render)
    this.meter = new TerminalMeter(display)
    this.film = new Film(display, options, () => this.onChange())
  }

  /** Plays until the end or until somebody ends it; resolves with the exit code. Rejects with Failure. */
  async run(): Promise<number> {
    const { display, film } = this
    const ways = [
      display.on((event) => this.onInput(event)),
      display.onSlot(() => film.want()),
      display.onDelivery((delivery) => film.delivered(delivery)),
    ]
    const reading = setInterval(() => this.read(), READ_MS)
    this.show()
    try {
      await film.play()
      return EXIT.ok
    } finally {
      clearInterval(reading)
      for (const off of ways) off()
      await film.close()
    }
  }

  private onInput(event: InputEvent): void {
    if (event.type === 'key') this.onKey(event.name)
    if (event.type !== 'resize') return
    this.size = event
    this.show()
  }

  private onKey(name: string): void {
    switch (name) {
      case 'q':
      case 'escape':
      case 'C-c':
        return void this.film.close()
      case ' ':
      case 'space':
        return this.film.state.still ? undefined : this.film.toggle()
      case 'left':
        return this.film.seek(-SEEK_MS)
      case 'right':
        return this.film.seek(SEEK_MS)
      case 'f':
        this.fit = this.fit === 'fill' ? 'letterbox' : 'fill'
        return this.show()
      case 'g':
        this.display.setMode(nextMode(this.display.capabilities))
        return this.show()
      case 'C-l':
        return this.display.redraw()
      case 'C-z':
        return this.display.suspend()
      default:
        // A picture is shown until a key.
        if (this.film.state.still) void this.film.close()
    }
  }

  private onChange(): void {
    for (; this.counted < this.film.drawn; this.counted++) this.meter.drawn(['theirs'])
    this.show()
  }

  private read(): void {
    this.terminal = this.meter.read(this.film.box)
    this.show()
  }

  private show(): void {
    const { size, terminal, options, film, fit } = this
    this.display.show(playerScene({ size, terminal, cells: options.cells, fit, film: film.state }))
  }
}
