import { PictureBoxes } from '../../../src/tui/terminal/picture-boxes'

const AREA = { which: 'theirs', x: 2, y: 1, width: 4, height: 2 } as const
const open = (): boolean => true
const coveredAt =
  (...cells: readonly string[]) =>
  (_: unknown, x: number, y: number): boolean =>
    !cells.includes(`${x},${y}`)

describe('PictureBoxes', () => {
  it('tells the boxes, and once that nothing is known of the screen', () => {
    const boxes = new PictureBoxes()
    expect(boxes.update([AREA], open)).toBe(true)
    const first = boxes.read()
    expect(first).toMatchObject({
      forgotten: true,
      boxes: [{ which: 'theirs', box: { row: 1, col: 2, rows: 2, cols: 4 } }],
    })
    expect(first.boxes[0]?.covered).toBeUndefined()
    expect(boxes.read()).toMatchObject({ forgotten: false, version: first.version })
    expect(boxes.update([AREA], open)).toBe(false)
  })

  it('tells how a picture lies in its box, and when that changes', () => {
    const boxes = new PictureBoxes()
    boxes.update([AREA], open)
    expect(boxes.update([{ ...AREA, fit: 'fill' }], open)).toBe(true)
    expect(boxes.read().boxes[0]?.fit).toBe('fill')
    expect(boxes.update([{ ...AREA, fit: 'fill' }], open)).toBe(false)
    expect(boxes.update([AREA], open)).toBe(true)
  })

  it('tells which cells are covered', () => {
    const boxes = new PictureBoxes()
    boxes.update([AREA], coveredAt('3,1', '5,2'))
    expect(boxes.read().boxes[0]?.covered).toEqual(Uint8Array.from([0, 1, 0, 0, 0, 0, 0, 1]))
  })

  it('keeps what is drawn when a cell is covered, and forgets it when one is uncovered', () => {
    const boxes = new PictureBoxes()
    boxes.update([AREA], open)
    const before = boxes.read().version
    boxes.update([AREA], coveredAt('3,1'))
    expect(boxes.read()).toMatchObject({ forgotten: false, version: before + 1 })
    boxes.update([AREA], open)
    expect(boxes.read()).toMatchObject({ forgotten: true, version: before + 2 })
  })

  it('notices a cover that came and went between two looks', () => {
    const boxes = new PictureBoxes()
    boxes.update([AREA], open)
    boxes.read()
    boxes.update([AREA], coveredAt('3,1'))
    boxes.update([AREA], open)
    expect(boxes.read().forgotten).toBe(true)
  })

  it('forgets when a box moves, comes or changes its place with another', () => {
    const boxes = new PictureBoxes()
    boxes.update([AREA], open)
    boxes.read()
    boxes.update([{ ...AREA, x: 3 }], open)
    expect(boxes.read().forgotten).toBe(true)
    boxes.update(
      [
        { ...AREA, x: 3 },
        { ...AREA, which: 'mine' },
      ],
      open,
    )
    expect(boxes.read().forgotten).toBe(true)
    boxes.update([], open)
    expect(boxes.read()).toMatchObject({ forgotten: false, boxes: [] })
  })
})
