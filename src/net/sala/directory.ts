import { CALL_PORT, type Listed, type RegistryText } from '../../protocol/sala/message'
import { nameFault } from '../../protocol/sala/name'
import { WORDS } from '../../protocol/sala/words'
import { DirectoryError, type Directory, type ListedUser, type Registration } from '../directory'
import type { Contact } from '../signalling'
import { badName, hungUp, nameTaken, noAnswer, noRegistry, oddText } from './directory-error'
import { RegistryLink, type RegistryPlace } from './registry-link'
import { Listeners } from '../../protocol/listeners'

/** How long an answer may take. */
const ANSWER_MS = 5_000
/** A registry that just took somebody in says who is there, half a second later, and may read nothing before, in ms. */
const OWN_LIST_MS = 450
/** When it listens at the earliest, and when it is asked though it said nothing. */
const LISTENS_MS = 600
const SETTLE_MS = 1_500
/** How long the last word is waited for (Sala Virtual, section 3, "As client", rule 3). */
const FAREWELL_MS = 2_000
/** Names and addresses are out of step for half a second while somebody leaves: then they are asked for again. */
const OUT_OF_STEP_MS = 600
const LIST_TRIES = 3

/** What a directory tells by itself. */
export type RegistryNews =
  /** Who is there now, in order of joining. */
  | { readonly type: 'names'; readonly names: readonly string[] }
  /** The connection is gone: nobody finds us until we register again. */
  | { readonly type: 'lost' }

interface Question {
  readonly answers: readonly RegistryText['type'][]
  readonly settle: (answer: RegistryText) => void
  readonly fail: (error: DirectoryError) => void
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * The name registry of Sala Virtual as a directory: one connection from `register` to `close`, since whoever closes it is
 * there no more. Questions are asked one at a time, for their answers carry no names.
 */
export class SalaDirectory implements Directory {
  readonly name: string
  private link: RegistryLink | undefined
  private who: string | undefined
  private question: Question | undefined
  private turn: Promise<unknown> = Promise.resolve()
  /** Resolves when the registry listens to more than a name. */
  private settled: Promise<void> = Promise.resolve()
  private present: ReadonlySet<string> = new Set()
  private leaving = false
  private readonly listeners = new Listeners<RegistryNews>()

  constructor(private readonly place: RegistryPlace) {
    this.name = `${place.host}:${place.port}`
  }

  /** Told who is there, and when the connection is gone. */
  on(listener: (news: RegistryNews) => void): () => void {
    return this.listeners.add(listener)
  }

  onChange(listener: () => void): () => void {
    return this.on(({ type }) => {
      if (type === 'names') listener()
    })
  }

  /** Whether somebody of this name is there, as far as we were told. */
  knows(name: string): boolean {
    return this.present.has(name)
  }

  /** Joins with a name; nothing else of a registration is known here, and nobody's name is kept for them. */
  register({ nick }: Pick<Registration, 'nick'>): Promise<number> {
    return this.inTurn(async () => {
      const fault = nameFault(nick)
      if (fault) throw badName(fault)
      if (this.link === undefined || this.who !== nick) await this.join(nick)
      return Date.now() / 1000
    })
  }

  find(nick: string): Promise<(Contact & { readonly nick: string }) | undefined> {
    return this.inTurn(async () => {
      if (nameFault(nick)) return undefined
      const answer = await this.askSettled(['found', 'not-found', 'yourself'], WORDS.lookUp, nick)
      if (answer.type === 'yourself') throw new DirectoryError('refused', 'That is you. Choose somebody else.')
      if (answer.type !== 'found') return undefined
      return { nick, host: answer.host, port: CALL_PORT, protocols: [] }
    })
  }

  list(): Promise<readonly ListedUser[]> {
    return this.inTurn(async () => {
      const listed = await this.roll(LIST_TRIES)
      return listed.map(({ name, host }) => ({ nick: name, host, port: CALL_PORT }))
    })
  }

  /** The same as closing: who is not connected is not there. */
  logOut(): Promise<void> {
    return this.close()
  }

