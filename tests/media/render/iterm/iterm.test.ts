import type { JpegEncoder } from '../../../../src/media/codec/codec'
import { encodeJpeg } from '../../../../src/media/codec/jpeg/encode'
import type { Frame } from '../../../../src/media/frame'
import { loadKernel } from '../../../../src/media/render/kernel/load-kernel'
import { ItermPictures } from '../../../../src/media/render/iterm/iterm-pictures'
import { EXACT, type Box, type Effort, type View } from '../../../../src/media/render/renderer'
import { frameOf, scaledBy } from '../../../support/frames'
import { InlineScreen, type ImagePlace } from '../../../support/inline-screen'
import { noise } from '../../../support/pictures'
import { randomFrame, randomView } from '../../../support/random-pictures'
import { seeded } from '../../../support/seeded'

const CELL = { width: 8, height: 16 }
const SCREEN = { columns: 44, rows: 20, cell: CELL }
const BOX: Box = { row: 2, col: 3, rows: 9, cols: 24 }
const GRID = { width: 192, height: 144, pixelHeight: 1 }
/** A whole round of the refresh, in pictures of 33 ms. */
const ROUND = 31

const pictures = (cell = CELL, rows = SCREEN.rows): ItermPictures =>
  new ItermPictures({ colours: 'true', cell, rows }, encodeJpeg, loadKernel())

/** A ball before slopes. */
const moving = (step: number): Frame =>
  frameOf(192, 144, (x, y) =>
    Math.hypot(x - 30 - step * 8, y - 70) < 16 ? [40, 60, 220] : [x * 1.2, y, 90 + 60 * Math.sin((x + y) / 20)],
  )

/** How near the cells of a box are to what is wanted there, without those that are covered. */
const psnrOf = async (
  screen: InlineScreen,
  wanted: Uint8Array,
  { box, covered }: View,
  cell = CELL,
): Promise<number> => {
  const { width, data } = await screen.picture()
  let [sum, count] = [0, 0]
  wanted.forEach((value, i) => {
    const pixel = Math.floor(i / 3)
    const x = pixel % (box.cols * cell.width)
    const y = Math.floor(pixel / (box.cols * cell.width))
    if (covered?.[Math.floor(y / cell.height) * box.cols + Math.floor(x / cell.width)] === 1) return
    const at = ((box.row * cell.height + y) * width + box.col * cell.width + x) * 3
    sum += (data[at + 2 - (i % 3)]! - value) ** 2
    count++
  })
  return 10 * Math.log10(255 ** 2 / (sum / count))
}

const cellsOf = (places: readonly ImagePlace[]): number => places.reduce((sum, { rows, cols }) => sum + rows * cols, 0)

/** Cells of images that are outside of the box or covered. */
const strays = (places: readonly ImagePlace[], { box, covered }: View): unknown[] =>
  places.flatMap(({ row, col, rows, cols }) =>
    Array.from({ length: rows * cols }, (_, i) => ({
      row: row - box.row + Math.floor(i / cols),
      col: col - box.col + (i % cols),
    })).filter(
      (at) =>
        at.row < 0 ||
        at.col < 0 ||
        at.row >= box.rows ||
        at.col >= box.cols ||
        covered?.[at.row * box.cols + at.col] === 1,
    ),
  )

/** Draws a frame again and again; answers all images. */
const repeat = (
  renderer: ItermPictures,
  screen: InlineScreen,
  frame: Frame,
  { view = { box: BOX }, effort = EXACT, times = ROUND }: { view?: View; effort?: Effort; times?: number } = {},
) => Array.from({ length: times }, () => screen.write(renderer.render(frame, view, effort))).flat()

