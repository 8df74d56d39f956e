import { SixelScreen, UNDRAWN } from '../../support/sixel-screen'
import { withTrueColour, type Pty } from '../../support/pty'
import { withFixture } from './fixture/start'

const CELL = { width: 8, height: 16 }
const GRID = { columns: 80, rows: 24 }
const PICTURE = /\x1b\[\d+;\d+H\x1bP0;1;0q[^\x1b]*\x1b\\/g
/** The dialog of the fixture, in cells. */
const DIALOG = { x: 6, y: 3, width: 24, height: 5 }

/** Answers as xterm with sixels does, whatever the emulator says; the size of a cell as it is told to. */
const asSixelTerminal =
  (cell = `\x1b[6;${CELL.height};${CELL.width}t`) =>
  (reply: string): string =>
    /^\x1b\[\?[\d;]*c$/.test(reply)
      ? `${cell}\x1b[?1;0;256S\x1bP>|XTerm(379)\x1b\\\x1b[?62;4;22c`
      : withTrueColour(reply)

/** Puts every picture that came since the last time on a screen. */
const follow = (pty: Pty, screen: SixelScreen): (() => number) => {
  let seen = 0
  return () => {
    const pictures = [...pty.raw.matchAll(PICTURE)]
    for (const [picture] of pictures.slice(seen)) screen.write(Buffer.from(picture))
    const fresh = pictures.length - seen
    seen = pictures.length
    return fresh
  }
}

const drawnCells = (screen: SixelScreen): readonly string[] => {
  const cells: string[] = []
  for (let row = 0; row < GRID.rows; row++)
    for (let col = 0; col < GRID.columns; col++)
      if (screen.at(col * CELL.width + 4, row * CELL.height + 2) !== UNDRAWN) cells.push(`${col},${row}`)
  return cells
}

const inDialog = (cell: string): boolean => {
  const [x = 0, y = 0] = cell.split(',').map(Number)
  return x >= DIALOG.x && x < DIALOG.x + DIALOG.width && y >= DIALOG.y && y < DIALOG.y + DIALOG.height
}

describe('a terminal of sixels', () => {
  it('is given pictures in their box, around a dialog, and whole again when it is gone', async () => {
    await withFixture(
      async (pty) => {
        const screen = new SixelScreen({ ...GRID, cell: CELL })
        const next = follow(pty, screen)
        await pty.waitFor(() => next() > 0)
        const whole = drawnCells(screen)
        expect(whole).not.toContain('0,0')
        expect(whole.filter(inDialog)).toHaveLength(DIALOG.width * DIALOG.height)
        pty.write('d')
        await pty.waitFor('somebody calls')
        next()
        for (let y = 0; y < DIALOG.height; y++)
          for (let x = 0; x < DIALOG.width; x++) screen.scribble(DIALOG.y + y, DIALOG.x + x)
        pty.write('p')
        for (let some = 0; some < 3;) await pty.waitFor(() => (some += next()) > 2)
        expect(drawnCells(screen).filter(inDialog)).toEqual([])
        pty.write('d')
        await pty.waitFor(() => next() > 0 && drawnCells(screen).filter(inDialog).length > 0)
        expect(drawnCells(screen)).toEqual(whole)
      },
      { ...GRID, answer: asSixelTerminal() },
    )
  })

  it.each(['', '\x1b[6;0;0t', '\x1b[6;10000;10000t'])(
    'is given cells where it says of its own only %j',
    async (cell) => {
      await withFixture(
        async (pty) => {
          await pty.waitFor(() => pty.cell(10, 10).back.startsWith('#'))
          expect(pty.raw).not.toContain('\x1bP0;1;0q')
        },
        { ...GRID, answer: asSixelTerminal(cell) },
      )
    },
  )

  it('is asked for its cells again when its window changes, and given pictures of the new size', async () => {
    let asked = ''
    await withFixture(
      async (pty) => {
        await pty.waitFor(() => follow(pty, new SixelScreen({ ...GRID, cell: CELL }))() > 0)
        const before = pty.raw.length
        pty.resize(70, 20)
        await pty.waitFor(() => (asked = pty.raw.slice(before)).includes('\x1b[16t'))
        pty.write('\x1b[6;12;6t')
        const screen = { columns: 70, rows: 20, cell: { width: 6, height: 12 } }
        const size = `"1;1;${68 * 6};`
        await pty.waitFor(() => pty.raw.slice(before).includes(size))
        const from = pty.raw.indexOf(size, before)
        const picture = pty.raw.slice(pty.raw.lastIndexOf('\x1b[', from), pty.raw.indexOf('\x1b\\', from) + 2)
        new SixelScreen(screen).write(Buffer.from(picture))
      },
      { ...GRID, answer: asSixelTerminal() },
    )
    expect(asked).toContain('\x1b[14t')
  })

  it('is asked for its cells again when only its font changes, and the number of its cells stays', async () => {
    await withFixture(
      async (pty) => {
        await pty.waitFor(() => follow(pty, new SixelScreen({ ...GRID, cell: CELL }))() > 0)
        const before = pty.raw.length
        pty.signal('SIGWINCH')
        await pty.waitFor(() => pty.raw.slice(before).includes('\x1b[16t'))
        pty.write('\x1b[6;12;6t')
        await pty.waitFor(() => pty.raw.slice(before).includes(`"1;1;${(GRID.columns - 2) * 6};`))
      },
      { ...GRID, answer: asSixelTerminal() },
    )
  })
})