  /** Leaves in the proper way, waits a little for the last word, and closes. */
  async close(): Promise<void> {
    await this.turn.catch(() => undefined)
    this.leaving = true
    const { link } = this
    if (link === undefined) return
    await this.askSettled(['farewell'], WORDS.leave).catch(() => undefined)
    this.link = undefined
    link.close()
  }

  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.turn.catch(() => undefined).then(work)
    this.turn = result.catch(() => undefined)
    return result
  }

  private async join(nick: string): Promise<void> {
    this.link?.close()
    this.link = undefined
    this.leaving = false
    const link = await this.open()
    this.link = link
    const answer = await this.ask(['welcome', 'taken'], nick).catch((error: unknown) => {
      this.drop(link)
      throw error
    })
    this.who = nick
    if (answer.type === 'welcome') {
      this.settle()
      return
    }
    // It is never read again: another name needs another connection.
    this.drop(link)
    throw nameTaken(this.name, nick)
  }

  private settle(): void {
    const welcomedAt = performance.now()
    this.settled = new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        off()
        resolve()
      }
      let timer = setTimeout(done, SETTLE_MS)
      const off = this.on(() => {
        const ms = performance.now() - welcomedAt
        // An earlier list was for somebody else who joined.
        if (ms < OWN_LIST_MS) return
        clearTimeout(timer)
        timer = setTimeout(done, Math.max(0, LISTENS_MS - ms))
      })
    })
  }

  private drop(link: RegistryLink): void {
    this.link = undefined
    link.close()
  }

  private async open(): Promise<RegistryLink> {
    let link: RegistryLink | undefined
    const mine = (): boolean => link !== undefined && link === this.link
    try {
      link = await RegistryLink.open(this.place, {
        said: (text) => mine() && this.said(text),
        ended: () => mine() && this.ended(),
      })
      return link
    } catch (error) {
      throw noRegistry(this.name, error)
    }
  }

  /** Asks as soon as the registry listens. */
  private async askSettled(answers: Question['answers'], ...texts: readonly string[]): Promise<RegistryText> {
    await this.settled
    return this.ask(answers, ...texts)
  }

  /** Says something and waits for one of these answers; rejects with DirectoryError. */
  private ask(answers: Question['answers'], ...texts: readonly string[]): Promise<RegistryText> {
    const { link } = this
    if (link === undefined) return Promise.reject(hungUp(this.name))
    const patienceMs = answers.includes('farewell') ? FAREWELL_MS : ANSWER_MS
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.question?.fail(noAnswer(this.name, patienceMs)), patienceMs)
      const settled =
        <Outcome>(tell: (outcome: Outcome) => void) =>
        (outcome: Outcome): void => {
          clearTimeout(timer)
          this.question = undefined
          tell(outcome)
        }
      this.question = { answers, settle: settled(resolve), fail: settled(reject) }
      link.say(...texts)
    })
  }

  private async roll(tries: number): Promise<readonly Listed[]> {
    try {
      const answer = await this.askSettled(['roll'], WORDS.refresh)
      return answer.type === 'roll' ? answer.listed : []
    } catch (error) {
      if (!(error instanceof DirectoryError) || error.reason !== 'bad-reply' || tries === 1) throw error
      await pause(OUT_OF_STEP_MS)
      return this.roll(tries - 1)
    }
  }

  private said(text: RegistryText): void {
    const { question } = this
    if (question?.answers.includes(text.type) === true) return question.settle(text)
    if (text.type === 'names') return this.told(text.names)
    if (text.type === 'other') question?.fail(oddText(this.name, text))
  }

  private told(names: readonly string[]): void {
    this.present = new Set(names)
    this.tell({ type: 'names', names })
  }

  private ended(): void {
    this.link = undefined
    this.question?.fail(hungUp(this.name))
    if (!this.leaving) this.tell({ type: 'lost' })
  }

  private tell(news: RegistryNews): void {
    this.listeners.tell(news)
  }
}
