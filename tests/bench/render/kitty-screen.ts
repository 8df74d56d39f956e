import { inflateSync } from 'node:zlib'
import { decodePng, type Rgba } from '../../support/png'
import { CELL } from './cell-screen'
import { blank, type Picture } from './picture'

const PIECE = /\x1b\[(\d+);(\d+)H|\x1b_G([^;\x1b]*)(?:;([^\x1b]*))?\x1b\\/g
/** The formats of a transmission, key `f`. */
const RGB = '24'
const PNG = '100'

type Keys = Readonly<Record<string, string>>

/** A part of an image and the pixel of the screen where it begins. */
interface Place {
  readonly image: string
  readonly id: string
  readonly left: number
  readonly top: number
  readonly part: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

const keysOf = (list: string): Keys =>
  Object.fromEntries(list.split(',').map((key) => key.split('=') as [string, string]))

const opaque = (rgb: Uint8Array, width: number, height: number): Rgba => {
  const data = new Uint8Array(width * height * 4).fill(255)
  for (let i = 0; i < width * height; i++) data.set(rgb.subarray(i * 3, i * 3 + 3), i * 4)
  return { width, height, data }
}

const decoded = ({ f, s, v, o }: Keys, file: Buffer): Rgba => {
  if (f === PNG) return decodePng(file)
  const bytes = o === 'z' ? inflateSync(file) : file
  const [width, height] = [Number(s), Number(v)]
  return f === RGB ? opaque(bytes, width, height) : { width, height, data: Uint8Array.from(bytes) }
}

const number = (text: string | undefined, usual: number): number => (text === undefined ? usual : Number(text))

/**
 * What a terminal with kitty's graphics shows: images (`a=t`, `T`), frames laid over their first one (`f`), places (`p`)
 * and deletions (`d`), and positions of the cursor. A place shows its pixels as they are, whatever cells it asks for. Throws
 * at anything else.
 */
export class KittyScreen {
  private readonly images = new Map<string, Rgba>()
  private places: Place[] = []
  private cursor = { row: 0, col: 0 }
  private pending: { readonly keys: Keys; readonly payload: Buffer } | undefined

  constructor(
    private readonly cols: number,
    private readonly rows: number,
  ) {}

  write(bytes: Uint8Array): void {
    const text = Buffer.from(bytes).toString('latin1')
    let end = 0
    for (const [piece, row, col, list, payload = ''] of text.matchAll(PIECE)) {
      if (!text.startsWith(piece, end)) break
      end += piece.length
      if (list === undefined) this.cursor = { row: Number(row) - 1, col: Number(col) - 1 }
      else this.take(keysOf(list), Buffer.from(payload, 'base64'))
    }
    if (end !== text.length) throw new Error(`not understood: ${JSON.stringify(text.slice(end, end + 40))}`)
  }

  /** The screen, each cell `CELL` in size; black where no image is. */
  picture(): Picture {
    const picture = blank(this.cols * CELL.width, this.rows * CELL.height)
    for (const place of this.places) this.draw(picture, place)
    return picture
  }

  /** Chunks of one transmission are joined; some programs pad each of them. */
  private take(keys: Keys, payload: Buffer): void {
    const whole = this.pending
      ? { keys: this.pending.keys, payload: Buffer.concat([this.pending.payload, payload]) }
      : { keys, payload }
    this.pending = keys.m === '1' ? whole : undefined
    if (keys.m !== '1') this.obey(whole.keys, whole.payload)
  }

  private obey(keys: Keys, payload: Buffer): void {
    const { a = 't', i = '' } = keys
    if (a === 't' || a === 'T') this.images.set(i, decoded(keys, payload))
    else if (a === 'f') this.compose(i, decoded(keys, payload), number(keys.x, 0), number(keys.y, 0))
    else if (a === 'd') this.places = this.places.filter(({ image }) => image !== i)
    else if (a !== 'p') throw new Error(`kitty's action ${a}`)
    if (a === 'p' || a === 'T') this.place(keys)
  }

  private place({ i = '', p = '', x, y, w, h }: Keys): void {
    const image = this.imageOf(i)
    const part = {
      x: number(x, 0),
      y: number(y, 0),
      width: number(w, image.width),
      height: number(h, image.height),
    }
    const { row, col } = this.cursor
    this.places = this.places.filter((place) => place.image !== i || place.id !== p)
    this.places.push({ image: i, id: p, left: col * CELL.width, top: row * CELL.height, part })
  }

  private compose(id: string, frame: Rgba, left: number, top: number): void {
    const { width, data } = this.imageOf(id)
    for (let i = 0; i < frame.width * frame.height; i++) {
      if (frame.data[i * 4 + 3] === 0) continue
      const at = (top + Math.floor(i / frame.width)) * width + left + (i % frame.width)
      data.set(frame.data.subarray(i * 4, i * 4 + 4), at * 4)
    }
  }

  private draw(picture: Picture, { image, left, top, part }: Place): void {
    const { width, data } = this.imageOf(image)
    if (left + part.width > picture.width || top + part.height > picture.height)
      throw new Error('an image outside the screen')
    for (let y = 0; y < part.height; y++)
      for (let x = 0; x < part.width; x++) {
        const from = ((part.y + y) * width + part.x + x) * 4
        picture.data.set(data.subarray(from, from + 3), ((top + y) * picture.width + left + x) * 3)
      }
  }

  private imageOf(id: string): Rgba {
    const image = this.images.get(id)
    if (!image) throw new Error(`no image ${id}`)
    return image
  }
}
