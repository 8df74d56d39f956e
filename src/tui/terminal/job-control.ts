/** Time for who heard of it to tell the peer, in ms. */
const LAST_WORDS_MS = 100
/** If nothing stopped us by then, nobody is there who could continue us (no shell with job control). */
const NOT_STOPPED_MS = 100

/** What gives the terminal away and takes it again. */
export interface Suspendable {
  release(): void
  resume(): void
}

/**
 * Stops and continues the program like its shell expects: SIGTSTP goes to the whole group, so that the launcher stops as
 * well and the shell gets the terminal; SIGCONT, from whomever, takes the terminal again.
 */
export class JobControl {
  private stopped = false
  private timer: NodeJS.Timeout | undefined
  private readonly onStop = (): void => this.suspend()
  private readonly onContinue = (): void => this.continue()

  constructor(private readonly program: Suspendable) {
    process.on('SIGTSTP', this.onStop)
    process.on('SIGCONT', this.onContinue)
  }

  /** Gives the terminal back and stops. */
  suspend(): void {
    if (this.stopped) return
    this.stopped = true
    this.program.release()
    this.timer = setTimeout(() => this.stop(), LAST_WORDS_MS)
  }

  close(): void {
    clearTimeout(this.timer)
    process.off('SIGTSTP', this.onStop)
    process.off('SIGCONT', this.onContinue)
  }

  private stop(): void {
    // Without a listener the signal does what it always does. The system ignores it where no shell could continue us.
    process.off('SIGTSTP', this.onStop)
    process.kill(0, 'SIGTSTP')
    this.timer = setTimeout(() => this.continue(), NOT_STOPPED_MS)
  }

  private continue(): void {
    clearTimeout(this.timer)
    process.off('SIGTSTP', this.onStop)
    process.on('SIGTSTP', this.onStop)
    if (!this.stopped) this.program.release()
    this.stopped = false
    this.program.resume()
  }
}
