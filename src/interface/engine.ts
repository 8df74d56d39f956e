import type { Command } from '../tui/command'
import type { AgentEvent as News, Message } from '../tui/message'
import { initialModel, type InitialOptions, type Model } from '../tui/model'
import { update } from '../tui/update/update'
import type { UserAgent } from '../agent'
import type { AgentEvent } from '../agent-event'
import type { Session } from '../session'
import { UsageError } from '../exit'
import { CallDesk, type CallDeskParts } from './call-desk'
import type { Front } from './front'
import { newsOf } from './news'
import { PeopleDesk } from './people-desk'
import type { ProfileParts, Profiles } from './profile-desk'
import { SessionDesk, type SessionDeskParts } from './session-desk'
import { actSetting, type SettingDeskParts } from './setting-desk'
import { SoundDesk, type SoundDeskParts } from './sound-desk'
import { VideoDesk, type VideoDeskParts } from './video-desk'

/** How often time goes on for the interface, in ms. */
const TICK_MS = 250

/** What the engine is made of, besides its front. */
export interface EngineParts
  extends SoundDeskParts, VideoDeskParts, SettingDeskParts, ProfileParts, Omit<CallDeskParts, 'answering'> {
  /** The other profiles; absent: this one alone. */
  readonly profiles?: Profiles | undefined
  readonly initial: Omit<InitialOptions, 'size' | 'nowMs' | 'utcOffsetMin'>
}

/** The loop of the interface, whatever shows it: messages → update → front, and commands → session. */
export class Engine {
  private model: Model
  private readonly desk: SessionDesk
  private readonly calls: CallDesk
  private readonly sound: SoundDesk
  private readonly video: VideoDesk
  private people: PeopleDesk
  private own: ProfileParts
  /** Notebooks of profiles that were left. */
  private readonly closing: Promise<void>[] = []
  private ticking: NodeJS.Timeout | undefined
  private leave: () => void = () => undefined

  constructor(
    private readonly parts: EngineParts,
    private readonly front: Front,
  ) {
    const now = { nowMs: Date.now(), utcOffsetMin: -new Date().getTimezoneOffset() }
    const { size, keyReleases } = front
    const { profile } = parts
    this.model = initialModel({ ...parts.initial, profile, ...now, size, keyReleases })
    const { answering } = parts.initial
    this.calls = new CallDesk({ ...parts, answering }, { tell: (news) => this.tell(news), leave: () => this.leave() })
    this.sound = new SoundDesk(parts, (news) => this.tell(news))
    this.video = new VideoDesk(parts, (news) => this.tell(news))
    this.own = parts
    this.people = new PeopleDesk(parts, (news) => this.tell(news))
    this.desk = new SessionDesk(
      { ...this.sessionsOf(parts), target: parts.target },
      {
        tell: (news) => this.tell(news),
        agent: (event) => this.onAgent(event),
        adopt: (session) => this.adopt(session),
      },
    )
  }

  /** Runs until the person quits; resolves with the exit code. Session and front are closed then. */
  async run(): Promise<number> {
    const left = new Promise<void>((resolve) => (this.leave = resolve))
    this.ticking = setInterval(() => this.step({ type: 'tick', nowMs: Date.now() }), TICK_MS)
    this.front.open({
      input: (event) => this.step({ type: 'input', event, nowMs: Date.now() }),
      told: (told) => this.step({ ...told, nowMs: Date.now() }),
      drawn: (pictures) => pictures.forEach((which) => this.tell({ type: 'picture', which })),
      drawing: (mode) => this.tell({ type: 'drawing', mode }),
    })
    this.front.show(this.model)
    this.people.open()
    this.tellProfiles()
    if (this.model.login === undefined) void this.desk.begin({ type: 'start' })
    await left
    clearInterval(this.ticking)
    this.calls.close()
    // The terminal first: a hang-up may wait some seconds for a peer that does not read.
    this.front.close()
    await this.close()
    return this.calls.exitCode
  }

  private sessionsOf(own: ProfileParts): Omit<SessionDeskParts, 'target'> {
    const remember: SessionDeskParts['remember'] = (login, session) => {
      own.remember(login, session)
      this.people.tellLogins()
    }
    return { ...own, remember }
  }

