import type { CallId } from '../call/state'
import type { Refusal } from '../call/event'
import type { Found } from './dialect-search'
import type { RpcAnswer, RpcCall } from './message'
import type { Word } from './word'

/** Where somebody's XML-RPC server is. */
export interface Address {
  readonly host: string
  readonly port: number
}

/** A kind of media. */
export type Medium = 'audio' | 'video'

/** What the phone is told. */
export type PhoneInput =
  | { readonly type: 'invite'; readonly call: CallId; readonly to: Address }
  | { readonly type: 'accept' | 'cancel' | 'hold' | 'resume' | 'bye'; readonly call: CallId }
  | { readonly type: 'refuse'; readonly call: CallId; readonly reason: 'denied' | 'busy' | 'no-answer' }
  | { readonly type: 'text'; readonly to: Address; readonly id: string; readonly text: string }
  /** Answers to `find`. */
  | { readonly type: 'found'; readonly to: Address; readonly found: Found }
  | {
      readonly type: 'not-found'
      readonly to: Address
      readonly reason: 'unreachable' | 'unknown'
      readonly detail: string
    }
  /** Answers to `say`. */
  | { readonly type: 'said'; readonly id: number; readonly answer: RpcAnswer }
  | { readonly type: 'unsaid'; readonly id: number; readonly detail: string }
  /** Another vcall says something. */
  | { readonly type: 'word'; readonly host: string; readonly word: Word }
  | { readonly type: 'letter'; readonly from: Address; readonly nick: string; readonly text: string }
  /** An old program does: text, media (four times a second is often enough), the end of them. */
  | { readonly type: 'plain-text'; readonly host: string; readonly text: string }
  | { readonly type: 'media'; readonly host: string; readonly medium: Medium }
  | { readonly type: 'stopped'; readonly host: string; readonly what: Medium | 'all' }
  /** The program of the peer does not know a method of its dialect: it is another one than it was. */
  | { readonly type: 'misunderstood'; readonly call: CallId }
  /** The media of a call cannot be delivered any more. */
  | { readonly type: 'link-lost'; readonly call: CallId; readonly detail: string }

/** Whose media a call takes, and where ours go; without `found` nothing is sent. */
export interface PhoneLink {
  readonly host: string
  readonly port: number
  /** The name of the call between two vcalls. */
  readonly token: string
  readonly found?: Found
}

/** What is to be done. */
export type PhoneAction =
  /** Find out who is there: `found` or `not-found` follows. `afresh`: what is remembered of it is wrong. */
  | { readonly type: 'find'; readonly to: Address; readonly afresh?: true }
  /** Call a method: `said` or `unsaid` follows. */
  | { readonly type: 'say'; readonly id: number; readonly to: Address; readonly call: RpcCall }
  /** The media of a call begin, or go elsewhere from now on. */
  | { readonly type: 'start'; readonly call: CallId; readonly link: PhoneLink }
  /** What comes is passed on (true) or left (false). */
  | { readonly type: 'flow'; readonly call: CallId; readonly flowing: boolean }
  | { readonly type: 'stop'; readonly call: CallId }
  /** Those who ask are told that we play nothing of theirs. */
  | { readonly type: 'deaf'; readonly hosts: readonly string[] }
  | { readonly type: 'note'; readonly direction: 'in' | 'out'; readonly text: string }
  | { readonly type: 'signal'; readonly signal: PhoneSignal }

/** Why a text was not taken. */
export type TextFailure = 'not-ascii' | 'unsupported' | 'too-much' | 'unreachable'

/** What happened to calls and texts. */
export type PhoneSignal =
  | { readonly type: 'invited'; readonly call: CallId; readonly from: Address & { readonly nick: string } }
  | { readonly type: 'accepted'; readonly call: CallId; readonly nick?: string }
  | { readonly type: 'refused'; readonly call: CallId; readonly reason: Refusal; readonly detail: string }
  | { readonly type: 'cancelled' | 'held' | 'resumed' | 'ended'; readonly call: CallId }
  | { readonly type: 'lost'; readonly call: CallId; readonly detail: string }
  | { readonly type: 'text'; readonly from: Address & { readonly nick: string }; readonly text: string }
  | { readonly type: 'text-sent'; readonly id: string; readonly to: Address }
  | { readonly type: 'text-failed'; readonly id: string; readonly reason: TextFailure; readonly detail: string }
