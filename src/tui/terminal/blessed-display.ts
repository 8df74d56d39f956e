import type { Delivery, InFlight } from '../../media/link/delivery'
import type { RenderMode } from '../../media/render/renderer'
import type { Capabilities, Display, InputEvent, ThemeName, VisibleBoxes } from '../display'
import type { Scene } from '../scene'
import { STATUS } from './answers'
import { Attention, BELL } from './attention'
import { UTF8_ON } from './charset'
import type { Device } from './device'
import { Drawing } from './drawing'
import type { TerminalInput } from './input'
import { InputEvents } from './input-events'
import { JobControl } from './job-control'
import { characterKey, namedKey } from './key-name'
import { TerminalOutput } from './output'
import { PictureBoxes } from './picture-boxes'
import { PictureNews } from './picture-news'
import { PicturePort } from './picture-port'
import type { TerminalGuard } from './restore'
import { SceneScreen } from './scene-screen'
import { looksFor, Theme } from './theme/theme'
import type { Token } from './token'
import { Traces } from './traces'
import type { Size, WindowSize } from './window-size'

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
  private readonly terminal: TerminalOutput
  private readonly drawing: Drawing
  private readonly traces: Traces
  private readonly pictures: PicturePort
  private readonly jobs: JobControl
  private readonly events = new InputEvents()
  private readonly news = new PictureNews(() => this.slotFree)
  private readonly attention: Attention
  private size: Size
  private away = false
  private closed = false

  constructor(private readonly parts: DisplayParts) {
    const { capabilities } = parts
    const { columns, rows, kittyGraphics } = capabilities
    this.size = { columns, rows }
    this.screen = new SceneScreen(this.size, new Theme(looksFor('auto', capabilities)))
    this.screen.letters = isOfLetters(capabilities)
    this.traces = new Traces(capabilities)
    this.attention = new Attention(capabilities)
    this.terminal = this.openOutput()
    const { screen, terminal, traces } = this
    const pictures = new PictureBoxes()
    this.drawing = new Drawing({
      ...{ screen, terminal, pictures, traces, imagesStay: kittyGraphics },
      rows: () => this.size.rows,
      changed: () => this.news.slot(),
    })
    const { drawing } = this
    this.pictures = new PicturePort({ capabilities, pictures, terminal, drawing, traces, here: () => this.here })
    this.jobs = new JobControl({ release: () => this.release(), resume: () => this.resume() })
    this.connect()
  }

  get capabilities(): Capabilities {
    return { ...this.parts.capabilities, ...this.pictures.traits, ...this.size }
  }

  get output(): Display['output'] {
    return this.terminal.figures
  }

  get inFlight(): readonly InFlight[] {
    return this.terminal.inFlight
  }

  get slotFree(): boolean {
    return this.pictures.slotFree
  }

  show(scene: Scene): void {
    this.drawing.show(scene)
  }

  boxes(): VisibleBoxes {
    return this.pictures.boxes()
  }

  picture(bytes: Uint8Array, version: number): boolean {
    return this.pictures.write(bytes, version)
  }

  onSlot(listener: () => void): () => void {
    return this.news.onSlot(listener)
  }

  onDelivery(listener: (delivery: Delivery) => void): () => void {
    return this.news.onDelivery(listener)
  }

  on(listener: (event: InputEvent) => void): () => void {
    return this.events.on(listener)
  }

  setMode(mode: RenderMode): void {
    if (!this.pictures.setMode(mode)) return
    this.screen.letters = isOfLetters(this.capabilities)
    this.redraw()
  }

  setTheme(name: ThemeName): void {
    this.screen.theme = new Theme(looksFor(name, this.parts.capabilities))
    this.redraw()
  }

  redraw(): void {
    this.screen.forget()
    this.drawing.clear()
    this.drawing.schedule()
  }

  bell(): void {
    if (this.here) this.terminal.text(BELL)
  }

  alert(notice: Parameters<Display['alert']>[0]): void {
    if (this.here) this.terminal.text(this.attention.text(notice))
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

  private openOutput(): TerminalOutput {
    const { device, capabilities } = this.parts
    const { synchronized, answersStatus } = capabilities
    return new TerminalOutput(
      device,
      { synchronized, answersStatus, now: () => performance.now() },
      {
        slot: () => this.news.slot(),
        delivered: (delivery) => this.news.delivered(delivery),
        idle: (lost) => (lost ? this.redraw() : this.drawing.schedule()),
        // The terminal hung up; the signal that says so may not come.
        failed: () => void process.kill(process.pid, 'SIGHUP'),
      },
    )
  }

  private connect(): void {
    const { guard, input, window } = this.parts
    guard.expect(() => this.terminal.unanswered + this.traces.unanswered)
    guard.alsoWrite(() => this.traces.last(this.size.rows))
    guard.beforeLastWords(() => this.stop())
    input.expect(() => this.terminal.unanswered)
    this.screen.onKey((_, key) => this.events.tell(namedKey(key)))
    window.listen((size) => this.resize(size))
    input.listen((token) => this.take(token))
  }

  /** The terminal is ours. */
  private get here(): boolean {
    return !this.away && !this.closed
  }

  /** Nothing is drawn any more. */
  private stop(): void {
    this.closed = true
    this.drawing.pause()
    this.terminal.abandon()
    this.jobs.close()
  }

  private take(token: Token): void {
    switch (token.type) {
      case 'key': {
        const character = characterKey(token.sequence, token.phase)
        return character ? this.events.tell(character) : this.screen.press(token.sequence)
      }
      case 'focus':
        this.attention.focus(token.focused)
        return this.events.tell(token)
      case 'paste':
      case 'mouse':
        return this.events.tell(token)
      case 'reply':
        if (token.text === STATUS) this.terminal.acknowledge()
        else this.takeSize(token.text)
        return
    }
  }

  private takeSize(reply: string): void {
    if (this.pictures.take(reply, this.size)) this.redraw()
    this.news.slot()
  }

  private resize(size: Size): void {
    this.size = size
    this.screen.resize(size.columns, size.rows)
    this.drawing.clear()
    if (!this.away) this.terminal.text(this.pictures.askCell())
    this.events.tell({ type: 'resize', ...size })
    this.drawing.schedule()
  }

  private release(): void {
    this.away = true
    this.drawing.pause()
    this.parts.guard.restore()
    this.traces.givenBack()
    this.terminal.abandon()
    this.events.tell({ type: 'suspend' })
  }

  private resume(): void {
    this.parts.guard.take()
    this.away = false
    this.drawing.resume()
    if (this.parts.capabilities.utf8Selected) this.terminal.text(UTF8_ON)
    this.events.tell({ type: 'continue' })
    this.redraw()
    this.news.slot()
  }
}

/** Whether charts are drawn with letters: pictures are, too, or dots would be boxes. */
const isOfLetters = ({ mode, lacksBraille }: Capabilities): boolean => mode === 'ascii' || lacksBraille === true
