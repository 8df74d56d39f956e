/** A protocol's machine: it computes and touches nothing; time is an argument, in ms of a clock that does not step. */
export interface Machine<Input, Action> {
  handle(input: Input, now: number): readonly Action[]
  /** What time alone brings about. */
  poll(now: number): readonly Action[]
  /** When it wants to be polled next. */
  readonly deadline: number | undefined
}

/** What a machine is run with. */
export interface RunnerOptions<Action> {
  readonly perform: (action: Action) => void
  readonly now: () => number
}

/** Runs a machine: its inputs in order, its actions at once, and its timer. */
export class MachineRunner<Input, Action> {
  private readonly inputs: Input[] = []
  private busy = false
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly machine: Machine<Input, Action>,
    private readonly options: RunnerOptions<Action>,
  ) {}

  take(input: Input): void {
    this.inputs.push(input)
    this.work()
  }

  /** The timer runs no more. Idempotent. */
  close(): void {
    clearTimeout(this.timer)
  }

  /** Inputs are handled one after another, also when an action leads to another one. */
  private work(): void {
    if (this.busy) return
    this.busy = true
    const { machine } = this
    const { now } = this.options
    try {
      this.run(machine.poll(now()))
      for (let next = this.inputs.shift(); next !== undefined; next = this.inputs.shift()) {
        this.run(machine.handle(next, now()))
      }
    } finally {
      this.busy = false
    }
    this.setTimer()
  }

  private run(actions: readonly Action[]): void {
    for (const action of actions) this.options.perform(action)
  }

  private setTimer(): void {
    clearTimeout(this.timer)
    const { deadline } = this.machine
    if (deadline === undefined) return
    // Not earlier than the deadline: timers count whole milliseconds.
    this.timer = setTimeout(() => this.work(), Math.max(1, Math.ceil(deadline - this.options.now())))
    // A listening port keeps the program running, not what is remembered about old calls.
    this.timer.unref()
  }
}
