import type { Address } from './action'
import type { Link, LinkDesk, LinkOwner } from './link'

/** How long a reply nobody needs is waited for (section 3.1, in a call, rule 2). */
const REPLY_PATIENCE_MS = 500
const CONNECT_PATIENCE_MS = 5000
/** Texts that wait for one endpoint; one more says that the oldest is out of date. */
const MAX_WAITING = 4

interface Letter {
  readonly to: Address
  readonly text: string
  /** Told when it could not be delivered. */
  readonly onFailure?: (detail: string) => void
}

const key = ({ host, port }: Address): string => `${host} ${port}`

/** Texts that travel on connections of their own. Those for one endpoint go one after another, so that they arrive in order. */
export class Posts {
  private readonly queues = new Map<string, Letter[]>()

  constructor(private readonly desk: LinkDesk) {}

  /** Whether everything was delivered or given up. */
  get isIdle(): boolean {
    return this.queues.size === 0
  }

  /** Delivers a text: connect, write, shut down writing, wait a moment, close. */
  send(letter: Letter): void {
    const queue = this.queues.get(key(letter.to))
    if (queue === undefined) {
      this.queues.set(key(letter.to), [])
      this.deliver(letter)
      return
    }
    queue.push(letter)
    if (queue.length > MAX_WAITING) queue.shift()
  }

  private deliver(letter: Letter): void {
    new Delivery(this.desk, letter, () => this.next(letter.to))
  }

  private next(to: Address): void {
    const letter = this.queues.get(key(to))?.shift()
    if (letter === undefined) this.queues.delete(key(to))
    else this.deliver(letter)
  }
}

/** One text on its way. */
class Delivery implements LinkOwner {
  private readonly link: Link
  private stopWaiting: () => void

  constructor(
    private readonly desk: LinkDesk,
    private readonly letter: Letter,
    private readonly done: () => void,
  ) {
    this.link = desk.connect(letter.to, this)
    this.stopWaiting = desk.alarms.at(desk.now + CONNECT_PATIENCE_MS, () => this.timedOut())
  }

  connected(link: Link): void {
    link.write(this.letter.text)
    link.finish()
    this.stopWaiting()
    this.stopWaiting = this.desk.alarms.at(this.desk.now + REPLY_PATIENCE_MS, () => this.finish())
  }

  connectFailed(_link: Link, detail: string): void {
    const { to, text, onFailure } = this.letter
    this.desk.act({ type: 'note', direction: 'out', text: `${to.host}:${to.port} not reached for ${text}: ${detail}` })
    onFailure?.(detail)
    this.finish()
  }

  heard(): void {
    // Replies to messages are a habit of a few clients and mean nothing.
  }

  ended(): void {
    this.finish()
  }

  private timedOut(): void {
    this.link.close()
    this.connectFailed(this.link, 'no answer to the connection')
  }

  private finish(): void {
    this.stopWaiting()
    this.link.close()
    this.done()
  }
}
