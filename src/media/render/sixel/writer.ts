import { ByteWriter, bytesOf } from '../bytes'
import { BAND_ROWS } from '../kernel/bands-job'
import type { Drawing, PixelWriter } from '../pixels/writer'
import type { SixelDeltas } from '../renderer'
import type { Palette } from '../pixels/palette'
import type { PixelArea, PixelPlane } from '../pixels/plane'
import { BackOff } from './back-off'
import { changedTiles, visibleTiles } from './tiles'

/** DCS: P1 the aspect (told again by the raster attributes), P2 = 1: unset pixels let through what is there. */
const OPEN = bytesOf('\x1bP0;1;0q"1;1;')
const CLOSE = bytesOf('\x1b\\')
const HASH = 0x23
const RGB = bytesOf(';2;')
const SEMICOLON = 0x3b
const CURSOR_POSITION = 0x48
/** A position, what opens and closes, the raster attributes. */
const HEAD_BYTES = 64
/** `#254;2;100;100;100` */
const COLOUR_BYTES = 18

/** Writes what a plane wishes as one sixel picture, or as one for each tile, as far as a budget goes. */
export class SixelWriter implements PixelWriter {
  private readonly out = new ByteWriter()
  private readonly backOff = new BackOff()
  /** Where the budget of the last picture was used up: the band, or the row of pixels of the tile. */
  private next = 0

  constructor(private readonly deltas: SixelDeltas) {}

  forget(): void {
    this.next = 0
    this.backOff.forget()
  }

  write(plane: PixelPlane, drawing: Drawing): Uint8Array {
    this.out.clear()
    if (this.deltas === 'none' && this.backOff.waits(drawing)) return this.out.view()
    if (this.deltas === 'transparent') {
      this.next = this.picture(plane, { x: 0, y: 0, ...plane.size }, { ...drawing, firstBand: this.next })
    } else this.next = this.tiles(plane, drawing)
    return this.out.view()
  }

  private tiles(plane: PixelPlane, drawing: Drawing): number {
    const tiles = this.tilesOf(plane, drawing)
    const { budgetBytes } = drawing
    const first = Math.max(
      0,
      tiles.findIndex(({ y }) => y >= this.next),
    )
    for (const tile of [...tiles.slice(first), ...tiles.slice(0, first)]) {
      if (this.out.length >= budgetBytes) return tile.y
      this.picture(plane, tile, { ...drawing, firstBand: 0, budgetBytes: Infinity })
    }
    return 0
  }

  private tilesOf(plane: PixelPlane, { grid, due, view }: Drawing): readonly PixelArea[] {
    if (this.deltas === 'tiles') return changedTiles(plane.look(), grid.cell, due)
    return view.covered ? visibleTiles(plane.look(), grid.cell) : [{ x: 0, y: 0, ...plane.size }]
  }

  /** Answers the band to go on with; 0 when all are written. */
  private picture(plane: PixelPlane, area: PixelArea, drawing: Drawing & { readonly firstBand: number }): number {
    const whole = this.deltas !== 'transparent'
    const { bytes, nextBand } = plane.write(area, { ...drawing, whole })
    if (bytes.length > 0) {
      this.open(area, drawing)
      this.colours(plane.used, drawing.palette)
      this.out.block(bytes)
      this.out.block(CLOSE)
    }
    return nextBand * BAND_ROWS < area.height ? nextBand : 0
  }

  private open({ x, y, width, height }: PixelArea, { grid, palette }: Drawing): void {
    const { out } = this
    out.reserve(HEAD_BYTES + palette.count * COLOUR_BYTES)
    out.csi()
    out.decimal(grid.row + 1 + Math.floor(y / grid.cell.height))
    out.byte(SEMICOLON)
    out.decimal(grid.col + 1 + Math.floor(x / grid.cell.width))
    out.byte(CURSOR_POSITION)
    out.bytes(OPEN)
    out.decimal(width)
    out.byte(SEMICOLON)
    out.decimal(height)
  }

  /** Palettes are private to a picture: the colours that it uses are told each time. */
  private colours(used: Uint8Array, { percent, count }: Palette): void {
    const { out } = this
    for (let colour = 0, at = 0; colour < count; colour++, at += 3) {
      if (used[colour] === 0) continue
      out.byte(HASH)
      out.decimal(colour)
      out.bytes(RGB)
      out.decimal(percent[at] ?? 0)
      out.byte(SEMICOLON)
      out.decimal(percent[at + 1] ?? 0)
      out.byte(SEMICOLON)
      out.decimal(percent[at + 2] ?? 0)
    }
  }
}
