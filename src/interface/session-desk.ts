import { whyNoConnection } from '../protocol/system-trouble'
import type { Command } from '../tui/command'
import type { AgentEvent as News } from '../tui/message'
import type { AgentEvent } from '../agent-event'
import { Failure, UsageError } from '../exit'
import { DirectoryError, type ListedUser } from '../net/directory'
import type { System } from '../protocol/system'
import type { Session } from '../session'
import { loginTrouble } from './news'

/** What the log in form asks for. */
export type LoginCommand = Extract<Command, { readonly type: 'login' }>

/** Which session is wanted. */
export type SessionWish =
  /** As the program was started, without a log in. */
  | { readonly type: 'start' }
  | LoginCommand
  /** For one call by another system, to an address: registered nowhere. `home`: where we are otherwise. */
  | { readonly type: 'visit'; readonly system: System; readonly home: Exclude<SessionWish, { type: 'visit' }> }

/** Who is to be called, and by which system where that is said. */
type Called = Pick<Extract<Command, { type: 'call' }>, 'target' | 'system'>

/** What the desk needs of the program. */
export interface SessionDeskParts {
  /** Opens a session; rejects with Failure, or with UsageError for a server that is no address. */
  openSession(wish: SessionWish, report: (event: AgentEvent) => void): Promise<Session>
  /** Told once a log in succeeded; throws Failure when it cannot be written down. */
  remember(login: LoginCommand, session: Session): void
  /** Told who is registered, whenever the server was asked. */
  sawPeople?(users: readonly ListedUser[]): void
  /** Who is called as soon as there is a session. */
  readonly target?: string | undefined
}

/** Whom the desk tells. */
export interface SessionDeskListener {
  tell(news: News): void
  agent(event: AgentEvent): void
  /** There is another session, or none. */
  adopt(session: Session | undefined): void
}

/** Opens, keeps and closes the session of the interface. One is open at a time: it has the camera, and the ports. */
export class SessionDesk {
  private open: Session | undefined
  /** What is wanted of late: what comes of earlier wishes is closed again. */
  private wish: SessionWish = { type: 'start' }
  /** The server does not tell us any more who is there. */
  private offChange: (() => void) | undefined
  /** Sessions that are left: their ports may be wanted again. */
  private leaving: Promise<void> = Promise.resolve()

  /** Who is called as soon as there is a session. */
  private wanted: Called | undefined

  constructor(
    private parts: SessionDeskParts,
    private readonly listener: SessionDeskListener,
  ) {
    this.wanted = calledAtStart(parts)
  }

  /**
   * Calls somebody; who is asked for before there is a session is called as soon as there is one. By another system than
   * that of the session it is a visit there: the session is closed for the time of the call, and opened again after it.
   */
  dial(called: Called): void {
    const { open } = this
    if (!open) this.wanted = this.wish.type === 'visit' ? undefined : called
    else if (called.system === undefined || called.system === open.system) open.agent.dial(called.target)
    else if (!open.agent.busy) void this.visit(called, called.system)
  }

  /** The session, while there is one. */
  get session(): Session | undefined {
    return this.open
  }

  /** Opens a session, in place of the one before; why it cannot is told. */
  async begin(wish: Exclude<SessionWish, { type: 'visit' }>): Promise<void> {
    const session = await this.opened(wish).catch((error: unknown) => this.tellTrouble(wish, error))
    if (!session) return
    const nobody = wish.type === 'login' && !session.directory ? { nick: wish.nick } : {}
    this.adopt(session, { type: 'system', system: session.system, visiting: false, ...nobody })
    if (wish.type === 'login' && session.directory) this.remember(wish, session)
    await this.reload()
    if (this.open !== session) return
    this.offChange = session.directory?.onChange?.(() => void this.reload())
    const { wanted } = this
    // Another log in calls nobody by itself but who the program was started for.
    this.wanted = calledAtStart(this.parts)
    if (wanted !== undefined) this.dial(wanted)
  }

  /** Whatever becomes of the log in that is under way, it is not told, and no session comes of it. */
  giveUp(): void {
    if (!this.open) this.wish = { type: 'start' }
  }

