import type { DroppedReason, RefusedReason, ServerEvent } from '../server/event'

/** The most lines of events in one second; what a flood causes beyond is counted, not printed. */
const MAX_LINES_PER_SECOND = 200
const WINDOW_MS = 1_000

const REFUSED: Record<RefusedReason, string> = {
  syntax: 'sent what is no request',
  nick: 'wants a name that is not allowed',
  'wrong-password': 'has the wrong password for',
  oversize: 'sent a request that is too long',
  quota: 'has registered too many names already, refused',
  full: 'was refused, there is no room for another name:',
  busy: 'had to be left without a reply, too many register at once:',
}

const DROPPED: Record<DroppedReason, string> = {
  idle: 'said nothing for too long, closed',
  slow: 'does not read replies, closed',
  garbage: 'sent only nonsense, closed',
  crowded: 'was closed to make room for another connection',
}

/** What a person reads about an event; undefined for what is not worth a line. */
export const eventLine = (event: ServerEvent): string | undefined => {
  switch (event.event) {
    case 'registered':
    case 'renewed': {
      const { nick, event: what, client, host, port, protocols, online } = event
      return `${nick} ${what} from ${client}, reached at ${host}:${port}, ${protocols.join(' ')} · ${online} online`
    }
    case 'expired':
      return `${event.nick} was not renewed for 24 h and is free again · ${event.online} online`
    case 'refused':
      return [event.client, REFUSED[event.reason], event.nick].filter((part) => part !== undefined).join(' ')
    case 'dropped':
      return `${event.client} ${DROPPED[event.reason]}`
    case 'fault':
      return `fault of the server: ${event.message}`
    case 'query':
    case 'list':
    case 'quit':
      return undefined
  }
}

/** The words of one kind of server. */
export interface ServerWords<Event> {
  /** What a person reads about an event; undefined for what is not worth a line. */
  readonly lineOf: (event: Event) => string | undefined
  /** `where` is what it listens on, `server` what others join at, both `host:port`. */
  readonly listening: (where: string, server: string) => string
  readonly stopped: string
}

/** The words of the discovery server. */
export const DISCOVERY_WORDS: ServerWords<ServerEvent> = {
  lineOf: eventLine,
  listening: (where, server) => `Discovery server on ${where}. Join: vcall login --server ${server}. Ctrl-C ends it.`,
  stopped: 'Server stopped. Registrations are forgotten.',
}

/** Writes what the server tells, a line each, for people or as JSON, and never more than somebody can follow. */
export class Announcer<Event extends { readonly event: string }> {
  private lines = 0
  private unprinted = 0
  private readonly window: NodeJS.Timeout

  constructor(
    private readonly json: boolean,
    private readonly print: (line: string) => void,
    private readonly words: ServerWords<Event>,
  ) {
    this.window = setInterval(() => this.nextWindow(), WINDOW_MS).unref()
  }

  /** Says where it listens, and under which of its addresses others may join. */
  listening(at: { readonly host: string; readonly port: number }, hosts: readonly string[]): void {
    if (this.json) return this.write('listening', at)
    const server = `${hosts[0] ?? 'localhost'}:${at.port}`
    this.print(this.words.listening(`${at.host}:${at.port}`, server))
  }

  tell(event: Event): void {
    const line = this.json ? undefined : this.words.lineOf(event)
    if (!this.json && line === undefined) return
    this.lines += 1
    if (this.lines > MAX_LINES_PER_SECOND) this.unprinted += 1
    else if (line !== undefined) this.say(line)
    else {
      const { event: name, ...fields } = event
      this.write(name, fields)
    }
  }

  stopped(signal: string): void {
    if (this.json) this.write('stopped', { signal })
    else this.print(this.words.stopped)
  }

  /** Prints what is left to say and stops counting. */
  close(): void {
    clearInterval(this.window)
    this.nextWindow()
  }

  private nextWindow(): void {
    this.lines = 0
    const count = this.unprinted
    this.unprinted = 0
    if (count === 0) return
    if (this.json) this.write('unprinted', { count })
    else this.say(`… and ${count} more events`)
  }

  private say(line: string): void {
    this.print(`${new Date().toTimeString().slice(0, 8)}  ${line}`)
  }

  private write(event: string, fields: object): void {
    this.print(JSON.stringify({ event, time: Date.now() / 1000, ...fields }))
  }
}
