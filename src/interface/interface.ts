import { LinkController } from '../media/link/controller'
import type { Which } from '../media/video/messages'
import type { Display, InputEvent } from '../tui/display'
import type { Command } from '../tui/command'
import type { AgentEvent as News, Message } from '../tui/message'
import { initialModel, type InitialOptions, type Model } from '../tui/model'
import { update } from '../tui/update/update'
import { view } from '../tui/view/view'
import type { AgentEvent } from '../agent-event'
import { EXIT, exitCodeOfCall, Failure, UsageError } from '../exit'
import type { RenderMode } from '../media/render/renderer'
import type { Session, SessionOptions } from '../session'
import { loginTrouble, newsOf } from './news'
import { PicturePump } from './picture-pump'
import { drawnWith, nextMode } from './render-choice'
import { snapshotPath } from './snapshot-path'
import { SoundDesk, type SoundDeskParts } from './sound-desk'
import { TerminalMeter } from './terminal-meter'

/** How often time goes on for the interface, in ms. */
const TICK_MS = 250

/** What the interface is made of. */
export interface InterfaceParts extends SoundDeskParts {
  readonly display: Display
  readonly initial: Omit<InitialOptions, 'size' | 'nowMs' | 'utcOffsetMin'>
  /** Opens a session for who logs in; rejects with Failure, or with UsageError for a server that is no address. */
  openSession(login: LoginCommand | undefined, report: (event: AgentEvent) => void): Promise<Session>
  /** Told once a log in succeeded; throws Failure when it cannot be written down. */
  remember(login: LoginCommand, session: Session): void
  /** Who is called as soon as there is a session. */
  readonly target?: string | undefined
  /** Seconds after the answer at which we hang up, and leave after the call. */
  readonly seconds?: number | undefined
  /** PNG file for the last received picture of each call. */
  readonly snapshot?: string | undefined
  /** The most that pictures may take of the link to the terminal, in bytes a second. */
  readonly budget?: number | undefined
  /** How pictures are drawn, whatever the terminal can best. */
  readonly render?: RenderMode | undefined
}

/** What the log in form asks for. */
export type LoginCommand = Extract<Command, { readonly type: 'login' }>

/** Everything of SessionOptions that does not come from the log in. */
export type SessionDefaults = Omit<SessionOptions, 'report'>

/** The full-screen program: one loop of input → update → view, and commands → session. */
export class Interface {
  private model: Model
  private session: Session | undefined
  private pump: PicturePump | undefined
  private readonly link: LinkController
  private readonly meter: TerminalMeter
  private readonly sound: SoundDesk
  private readonly ticking: NodeJS.Timeout
  private hangUpTimer: NodeJS.Timeout | undefined
  private leave: () => void = () => undefined
  private exitCode: number

  constructor(private readonly parts: InterfaceParts) {
    // Who came to call somebody, and leaves without a call, did not get what was asked for.
    this.exitCode = parts.target === undefined ? EXIT.ok : EXIT.failure
    const { columns, rows, keyReleases } = parts.display.capabilities
    if (parts.render !== undefined) parts.display.setMode(parts.render)
    const now = { nowMs: Date.now(), utcOffsetMin: -new Date().getTimezoneOffset() }
    this.model = initialModel({ ...parts.initial, ...now, size: { columns, rows }, keyReleases })
    this.link = new LinkController(parts.budget)
    this.meter = new TerminalMeter(parts.display)
    this.sound = new SoundDesk(parts, (event) => this.tell(event))
    this.ticking = setInterval(() => this.tick(), TICK_MS)
  }

  /** Runs until the person quits; resolves with the exit code. Session and display are closed then. */
  async run(): Promise<number> {
    const left = new Promise<void>((resolve) => (this.leave = resolve))
    const offInput = this.parts.display.on((event) => this.onInput(event))
    const offSlot = this.parts.display.onSlot(() => this.pump?.want())
    const offDelivery = this.parts.display.onDelivery((delivery) => this.link.delivered(delivery))
    this.show()
    if (this.model.login === undefined) void this.open(undefined)
    await left
    clearInterval(this.ticking)
    clearTimeout(this.hangUpTimer)
    offInput()
    offSlot()
    offDelivery()
    // The terminal first: a hang-up may wait some seconds for a peer that does not read.
    this.parts.display.close()
    await this.close()
    return this.exitCode
  }

  /** Hangs up and closes the session; called on the way out, also by a signal. Idempotent. */
  async close(): Promise<void> {
    const session = this.session
    this.session = undefined
    this.pump?.close()
    this.pump = undefined
    await session?.close()
  }

  private onInput(event: InputEvent): void {
    this.step({ type: 'input', event, nowMs: Date.now() })
  }

