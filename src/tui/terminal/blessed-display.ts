import { isOfPixels, type RenderMode } from '../../media/render/renderer'
import type { Delivery, InFlight } from '../../media/link/delivery'
import type { Capabilities, Display, InputEvent, VisibleBoxes } from '../display'
import type { Scene } from '../scene'
import { STATUS } from './answers'
import { CellSize } from './cell-size'
import { UTF8_OFF, UTF8_ON } from './charset'
import type { Device } from './device'
import { ERASE_IMAGES, scrollAway } from './images'
import type { TerminalInput } from './input'
import { JobControl } from './job-control'
import { characterKey, namedKey } from './key-name'
import { KEYS_OFF, KEYS_ON } from './modes'
import { TerminalOutput } from './output'
import { PictureBoxes } from './picture-boxes'
import type { TerminalGuard } from './restore'
import { SceneScreen } from './scene-screen'
import { Theme } from './theme'
import type { Token } from './token'
import type { WindowSize } from './window-size'

/** Drawings of the interface are at least this far apart, in ms: 25 a second. */
const DRAWING_GAP_MS = 40
const HIDE_CURSOR = '\x1b[?25l'
const SHOW_CURSOR = '\x1b[?25h'
const BELL = '\x07'
/** Its answer is STATUS. */
const STATUS_QUESTION = '\x1b[5n'
/** What is typed before anybody listens is kept, up to so many events. */
const MOST_EARLY = 1000

/** What a display is made of; it owns all of it. */
export interface DisplayParts {
  readonly capabilities: Capabilities
  readonly device: Device
  readonly input: TerminalInput
  readonly guard: TerminalGuard
  readonly window: WindowSize
}

/** The terminal behind blessed: scenes are drawn by it, pictures pass it by. */
export class BlessedDisplay implements Display {
  private readonly screen: SceneScreen
  private readonly pictures = new PictureBoxes()
  private readonly terminal: TerminalOutput
  private readonly jobs: JobControl
  private readonly listeners = new Set<(event: InputEvent) => void>()
  private readonly early: InputEvent[] = []
  private readonly slotListeners = new Set<() => void>()
  private readonly deliveryListeners = new Set<(delivery: Delivery) => void>()
  private scene: Scene | undefined
  private stale = false
  /** The terminal shows something unknown: the next drawing clears it. Pictures wait for that. */
  private unknown = false
  private timer: NodeJS.Timeout | undefined
  private slotTimer: NodeJS.Immediate | undefined
  private drawnAtMs = -Infinity
  private cursorText = HIDE_CURSOR
  private size: { readonly columns: number; readonly rows: number }
  private mode: RenderMode
  private readonly cells: CellSize
  /** Sixels were written since the screen was last empty. */
  private sixels = false
  /** The terminal was asked to tell the releases of keys. */
  private keysTold = false
  private away = false
  private closed = false

  constructor(private readonly parts: DisplayParts) {
    const { capabilities, device, input, window } = parts
    this.size = { columns: capabilities.columns, rows: capabilities.rows }
    this.mode = capabilities.mode
    const { cell, sixelTraits } = capabilities
    this.cells = new CellSize({ ...(cell && { cell }), ...(sixelTraits && { sixelTraits }) })
    this.screen = new SceneScreen(this.size, new Theme(capabilities.colours))
    const { synchronized, answersStatus } = capabilities
    this.terminal = new TerminalOutput(
      device,
      { synchronized, answersStatus, now: () => performance.now() },
      {
        slot: () => this.tellSlot(),
        delivered: (delivery) => this.tellDelivery(delivery),
        idle: (lost) => (lost ? this.redraw() : this.schedule()),
        // The terminal hung up; the signal that says so may not come.
        failed: () => void process.kill(process.pid, 'SIGHUP'),
      },
    )
    parts.guard.expect(() => this.terminal.unanswered + (this.keysTold && answersStatus ? 1 : 0))
    input.expect(() => this.terminal.unanswered)
    parts.guard.alsoWrite(() => this.lastText())
    parts.guard.beforeLastWords(() => this.stop())
    this.jobs = new JobControl({ release: () => this.release(), resume: () => this.resume() })
    this.screen.onKey((_, key) => this.tell(namedKey(key)))
    window.listen((size) => this.resize(size))
    input.listen((token) => this.take(token))
  }

