import type { CallEffect, CallNews } from '../../src/protocol/call/effect'
import type { CallEvent } from '../../src/protocol/call/event'
import { IDLE, mediaRuns, type CallId, type CallState } from '../../src/protocol/call/state'
import { transition } from '../../src/protocol/call/transition'

/** The one thing that may run at a time: a media session, or a ring timer. */
class Running {
  call: CallId | undefined

  constructor(private readonly name: string) {}

  start(call: CallId): void {
    if (this.call !== undefined) throw new Error(`${this.name} started for ${call} while it runs for ${this.call}`)
    this.call = call
  }

  stop(call: CallId): void {
    if (this.call !== call) throw new Error(`${this.name} stopped for ${call}, but it runs for ${String(this.call)}`)
    this.call = undefined
  }
}

/**
 * A call machine whose effects are carried out on paper. After each event it checks that what runs is what the state
 * says: media, the ring timer, and which call was told as begun and not yet as ended. Throws when they differ.
 */
export class CallReplay {
  state: CallState = IDLE
  readonly media = new Running('media')
  readonly timer = new Running('ring timer')
  private toldCall: CallId | undefined

  dispatch(event: CallEvent): readonly CallEffect[] {
    const { state, effects } = transition(this.state, event)
    this.state = state
    for (const effect of effects) this.carryOut(effect)
    this.check()
    return effects
  }

  private carryOut(effect: CallEffect): void {
    if (effect.type === 'start-media') this.media.start(effect.call)
    if (effect.type === 'stop-media') this.media.stop(effect.call)
    if (effect.type === 'start-ring-timer') this.timer.start(effect.call)
    if (effect.type === 'stop-ring-timer') this.timer.stop(effect.call)
    if (effect.type === 'tell') this.hear(effect.news)
  }

  private hear(news: CallNews): void {
    if (news.type === 'calling' || news.type === 'incoming') {
      this.expectTold(undefined, news)
      this.toldCall = news.call
    } else if (news.type === 'answered') {
      this.expectTold(news.replaces ?? news.call, news)
      this.toldCall = news.call
    } else if (news.type === 'ended') {
      this.expectTold(news.call, news)
      this.toldCall = undefined
    } else if (news.type !== 'missed') {
      this.expectTold(news.call, news)
    }
  }

  private expectTold(call: CallId | undefined, news: CallNews): void {
    if (this.toldCall === call) return
    throw new Error(`told ${news.type} of ${news.call} while ${String(this.toldCall)} was the call told of`)
  }

  private check(): void {
    const call = this.state.tag === 'idle' ? undefined : this.state.call
    const rings = this.state.tag === 'inviting' || this.state.tag === 'ringing'
    this.expect('media', this.media.call, mediaRuns(this.state) ? call : undefined)
    this.expect('ring timer', this.timer.call, rings ? call : undefined)
    this.expect('told call', this.toldCall, call)
  }

  private expect(what: string, actual: CallId | undefined, wanted: CallId | undefined): void {
    if (actual === wanted) return
    throw new Error(`${what} is ${String(actual)}, should be ${String(wanted)} in ${JSON.stringify(this.state)}`)
  }
}
