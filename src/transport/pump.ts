import { RpcClientError, type Exchanged } from '../net/xmlrpc/client'
import type { MediumTraffic } from '../net/xmlrpc/messages'
import { faultKind } from '../protocol/xmlrpc/fault'
import type { RpcAnswer, RpcCall } from '../protocol/xmlrpc/message'

/** A contact that cannot be reached is tried again after this, then after twice as long, up to the most, in ms. */
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 4000
/** A contact whose method fails so many times in turn cannot take this medium. */
const MOST_FAULTS = 5

/** One call, and who wants to know its answer. */
export interface Job {
  readonly call: RpcCall
  readonly answered?: (answer: RpcAnswer) => void
}

/** What the pump needs of its surroundings. */
export interface PumpPorts {
  readonly client: { call(call: RpcCall): Promise<Exchanged>; close(): void }
  /** What goes next; nothing: `wake` tells when there is something. */
  next(): Promise<Job | undefined>
  /** The contact answered (true), or could not be reached. */
  reached(success: boolean, detail: string): void
  /** The contact took something. */
  taken(): void
  /** The contact's program cannot take this medium: nothing more is sent. */
  gaveUp(detail: string): void
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** The calls of one medium: one under way at a time, the next when it was answered, longer and longer pauses when it failed. */
export class Pump {
  private running = false
  private closed = false
  private pauseMs = 0
  private faults = 0
  private pausing: NodeJS.Timeout | undefined
  private times: number[] = []
  private bytes = 0
  private failed = 0

  constructor(private readonly ports: PumpPorts) {}

  /** There is something to send. */
  wake(): void {
    if (!this.running && !this.closed && this.pausing === undefined) void this.run()
  }

  /** What is under way goes on, nothing follows. */
  close(): void {
    this.closed = true
    clearTimeout(this.pausing)
    if (!this.running) this.ports.client.close()
  }

  /** What was sent since the last time. */
  lap(): Pick<MediumTraffic, 'calls' | 'bytes' | 'medianMs' | 'worstMs' | 'failed'> {
    const { times, bytes, failed } = this
    this.times = []
    this.bytes = this.failed = 0
    return { calls: times.length, bytes, medianMs: median(times), worstMs: Math.max(0, ...times), failed }
  }

  private async run(): Promise<void> {
    this.running = true
    for (let job = await this.ports.next(); job !== undefined; job = await this.ports.next()) {
      if (this.closed || !(await this.send(job))) break
    }
    this.running = false
    if (this.closed) this.ports.client.close()
  }

  /** Whether to go on at once. */
  private async send({ call, answered }: Job): Promise<boolean> {
    const beganMs = performance.now()
    try {
      const { answer, sentBytes } = await this.ports.client.call(call)
      this.times.push(performance.now() - beganMs)
      this.bytes += sentBytes
      this.pauseMs = 0
      this.ports.reached(true, '')
      answered?.(answer)
      return this.judge(answer)
    } catch (error) {
      if (!(error instanceof RpcClientError)) throw error
      this.failed++
      if (!this.closed) this.ports.reached(false, error.message)
      this.rest()
      return false
    }
  }

  private judge(answer: RpcAnswer): boolean {
    const kind = 'fault' in answer ? faultKind(answer.fault) : 'succeeded'
    if (kind === 'succeeded') this.ports.taken()
    this.faults = kind === 'succeeded' ? 0 : this.faults + 1
    // A name that is not known is not called again.
    if (kind !== 'unsupported' && this.faults < MOST_FAULTS) return true
    this.closed = true
    this.ports.gaveUp('fault' in answer ? answer.fault.text : '')
    return false
  }

  private rest(): void {
    if (this.closed) return
    this.pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, this.pauseMs * 2))
    this.pausing = setTimeout(() => {
      this.pausing = undefined
      this.wake()
    }, this.pauseMs)
  }
}