describe('inline images', () => {
  it('show a moving picture', async () => {
    const [renderer, screen] = [pictures(), new InlineScreen(SCREEN)]
    for (let step = 0; step < 12; step++) {
      screen.write(renderer.render(moving(step), { box: BOX }))
      if (step % 4 === 3) expect(await psnrOf(screen, scaledBy(moving(step), GRID), { box: BOX })).toBeGreaterThan(34)
    }
  })

  it('show it with a hold as well as the hold lets it, and better when it stands still', async () => {
    const [renderer, screen] = [pictures(), new InlineScreen(SCREEN)]
    const effort = { hold: 4, budgetBytes: Infinity }
    for (let step = 0; step < 12; step++) screen.write(renderer.render(moving(step), { box: BOX }, effort))
    expect(await psnrOf(screen, scaledBy(moving(11), GRID), { box: BOX })).toBeGreaterThan(32)
    repeat(renderer, screen, moving(11))
    expect(await psnrOf(screen, scaledBy(moving(11), GRID), { box: BOX })).toBeGreaterThan(36)
  })

  it('send all of it at first, then what changed, and nothing when nothing did', () => {
    const [renderer, screen] = [pictures(), new InlineScreen(SCREEN)]
    expect(screen.write(renderer.render(moving(0), { box: BOX }))).toMatchObject([{ ...BOX }])
    const changed = screen.write(renderer.render(moving(1), { box: BOX }))
    expect(cellsOf(changed)).toBeGreaterThan(10)
    expect(cellsOf(changed)).toBeLessThan(50)
    expect(repeat(renderer, screen, moving(1))).toEqual([])
  })

  it('send one picture when half of it changed', () => {
    const [renderer, screen] = [pictures(), new InlineScreen(SCREEN)]
    const striped = (shade: number): Frame =>
      frameOf(192, 144, (x, y) => (((x >> 4) + (y >> 4)) % 2 === 0 ? [shade, shade, shade] : [90, 90, 90]))
    screen.write(renderer.render(striped(0), { box: BOX }))
    expect(screen.write(renderer.render(striped(255), { box: BOX }))).toMatchObject([{ ...BOX }])
  })

  it('send what was forgotten', () => {
    const [renderer, screen] = [pictures(), new InlineScreen(SCREEN)]
    screen.write(renderer.render(moving(0), { box: BOX }))
    renderer.forget()
    expect(screen.write(renderer.render(moving(0), { box: BOX }))).toMatchObject([{ ...BOX }])
  })

  it('keep clear of what lies over the picture, and fill its place when it is gone', async () => {
    const [renderer, screen] = [pictures(), new InlineScreen(SCREEN)]
    const over = (row: number, col: number): boolean => row > 2 && row < 6 && col > 5 && col < 17
    const covered = Uint8Array.from({ length: 216 }, (_, i) => Number(over(Math.floor(i / 24), i % 24)))
    const view = { box: BOX, covered }
    screen.write(renderer.render(moving(0), { box: BOX }))
    for (let step = 1; step < 12; step++)
      expect(strays(screen.write(renderer.render(moving(step), view)), view)).toEqual([])
    expect(await psnrOf(screen, scaledBy(moving(11), GRID), view)).toBeGreaterThan(34)
    const filled = screen.write(renderer.render(moving(11), { box: BOX }))
    expect(filled).toMatchObject([{ row: BOX.row + 3, col: BOX.col + 6, rows: 3, cols: 11 }])
    expect(await psnrOf(screen, scaledBy(moving(11), GRID), { box: BOX })).toBeGreaterThan(34)
  })

  it('make good within a second what was held', async () => {
    const [renderer, screen] = [pictures(), new InlineScreen(SCREEN)]
    const effort = { hold: 8, budgetBytes: Infinity }
    const grey = (level: number): Frame => frameOf(192, 144, () => [level, level, level])
    screen.write(renderer.render(grey(100), { box: BOX }, effort))
    repeat(renderer, screen, grey(106), { effort })
    expect(await psnrOf(screen, scaledBy(grey(106), GRID), { box: BOX })).toBeGreaterThan(45)
  })

  it('stay below the budget, and show everything nevertheless after some pictures', () => {
    for (const budgetBytes of [3000, 8000, 20_000]) {
      const [renderer, screen] = [pictures(), new InlineScreen(SCREEN)]
      const frame = { ...noise({ width: 192, height: 144 }, 7), madeAtMs: 0 }
      for (let i = 0; i < 80; i++) {
        const bytes = renderer.render(frame, { box: BOX }, { hold: 0, budgetBytes })
        expect(bytes.length).toBeLessThanOrEqual(budgetBytes)
        screen.write(bytes)
      }
      const seen = new Set(screen.images.flatMap(({ row, rows }) => Array.from({ length: rows }, (_, i) => row + i)))
      expect(seen.size).toBe(BOX.rows)
    }
  })

  it('are coded coarser where the budget is small, and finer when the picture stands still', async () => {
    const [renderer, screen] = [pictures(), new InlineScreen(SCREEN)]
    const effort = { hold: 0, budgetBytes: 5000 }
    const [first] = screen.write(renderer.render(moving(0), { box: BOX }, effort))
    expect(first).toMatchObject({ ...BOX })
    const coarse = await psnrOf(screen, scaledBy(moving(0), GRID), { box: BOX })
    expect(repeat(renderer, screen, moving(0), { effort, times: 2 * ROUND }).length).toBeGreaterThan(0)
    expect(await psnrOf(screen, scaledBy(moving(0), GRID), { box: BOX })).toBeGreaterThan(coarse + 2)
    expect(repeat(renderer, screen, moving(0), { effort })).toEqual([])
  })

  it('are never larger than a terminal takes, whatever an encoder makes of them', () => {
    const size = { columns: 250, rows: 101, cell: { width: 4, height: 4 } }
    const box = { row: 0, col: 0, rows: 100, cols: 250 }
    const plain: JpegEncoder = ({ data }) => new Uint8Array(data.length)
    const renderer = new ItermPictures({ colours: 'true', ...size }, plain, loadKernel())
    const screen = new InlineScreen(size)
    const bytes = renderer.render(noise({ width: 1000, height: 800 }), { box })
    expect(bytes.length).toBeLessThanOrEqual(1_000_000)
    expect(cellsOf(screen.write(bytes))).toBeGreaterThan(2500)
  })

  it('leave the last row of the screen free, and draw nothing where there is no other', () => {
    const [renderer, screen] = [pictures(), new InlineScreen(SCREEN)]
    const box = { row: 10, col: 0, rows: 10, cols: 20 }
    expect(screen.write(renderer.render(moving(0), { box }))).toMatchObject([{ ...box, rows: 9 }])
    expect(renderer.render(moving(0), { box: { row: 19, col: 0, rows: 1, cols: 20 } })).toHaveLength(0)
  })

  it('are scaled by the terminal where cells are large', async () => {
    const cell = { width: 24, height: 48 }
    const [renderer, screen] = [pictures(cell), new InlineScreen({ ...SCREEN, cell })]
    const box = { row: 0, col: 0, rows: 15, cols: 40 }
    expect(renderer.wanted({ box })).toEqual({ width: 480, height: 360 - (360 % 15) })
    screen.write(renderer.render(moving(3), { box }))
    const wanted = scaledBy(moving(3), { width: 960, height: 720, pixelHeight: 1 })
    expect(await psnrOf(screen, wanted, { box }, cell)).toBeGreaterThan(28)
  })

  it('are where they belong, whatever happens', async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const random = seeded(seed)
      const size = {
        columns: 70,
        rows: 32,
        cell: { width: 4 + Math.floor(random() * 4), height: 8 + Math.floor(random() * 6) },
      }
      const [renderer, screen] = [pictures(size.cell, size.rows), new InlineScreen(size)]
      let view: View = { box: { row: 0, col: 0, rows: 5, cols: 9 } }
      for (let step = 0; step < 12; step++) {
        view = randomView(random, view)
        if (random() < 0.2) renderer.forget()
        const effort = { hold: Math.floor(random() * 12), budgetBytes: random() < 0.5 ? Infinity : random() * 9000 }
        const images = screen.write(renderer.render(randomFrame(random), view, effort))
        expect({ seed, step, strays: strays(images, view) }).toEqual({ seed, step, strays: [] })
      }
      const frame = frameOf(
        200,
        100,
        (x, y) => Array<number>(3).fill(x / 2 + y + 28 * Math.sin(x / 30)) as [number, number, number],
      )
      repeat(renderer, screen, frame, { view, times: 2 })
      const grid = { width: view.box.cols * size.cell.width, height: view.box.rows * size.cell.height }
      const pixelHeight = 1
      const wanted = scaledBy(frame, { ...grid, pixelHeight }, view.fit ? { fit: view.fit } : {})
      const psnr = await psnrOf(screen, wanted, view, size.cell)
      expect({ seed, near: psnr > 32 }).toEqual({ seed, near: true })
    }
  })
})
