import { PlainFront } from '../../src/interface/plain-front'
import type { Command } from '../../src/tui/command'
import type { AgentEvent, Message } from '../../src/tui/message'
import { initialModel, type InitialOptions, type Model } from '../../src/tui/model'
import { update } from '../../src/tui/update/update'
import { PEOPLE_START } from './tui-scenes'

/** The interface in plain lines with a clock that stands still: what is typed into it, and all that it says. */
export class PlainTalk {
  /** What was said and, behind `> `, what was typed. */
  text = ''
  readonly commands: Command[] = []
  /** Whether what is typed now is hidden. */
  hidden = false
  model: Model
  readonly front: PlainFront
  private readonly lines: (string | undefined)[] = []
  private taker: ((line: string | undefined) => void) | undefined

  constructor(options: Partial<InitialOptions> = {}, isTerminal = false) {
    this.model = initialModel({ ...PEOPLE_START, ...options })
    this.front = new PlainFront({
      keyboard: {
        isTerminal,
        next: () => this.next(),
        hide: (hidden) => (this.hidden = hidden),
        close: () => undefined,
      },
      write: (text) => (this.text += text),
      suspend: () => (this.text += '(stopped)\n'),
    })
    this.front.open({
      input: (event) => this.send({ type: 'input', event, nowMs: this.model.nowMs }),
      told: (told) => this.send({ ...told, nowMs: this.model.nowMs }),
      drawn: () => undefined,
      drawing: () => undefined,
    })
    this.front.show(this.model)
  }

  /** There is a session: lines are taken. */
  ready(): this {
    this.front.adopt({} as Parameters<PlainFront['adopt']>[0])
    this.front.show(this.model)
    return this
  }

  /** Types lines, and waits until they are taken; undefined: the end of all lines. */
  async type(...lines: readonly (string | undefined)[]): Promise<this> {
    for (const line of lines) {
      if (line !== undefined) this.text += `> ${this.hidden ? '(hidden)' : line}\n`
      this.lines.push(line)
      this.give()
      await settle()
    }
    await settle()
    return this
  }

  async agent(...events: readonly AgentEvent[]): Promise<this> {
    for (const event of events) this.send({ type: 'agent', event, nowMs: this.model.nowMs })
    await settle()
    return this
  }

  async wait(ms: number): Promise<this> {
    this.send({ type: 'tick', nowMs: this.model.nowMs + ms })
    await settle()
    return this
  }

  private send(message: Message): void {
    const { model, commands } = update(this.model, message)
    this.model = model
    this.commands.push(...commands)
    this.front.show(model)
  }

  private next(): Promise<string | undefined> {
    return new Promise((taker) => {
      this.taker = taker
      this.give()
    })
  }

  private give(): void {
    if (this.lines.length === 0 || !this.taker) return
    const { taker } = this
    this.taker = undefined
    taker(this.lines.shift())
  }
}

/** Everything that waits for something that is there has gone on. */
const settle = async (): Promise<void> => {
  for (let count = 0; count < 5; count++) await new Promise((done) => setImmediate(done))
}
