import type { Command } from '../tui/command'
import type { AgentEvent as News, KnownLogin } from '../tui/message'
import type { AgentEvent } from '../agent-event'
import { DirectoryError, type Directory } from '../net/directory'
import type { Notebook } from '../notebook'

/** So many calls are shown, the latest. */
const SHOWN_CALLS = 200

/** What the desk needs of the program. */
export interface PeopleDeskParts {
  /** What is remembered of people and calls. */
  readonly notebook: Notebook
  /** The log ins that were made, the latest first. */
  readLogins(): readonly KnownLogin[]
}

type PeopleCommand = Extract<Command, { type: 'query-person' | 'change-person' | 'history-seen' }>

/** What the interface does about people and calls that were: tells what is kept, and keeps what is changed. */
export class PeopleDesk {
  private server: string | undefined
  private off: () => void = () => undefined

  constructor(
    private readonly parts: PeopleDeskParts,
    private readonly tell: (news: News) => void,
  ) {}

  /** Tells what is kept, now and whenever it changes. */
  open(): void {
    this.off = this.parts.notebook.on((event) => {
      if (event.type === 'changed') return this.tellAll()
      this.tell({ type: 'notice', level: 'warn', text: event.message })
    })
    this.tellLogins()
    this.tellAll()
  }

  /** Who registers somewhere has other people around, and one more log in. */
  follow(event: AgentEvent): void {
    if (event.event !== 'registered') return
    this.server = event.server
    void this.tellPeople()
  }

  /** The log ins are others than before. */
  tellLogins(): void {
    this.tell({ type: 'logins', logins: this.parts.readLogins() })
  }

  act(command: PeopleCommand, directory: Directory | undefined): void {
    const { notebook } = this.parts
    switch (command.type) {
      case 'query-person':
        return void this.query(command.nick, directory)
      case 'change-person':
        return void this.keep(command)
      case 'history-seen':
        return void notebook.change((store) => store.markSeen())
    }
  }

  close(): void {
    this.off()
  }

  /** Whatever was asked for is answered: what is kept, and what holds as long as the program runs. */
  private async keep({ server, nick, change }: Extract<PeopleCommand, { type: 'change-person' }>): Promise<void> {
    const kept = await this.parts.notebook.changePerson({ server, nick }, change)
    this.tell({ type: 'person-kept', nick, change, kept })
  }

  private tellAll(): void {
    void this.tellPeople()
    void this.tellCalls()
  }

  private async tellPeople(): Promise<void> {
    const { server } = this
    if (server === undefined) return
    const people = await this.parts.notebook.people(server)
    if (people) this.tell({ type: 'kept-people', server, people })
  }

  private async tellCalls(): Promise<void> {
    const calls = await this.parts.notebook.attempt((store) => store.calls({ limit: SHOWN_CALLS }))
    if (calls) this.tell({ type: 'history', calls })
  }

  /** What cannot be found out is not worth a word: the list says it if the server is away. */
  private async query(nick: string, directory: Directory | undefined): Promise<void> {
    if (!directory) return
    try {
      const contact = await directory.find(nick)
      this.tell({ type: 'protocols', nick, protocols: contact?.protocols ?? [] })
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error
    }
  }
}
