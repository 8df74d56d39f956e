import { bytesOf } from '../bytes'
import type { Changes, PixelPlane } from '../pixels/plane'
import type { Drawing, PixelWriter } from '../pixels/writer'
import { command, transmission } from './command'
import { encodePng } from './png'
import { visibleAreas } from './visible'

/**
 * Draws with kitty's graphics. The picture is an image of the terminal's, and each change of it a frame that is laid over
 * the image's only one, transparent where nothing changed. A whole picture becomes another image, so that the old one is
 * seen until the new one is there. Where something covers the picture, its other parts are placed each by itself.
 */
export class KittyWriter implements PixelWriter {
  private image = 0
  private whole = true
  private placed = ''

  /** `images`: two numbers of images that nobody else uses. Without `composes`, every picture is a whole one. */
  constructor(
    private readonly images: readonly [number, number],
    private readonly composes: boolean,
  ) {}

  forget(): void {
    this.whole = true
  }

  write(plane: PixelPlane, drawing: Drawing): Uint8Array {
    if (!this.composes && drawing.changed > 0) {
      plane.forget()
      this.whole = true
    }
    return bytesOf(this.whole ? this.replace(plane, drawing) : this.compose(plane, drawing))
  }

  /** A new image instead of the old one. */
  private replace(plane: PixelPlane, drawing: Drawing): string {
    const old = this.current
    const file = fileOf(plane.changes(true), drawing)
    if (file === undefined) return ''
    this.image = 1 - this.image
    this.whole = false
    this.placed = placesOf(drawing, this.current)
    const image = transmission(`a=t,f=100,i=${this.current}`, [], file)
    return image + this.placed + command(`a=d,d=I,i=${old}`)
  }

  /** What changed, over the image that is there; and the image in other places, where it is covered in other ones. */
  private compose(plane: PixelPlane, drawing: Drawing): string {
    const changes = plane.changes(false)
    const file = fileOf(changes, drawing)
    const at = changes ? `,x=${changes.area.x},y=${changes.area.y}` : ''
    const frame = file ? transmission(`f=100${at}`, [`a=f,i=${this.current},r=1`], file) : ''
    const places = placesOf(drawing, this.current)
    if (places === this.placed) return frame
    this.placed = places
    return frame + command(`a=d,d=i,i=${this.current}`) + places
  }

  private get current(): number {
    return this.images[this.image] ?? 0
  }
}

const fileOf = (changes: Changes | undefined, { palette }: Drawing): Buffer | undefined =>
  changes && encodePng({ ...changes.area, pixels: changes.colours, palette: palette.words })

/** Commands that put the visible parts of an image into their cells; the cursor does not move by it. */
const placesOf = ({ grid, view }: Drawing, image: number): string =>
  visibleAreas(view)
    .map(({ row, col, rows, cols }, i) => {
      const { width, height } = grid.cell
      const part = `x=${col * width},y=${row * height},w=${cols * width},h=${rows * height},c=${cols},r=${rows}`
      const position = `\x1b[${view.box.row + row + 1};${view.box.col + col + 1}H`
      return position + command(`a=p,i=${image},p=${i + 1},${part},C=1`)
    })
    .join('')