  /** Takes leave of the server, if need be: the sessions from now on are those of another profile. */
  change(parts: Omit<SessionDeskParts, 'target'>): void {
    if (this.open) this.logOut()
    this.wish = { type: 'start' }
    this.wanted = undefined
    this.parts = parts
  }

  /** Asks the server who is there. */
  async reload(): Promise<void> {
    const directory = this.open?.directory
    if (!directory) return
    try {
      const users = await directory.list()
      this.listener.tell({ type: 'users', users })
      this.parts.sawPeople?.(users)
    } catch (error) {
      const code = error instanceof DirectoryError ? error.reason : undefined
      const message = whyNoConnection(error)
      this.listener.tell({ type: 'users-failed', message, ...(code !== undefined && { code }) })
    }
  }

  /** Ends the session and takes leave of the server, which nobody waits for. */
  logOut(): void {
    this.wish = { type: 'start' }
    const session = this.letGo()
    if (session) this.leaving = session.logOut()
    this.listener.tell({ type: 'logged-out' })
  }

  /** Hangs up and closes the session, and waits for those that are left. Idempotent. */
  async close(): Promise<void> {
    this.wish = { type: 'start' }
    await this.part()
  }

  private async part(): Promise<void> {
    await Promise.all([this.leaving, this.letGo()?.close()])
  }

  /** A session in place of the one before; undefined where something else is wanted meanwhile. */
  private async opened(wish: SessionWish): Promise<Session | undefined> {
    this.wish = wish
    await this.part()
    const session = await this.parts.openSession(wish, (event) => this.hear(wish, event))
    if (this.wish === wish) return session
    await session.close()
    return undefined
  }

  private hear(wish: SessionWish, event: AgentEvent): void {
    this.listener.agent(event)
    if (wish.type === 'visit' && event.event === 'ended') void this.comeBack(wish)
  }

  private async visit({ target }: Called, system: System): Promise<void> {
    const home = this.wish.type === 'visit' ? this.wish.home : this.wish
    const wish: SessionWish = { type: 'visit', system, home }
    // Who comes back calls nobody by that.
    this.wanted = undefined
    this.listener.tell({ type: 'system', system, visiting: true })
    try {
      const session = await this.opened(wish)
      if (!session) return
      this.adopt(session)
      session.agent.dial(target)
    } catch (error) {
      this.tellNotice(error)
      await this.comeBack(wish)
    }
  }

  /** The call is over: as before it, unless somebody calls meanwhile, or something else is wanted. */
  private async comeBack(wish: Extract<SessionWish, { type: 'visit' }>): Promise<void> {
    if (this.wish === wish && this.open?.agent.busy !== true) await this.begin(wish.home)
  }

  private adopt(session: Session, news?: News): void {
    this.open = session
    this.listener.adopt(session)
    if (news) this.listener.tell(news)
    this.listener.tell({ type: 'pictures', carried: session.hasPictures })
    if (!session.hasSound) this.listener.tell({ type: 'no-sound' })
    this.listener.tell({ type: 'texts', carried: session.agent.carriesText })
  }

  private letGo(): Session | undefined {
    const session = this.open
    this.open = undefined
    this.offChange?.()
    this.offChange = undefined
    if (session) this.listener.adopt(undefined)
    return session
  }

  private tellTrouble(wish: SessionWish, error: unknown): undefined {
    if (!(error instanceof Failure || error instanceof UsageError)) throw error
    if (this.wish === wish) this.listener.tell(loginTrouble(error))
  }

  private tellNotice(error: unknown): void {
    if (!(error instanceof Failure || error instanceof UsageError)) throw error
    this.listener.tell({ type: 'notice', level: 'bad', text: error.message })
  }

  /** A login that cannot be written down is none the worse today. */
  private remember(login: LoginCommand, session: Session): void {
    try {
      this.parts.remember(login, session)
    } catch (error) {
      this.tellNotice(error)
    }
  }
}

const calledAtStart = ({ target }: SessionDeskParts): Called | undefined =>
  target === undefined ? undefined : { target }