  private tick(): void {
    this.step({ type: 'tick', nowMs: Date.now() })
  }

  private tell(event: News): void {
    this.step({ type: 'agent', event, nowMs: Date.now() })
  }

  private step(message: Message): void {
    const { model, commands } = update(this.model, message)
    this.model = model
    this.show()
    for (const command of commands) this.act(command)
  }

  private show(): void {
    this.parts.display.show(view(this.model))
    this.pump?.want()
  }

  private act(command: Command): void {
    const agent = this.session?.agent
    switch (command.type) {
      case 'login':
        return void this.open(command)
      case 'reload-users':
        return void this.reload()
      case 'call':
        return agent?.dial(command.target)
      case 'accept':
        return agent?.accept()
      case 'reject':
        return agent?.reject(command.reason)
      case 'hold':
        return agent?.hold()
      case 'resume':
        return agent?.resume()
      case 'hangup':
        return agent?.hangUp()
      case 'camera':
        agent?.change({ cameraOn: command.on })
        return this.tell({ type: 'camera', on: command.on })
      case 'quality':
        agent?.change({ quality: command.quality })
        return this.tell({ type: 'quality', quality: command.quality })
      case 'snapshot':
        return agent?.snapshot(snapshotPath(this.peerName(), new Date()))
      case 'sound':
      case 'microphone':
      case 'speaker':
      case 'keep-sound':
      case 'list-devices':
        return this.sound.act(command, agent)
      case 'render':
        return this.render()
      case 'redraw':
        return this.parts.display.redraw()
      case 'suspend':
        return this.parts.display.suspend()
      case 'bell':
        return this.parts.quiet === true ? undefined : this.parts.display.bell()
      case 'quit':
        return this.leave()
    }
  }

  private render(): void {
    const { display } = this.parts
    display.setMode(nextMode(display.capabilities))
    this.tell({ type: 'notice', level: 'info', text: drawnWith(display.capabilities.mode) })
  }

  private peerName(): string {
    return this.model.call.tag === 'none' ? 'picture' : this.model.call.peer.name
  }

  private async reload(): Promise<void> {
    const directory = this.session?.directory
    if (!directory) return
    try {
      this.tell({ type: 'users', users: await directory.list() })
    } catch (error) {
      this.tell({ type: 'users-failed', message: error instanceof Error ? error.message : String(error) })
    }
  }

  private async open(login: LoginCommand | undefined): Promise<void> {
    await this.close()
    try {
      const session = await this.parts.openSession(login, (event) => this.onAgent(event))
      this.adopt(session)
      if (login) this.remember(login, session)
    } catch (error) {
      if (!(error instanceof Failure || error instanceof UsageError)) throw error
      this.tell(loginTrouble(error))
      return
    }
    await this.reload()
    if (this.parts.target !== undefined) this.session?.agent.dial(this.parts.target)
  }

  /** A login that cannot be written down is none the worse today. */
  private remember(login: LoginCommand, session: Session): void {
    try {
      this.parts.remember(login, session)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      this.tell({ type: 'notice', level: 'bad', text: error.message })
    }
  }

  private adopt(session: Session): void {
    const pump = new PicturePump(this.parts.display, session.video, this.link)
    this.session = session
    this.pump = pump
    if (!session.hasSound) this.tell({ type: 'no-sound' })
    session.video.on((event) => {
      if (event.type === 'picture') this.onDrawn(pump.take(event))
      if (event.type === 'restarted') pump.restart()
    })
    pump.want()
  }

  private onDrawn(pictures: readonly Which[]): void {
    this.meter.drawn(pictures)
    for (const which of pictures) this.tell({ type: 'picture', which })
  }

  private onAgent(event: AgentEvent): void {
    if (event.event === 'stats') this.session?.agent.drawsAfter(this.parts.display.output.ackMs)
    const news = newsOf(event, () => this.meter.read(this.pump?.theirs))
    if (news) this.tell(news)
    this.sound.follow(event, this.session?.agent)
    if (event.event === 'answered') this.limit()
    if (event.event === 'ended') this.onEnded(event)
  }

  private limit(): void {
    if (this.parts.seconds === undefined) return
    this.hangUpTimer = setTimeout(() => this.session?.agent.hangUp(), this.parts.seconds * 1000)
  }

  private onEnded({ answered, reason }: AgentEvent & { event: 'ended' }): void {
    clearTimeout(this.hangUpTimer)
    if (this.parts.target !== undefined) this.exitCode = exitCodeOfCall(reason, answered)
    if (answered && this.parts.snapshot !== undefined) this.session?.agent.snapshot(this.parts.snapshot)
    if (this.parts.seconds !== undefined) this.leave()
  }
}
