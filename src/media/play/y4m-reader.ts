import { parseY4mHeader, Y4mError, y4mBytes, type Y4mFormat } from './y4m-header'

/** The longest line of a header. */
const MOST_LINE = 512
const NEWLINE = 0x0a

/**
 * Chunks of a Y4M stream → whole pictures, cut anywhere. Its memory is one picture and a line, whatever a header says.
 * Throws Y4mError; then the stream is of no use any more.
 */
export class Y4mReader {
  private line = ''
  private known: Y4mFormat | undefined
  private picture = Buffer.alloc(0)
  private filled = 0
  private inPicture = false

  /** What the stream said of itself; undefined until it did. */
  get format(): Y4mFormat | undefined {
    return this.known
  }

  /** Calls `take` with the planes of each whole picture; its memory is used again afterwards. */
  push(chunk: Uint8Array, take: (planes: Uint8Array) => void): void {
    for (let at = 0; at < chunk.length;) at = this.inPicture ? this.fill(chunk, at, take) : this.read(chunk, at)
  }

  private fill(chunk: Uint8Array, at: number, take: (planes: Uint8Array) => void): number {
    const end = Math.min(chunk.length, at + this.picture.length - this.filled)
    this.picture.set(chunk.subarray(at, end), this.filled)
    this.filled += end - at
    if (this.filled === this.picture.length) {
      this.inPicture = false
      take(this.picture)
    }
    return end
  }

  private read(chunk: Uint8Array, at: number): number {
    const newline = chunk.indexOf(NEWLINE, at)
    const end = newline < 0 ? chunk.length : newline
    if (this.line.length + end - at > MOST_LINE) throw new Y4mError('The stream is no Y4M: a line of it has no end.')
    this.line += Buffer.from(chunk.subarray(at, end)).toString('latin1')
    if (newline < 0) return chunk.length
    this.take(this.line)
    this.line = ''
    return newline + 1
  }

  private take(line: string): void {
    if (this.known === undefined) {
      this.known = parseY4mHeader(line)
      this.picture = Buffer.alloc(y4mBytes(this.known))
      return
    }
    if (line !== 'FRAME' && !line.startsWith('FRAME '))
      throw new Y4mError('The Y4M stream is damaged: no picture where one should begin.')
    this.filled = 0
    this.inPicture = true
  }
}
