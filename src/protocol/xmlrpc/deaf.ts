import { SILENCE_MS } from './phone-call'

/** What is still under way when somebody says that they stopped is late for so long, in ms. */
const LATE_MS = 1500
/** A flood from more hosts than this is not remembered. */
const MOST_HOSTS = 256

interface Ignored {
  /** When it is over, unless more comes. */
  untilMs: number
  /** More that comes is ignored for longer: they did not stop yet. */
  readonly whileItLasts: boolean
}

/** The hosts whose media is no call: who was refused or hung up on, until they stop, and who just stopped. */
export class Deaf {
  private readonly ignored = new Map<string, Ignored>()

  /** Those who are told that we play nothing. */
  get hosts(): readonly string[] {
    return [...this.ignored].filter(([, { whileItLasts }]) => whileItLasts).map(([host]) => host)
  }

  /** We want nothing of them until they have been silent. */
  ignore(host: string, nowMs: number): void {
    this.add(host, { untilMs: nowMs + SILENCE_MS, whileItLasts: true })
  }

  /** They stopped: what still comes is late. */
  excuse(host: string, nowMs: number): void {
    this.add(host, { untilMs: nowMs + LATE_MS, whileItLasts: false })
  }

  /** Media of theirs came: whether it is to be ignored. */
  ignores(host: string, nowMs: number): boolean {
    const one = this.ignored.get(host)
    if (!one || nowMs >= one.untilMs) return false
    if (one.whileItLasts) one.untilMs = nowMs + SILENCE_MS
    return true
  }

  /** We want to hear them again; true: they were told otherwise. */
  hear(host: string): boolean {
    return this.ignored.delete(host)
  }

  /** Forgets whose time is over; true: somebody's was. */
  poll(nowMs: number): boolean {
    const over = [...this.ignored].filter(([, { untilMs }]) => nowMs >= untilMs)
    for (const [host] of over) this.ignored.delete(host)
    return over.length > 0
  }

  /** When somebody's time is over. */
  get deadline(): number | undefined {
    const ends = [...this.ignored.values()].map(({ untilMs }) => untilMs)
    return ends.length === 0 ? undefined : Math.min(...ends)
  }

  private add(host: string, ignored: Ignored): void {
    const [oldest] = this.ignored.keys()
    if (this.ignored.size >= MOST_HOSTS && oldest !== undefined) this.ignored.delete(oldest)
    this.ignored.set(host, ignored)
  }
}
