import type {
  CallInput,
  ControlAction,
  ControlInput,
  ControlSignal,
  MediaPorts,
  Peer,
} from '../../src/protocol/control/action'
import { ControlAgent } from '../../src/protocol/control/agent'

/** Where everybody of a scene lives. */
export const BOB: Peer = { host: '10.0.0.2', port: 6200, nick: 'bob' }
export const OWN_PORT = 5001

/**
 * One agent, `ana`, with a clock and sockets that are played: the other side is written down line by line, and every
 * action of the agent is kept as a short text, `connect`, `write`, `finish` or `close` and what it is about.
 */
export class Scene {
  readonly agent = new ControlAgent({ nick: 'ana', newCallId: () => `in${++this.made}` })
  now = 0
  private made = 0
  private readonly done: string[] = []
  private readonly signals: ControlSignal[] = []

  /** What the agent did on its connections since this was asked last. */
  actions(): readonly string[] {
    return this.done.splice(0)
  }

  /** What it signalled since this was asked last, as types. */
  news(): readonly string[] {
    return this.heard().map(({ type }) => type)
  }

  /** The same, whole. */
  heard(): readonly ControlSignal[] {
    return this.signals.splice(0)
  }

  /** Time goes on; the agent is woken at each of its deadlines. */
  wait(ms: number): void {
    const end = this.now + ms
    for (let next = this.agent.deadline; next !== undefined && next <= end; next = this.agent.deadline) {
      this.now = Math.max(this.now, next)
      this.keep(this.agent.poll(this.now))
    }
    this.now = end
  }

  /** The user, or the media plane. */
  user(input: CallInput): void {
    this.take(input)
  }

  invite(call = 'out1', to: Peer = BOB, media: MediaPorts = { videoPort: OWN_PORT }): void {
    this.take({ type: 'invite', call, to, media })
  }

  accept(call = 'in1', media: MediaPorts = { videoPort: OWN_PORT }): void {
    this.take({ type: 'accept', call, media })
  }

  /** A connection of ours is open. */
  connected(link: string, host = BOB.host): void {
    this.take({ type: 'connected', link, host })
  }

  /** Somebody connects to us. */
  comes(link: string, host = BOB.host): void {
    this.take({ type: 'came', link, host })
  }

  /** A text arrives, and a pause after it, unless told otherwise. */
  says(link: string, text: string, pauseMs = 80): void {
    this.take({ type: 'received', link, bytes: new TextEncoder().encode(text) })
    this.wait(pauseMs)
  }

  /** Somebody connects, says one text and closes. */
  sends(link: string, text: string, host = BOB.host): void {
    this.comes(link, host)
    this.says(link, text, 0)
    this.ends(link)
  }

  ends(link: string): void {
    this.take({ type: 'end-of-file', link })
  }

  resets(link: string): void {
    this.take({ type: 'reset', link })
  }

  take(input: ControlInput): void {
    this.keep(this.agent.handle(input, this.now))
  }

  private keep(actions: readonly ControlAction[]): void {
    for (const action of actions) {
      if (action.type === 'signal') this.signals.push(action.signal)
      else if (action.type === 'look-up') this.done.push(`look up ${action.nick}`)
      else if (action.type === 'connect') this.done.push(`connect ${action.link} ${action.to.host}:${action.to.port}`)
      else if (action.type === 'write') this.done.push(`write ${action.link} ${action.text}`)
      else if (action.type !== 'note') this.done.push(`${action.type} ${action.link}`)
    }
  }
}
