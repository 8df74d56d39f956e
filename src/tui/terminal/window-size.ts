import type { WriteStream } from 'node:tty'

/** The size of the window in cells. */
export interface Size {
  readonly columns: number
  readonly rows: number
}

/** Where a terminal tells no size (a serial line), in cells. */
const USUAL: Size = { columns: 80, rows: 24 }

/** The size of the terminal's window, and its changes. */
export class WindowSize {
  private listener: ((size: Size) => void) | undefined
  private readonly onResize = (): void => this.listener?.(this.read())

  constructor(private readonly stream: Pick<WriteStream, 'columns' | 'rows' | 'on' | 'off'>) {
    stream.on('resize', this.onResize)
  }

  read(): Size {
    const { columns, rows } = this.stream
    return columns > 0 && rows > 0 ? { columns, rows } : USUAL
  }

  listen(listener: (size: Size) => void): void {
    this.listener = listener
  }

  close(): void {
    this.stream.off('resize', this.onResize)
  }
}
