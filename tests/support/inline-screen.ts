import { decodedJpeg } from './pictures'

const PIECE = /\x1b\[(\d+);(\d+)H|\x1b\]1337;File=([^:\x07]*):([A-Za-z0-9+/=]*)\x07/g
/** iTerm2 and mintty take no more in one sequence. */
const MOST_SEQUENCE = 1 << 20

/** What makes a terminal scale a file into its cells, show it, and leave the cursor. */
const KEYS = JSON.stringify({ inline: '1', preserveAspectRatio: '0', doNotMoveCursor: '1' })

/** A rectangle of cells, from the upper left one of the screen. */
export interface ImagePlace {
  readonly row: number
  readonly col: number
  readonly rows: number
  readonly cols: number
}

/** An image that was written. */
export interface InlineImage extends ImagePlace {
  readonly jpeg: Buffer
}

/** The size of an inline screen. */
export interface InlineScreenSize {
  readonly columns: number
  readonly rows: number
  readonly cell: { readonly width: number; readonly height: number }
}

/**
 * What a terminal with iTerm2's inline images shows: files at positions of the cursor, scaled into their cells. Throws at
 * anything else, at an image that leaves the screen, and at one whose end on the last row would scroll it.
 */
export class InlineScreen {
  readonly width: number
  readonly height: number
  /** Everything that was written, the oldest first. */
  readonly images: InlineImage[] = []
  /** RGB, rows from the top; black where no image is. */
  private readonly data: Uint8Array
  private painted = 0

  /** `shown`: so many rows are seen, all of them unless told. */
  constructor(
    private readonly size: InlineScreenSize,
    shown = size.rows,
  ) {
    this.width = size.columns * size.cell.width
    this.height = shown * size.cell.height
    this.data = new Uint8Array(this.width * this.height * 3)
  }

  /** Takes bytes; answers the images in them. */
  write(bytes: Uint8Array): readonly InlineImage[] {
    const text = Buffer.from(bytes).toString('latin1')
    const before = this.images.length
    let end = 0
    let cursor: { row: number; col: number } | undefined
    for (const [piece, row, col, keys, payload] of text.matchAll(PIECE)) {
      if (!text.startsWith(piece, end)) break
      end += piece.length
      if (row !== undefined) cursor = { row: Number(row) - 1, col: Number(col) - 1 }
      else this.take(keys ?? '', payload ?? '', cursor)
      if (piece.length > MOST_SEQUENCE) throw new Error(`a sequence of ${piece.length} bytes`)
    }
    if (end !== text.length) throw new Error(`not understood: ${JSON.stringify(text.slice(end, end + 40))}`)
    return this.images.slice(before)
  }

  /** The screen as it is seen. */
  async picture(): Promise<{ readonly width: number; readonly height: number; readonly data: Uint8Array }> {
    for (; this.painted < this.images.length; this.painted++) await this.paint(this.images[this.painted]!)
    return { width: this.width, height: this.height, data: this.data }
  }

  private take(list: string, payload: string, cursor: { row: number; col: number } | undefined): void {
    const keys = Object.fromEntries(list.split(';').map((key) => key.split('=') as [string, string]))
    const { width, height, size, ...others } = keys
    const jpeg = Buffer.from(payload, 'base64')
    if (JSON.stringify(others) !== KEYS) throw new Error(`keys ${list}`)
    if (Number(size) !== jpeg.length) throw new Error(`${jpeg.length} bytes instead of ${size}`)
    if (!cursor) throw new Error('an image wherever the cursor is')
    const [cols, rows] = [Number(width), Number(height)]
    if (cursor.col + cols > this.size.columns || cursor.row + rows > this.size.rows - 1)
      throw new Error(`an image of ${cols}x${rows} cells at ${cursor.col},${cursor.row}`)
    this.images.push({ ...cursor, rows, cols, jpeg })
  }

  private async paint({ row, col, rows, cols, jpeg }: InlineImage): Promise<void> {
    const { cell } = this.size
    const rgb = await decodedJpeg(jpeg, { width: cols * cell.width, height: rows * cell.height })
    const length = cols * cell.width * 3
    for (let y = 0; y < rows * cell.height; y++) {
      const to = ((row * cell.height + y) * this.width + col * cell.width) * 3
      this.data.set(rgb.subarray(y * length, (y + 1) * length), to)
    }
  }
}
