import type { RegistryRequest } from './message'
import { WORDS } from './words'

/** How a registry finds the end of what a participant says. Milliseconds and characters. */
export const REQUEST_LIMITS = {
  /** Silence after which a name, or what is no command, is whole; more than a delayed acknowledgement holds back. */
  settleMs: 50,
  /** More is kept of nobody: the rest of it is thrown away. */
  maxChars: 1_024,
} as const

const COMMANDS: readonly string[] = [WORDS.lookUp, WORDS.refresh, WORDS.leave]

/**
 * Cuts what a participant says into requests, which nothing terminates: first of all its name, then commands. The name that
 * is looked up may come in a read of its own or joined to the command (Sala Virtual, section 3, "As server", rule 2).
 * Fed with pieces and the time; owns no clock.
 */
export class RequestReader {
  private buffer = ''
  private lastMs = 0
  private expects: 'join' | 'command' | 'look-up' = 'join'
  private ended = false

  push(piece: string, nowMs: number): void {
    this.buffer = (this.buffer + piece).slice(0, REQUEST_LIMITS.maxChars + 1)
    this.lastMs = nowMs
  }

  /** The participant will say nothing more. */
  end(): void {
    this.ended = true
  }

  /** Takes the next request out, or undefined when none is whole at this time. */
  next(nowMs: number): RegistryRequest | undefined {
    if (this.buffer === '') return undefined
    if (this.expects === 'join') return this.settled(nowMs) ? this.join() : undefined
    return this.command(nowMs)
  }

  /** When to ask again though nothing was pushed; undefined when nothing is waiting. */
  get deadlineMs(): number | undefined {
    return this.buffer === '' ? undefined : this.lastMs + REQUEST_LIMITS.settleMs
  }

  private settled(nowMs: number): boolean {
    return this.ended || this.buffer.length > REQUEST_LIMITS.maxChars || nowMs >= this.lastMs + REQUEST_LIMITS.settleMs
  }

  private join(): RegistryRequest {
    this.expects = 'command'
    return { type: 'join', name: this.take(this.buffer.length) }
  }

  private command(nowMs: number): RegistryRequest | undefined {
    const word = COMMANDS.find((each) => this.buffer.startsWith(each))
    if (word === undefined) return this.expects === 'look-up' ? this.name(nowMs) : this.unknown(nowMs)
    this.take(word.length)
    // A command in place of the name that was to be looked up: nobody is looked up.
    this.expects = word === WORDS.lookUp ? 'look-up' : 'command'
    if (word === WORDS.lookUp) return this.next(nowMs)
    return { type: word === WORDS.refresh ? 'refresh' : 'leave' }
  }

  private name(nowMs: number): RegistryRequest | undefined {
    const length = this.lengthToCommand(nowMs)
    if (length === undefined) return undefined
    this.expects = 'command'
    return { type: 'look-up', name: this.take(length) }
  }

  private unknown(nowMs: number): RegistryRequest | undefined {
    const length = this.lengthToCommand(nowMs)
    return length === undefined ? undefined : { type: 'unknown', text: this.take(length) }
  }

  /** What stands before the next command; no name holds one. */
  private lengthToCommand(nowMs: number): number | undefined {
    const places = COMMANDS.map((each) => this.buffer.indexOf(each)).filter((at) => at > 0)
    if (places.length > 0) return Math.min(...places)
    return this.settled(nowMs) ? this.buffer.length : undefined
  }

  private take(length: number): string {
    const text = this.buffer.slice(0, length)
    this.buffer = this.buffer.slice(length)
    return text
  }
}
