import { LinkController } from '../media/link/controller'
import type { RenderMode } from '../media/render/renderer'
import type { Display, ThemeName } from '../tui/display'
import type { TerminalFigures } from '../tui/message'
import type { Model, Size } from '../tui/model'
import { view } from '../tui/view/view'
import type { Session } from '../session'
import type { Front, FrontCommand, FrontListener } from './front'
import { PicturePump } from './picture-pump'
import { nextMode } from './render-choice'
import { TerminalMeter } from './terminal-meter'

/** How a screen is used. */
export interface ScreenOptions {
  /** The most that pictures may take of the link to the terminal, in bytes a second. */
  readonly budget?: number | undefined
  /** How pictures are drawn, whatever the terminal can best. */
  readonly render?: RenderMode | undefined
  readonly theme?: ThemeName | undefined
  /** No bell. */
  readonly quiet?: boolean | undefined
}

/** The interface as a full screen: scenes go to the display, pictures beside them. */
export class Screen implements Front {
  private pump: PicturePump | undefined
  private listener: FrontListener | undefined
  private readonly link: LinkController
  private readonly meter: TerminalMeter
  private readonly offs: (() => void)[] = []

  constructor(
    private readonly display: Display,
    private readonly options: ScreenOptions,
  ) {
    this.link = new LinkController(options.budget)
    this.meter = new TerminalMeter(display)
    if (options.render !== undefined) display.setMode(options.render)
    if (options.theme !== undefined) display.setTheme(options.theme)
  }

  get size(): Size {
    const { columns, rows } = this.display.capabilities
    return { columns, rows }
  }

  get keyReleases(): boolean {
    return this.display.capabilities.keyReleases === true
  }

  get screenMs(): number {
    return this.display.output.ackMs
  }

  open(listener: FrontListener): void {
    this.listener = listener
    this.offs.push(
      this.display.on((event) => listener.input(event)),
      this.display.onSlot(() => this.pump?.want()),
      this.display.onDelivery((delivery) => this.link.delivered(delivery)),
    )
  }

  show(model: Model): void {
    this.display.show(view(model))
    this.pump?.want()
  }

  act(command: FrontCommand): void {
    switch (command.type) {
      case 'render':
        this.display.setMode(nextMode(this.display.capabilities))
        return this.listener?.drawing(this.display.capabilities.mode)
      case 'theme':
        return this.display.setTheme(command.name)
      case 'redraw':
        return this.display.redraw()
      case 'suspend':
        return this.display.suspend()
      case 'bell':
        return this.options.quiet === true ? undefined : this.ring(command)
    }
  }

  adopt(session: Session | undefined): void {
    this.pump?.close()
    this.pump = undefined
    if (!session) return
    const pump = new PicturePump(this.display, session.video, this.link)
    this.pump = pump
    session.video.on((event) => {
      if (event.type === 'picture') this.drawn(pump.take(event))
      if (event.type === 'restarted') pump.restart()
    })
    pump.want()
  }

  figures(): TerminalFigures {
    return this.meter.read(this.pump?.theirs)
  }

  close(): void {
    for (const off of this.offs.splice(0)) off()
    this.display.close()
  }

  private ring({ notice }: Extract<FrontCommand, { type: 'bell' }>): void {
    if (notice) this.display.alert(notice)
    else this.display.bell()
  }

  private drawn(pictures: ReturnType<PicturePump['take']>): void {
    this.meter.drawn(pictures)
    this.listener?.drawn(pictures)
  }
}
