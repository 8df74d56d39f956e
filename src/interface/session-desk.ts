import type { Command } from '../tui/command'
import type { AgentEvent as News } from '../tui/message'
import type { AgentEvent } from '../agent-event'
import { Failure, UsageError } from '../exit'
import { DirectoryError, type ListedUser } from '../net/directory'
import type { Session, SessionOptions } from '../session'
import { loginTrouble } from './news'

/** What the log in form asks for. */
export type LoginCommand = Extract<Command, { readonly type: 'login' }>

/** Everything of SessionOptions that does not come from the log in. */
export type SessionDefaults = Omit<SessionOptions, 'report'>

/** What the desk needs of the program. */
export interface SessionDeskParts {
  /** Opens a session for who logs in; rejects with Failure, or with UsageError for a server that is no address. */
  openSession(login: LoginCommand | undefined, report: (event: AgentEvent) => void): Promise<Session>
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

/** Opens, keeps and closes the session of the interface. */
export class SessionDesk {
  private open: Session | undefined
  /** The server does not tell us any more who is there. */
  private offChange: (() => void) | undefined
  /** Sessions that are left: their ports may be wanted again. */
  private leaving: Promise<void> = Promise.resolve()

  /** Who is called as soon as there is a session. */
  private wanted: string | undefined

  constructor(
    private readonly parts: SessionDeskParts,
    private readonly listener: SessionDeskListener,
  ) {
    this.wanted = parts.target
  }

  /** Calls somebody; who is asked for before there is a session is called as soon as there is one. */
  dial(target: string): void {
    if (this.open) this.open.agent.dial(target)
    else this.wanted = target
  }

  /** The session, while there is one. */
  get session(): Session | undefined {
    return this.open
  }

  /** Opens a session, in place of the one before; why it cannot is told. */
  async begin(login: LoginCommand | undefined): Promise<void> {
    await this.close()
    try {
      const session = await this.parts.openSession(login, (event) => this.listener.agent(event))
      this.open = session
      this.listener.adopt(session)
      this.listener.tell({ type: 'pictures', carried: session.hasPictures })
      if (!session.hasSound) this.listener.tell({ type: 'no-sound' })
      this.listener.tell({ type: 'texts', carried: session.agent.carriesText })
      if (login) this.remember(login, session)
    } catch (error) {
      if (!(error instanceof Failure || error instanceof UsageError)) throw error
      this.listener.tell(loginTrouble(error))
      return
    }
    await this.reload()
    this.offChange = this.open.directory?.onChange?.(() => void this.reload())
    const { wanted } = this
    // Another log in calls nobody by itself but who the program was started for.
    this.wanted = this.parts.target
    if (wanted !== undefined) this.dial(wanted)
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
      const message = error instanceof Error ? error.message : String(error)
      this.listener.tell({ type: 'users-failed', message, ...(code !== undefined && { code }) })
    }
  }

  /** Ends the session and takes leave of the server, which nobody waits for. */
  logOut(): void {
    const session = this.letGo()
    if (session) this.leaving = session.logOut()
    this.listener.tell({ type: 'logged-out' })
  }

  /** Hangs up and closes the session, and waits for those that are left. Idempotent. */
  async close(): Promise<void> {
    await Promise.all([this.leaving, this.letGo()?.close()])
  }

  private letGo(): Session | undefined {
    const session = this.open
    this.open = undefined
    this.offChange?.()
    this.offChange = undefined
    if (session) this.listener.adopt(undefined)
    return session
  }

  /** A login that cannot be written down is none the worse today. */
  private remember(login: LoginCommand, session: Session): void {
    try {
      this.parts.remember(login, session)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      this.listener.tell({ type: 'notice', level: 'bad', text: error.message })
    }
  }
}
