import { ByteWriter, bytesOf } from '../bytes'
import type { SixelDeltas } from '../renderer'
import { BandWriter, type PixelArea } from './bands'
import type { PixelGrid } from './geometry'
import type { Palette } from './palette'
import type { Plane, Rows } from './quantize'
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
/** `#255;2;100;100;100` */
const COLOUR_BYTES = 18

/** How a plane is written. */
export interface Drawing {
  readonly grid: PixelGrid
  readonly palette: Palette
  /** The rows whose turn of the refresh it is. */
  readonly fresh: Rows
}

/** Writes what a plane wishes as one sixel picture, or as one for each tile. */
export class SixelWriter {
  private readonly bands = new BandWriter()
  private readonly out = new ByteWriter()

  constructor(private readonly deltas: SixelDeltas) {}

  /** Bytes that make the terminal show what the plane wishes; valid until the next call. */
  write(plane: Plane, { grid, palette, fresh }: Drawing): Uint8Array {
    this.out.clear()
    for (const area of this.areas(plane, grid, fresh)) this.picture(plane, area, { grid, palette })
    return this.out.view()
  }

  private areas(plane: Plane, { cell }: PixelGrid, fresh: Rows): readonly PixelArea[] {
    switch (this.deltas) {
      case 'transparent':
        return [{ x: 0, y: 0, width: plane.width, height: plane.height }]
      case 'tiles':
        return changedTiles(plane, cell, fresh)
      case 'none':
        return visibleTiles(plane, cell)
    }
  }

  private picture(plane: Plane, area: PixelArea, { grid, palette }: Pick<Drawing, 'grid' | 'palette'>): void {
    const sixels = this.bands.write(plane, area, this.deltas !== 'transparent')
    if (sixels.length === 0) return
    const { out } = this
    out.reserve(HEAD_BYTES + palette.count * COLOUR_BYTES + sixels.length)
    out.csi()
    out.decimal(grid.row + 1 + Math.floor(area.y / grid.cell.height))
    out.byte(SEMICOLON)
    out.decimal(grid.col + 1 + Math.floor(area.x / grid.cell.width))
    out.byte(CURSOR_POSITION)
    out.bytes(OPEN)
    out.decimal(area.width)
    out.byte(SEMICOLON)
    out.decimal(area.height)
    this.colours(palette)
    out.bytes(sixels)
    out.bytes(CLOSE)
  }

  /** Palettes are private to a picture: the colours that it uses are told each time. */
  private colours({ percent, count }: Palette): void {
    const { out } = this
    for (let colour = 0, at = 0; colour < count; colour++, at += 3) {
      if (this.bands.used[colour] === 0) continue
      out.byte(HASH)
      out.decimal(colour)
      out.bytes(RGB)
      for (let i = 0; i < 3; i++) {
        if (i > 0) out.byte(SEMICOLON)
        out.decimal(percent[at + i] ?? 0)
      }
    }
  }
}
