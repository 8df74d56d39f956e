import type { Address } from './phone-action'
import type { Word } from './word'
import { wordCall } from './word'
import type { RpcCall } from './message'

/** A word that cannot be delivered is said again after these pauses, in ms; then it is given up. */
const PAUSES_MS = [400, 1200, 2400] as const
/** Words of calls that are over, to peers that do not answer, are not kept in any number. */
const MOST_WORDS = 64

interface Errand {
  readonly to: Address
  readonly word: Word
  failures: number
  /** Under way as this request; undefined: it waits until `dueMs`. */
  request: number | undefined
  dueMs: number
}

/** What to say now. */
export interface Saying {
  readonly to: Address
  readonly call: RpcCall
  readonly request: number
}

/**
 * Delivers words about calls: those of one call one after another, each until it was taken or given up. Repeating one does no
 * harm: an empty cell of the call machine meets it.
 */
export class Messenger {
  private readonly errands: Errand[] = []

  constructor(private readonly newRequest: () => number) {}

  /** Nothing is left to be delivered. */
  get isIdle(): boolean {
    return this.errands.length === 0
  }

  /** When `poll` has something to say. */
  get deadline(): number | undefined {
    const waiting = this.errands.filter((errand) => errand.request === undefined && this.isFirst(errand))
    return waiting.length === 0 ? undefined : Math.min(...waiting.map(({ dueMs }) => dueMs))
  }

  /** Has a word delivered after those of the same call. */
  send(to: Address, word: Word, nowMs: number): void {
    if (this.errands.length >= MOST_WORDS) this.errands.shift()
    this.errands.push({ to, word, failures: 0, request: undefined, dueMs: nowMs })
  }

  /** What is due. */
  poll(nowMs: number): readonly Saying[] {
    const due = this.errands.filter(
      (errand) => errand.request === undefined && errand.dueMs <= nowMs && this.isFirst(errand),
    )
    return due.map((errand) => {
      errand.request = this.newRequest()
      return { to: errand.to, call: wordCall(errand.word), request: errand.request }
    })
  }

  /** A request was answered: the word it carried, or undefined where it was none of ours. */
  delivered(request: number): Word | undefined {
    const errand = this.errands.find((one) => one.request === request)
    if (errand) this.errands.splice(this.errands.indexOf(errand), 1)
    return errand?.word
  }

  /** A request failed: the word that is given up now, if it is. */
  failed(request: number, nowMs: number): Word | undefined {
    const errand = this.errands.find((one) => one.request === request)
    if (!errand) return undefined
    const pauseMs = errand.word.word === 'invite' ? undefined : PAUSES_MS[errand.failures++]
    errand.request = undefined
    if (pauseMs === undefined) {
      this.errands.splice(this.errands.indexOf(errand), 1)
      return errand.word
    }
    errand.dueMs = nowMs + pauseMs
    return undefined
  }

  private isFirst(errand: Errand): boolean {
    return this.errands.find(({ word }) => word.call === errand.word.call) === errand
  }
}
