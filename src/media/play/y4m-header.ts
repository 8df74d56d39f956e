/** The largest picture, 4k. It comes from who looks at it, and may be larger than what a peer sends. */
const MOST_PIXELS = 4096 * 2304

/** How the planes of a Y4M picture lie: the size of the colour planes, as a division of the picture's. */
export interface Y4mFormat {
  readonly width: number
  readonly height: number
  readonly fps: number
  /** Absent: there is no colour. */
  readonly chroma?: { readonly across: 1 | 2; readonly down: 1 | 2 }
}

/** A stream is no Y4M, or one that is not understood; `message` is fit for a person. */
export class Y4mError extends Error {
  override readonly name = 'Y4mError'
}

/** The first word of the stream. */
export const MAGIC = 'YUV4MPEG2'

const CHROMAS: readonly (readonly [RegExp, Y4mFormat['chroma']])[] = [
  [/^420(jpeg|mpeg2|paldv)?$/, { across: 2, down: 2 }],
  [/^422$/, { across: 2, down: 1 }],
  [/^444$/, { across: 1, down: 1 }],
  [/^mono$/, undefined],
]
const USUAL_CHROMA = '420'
const USUAL_FPS = 25
const MOST_FPS = 240

/** Reads the first line of a stream, without its end: `YUV4MPEG2 W640 H480 F25:1 C420jpeg`. Throws Y4mError. */
export const parseY4mHeader = (line: string): Y4mFormat => {
  const [magic, ...words] = line.split(' ')
  if (magic !== MAGIC) throw new Y4mError('The stream is no Y4M: it does not begin with YUV4MPEG2.')
  const values = new Map(words.map((word) => [word.slice(0, 1), word.slice(1)]))
  const width = sideOf(values.get('W'))
  const height = sideOf(values.get('H'))
  if (width === undefined || height === undefined || width * height > MOST_PIXELS) {
    throw new Y4mError(`The Y4M stream has pictures of a size that cannot be shown; at most ${MOST_PIXELS} pixels can.`)
  }
  const chroma = chromaOf(values.get('C') ?? USUAL_CHROMA)
  return { width, height, fps: fpsOf(values.get('F')), ...(chroma && { chroma }) }
}

/** Bytes of one picture. */
export const y4mBytes = ({ width, height, chroma }: Y4mFormat): number => {
  const luma = width * height
  return chroma ? luma + 2 * Math.ceil(width / chroma.across) * Math.ceil(height / chroma.down) : luma
}

const sideOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined

const chromaOf = (name: string): Y4mFormat['chroma'] => {
  const found = CHROMAS.find(([form]) => form.test(name))
  if (!found)
    throw new Y4mError(
      'The Y4M stream has colours of a kind that is not known here: 8 bits of 4:2:0, 4:2:2, 4:4:4 are.',
    )
  return found[1]
}

const fpsOf = (text: string | undefined): number => {
  const [, over, under] = /^(\d{1,9}):(\d{1,9})$/.exec(text ?? '') ?? []
  const fps = Number(over) / Number(under)
  return fps > 0 && fps <= MOST_FPS ? fps : USUAL_FPS
}
