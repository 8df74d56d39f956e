import { fieldsOf } from '../tui/login-form'
import type { TerminalFigures, Told } from '../tui/message'
import type { Model, Size } from '../tui/model'
import { interpret } from '../tui/plain/interpret'
import { narrate } from '../tui/plain/narrate'
import { questionOf, type Question } from '../tui/plain/question'
import { waitOf } from '../tui/plain/wait'
import { wordsOf } from '../tui/words/words'
import type { Session } from '../session'
import type { Front, FrontCommand, FrontListener } from './front'
import type { LineKeyboard } from './line-keyboard'

/** What a plain front is made of. */
export interface PlainFrontParts {
  /** Where lines come from; told what comes beside them. */
  readonly keyboard: Pick<LineKeyboard, 'isTerminal' | 'next' | 'hide' | 'close'>
  /** Writes to the person, or to the program, that reads. */
  readonly write: (text: string) => void
  /** Stops the program as its shell expects. */
  readonly suspend: () => void
  /** No bell. */
  readonly quiet?: boolean | undefined
}

/** When no more lines come, and no call is on for so long, the program ends; in ms. */
const LAST_MS = 3000

const FIGURES: TerminalFigures = { mode: 'ascii', picturesPerSecond: 0, bytesPerSecond: 0 }

interface Waiter {
  readonly holds: (model: Model) => boolean
  readonly done: () => void
}

/** The interface as lines, one after the other: for screen readers, terminals that draw nothing, and scripts. */
export class PlainFront implements Front {
  readonly size: Size = { columns: 80, rows: 24 }
  readonly keyReleases = false
  readonly screenMs = 0
  private listener: FrontListener | undefined
  private model: Model | undefined
  private waiter: Waiter | undefined
  private asked: Question | undefined
  /** The cursor stands behind a question. */
  private inLine = false
  private hasSession = false
  /** What somebody meant is being told, or a log in is brought to its first field: what is asked is known when all of it is. */
  private taking = false
  private arranging = false
  private idleSinceMs = 0

  constructor(private readonly parts: PlainFrontParts) {}

  /** Tells what comes from elsewhere than a line: a signal. */
  tell(told: Told): void {
    this.listener?.told(told)
  }

  open(listener: FrontListener): void {
    this.listener = listener
    void this.obey()
  }

  show(model: Model): void {
    const before = this.model
    this.model = model
    if (!before) this.say(wordsOf(model).plain.welcome)
    else this.say(...narrate(before, model))
    if (model.call.tag !== 'none') this.idleSinceMs = model.nowMs
    if (isFresh(before, model)) this.beginLogin()
    this.ask()
    this.goOn(model)
  }

  act(command: FrontCommand): void {
    if (command.type === 'suspend') this.parts.suspend()
    if (command.type === 'render' && this.model) this.say(wordsOf(this.model).plain.noPictures)
    if (command.type === 'bell' && this.parts.quiet !== true && this.parts.keyboard.isTerminal) this.parts.write('\x07')
  }

  adopt(session: Session | undefined): void {
    this.hasSession = session !== undefined
  }

  figures(): TerminalFigures {
    return FIGURES
  }

  close(): void {
    this.listener = undefined
    this.parts.keyboard.close()
  }

  private async obey(): Promise<void> {
    for (;;) {
      await this.until((model) => this.takesLines(model))
      const line = await this.parts.keyboard.next()
      if (line === undefined) return this.leave()
      await this.until((model) => this.takesLines(model))
      await this.take(line)
    }
  }

  private async take(line: string): Promise<void> {
    if (!this.model) return
    this.inLine = false
    // What is not shown as it is typed does not end its line either.
    if (this.asked?.secret === true && this.parts.keyboard.isTerminal) this.parts.write('\n')
    // It is asked once more if this was no answer; a long list is not.
    if (this.asked?.inline === true) this.asked = undefined
    const wait = waitOf(line, this.model.nowMs)
    if (wait) return this.until(wait)
    const { tell, say } = interpret(this.model, line)
    this.say(...say)
    this.taking = true
    for (const told of tell) this.tell(told)
    this.taking = false
    this.ask()
  }

  /** No more lines come: a call that is on may end by itself. */
  private async leave(): Promise<void> {
    this.idleSinceMs = this.model?.nowMs ?? 0
    await this.until(({ nowMs }) => nowMs - this.idleSinceMs >= LAST_MS)
    this.tell({ type: 'act', action: 'quit.now' })
  }

  private takesLines({ login }: Model): boolean {
    if (this.arranging) return false
    return login ? login.busySinceMs === undefined : this.hasSession
  }

  private until(holds: Waiter['holds']): Promise<void> {
    if (this.model && holds(this.model)) return Promise.resolve()
    return new Promise((done) => (this.waiter = { holds, done }))
  }

  /** A log in is asked for from its first field on, whatever is filled in: not from within what is being told. */
  private beginLogin(): void {
    this.arranging = true
    setImmediate(() => {
      const form = this.model?.login
      const at = form ? fieldsOf(form).indexOf(form.focus) : 0
      for (let count = 0; count < at; count++) this.tell({ type: 'act', action: 'login.previous' })
      this.arranging = false
      this.ask()
      if (this.model) this.goOn(this.model)
    })
  }

  /** Whoever waits for this goes on. */
  private goOn(model: Model): void {
    if (this.waiter?.holds(model) !== true) return
    const { done } = this.waiter
    this.waiter = undefined
    done()
  }

  private ask(): void {
    if (this.taking || this.arranging) return
    const question = this.model && questionOf(this.model)
    this.parts.keyboard.hide(question?.secret === true)
    if (question?.name === this.asked?.name) return
    this.asked = question
    if (!question) return
    const last = question.lines.length - 1
    this.say(...question.lines.slice(0, last))
    const text = question.lines[last] ?? ''
    if (!question.inline || !this.parts.keyboard.isTerminal) return this.say(text)
    this.parts.write(`${this.inLine ? '\n' : ''}${text} `)
    this.inLine = true
  }

  private say(...lines: readonly string[]): void {
    if (lines.length === 0) return
    this.parts.write(`${this.inLine ? '\n' : ''}${lines.join('\n')}\n`)
    // What was asked is out of sight now.
    if (this.inLine) this.asked = undefined
    this.inLine = false
  }
}

const isFresh = (before: Model | undefined, { login, profile }: Model): boolean =>
  login !== undefined && login.trouble === undefined && (before?.login === undefined || before.profile !== profile)
