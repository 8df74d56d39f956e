import type { CallEffect, CallNews } from '../../src/protocol/call/effect'
import type { CallEvent } from '../../src/protocol/call/event'
import { mediaRuns, type CallId, type CallState } from '../../src/protocol/call/state'
import { CallReplay } from './call-replay'
import { seeded } from './seeded'
import { SimulatedTime } from './simulated-time'

/** What a channel does to messages: shares from 0 to 1, and a delay of up to so many ms, which also reorders. */
export interface Channel {
  readonly loss: number
  readonly duplication: number
  readonly maxDelayMs: number
}

const HEALED: Channel = { loss: 0, duplication: 0, maxDelayMs: 0 }

/** No media for this long where it should run: the adapter reports the peer as silent. */
const SILENCE_MS = 10_000
const TICK_MS = 1000

/** What the peer's adapter makes of a message, or undefined where the effect is none. */
const heardAs = (effect: CallEffect, nick: string): CallEvent | undefined => {
  switch (effect.type) {
    case 'send-invite':
      return { type: 'invited', call: effect.call, peer: nick, nick }
    case 'send-cancel':
      return { type: 'cancelled', call: effect.call }
    case 'send-accept':
      return { type: 'accepted', call: effect.call }
    case 'send-refuse':
      return { type: 'refused', call: effect.call, reason: effect.reason }
    case 'send-hold':
      return { type: 'peer-held', call: effect.call }
    case 'send-resume':
      return { type: 'peer-resumed', call: effect.call }
    case 'send-bye':
      return { type: 'peer-ended', call: effect.call }
    case 'start-media':
    case 'stop-media':
    case 'start-ring-timer':
    case 'stop-ring-timer':
    case 'tell':
      return undefined
  }
}

const LAST_WORDS: ReadonlySet<CallEffect['type']> = new Set(['send-hold', 'send-resume', 'send-bye'])

/** One person's machine, and the last word that was said on each call. */
export class End {
  readonly machine = new CallReplay()
  readonly news: CallNews[] = []
  readonly lastWords = new Map<CallId, CallEffect>()
  /** Calls that are over here. An adapter knows them: their invitation, heard once more, is none. */
  readonly over = new Set<CallId>()
  silentMs = 0
  dialled = 0
  ringsSince = 0

  constructor(
    readonly name: string,
    readonly nick: string,
  ) {}

  get state(): CallState {
    return this.machine.state
  }

  hear(news: CallNews): void {
    this.news.push(news)
    if (news.type === 'ended' || news.type === 'missed') this.over.add(news.call)
    if (news.type === 'answered' && news.replaces !== undefined) this.over.add(news.replaces)
  }
}

/**
 * Two call machines in simulated time, joined by a channel that loses, doubles and reorders messages. A call has one id
 * at both ends, which in the program two adapters' ids stand for. Ring timers, silence and the repetition of last words
 * are done as the runner and the adapters do them; a machine that contradicts its own effects throws.
 */
export class TwoMachines {
  readonly left: End
  readonly right: End
  readonly time = new SimulatedTime()
  private readonly random: () => number

  constructor(
    seed: number,
    private channel: Channel,
    nicks: readonly [string, string] = ['ana', 'bob'],
  ) {
    this.random = seeded(seed)
    this.left = new End('left', nicks[0])
    this.right = new End('right', nicks[1])
    this.tick()
  }

  other(end: End): End {
    return end === this.left ? this.right : this.left
  }

  dial(end: End): void {
    const call = `${end.name}-${(end.dialled += 1)}`
    this.dispatch(end, { type: 'dial', call, peer: this.other(end).nick, self: end.nick })
  }

  dispatch(end: End, event: CallEvent): void {
    for (const effect of end.machine.dispatch(event)) this.carryOut(end, effect)
  }

  /** The connection of the two breaks; an end learns of it only by what it has to do with the other one's call. */
  cut(): void {
    const [left, right] = [this.left.state, this.right.state]
    if (left.tag === 'idle' || right.tag === 'idle' || left.call !== right.call) return
    this.dispatch(this.left, { type: 'lost', call: left.call })
    this.dispatch(this.right, { type: 'lost', call: right.call })
  }

  /** No message is lost from now on; when the old ones have arrived, both say their last words again. */
  heal(): void {
    const settleMs = this.channel.maxDelayMs
    this.channel = HEALED
    this.time.pass(settleMs)
    for (const end of [this.left, this.right]) for (const word of end.lastWords.values()) this.send(end, word)
    this.time.pass(TICK_MS)
  }

  private carryOut(end: End, effect: CallEffect): void {
    if (LAST_WORDS.has(effect.type) && 'call' in effect) end.lastWords.set(effect.call, effect)
    if (effect.type === 'tell') end.hear(effect.news)
    if (effect.type === 'start-ring-timer') this.startTimer(end, effect.call, effect.ms)
    this.send(end, effect)
  }

  private send(from: End, effect: CallEffect): void {
    const event = heardAs(effect, from.nick)
    if (event === undefined || this.random() < this.channel.loss) return
    const copies = this.random() < this.channel.duplication ? 2 : 1
    for (let copy = 0; copy < copies; copy += 1) {
      this.time.after(this.random() * this.channel.maxDelayMs, () => this.receive(this.other(from), event))
    }
  }

  private receive(end: End, event: CallEvent): void {
    if (event.type !== 'invited' || !end.over.has(event.call)) this.dispatch(end, event)
  }

  private startTimer(end: End, call: CallId, ms: number): void {
    const rings = (end.ringsSince += 1)
    this.time.after(ms, () => {
      if (end.ringsSince === rings && end.machine.timer.call === call)
        this.dispatch(end, { type: 'ring-timeout', call })
    })
  }

  private tick(): void {
    for (const end of [this.left, this.right]) this.listen(end)
    this.time.after(TICK_MS, () => this.tick())
  }

  private listen(end: End): void {
    const { state } = end
    if (!mediaRuns(state) || state.tag === 'idle' || this.other(end).machine.media.call === state.call) {
      end.silentMs = 0
    } else if ((end.silentMs += TICK_MS) > SILENCE_MS) {
      end.silentMs = 0
      this.dispatch(end, { type: 'peer-silent', call: state.call })
    }
  }
}
