import { SixelScreen } from '../../support/sixel-screen'
import { CELL } from './cell-screen'
import type { Screen } from './modes'
import { blank } from './picture'

/** npm sixel's picture of a terminal with so many columns and rows for pictures. */
export const sixelScreen = (columns: number, rows: number): Screen => {
  const screen = new SixelScreen({ columns, rows: rows + 1, cell: CELL })
  return {
    write: (bytes) => screen.write(bytes),
    picture: () => {
      const picture = blank(columns * CELL.width, rows * CELL.height)
      for (let i = 0; i < picture.data.length / 3; i++) {
        const pixel = Math.max(0, screen.pixels[i] ?? 0)
        picture.data.set([pixel >> 16, (pixel >> 8) & 255, pixel & 255], i * 3)
      }
      return picture
    },
  }
}
