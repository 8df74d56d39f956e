import { EXACT, type Box, type SixelDeltas, type Traits } from '../../../../src/media/render/renderer'
import { loadKernel } from '../../../../src/media/render/kernel/load-kernel'
import { createKitty } from '../../../../src/media/render/kitty/create-kitty'
import type { PixelPictures } from '../../../../src/media/render/pixels/pixel-pictures'
import { UNKNOWN } from '../../../../src/media/render/pixels/plane'
import { createSixels } from '../../../../src/media/render/sixel/create-sixels'
import { KittyScreen } from '../../../bench/render/kitty-screen'
import { CELL } from '../../../bench/render/cell-screen'
import { randomCall, RandomSearch, type Moment } from '../../../support/random-calls'
import { seeded } from '../../../support/seeded'
import { SixelScreen } from '../../../support/sixel-screen'

const CALLS = 60
const PICTURES = 8
/** A pixel of a cell that something was written into; a sixel picture that hides it leaves it undrawn. */
const TEXT = -2

/** A terminal of pixels, as a test sees it. */
interface Terminal {
  write(bytes: Uint8Array): void
  /** `red << 16 | green << 8 | blue`. */
  at(x: number, y: number): number
  /** What `at` answers where something else than the picture is. */
  readonly other: number
  /** Something else is written into a cell: what a picture showed there is gone. */
  overwrite(row: number, col: number): void
}

interface Size {
  readonly width: number
  readonly height: number
}

const cellsOf = ({ row, col, rows, cols }: Box): readonly { row: number; col: number }[] =>
  Array.from({ length: rows * cols }, (_, i) => ({ row: row + Math.floor(i / cols), col: col + (i % cols) }))

/** Pixels that show something else than the renderer believes, and how many it believes to know. */
const compare = (terminal: Terminal, pictures: PixelPictures, cell: Size) => {
  const { grid, pixels } = pictures.belief!
  const wrong: unknown[] = []
  let known = 0
  pixels.forEach((believed, i) => {
    if (believed === UNKNOWN) return
    known++
    const x = grid.col * cell.width + (i % grid.width)
    const y = grid.row * cell.height + Math.floor(i / grid.width)
    const shown = terminal.at(x, y)
    if (shown !== believed && wrong.length < 5) wrong.push({ x, y, shown, believed })
  })
  return { wrong, known }
}

/** Cells that are covered and show a picture nevertheless. */
const overdrawn = (terminal: Terminal, { view }: Moment, cell: Size): unknown[] =>
  cellsOf(view.box).filter(({ row, col }, i) => {
    if (view.covered?.[i] !== 1) return false
    const pixels = Array.from({ length: cell.width * cell.height }, (_, at) =>
      terminal.at(col * cell.width + (at % cell.width), row * cell.height + Math.floor(at / cell.width)),
    )
    return pixels.some((pixel) => pixel !== terminal.other)
  })

interface Round {
  readonly seed: number
  readonly terminal: Terminal
  readonly pictures: PixelPictures
  readonly search: RandomSearch
  readonly cell: Size
  readonly grid: { readonly columns: number; readonly rows: number }
  readonly random: () => number
}

/** After everything that may hold a picture up, nothing of it is unknown. */
const finish = ({ seed, terminal, pictures, search, cell, grid }: Round, { frame }: Moment): void => {
  search.settle()
  const view = { box: { row: 0, col: 0, rows: grid.rows, cols: grid.columns } }
  for (const nowMs of [5000, 6000]) terminal.write(pictures.render(frame, { ...view, nowMs }, EXACT))
  const { wrong, known } = compare(terminal, pictures, cell)
  expect({ seed, wrong, known }).toEqual({ seed, wrong: [], known: pictures.belief!.pixels.length })
}

