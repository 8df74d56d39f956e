import { ReferenceProgram, type PeerEvent } from './reference-peer'
import { until } from './until'

/** A program of the XML-RPC chat in one of its dialects: `unam_peer.py`, strict unless told otherwise. */
export class OldPeer extends ReferenceProgram {
  constructor(dialect: string, args: readonly string[]) {
    super('unam_peer.py', ['--dialect', dialect, '--strict', ...args])
  }

  /** Where it serves. */
  async port(): Promise<number> {
    return Number((await this.waitFor('listening')).port)
  }

  /** Waits until there were so many events of a name; of pictures and calls it prints a count, one line a second. */
  async has(name: string, least: number): Promise<void> {
    const seen = (): number => {
      const events = this.events.filter(({ event }) => event === name)
      return Math.max(events.length, Number(events.at(-1)?.count ?? 0))
    }
    await until(
      () => `${least} times ${name}\n${this.log()}`,
      () => (seen() >= least ? true : undefined),
    )
  }

  /** Waits for its end; what it expected and did not get, or why it was displeased. */
  async verdict(): Promise<readonly string[]> {
    await this.ended()
    const result = this.last('result')
    if (!result) return [`the peer ended without a result\n${this.log()}`]
    const violations = this.events.filter(({ event }) => event === 'violation')
    if (result.met === true) return []
    return [`the peer: ${String(result.reason)}`, ...violations.map((event) => JSON.stringify(event))]
  }

  private last(name: string): PeerEvent | undefined {
    return this.events.findLast(({ event }) => event === name)
  }
}
