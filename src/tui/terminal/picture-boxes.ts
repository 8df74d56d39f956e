import type { Which } from '../../media/video/messages'
import type { VisibleBox, VisibleBoxes } from '../display'
import type { PictureArea } from './scene-screen'

/** Follows where pictures are to be seen, and whether the terminal still shows what was drawn there. */
export class PictureBoxes {
  private version = 0
  private forgotten = true
  private boxes: readonly VisibleBox[] = []

  /** The boxes now; `forgotten` is told once. */
  read(): VisibleBoxes {
    const { version, forgotten, boxes } = this
    this.forgotten = false
    return { version, forgotten, boxes }
  }

  get current(): number {
    return this.version
  }

  /** The terminal shows something unknown. */
  forget(): void {
    this.forgotten = true
    this.version++
  }

  /** After a drawing of the interface. Returns whether anything changed. */
  update(areas: readonly PictureArea[], shows: (which: Which, x: number, y: number) => boolean): boolean {
    const next = areas.map((area) => visibleBox(area, shows))
    const same = next.length === this.boxes.length && next.every((box, i) => sameBox(box, this.boxes[i]))
    if (same) return false
    // Cells that were covered show spaces now, whether the renderer heard of the cover or not.
    if (
      next.some((box) =>
        uncovers(
          box,
          this.boxes.find(({ which }) => which === box.which),
        ),
      )
    )
      this.forgotten = true
    this.boxes = next
    this.version++
    return true
  }
}

const visibleBox = (area: PictureArea, shows: (which: Which, x: number, y: number) => boolean): VisibleBox => {
  const { which, fit, x, y, width, height } = area
  const covered = new Uint8Array(width * height)
  for (let row = 0; row < height; row++) {
    for (let col = 0; col < width; col++) covered[row * width + col] = shows(which, x + col, y + row) ? 0 : 1
  }
  const box = { row: y, col: x, rows: height, cols: width }
  return { which, box, ...(fit && { fit }), ...(covered.includes(1) && { covered }) }
}

const samePlace = (a: VisibleBox, b: VisibleBox): boolean =>
  a.box.row === b.box.row && a.box.col === b.box.col && a.box.rows === b.box.rows && a.box.cols === b.box.cols

const sameCover = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === undefined || b === undefined ? a === b : Buffer.compare(a, b) === 0

const sameBox = (a: VisibleBox, b: VisibleBox | undefined): boolean =>
  b?.which === a.which && a.fit === b.fit && samePlace(a, b) && sameCover(a.covered, b.covered)

/** Whether a cell is to be seen in `next` that was not in `before`. */
const uncovers = (next: VisibleBox, before: VisibleBox | undefined): boolean => {
  if (!before || !samePlace(next, before)) return true
  return before.covered?.some((was, i) => was === 1 && next.covered?.[i] !== 1) ?? false
}