/** A random call; answers how many pixels were compared. */
const play = (round: Round): number => {
  const { seed, terminal, pictures, search, cell, grid, random } = round
  let compared = 0
  let step = 0
  for (const moment of randomCall(random, grid, PICTURES)) {
    if (random() < 0.3) search.settle()
    if (moment.lost) pictures.forget()
    const cells = cellsOf({ row: 0, col: 0, rows: grid.rows, cols: grid.columns })
    if (moment.lost || moment.moved) for (const { row, col } of cells) terminal.overwrite(row, col)
    const over = cellsOf(moment.view.box).filter((_, i) => moment.view.covered?.[i] === 1)
    for (const { row, col } of over) terminal.overwrite(row, col)
    terminal.write(pictures.render(moment.frame, moment.view, moment.effort))
    const { wrong, known } = compare(terminal, pictures, cell)
    const covered = overdrawn(terminal, moment, cell)
    expect({ seed, step, wrong, covered }).toEqual({ seed, step, wrong: [], covered: [] })
    compared += known
    step++
    if (step === PICTURES) finish(round, moment)
  }
  return compared
}

const sixelRound = (deltas: SixelDeltas, seed: number): Round => {
  const random = seeded(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  const cell = { width: 2 + below(9), height: 4 + below(12) }
  const grid = { columns: 2 + below(12), rows: 3 + below(6) }
  const screen = new SixelScreen({ ...grid, cell, replaces: deltas !== 'transparent' })
  const limits =
    random() < 0.3 ? { maxWidth: 1 + below(60), maxHeight: 1 + below(60) } : { maxWidth: 999, maxHeight: 999 }
  const sixel = { registers: 2 + below(300), deltas, ...limits }
  const traits: Traits = { colours: 'true', cell, rows: grid.rows, sixel }
  const search = new RandomSearch(random)
  const terminal: Terminal = {
    write: (bytes) => screen.write(bytes),
    at: (x, y) => screen.at(x, y),
    other: TEXT,
    overwrite: (row, col) => {
      for (let y = row * cell.height; y < (row + 1) * cell.height; y++)
        screen.pixels.fill(TEXT, y * screen.width + col * cell.width, y * screen.width + (col + 1) * cell.width)
    },
  }
  return { seed, terminal, pictures: createSixels(traits, search, loadKernel()), search, cell, grid, random }
}

/** Images lie over the text, whatever is written: what is covered has to be left out of their places, and is black then. */
const kittyTerminal = (columns: number, rows: number): Terminal => {
  const screen = new KittyScreen(columns, rows)
  let picture = screen.picture()
  return {
    write: (bytes) => {
      screen.write(bytes)
      picture = screen.picture()
    },
    at: (x, y) => {
      const [red, green, blue] = picture.data.subarray((y * picture.width + x) * 3)
      return (red! << 16) | (green! << 8) | blue!
    },
    other: 0,
    overwrite: () => undefined,
  }
}

describe('what is believed to be shown is what an emulator of the terminal shows', () => {
  it.each(['transparent', 'tiles', 'none'] as const)('with sixels, on a terminal of the kind "%s"', (deltas) => {
    let compared = 0
    for (let seed = 1; seed <= CALLS; seed++) compared += play(sixelRound(deltas, seed))
    expect(compared).toBeGreaterThan(CALLS * 1000)
  })

  it.each([true, false])("with kitty's graphics, with composition: %s", (composes) => {
    let compared = 0
    for (let seed = 1; seed <= CALLS; seed++) {
      const random = seeded(seed)
      const grid = { columns: 1 + Math.floor(random() * 6), rows: 1 + Math.floor(random() * 4) }
      const search = new RandomSearch(random)
      const pictures = createKitty({ colours: 'true', cell: CELL, kitty: { composes } }, search, loadKernel())
      const terminal = kittyTerminal(grid.columns, grid.rows)
      compared += play({ seed, terminal, pictures, search, cell: CELL, grid, random })
    }
    expect(compared).toBeGreaterThan(CALLS * 1000)
  })
})
