import { scaledBy } from '../../support/frames'
import type { Pty } from '../../support/pty'
import { fixtureFrame } from './fixture/frame'
import { startFixture, withFixture } from './fixture/start'

jest.setTimeout(120_000)

interface Size {
  readonly columns: number
  readonly rows: number
}

/** The small picture's cells in the fixture. */
const inSmall = (x: number, y: number, { columns }: Size): boolean =>
  x >= columns - 8 && x < columns - 2 && y >= 1 && y < 3

const hex = (bgr: Uint8Array, at: number): string =>
  `#${[2, 1, 0].map((channel) => bgr[at + channel]!.toString(16).padStart(2, '0')).join('')}`

/** Whether every cell of their picture, but the hidden ones, shows exactly the scaled still picture. */
const showsPicture = (pty: Pty, size: Size, hidden: (x: number, y: number) => boolean = () => false): boolean => {
  const grid = { width: size.columns - 2, height: (size.rows - 3) * 2, pixelHeight: 1 }
  const bgr = scaledBy(fixtureFrame('theirs', 0), grid)
  for (let y = 1; y < size.rows - 2; y++)
    for (let x = 1; x < size.columns - 1; x++) {
      if (inSmall(x, y, size) || hidden(x, y)) continue
      const at = ((y - 1) * 2 * grid.width + x - 1) * 3
      const [top, bottom] = pty.halves(x, y)
      if (top !== hex(bgr, at) || bottom !== hex(bgr, at + grid.width * 3)) return false
    }
  return true
}

const inDialog = (x: number, y: number): boolean => x >= 6 && x < 30 && y >= 3 && y < 8
const dialogGrounds = (pty: Pty): Set<string> => {
  const grounds = new Set<string>()
  for (let y = 3; y < 8; y++) for (let x = 6; x < 30; x++) grounds.add(pty.cell(x, y).back)
  return grounds
}

/** Nothing of a picture is seen where the dialog is. */
const isDialogAlone = (pty: Pty): boolean => [...dialogGrounds(pty)].join() === 'default'

const last = (pty: Pty): string => pty.lines.at(-1) ?? ''
const USUAL: Size = { columns: 80, rows: 24 }

describe('BlessedDisplay in a terminal', () => {
  let pty: Pty
  beforeAll(async () => {
    pty = await startFixture()
  })
  afterAll(() => pty.kill())

  it('shows panes, their colours, and both pictures exactly', async () => {
    await pty.waitFor(() => showsPicture(pty, USUAL))
    await pty.waitFor(/^┏ picture ━+┓$/m)
    await pty.waitFor(/^┗━+┛$/m)
    expect(pty.cell(1, 23)).toMatchObject({ text: 'L', fore: '110', back: '237', bold: true })
    expect(pty.cell(70, 23)).toMatchObject({ back: '237' })
    await pty.waitFor(() => pty.halves(75, 1).join() === '#00ff00,#00ff00')
    expect([pty.alternate, pty.mouseTracked, pty.bracketedPaste, pty.cursorShown]).toEqual([true, true, true, false])
    expect(pty.raw).toContain('\x1b]0;fixture\x07')
  })

  it('shows the picture exactly around, and after, a dialog', async () => {
    pty.write('d')
    await pty.waitFor(() => pty.text.includes('second line') && showsPicture(pty, USUAL, inDialog))
    pty.write('d')
    await pty.waitFor(() => showsPicture(pty, USUAL))
    await pty.lacks('second line')
  })

  it('follows the size of the window, down to nearly nothing', async () => {
    const sizes = [{ columns: 100, rows: 30 }, { columns: 40, rows: 10 }, { columns: 2, rows: 2 }, USUAL]
    for (const size of sizes) {
      pty.resize(size.columns, size.rows)
      await pty.waitFor(() => showsPicture(pty, size) && (size.columns < 10 || last(pty).includes('resize')))
    }
    await pty.waitFor(/^┏ picture ━+┓$/m)
  })

  it('draws everything again on request', async () => {
    pty.scribble()
    await pty.waitFor('scribble')
    expect(showsPicture(pty, USUAL)).toBe(false)
    pty.write('\x0c')
    await pty.waitFor(() => showsPicture(pty, USUAL) && last(pty).includes('C-l'))
    await pty.waitFor(/^┏ picture ━+┓$/m)
  })

  it('draws everything again when it was stopped and continued from outside', async () => {
    pty.signal('SIGSTOP')
    pty.scribble()
    await pty.waitFor('scribble')
    pty.signal('SIGCONT')
    await pty.waitFor(() => showsPicture(pty, USUAL) && last(pty).includes('continue'))
    expect([pty.alternate, pty.mouseTracked, pty.bracketedPaste]).toEqual([true, true, true])
  })

  it('keeps wide characters and marks in their cells', async () => {
    pty.write('w')
    await pty.waitFor('日本語🎉éend')
    expect(pty.cell(5, 23)).toMatchObject({ text: '日', width: 2 })
    expect(pty.cell(11, 23)).toMatchObject({ text: '🎉', width: 2 })
    expect(pty.cell(14, 23).text).toBe('e')
    pty.write('w')
    await pty.waitFor('key w <w>')
    pty.write('d')
    await pty.waitFor('somebody calls 日本   │')
    pty.write('d')
    await pty.waitFor(() => showsPicture(pty, USUAL))
  })

  it('hands on keys, pastes and the mouse', async () => {
    const inputs: readonly (readonly [string, string])[] = [
      ['A', 'key A <A>'],
      ['é', 'key é <é>'],
      ['🎉', 'key 🎉 <🎉>'],
      [' ', 'key space < >'],
      ['\r', 'key enter <>'],
      ['\x1b', 'key escape <>'],
      ['\x1b[A', 'key up <>'],
      ['\x1b[1;5C', 'key C-right <>'],
      ['\x1bOP', 'key f1 <>'],
      ['\x1b[Z', 'key S-tab <>'],
      ['\x7f', 'key backspace <>'],
      ['\x03', 'key C-c <>'],
      ['\x1b[6~', 'key pagedown <>'],
      ['\x1b[<0;5;6M', '{"type":"mouse","x":4,"y":5,"action":"press","button":"left"}'],
      ['\x1b[<2;300;6m', '{"type":"mouse","x":299,"y":5,"action":"release","button":"right"}'],
      ['\x1b[<65;1;1M', '"action":"wheel-down"'],
      ['\x1b[200~a\nb\x1b[201~', '{"type":"paste","text":"a b"}'],
    ]
    for (const [keys, shown] of inputs) {
      pty.write(keys)
      await pty.waitFor(() => last(pty).includes(shown))
    }
  })

  it('never shows an answer of the terminal as typed', async () => {
    pty.write('\x1b[?62;4c\x1bP1$r0m\x1b\\\x1b[6;16;8t\x1b_Gi=31;OK\x1b\\\x1b[97;5uz')
    await pty.waitFor('key z <z>')
  })
})