  get capabilities(): Capabilities {
    return { ...this.parts.capabilities, ...this.cells.now, ...this.size, mode: this.mode }
  }

  get output(): Display['output'] {
    return this.terminal.figures
  }

  get inFlight(): readonly InFlight[] {
    return this.terminal.inFlight
  }

  get slotFree(): boolean {
    return !this.away && !this.closed && !this.unknown && !this.cellDoubtful && this.terminal.slotFree
  }

  show(scene: Scene): void {
    this.scene = scene
    this.stale = true
    this.schedule()
  }

  boxes(): VisibleBoxes {
    return this.pictures.read()
  }

  picture(bytes: Uint8Array, version: number): boolean {
    this.drawFirst()
    if (this.away || this.closed || version !== this.pictures.current) return this.terminal.refuse()
    const asImage = this.mode === 'kitty'
    this.sixels ||= this.mode === 'sixel'
    if (this.cursorText === HIDE_CURSOR) return this.terminal.picture(bytes, { before: '', after: '', asImage })
    return this.terminal.picture(bytes, { before: HIDE_CURSOR, after: this.cursorText, asImage })
  }

  onSlot(listener: () => void): () => void {
    this.slotListeners.add(listener)
    return () => this.slotListeners.delete(listener)
  }

  onDelivery(listener: (delivery: Delivery) => void): () => void {
    this.deliveryListeners.add(listener)
    return () => this.deliveryListeners.delete(listener)
  }

  on(listener: (event: InputEvent) => void): () => void {
    this.listeners.add(listener)
    for (const event of this.early.splice(0)) listener(event)
    return () => this.listeners.delete(listener)
  }

  setMode(mode: RenderMode): void {
    if (mode === this.mode) return
    this.mode = mode
    this.redraw()
  }

  redraw(): void {
    this.screen.forget()
    this.clear()
    this.schedule()
  }

  bell(): void {
    if (!this.away && !this.closed) this.terminal.text(BELL)
  }

  suspend(): void {
    if (!this.closed) this.jobs.suspend()
  }

  close(): void {
    if (this.closed) return
    const { device, guard, input, window } = this.parts
    guard.restore()
    this.stop()
    this.screen.destroy()
    window.close()
    input.close()
    guard.dispose()
    device.close()
  }

  /** Nothing is drawn any more. */
  private stop(): void {
    this.closed = true
    clearTimeout(this.timer)
    this.terminal.abandon()
    this.jobs.close()
  }

  private tell(event: InputEvent | undefined): void {
    if (!event) return
    if (this.listeners.size === 0 && this.early.length < MOST_EARLY) this.early.push(event)
    for (const listener of this.listeners) listener(event)
  }

  /** Not at once: who is told may be in the middle of handing over a picture. */
  private tellSlot(): void {
    this.slotTimer ??= setImmediate(() => {
      this.slotTimer = undefined
      if (this.slotFree) for (const listener of this.slotListeners) listener()
    })
  }

  private tellDelivery(delivery: Delivery): void {
    for (const listener of this.deliveryListeners) listener(delivery)
  }

  private take(token: Token): void {
    switch (token.type) {
      case 'key': {
        const character = characterKey(token.sequence, token.phase)
        return character ? this.tell(character) : this.screen.press(token.sequence)
      }
      case 'paste':
      case 'mouse':
      case 'focus':
        return this.tell(token)
      case 'reply':
        if (token.text === STATUS) this.terminal.acknowledge()
        else this.takeSize(token.text)
        return
    }
  }

  private takeSize(reply: string): void {
    if (this.cells.take(reply, this.size)) this.redraw()
    this.tellSlot()
  }

