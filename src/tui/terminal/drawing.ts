import type { Scene } from '../scene'
import { cursorOf, HIDE_CURSOR } from './cursor'
import { ERASE_IMAGES } from './images'
import type { TerminalOutput } from './output'
import type { PictureBoxes } from './picture-boxes'
import type { SceneScreen } from './scene-screen'
import type { Traces } from './traces'

/** Drawings of the interface are at least this far apart, in ms: 25 a second. */
const DRAWING_GAP_MS = 40

/** What a drawing is made with, and who wants to know that pictures have to be drawn anew. */
export interface DrawingParts {
  readonly screen: SceneScreen
  readonly terminal: TerminalOutput
  readonly pictures: PictureBoxes
  readonly traces: Traces
  /** Images lie over text, and stay where it changes. */
  readonly imagesStay: boolean
  readonly rows: () => number
  readonly changed: () => void
}

/** Draws the newest scene, one drawing at a time, between the pictures. */
export class Drawing {
  private scene: Scene | undefined
  private stale = false
  /** The terminal shows something unknown: the next drawing clears it. Pictures wait for that. */
  private unknown = false
  private timer: NodeJS.Timeout | undefined
  private drawnAtMs = -Infinity
  private cursorText = HIDE_CURSOR
  private paused = false

  constructor(private readonly parts: DrawingParts) {}

  /** Whether the terminal shows what was drawn. */
  get known(): boolean {
    return !this.unknown
  }

  /** Puts the cursor back behind a picture; empty: it is hidden all the time. */
  get cursorBack(): string {
    return this.cursorText === HIDE_CURSOR ? '' : this.cursorText
  }

  show(scene: Scene): void {
    this.scene = scene
    this.stale = true
    this.schedule()
  }

  /** The terminal shows something unknown. */
  clear(): void {
    this.unknown = true
    this.stale = true
    this.parts.pictures.forget()
  }

  /** Draws soon: not before the last drawing is 40 ms old and on its way. */
  schedule(): void {
    if (this.timer || !this.stale || this.paused || !this.parts.terminal.idle) return
    const delayMs = Math.max(0, this.drawnAtMs + DRAWING_GAP_MS - performance.now())
    this.timer = setTimeout(() => this.draw(), delayMs)
  }

  /** What the interface has to say goes before a picture: on a slow link the answer to a key would wait for its bytes. */
  first(): void {
    if (this.timer === undefined) return
    clearTimeout(this.timer)
    this.draw()
  }

  /** Nothing is drawn until `resume`. */
  pause(): void {
    this.paused = true
    clearTimeout(this.timer)
    this.timer = undefined
  }

  resume(): void {
    this.paused = false
  }

  private draw(): void {
    this.timer = undefined
    const { scene } = this
    const { screen, terminal, pictures, traces, rows } = this.parts
    if (!scene || this.paused || !terminal.idle) return
    this.stale = false
    this.drawnAtMs = performance.now()
    terminal.text(traces.keys(scene.keyReleases === true) + traces.drags(scene.drags === true))
    const away = this.unknown ? traces.sixelsAway(rows()) : ''
    const text = screen.draw(scene)
    this.write(away + text, cursorOf(scene))
    const changed = pictures.update(screen.pictures(), (which, x, y) => screen.shows(which, x, y))
    if (changed || this.unknown) {
      this.eraseImages()
      this.parts.changed()
    }
    this.unknown = false
  }

  private write(text: string, cursor: string): void {
    if (text === '' && cursor === this.cursorText) return
    this.cursorText = cursor
    this.parts.terminal.text(HIDE_CURSOR + text + this.cursorBack)
  }

  /** Where something else is to be seen, or nothing, images would stay. The next ones are whole. */
  private eraseImages(): void {
    if (!this.parts.imagesStay) return
    this.parts.terminal.text(ERASE_IMAGES)
    this.parts.pictures.forget()
  }
}
