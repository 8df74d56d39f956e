import type { WriteStream } from 'node:tty'

/** The size of the window in cells. */
export interface Size {
  readonly columns: number
  readonly rows: number
}

/** Where a terminal tells no size (a serial line), in cells. */
const USUAL: Size = { columns: 80, rows: 24 }

/**
 * The size of the terminal's window, and its changes, by the system's word and not by the stream's: that says nothing when
 * another font made the cells larger and their number stayed.
 */
export class WindowSize {
  private listener: ((size: Size) => void) | undefined
  private readonly onChange = (): void => this.listener?.(this.read())

  /** The stream has to be older than this, so that it hears of a change first. */
  constructor(private readonly stream: Pick<WriteStream, 'columns' | 'rows'>) {
    process.on('SIGWINCH', this.onChange)
  }

  read(): Size {
    const { columns, rows } = this.stream
    return columns > 0 && rows > 0 ? { columns, rows } : USUAL
  }

  listen(listener: (size: Size) => void): void {
    this.listener = listener
  }

  close(): void {
    process.off('SIGWINCH', this.onChange)
  }
}
