import { randomUUID } from 'node:crypto'
import type { CallId } from '../../protocol/call/state'
import { SalaPhone } from '../../protocol/sala/phone'
import type { PhoneAction, PhoneInput, PhoneSignal } from '../../protocol/sala/phone-action'
import type { Contact, Endpoint, Signalling, SignallingEvent } from '../signalling'
import type { CallLines } from './lines'
import { MachineRunner } from '../machine-runner'
import { Listeners } from '../../protocol/listeners'

/** What signalling needs to know. */
export interface SalaOptions {
  /** Our own name, as it was registered. */
  readonly name: string
  /** The call port. */
  readonly local: Endpoint
  readonly lines: CallLines
  /** Whether somebody of this name is registered. */
  readonly knows?: (name: string) => boolean
  /** Milliseconds of a clock that does not step. */
  readonly now?: () => number
  readonly newCallId?: () => CallId
}

/**
 * Calls of Sala Virtual (section 2): the timers and ports around `SalaPhone`. It has no hold: who holds sends silence, which
 * the media plane sees to.
 */
export class SalaSignalling implements Signalling {
  readonly protocol = 'sala'
  private readonly runner: MachineRunner<PhoneInput, PhoneAction>
  private readonly listeners = new Listeners<SignallingEvent>()
  private readonly off: () => void

  constructor(private readonly options: SalaOptions) {
    const { name, lines, now = () => performance.now(), newCallId = randomUUID } = options
    this.runner = new MachineRunner(new SalaPhone({ name, newCallId }), {
      now,
      perform: (action) => this.perform(action),
    })
    this.off = lines.on((event) => {
      if (event.type === 'word') this.take(event)
      else this.take({ type: 'line-failed', line: event.line, detail: event.message })
    })
  }

  get local(): Endpoint {
    return this.options.local
  }

  invite(call: CallId, to: Contact): void {
    this.take({ type: 'invite', call, to: { host: to.host, port: to.port } })
  }

  accept(call: CallId): void {
    this.take({ type: 'accept', call })
  }

  refuse(call: CallId, reason: 'denied' | 'busy' | 'no-answer'): void {
    this.take({ type: 'refuse', call, reason })
  }

  cancel(call: CallId): void {
    this.take({ type: 'cancel', call })
  }

  hold(): void {
    // Nothing that the other one would understand.
  }

  resume(): void {
    // Nothing either.
  }

  bye(call: CallId): void {
    this.take({ type: 'bye', call })
  }

  mediaHeard(call: CallId): void {
    this.take({ type: 'heard', call })
  }

  strayMedia(): void {
    // There are no pictures.
  }

  on(listener: (event: SignallingEvent) => void): () => void {
    return this.listeners.add(listener)
  }

  close(): Promise<void> {
    this.listeners.clear()
    this.off()
    this.runner.close()
    return Promise.resolve()
  }

  private take(input: PhoneInput): void {
    this.runner.take(input)
  }

  private perform(action: PhoneAction): void {
    const { lines } = this.options
    switch (action.type) {
      case 'open-line':
        return lines.open(action.line)
      case 'close-line':
        return lines.close(action.line)
      case 'say':
        return lines.say(action.line, action.to, action.text)
      case 'note':
        return this.tell({ type: 'trace', direction: action.direction, text: action.text })
      case 'signal':
        return this.tell(this.eventOf(action.signal))
    }
  }

  /** Who is registered by the name has it: an incoming call says no more than a name. */
  private eventOf(signal: PhoneSignal): SignallingEvent {
    if (signal.type !== 'invited' || this.options.knows?.(signal.from.nick) !== true) return signal
    return { ...signal, from: { ...signal.from, protocols: [] } }
  }

  private tell(event: SignallingEvent): void {
    this.listeners.tell(event)
  }
}
