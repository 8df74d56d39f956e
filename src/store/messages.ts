import type { CallQuery, KeptCall, PastCall } from './kept-call'
import type { Person, PersonChange, PersonKey } from './person'
import type { StoreError } from './store'

/** What the store process is asked; each kind has its answer of the same kind. */
export type Question =
  | { readonly kind: 'people'; readonly server: string }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'change-person'; readonly key: PersonKey; readonly change: PersonChange }
  | { readonly kind: 'add-call'; readonly call: PastCall }
  | { readonly kind: 'calls'; readonly query: CallQuery }
  | { readonly kind: 'mark-seen' }
  | { readonly kind: 'clear-calls' }

/** What comes of a question that could be answered. */
export type Answer =
  | { readonly kind: 'people'; readonly people: readonly Person[] }
  | { readonly kind: 'blocked'; readonly blocked: readonly PersonKey[] }
  | { readonly kind: 'change-person'; readonly person: Person }
  | { readonly kind: 'add-call' }
  | { readonly kind: 'calls'; readonly calls: readonly KeptCall[] }
  | { readonly kind: 'mark-seen' }
  | { readonly kind: 'clear-calls'; readonly count: number }

/** To the store process. */
export interface ToStore {
  readonly type: 'ask'
  /** Comes back with the answer. */
  readonly id: number
  readonly question: Question
}

/** From the store process. Each question is answered or failed once, in the order of the questions. */
export type FromStore =
  | { readonly type: 'ready' }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer }
  | {
      readonly type: 'failed'
      readonly id: number
      readonly reason: StoreError['reason']
      /** One line; foreign text in it is cleaned. */
      readonly message: string
    }
  | { readonly type: 'notice'; readonly message: string }
  /** Another process has written into the file. */
  | { readonly type: 'changed' }
