import type { CallId } from '../call/state'
import type { Found } from './dialect-search'
import type { Address, Medium, PhoneLink } from './phone-action'

/** Silence after which an old program counts as stopped: two of its pieces of sound (spec: unam-xmlrpc, section 5), in ms. */
export const SILENCE_MS = 4000
/** Another vcall of which nothing is heard for so long is asked whether the call is still on, in ms. */
export const ASK_MS = 5000

/** A call that is being placed, rings, or is on. */
export class PhoneCall {
  stage: 'placing' | 'ringing' | 'on' = 'placing'
  found: Found | undefined
  /** Its program turned out to be another one than was thought: that is looked into once. */
  isDoubted = false
  /** When each medium of an old program came last. */
  private readonly heard = new Map<Medium, number>()
  /** When the peer gave a sign of life last, or the call began. */
  aliveMs: number

  constructor(
    readonly id: CallId,
    /** The name of the call between two vcalls; nothing goes by it elsewhere. */
    readonly token: string,
    readonly direction: 'out' | 'in',
    public peer: Address,
    nowMs: number,
  ) {
    this.aliveMs = nowMs
  }

  get isVcall(): boolean {
    return this.found?.type === 'vcall'
  }

  get link(): PhoneLink {
    const { peer, token, found } = this
    return { ...peer, token, ...(found && { found }) }
  }

  /** A medium of an old program came. */
  hear(medium: Medium, nowMs: number): void {
    this.heard.set(medium, nowMs)
    this.aliveMs = nowMs
  }

  /** The other one says that it stopped; true: nothing of theirs is left. */
  stopped(what: Medium | 'all'): boolean {
    if (this.heard.size === 0) return false
    if (what === 'all') this.heard.clear()
    else this.heard.delete(what)
    return this.heard.size === 0
  }

  /** When silence will have lasted too long: an old program's ends the call, a vcall's is asked about. */
  get deadline(): number | undefined {
    if (this.stage === 'placing') return undefined
    if (this.isVcall) return this.stage === 'on' ? this.aliveMs + ASK_MS : undefined
    return this.heard.size === 0 ? undefined : this.aliveMs + SILENCE_MS
  }
}
