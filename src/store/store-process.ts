import { forkTarget } from '../media/process/fork-target'
import { SupervisedProcess, type RestartOptions } from '../media/process/supervised-process'
import type { CallQuery, KeptCall, PastCall } from './kept-call'
import type { Answer, FromStore, Question, ToStore } from './messages'
import type { Person, PersonChange, PersonKey } from './person'
import { StoreError, type Store, type StoreEvent } from './store'
import { StorePlan } from './store-plan'
import { Listeners } from '../protocol/listeners'

/** So many questions may wait; more are refused. */
const MAX_WAITING = 1000

/** How long the last answers are waited for, in ms: a lock, and a little. */
const CLOSE_MS = 6000

interface Asker {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: StoreError) => void
}

/** A store in a process of its own, which keeps everything in one file. It is started at the first question. */
export class StoreProcess implements Store {
  private readonly plan = new StorePlan()
  private readonly askers = new Map<number, Asker>()
  private readonly listeners = new Listeners<StoreEvent>()
  private child: SupervisedProcess<ToStore, FromStore> | undefined
  private nextId = 1
  private refusal: StoreError | undefined
  private closing: Promise<void> | undefined
  private idle: () => void = () => undefined

  constructor(
    private readonly path: string,
    private readonly options: RestartOptions = {},
  ) {}

  async people(server: string): Promise<readonly Person[]> {
    return (await this.ask({ kind: 'people', server })).people
  }

  async blocked(): Promise<readonly PersonKey[]> {
    return (await this.ask({ kind: 'blocked' })).blocked
  }

  async changePerson(key: PersonKey, change: PersonChange): Promise<Person> {
    return (await this.ask({ kind: 'change-person', key, change })).person
  }

  async addCall(call: PastCall): Promise<void> {
    await this.ask({ kind: 'add-call', call })
  }

  async calls(query: CallQuery): Promise<readonly KeptCall[]> {
    return (await this.ask({ kind: 'calls', query })).calls
  }

  async markSeen(): Promise<void> {
    await this.ask({ kind: 'mark-seen' })
  }

  async clearCalls(): Promise<number> {
    return (await this.ask({ kind: 'clear-calls' })).count
  }

  on(listener: (event: StoreEvent) => void): () => void {
    return this.listeners.add(listener)
  }

  close(): Promise<void> {
    this.closing ??= this.end()
    return this.closing
  }

  private async end(): Promise<void> {
    this.refusal = new StoreError('closed', 'The history is closed.')
    if (this.askers.size > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, CLOSE_MS)
        this.idle = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    await this.child?.close()
    for (const event of this.plan.abandon()) this.hear(event)
  }

  private ask<K extends Question['kind']>(question: Question & { readonly kind: K }): Promise<AnswerTo<K>> {
    if (this.refusal !== undefined) return Promise.reject(this.refusal)
    if (this.askers.size >= MAX_WAITING) return Promise.reject(new StoreError('too-many', TOO_MANY))
    const id = this.nextId++
    return new Promise((resolve, reject) => {
      const take = (answer: Answer): void => {
        if (answers(question.kind, answer)) resolve(answer)
      }
      this.askers.set(id, { resolve: take, reject })
      this.process().send({ type: 'ask', id, question })
    })
  }

  private process(): SupervisedProcess<ToStore, FromStore> {
    this.child ??= this.start()
    return this.child
  }

  private start(): SupervisedProcess<ToStore, FromStore> {
    const target = this.options.target ?? forkTarget('store')
    const spec = { name: 'The history', plan: this.plan, target, arguments: [this.path] }
    const child = new SupervisedProcess<ToStore, FromStore>(spec, this.options)
    child.on((event) => {
      if (event.type === 'gave-up') this.giveUp()
      else if (event.type !== 'restarted') this.hear(event)
    })
    return child
  }

  private giveUp(): void {
    this.refusal ??= new StoreError('unavailable', 'The history cannot be used: its process died again and again.')
    for (const event of this.plan.abandon()) this.hear(event)
  }

  private hear(event: FromStore): void {
    if (event.type === 'notice' || event.type === 'changed') this.listeners.tell(event)
    if (event.type === 'answer') this.settle(event.id)?.resolve(event.answer)
    if (event.type === 'failed') this.settle(event.id)?.reject(new StoreError(event.reason, event.message))
  }

  private settle(id: number): Asker | undefined {
    const asker = this.askers.get(id)
    this.askers.delete(id)
    if (this.askers.size === 0) this.idle()
    return asker
  }
}

const TOO_MANY = 'The history does not keep up: this was not noted.'

type AnswerTo<K extends Question['kind']> = Extract<Answer, { readonly kind: K }>

const answers = <K extends Question['kind']>(kind: K, answer: Answer): answer is AnswerTo<K> => answer.kind === kind