  /** Only pictures of pixels are as large as the cells are said to be. */
  private get cellDoubtful(): boolean {
    return isOfPixels(this.mode) && this.cells.doubtful(performance.now())
  }

  private resize(size: { readonly columns: number; readonly rows: number }): void {
    this.size = size
    this.screen.resize(size.columns, size.rows)
    this.clear()
    if (!this.away && this.parts.capabilities.cell) this.terminal.text(this.cells.ask(performance.now()))
    this.tell({ type: 'resize', ...size })
    this.schedule()
  }

  private clear(): void {
    this.unknown = true
    this.stale = true
    this.pictures.forget()
  }

  /** Draws soon: not before the last drawing is 40 ms old and on its way. */
  private schedule(): void {
    if (this.timer || !this.stale || this.away || this.closed || !this.terminal.idle) return
    const delayMs = Math.max(0, this.drawnAtMs + DRAWING_GAP_MS - performance.now())
    this.timer = setTimeout(() => this.draw(), delayMs)
  }

  /** What the interface has to say goes before a picture: on a slow link the answer to a key would wait for its bytes. */
  private drawFirst(): void {
    if (this.timer === undefined) return
    clearTimeout(this.timer)
    this.draw()
  }

  private draw(): void {
    this.timer = undefined
    const { scene } = this
    if (!scene || this.away || !this.terminal.idle) return
    this.stale = false
    this.drawnAtMs = performance.now()
    this.askKeys(scene.keyReleases === true)
    const away = this.unknown ? this.sixelsAway() : ''
    this.screen.letters = this.mode === 'ascii'
    const text = this.screen.draw(scene)
    this.writeDrawing(away + text, cursorOf(scene))
    const changed = this.pictures.update(this.screen.pictures(), (which, x, y) => this.screen.shows(which, x, y))
    if (changed || this.unknown) {
      this.eraseImages()
      this.tellSlot()
    }
    this.unknown = false
  }

  private askKeys(told: boolean): void {
    if (told === this.keysTold || this.parts.capabilities.keyReleases !== true) return
    this.keysTold = told
    this.terminal.text(told ? KEYS_ON : KEYS_OFF)
  }

  /** A key that is released while the terminal learns that nobody wants to know it comes before its answer, not to the shell. */
  private lastText(): string {
    const { answersStatus, kittyGraphics, utf8Selected } = this.parts.capabilities
    const keys = this.keysTold ? KEYS_OFF + (answersStatus ? STATUS_QUESTION : '') : ''
    return (kittyGraphics ? ERASE_IMAGES : '') + this.sixelsAway() + (utf8Selected ? UTF8_OFF : '') + keys
  }

  private sixelsAway(): string {
    const { sixels } = this
    this.sixels = false
    return sixels ? scrollAway(this.size.rows) : ''
  }

  private writeDrawing(text: string, cursor: string): void {
    if (text === '' && cursor === this.cursorText) return
    this.cursorText = cursor
    this.terminal.text(HIDE_CURSOR + text + (cursor === HIDE_CURSOR ? '' : cursor))
  }

  /** Images lie over text: where something else is to be seen, or nothing, they would stay. The next ones are whole. */
  private eraseImages(): void {
    if (!this.parts.capabilities.kittyGraphics) return
    this.terminal.text(ERASE_IMAGES)
    this.pictures.forget()
  }

  private release(): void {
    this.away = true
    clearTimeout(this.timer)
    this.timer = undefined
    this.parts.guard.restore()
    this.keysTold = false
    this.terminal.abandon()
    this.tell({ type: 'suspend' })
  }

  private resume(): void {
    this.parts.guard.take()
    this.away = false
    if (this.parts.capabilities.utf8Selected) this.terminal.text(UTF8_ON)
    this.tell({ type: 'continue' })
    this.redraw()
    this.tellSlot()
  }
}

const cursorOf = ({ cursor }: Scene): string =>
  cursor ? `\x1b[${cursor.y + 1};${cursor.x + 1}H${SHOW_CURSOR}` : HIDE_CURSOR