const STALL_MS = 4000

describe('BlessedDisplay with a moving picture', () => {
  let pty: Pty
  beforeAll(async () => {
    pty = await startFixture({ env: { FIXTURE_MOVING: '1' } })
  })
  afterAll(() => pty.kill())

  it('keeps a dialog on top and redraws the picture where it was', async () => {
    for (let round = 0; round < 5; round++) {
      pty.write('d')
      await pty.waitFor(() => pty.text.includes('│somebody calls 日本   │') && isDialogAlone(pty))
      for (let look = 0; look < 10; look++) {
        const before = pty.written
        await pty.waitFor(() => pty.written > before)
        expect(isDialogAlone(pty)).toBe(true)
      }
      pty.write('d')
      await pty.waitFor(() => !dialogGrounds(pty).has('default'))
    }
  })

  it('shows the cursor in a text field while pictures are drawn', async () => {
    // Each picture hides it while it is drawn: whoever looks seldom may never see it.
    const shown = (): number => pty.raw.split('\x1b[?25h').length
    const hidden = shown()
    pty.write('t')
    await pty.waitFor(() => shown() > hidden)
    const before = pty.written
    await pty.waitFor(() => pty.written > before + 100_000)
    pty.write('p')
    await pty.waitFor(() => pty.cursorShown && pty.cursor.x === 5 && pty.cursor.y === 23)
    pty.write('p')
    pty.write('t')
    await pty.waitFor(() => !pty.cursorShown)
  })

  it('counts pictures and knows how old they are', async () => {
    await pty.waitFor(() => {
      pty.write('i')
      const found = /\{"pictureBytes":(\d+),"pictures":(\d+),"dropped":\d+,"droppedText":0,/.exec(last(pty))
      return found !== null && Number(found[2]) > 10 && Number(found[1]) > 10_000
    })
  })

  it('never waits for a terminal that takes nothing', async () => {
    pty.write('L')
    await pty.waitFor('key L')
    pty.stall()
    await new Promise((resolve) => setTimeout(resolve, STALL_MS))
    pty.unstall()
    pty.write('l')
    await pty.waitFor('longest')
    // A blocking write would take as long as the stall; a busy machine takes its time, too.
    expect(Number(/longest (\d+) ms/.exec(last(pty))?.[1])).toBeLessThan(STALL_MS - 500)
  })
})

/** Answers as one that speaks kitty's protocol does: before the fence. */
const withReleases = (reply: string): string => (/^\x1b\[\?[\d;]*c$/.test(reply) ? `\x1b[?31u${reply}` : reply)
// Not those of the question whether it can.
const ASKED = /\x1b\[>31u(?!\x1b\[\?u)/g
const NO_MORE = /(?<!\x1b\[\?u)\x1b\[<u/g
const timesAsked = ({ raw }: Pty): number => [...raw.matchAll(ASKED)].length
const lastPlace = ({ raw }: Pty, what: RegExp): number => [...raw.matchAll(what)].at(-1)?.index ?? -1

describe('BlessedDisplay on one that tells releases', () => {
  it('asks for them while they matter, and gives the keys back with the terminal', () =>
    withFixture(
      async (pty) => {
        expect(timesAsked(pty)).toBe(0)
        pty.write('k')
        await pty.waitFor(() => timesAsked(pty) === 1)
        const inputs: readonly (readonly [string, string])[] = [
          ['\x1b[32;1:1;32u', 'key space < > press'],
          ['\x1b[32;1:2;32u', 'key space < > repeat'],
          ['\x1b[32;1:3u', 'key space < > release'],
          ['\x1b[13;1:1u', 'key enter <>'],
          ['\x1b[27u', 'key escape <>'],
          ['\x1b[1;1:1A', 'key up <>'],
          ['\x1b[P', 'key f1 <>'],
          ['\x1b[9;2u', 'key S-tab <>'],
          ['\x1b[127;1:1u', 'key backspace <>'],
          ['\x1b[99;5:1u', 'key C-c <>'],
          ['\x1b[O', '{"type":"focus","focused":false}'],
          ['\x1b[107;1:1;107u', 'key k <k> press'],
        ]
        for (const [keys, shown] of inputs) {
          pty.write(keys)
          await pty.waitFor(() => last(pty).includes(shown))
        }
        await pty.waitFor(() => pty.raw.split(NO_MORE).length === 2)
        pty.write('k')
        await pty.waitFor(() => timesAsked(pty) === 2)
        pty.signal('SIGSTOP')
        pty.signal('SIGCONT')
        await pty.waitFor(() => timesAsked(pty) === 3)
        pty.write('\x1b[113;;113u')
        await pty.exit()
        // Each screen has its own stack: before the first one is shown again.
        expect(lastPlace(pty, NO_MORE)).toBeGreaterThan(lastPlace(pty, ASKED))
        expect(pty.raw.lastIndexOf('\x1b[<u')).toBeLessThan(pty.raw.lastIndexOf('\x1b[?1049l'))
      },
      { answer: withReleases },
    ))

  it('asks none that does not answer', () =>
    withFixture(async (pty) => {
      pty.write('k')
      await pty.waitFor('key k <k>')
      pty.write(' ')
      await pty.waitFor('key space < >')
      expect(timesAsked(pty)).toBe(0)
    }))
})

describe('BlessedDisplay on other terminals', () => {
  it.each([
    [20, 5],
    [400, 120],
  ])('works on one of %dx%d', (columns, rows) =>
    withFixture(
      async (pty) => {
        await pty.waitFor(() => showsPicture(pty, { columns, rows }))
        pty.write('q')
        expect(await pty.exit()).toEqual({ exitCode: 0, signal: 0 })
      },
      { columns, rows },
    ),
  )

  it('takes 256 colours where more are not confirmed', () =>
    withFixture((pty) => pty.waitFor(() => /^\d+$/.test(pty.cell(20, 10).back)), { answer: (reply) => reply }))

  it('draws with characters alone under NO_COLOR', () =>
    withFixture(
      async (pty) => {
        await pty.waitFor(() => /[.,:;+*cox%#@-]{10}/.test(pty.lines[10] ?? ''))
        const drawn = pty.raw.slice(pty.raw.indexOf('LOG'))
        expect(drawn).not.toMatch(/\x1b\[[\d;]*(?:38|48);/)
      },
      { env: { NO_COLOR: '1' } },
    ))

  it('loses nothing that is typed while it is asked', async () => {
    let typed = false
    const answer = (reply: string): string => {
      if (typed) return reply
      typed = true
      return `w${reply}`
    }
    await withFixture((pty) => pty.waitFor('日本語🎉'), { answer })
  })

  it('starts on one that answers nothing', () =>
    withFixture(
      async (pty) => {
        pty.write('c')
        await pty.waitFor('"answersStatus":false')
        pty.write('p')
        const before = pty.written
        await pty.waitFor(() => pty.written > before + 20_000)
      },
      { columns: 600, answer: () => '' },
    ))
})