  /** Another profile in place of this one: nobody is logged in there. A name that cannot be one is told. */
  private changeProfile(name: string): void {
    const warn = (text: string): void => this.tell({ type: 'notice', level: 'warn', text })
    try {
      const own = this.parts.profiles?.open(name, warn)
      if (own) this.adoptProfile(own)
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      this.tell({ type: 'notice', level: 'bad', text: error.message })
    }
  }

  private adoptProfile(own: ProfileParts): void {
    const { notebook } = this.own
    this.desk.change(this.sessionsOf(own))
    this.people.close()
    // Nobody waits for its last notes but the end of the program.
    this.closing.push(notebook.close())
    this.own = own
    this.people = new PeopleDesk(own, (news) => this.tell(news))
    this.tell({ type: 'profile', name: own.profile, defaults: own.defaults })
    this.people.open()
    this.tellProfiles()
  }

  private tellProfiles(): void {
    const { profiles } = this.parts
    if (profiles) this.tell({ type: 'profiles', profiles: profiles.names() })
  }

  /** Hangs up and closes the session; called on the way out, also by a signal. Idempotent. */
  async close(): Promise<void> {
    await this.desk.close()
    this.people.close()
    await Promise.all([...this.closing, this.own.notebook.close()])
  }

  private get agent(): UserAgent | undefined {
    return this.desk.session?.agent
  }

  private tell(event: News): void {
    this.step({ type: 'agent', event, nowMs: Date.now() })
  }

  private step(message: Message): void {
    const { model, commands } = update(this.model, message)
    this.model = model
    this.front.show(model)
    for (const command of commands) this.act(command)
  }

  private act(command: Command): void {
    const { agent } = this
    switch (command.type) {
      case 'login':
        return void this.desk.begin(command)
      case 'give-up-login':
        return this.desk.giveUp()
      case 'reload-users':
        return void this.desk.reload()
      case 'call':
        return this.desk.dial(command)
      case 'accept':
      case 'reject':
      case 'hold':
      case 'resume':
      case 'hangup':
      case 'text':
      case 'snapshot':
        return this.calls.act(command, agent, this.peerName())
      case 'camera':
        agent?.controls.change({ cameraOn: command.on })
        return this.tell({ type: 'camera', on: command.on })
      case 'quality':
        this.video.change({ quality: command.quality }, agent)
        return this.tell({ type: 'quality', quality: command.quality })
      case 'sound':
      case 'microphone':
      case 'speaker':
      case 'keep-sound':
      case 'list-devices':
        return this.sound.act(command, agent)
      case 'source':
      case 'file-pause':
      case 'file-seek':
      case 'file-loop':
      case 'video':
      case 'filters':
      case 'measure':
      case 'preview':
      case 'list-cameras':
      case 'read-folder':
      case 'keep-video':
        return this.video.act(command, agent)
      case 'query-person':
      case 'change-person':
      case 'history-seen':
        return this.people.act(command, this.desk.session?.directory)
      case 'list-profiles':
        return this.tellProfiles()
      case 'profile':
        return this.changeProfile(command.name)
      case 'logout':
        return this.desk.logOut()
      case 'render':
      case 'theme':
      case 'redraw':
      case 'suspend':
      case 'bell':
        return this.front.act(command)
      case 'set':
        return actSetting(this.parts, command, (news) => this.tell(news))
      case 'quit':
        return this.leave()
    }
  }

  private adopt(session: Session | undefined): void {
    this.front.adopt(session)
    if (!session) return
    this.video.adopt(session.agent)
    this.sound.adopt(session.agent)
    if (!this.model.sending.cameraOn) session.agent.controls.change({ cameraOn: false })
  }

  private peerName(): string | undefined {
    return this.model.call.tag === 'none' ? undefined : this.model.call.peer.name
  }

  private onAgent(event: AgentEvent): void {
    if (event.event === 'stats') this.agent?.drawsAfter(this.front.screenMs)
    const news = newsOf(event, () => this.front.figures())
    if (news) this.tell(news)
    this.sound.follow(event, this.agent)
    this.people.follow(event)
    this.calls.follow(event, this.agent)
  }
}
