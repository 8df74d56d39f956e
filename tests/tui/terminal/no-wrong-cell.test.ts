import fc from 'fast-check'
import type { ThemeName } from '../../../src/tui/display'
import type { Scene } from '../../../src/tui/scene'
import { DrawnDisplay } from '../../support/drawn-display'
import { randomScene } from '../../support/random-scenes'

/** How many random games are played; each takes a moment of two screens. */
const GAMES = Number(process.env.VCALL_GAMES ?? 40)
jest.setTimeout(60_000 + GAMES * 1000)

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] })
})
afterEach(() => jest.useRealTimers())

interface Size {
  readonly columns: number
  readonly rows: number
}

type Happening =
  | { readonly type: 'scene'; readonly scene: Scene }
  | { readonly type: 'resize'; readonly size: Size }
  | { readonly type: 'picture'; readonly step: number }
  | { readonly type: 'theme'; readonly name: ThemeName }
  | { readonly type: 'redraw' }
  | { readonly type: 'wait'; readonly ms: number }

const size: fc.Arbitrary<Size> = fc.oneof(
  fc.record({ columns: fc.integer({ min: 20, max: 60 }), rows: fc.integer({ min: 5, max: 20 }) }),
  fc.constantFrom(
    { columns: 20, rows: 5 },
    { columns: 80, rows: 24 },
    { columns: 1, rows: 1 },
    { columns: 400, rows: 120 },
  ),
)

const happening = (at: Size): fc.Arbitrary<Happening> =>
  fc.oneof(
    { weight: 6, arbitrary: randomScene(at.columns, at.rows).map((scene) => ({ type: 'scene' as const, scene })) },
    { weight: 2, arbitrary: size.map((of) => ({ type: 'resize' as const, size: of })) },
    { weight: 4, arbitrary: fc.nat(9).map((step) => ({ type: 'picture' as const, step })) },
    { weight: 4, arbitrary: fc.constantFrom(0, 20, 50).map((ms) => ({ type: 'wait' as const, ms })) },
    fc
      .constantFrom('dark' as const, 'contrast' as const, 'mono' as const)
      .map((name) => ({ type: 'theme' as const, name })),
    fc.constant({ type: 'redraw' as const }),
  )

const act = async (drawn: DrawnDisplay, what: Happening): Promise<void> => {
  if (what.type === 'scene') drawn.display.show(what.scene)
  if (what.type === 'resize') drawn.resize(what.size)
  if (what.type === 'picture') drawn.paint(what.step)
  if (what.type === 'theme') drawn.display.setTheme(what.name)
  if (what.type === 'redraw') drawn.display.redraw()
  if (what.type === 'wait') await jest.advanceTimersByTimeAsync(what.ms)
}

/** Lets everything that is begun come to its end, the pictures of this step with it. */
const settle = async (drawn: DrawnDisplay, step: number): Promise<void> => {
  for (let round = 0; round < 3; round++) {
    await jest.advanceTimersByTimeAsync(600)
    drawn.paint(step)
  }
}

/** What a terminal shows that never showed anything else. */
type Unicode = '6' | '11'

const freshCells = async (
  unicode: Unicode,
  last: {
    scene: Scene
    size: Size
    theme: ThemeName
    step: number
  },
): Promise<readonly string[]> => {
  const drawn = new DrawnDisplay(last.size, unicode)
  drawn.display.setTheme(last.theme)
  drawn.display.show(last.scene)
  await settle(drawn, last.step)
  const { cells } = drawn.terminal
  drawn.close()
  return cells
}

const EMPTY: Scene = { panes: [], title: '' }

interface Game {
  readonly start: Size
  readonly happenings: readonly Happening[]
  readonly step: number
  readonly unicode: Unicode
}

const shown = async ({ start, happenings, step, unicode }: Game): Promise<void> => {
  const drawn = new DrawnDisplay(start, unicode)
  let last = { scene: EMPTY, size: start, theme: 'auto' as ThemeName }
  try {
    drawn.display.show(EMPTY)
    for (const what of happenings) {
      await act(drawn, what)
      if (what.type === 'scene') last = { ...last, scene: what.scene }
      if (what.type === 'resize') last = { ...last, size: what.size }
      if (what.type === 'theme') last = { ...last, theme: what.name }
    }
    await settle(drawn, step)
    expect(drawn.terminal.cells).toEqual(await freshCells(unicode, { ...last, step }))
  } finally {
    drawn.close()
  }
}

it.each(['11', '6'] as const)(
  'after whatever was shown before, a terminal of Unicode %s shows what one does that sees the last scene alone',
  async (unicode) => {
    const games = size.chain((start) =>
      fc.record({
        start: fc.constant(start),
        happenings: fc.array(happening(start), { maxLength: 25 }),
        step: fc.nat(9),
        unicode: fc.constant(unicode),
      }),
    )
    await fc.assert(fc.asyncProperty(games, shown), { numRuns: GAMES })
  },
)

const line = (text: string, x = 0): Scene => ({
  title: '',
  panes: [
    {
      ...{ id: 'p', kind: 'text', border: false, title: '', focused: false, style: 'normal' },
      ...{ x, y: 0, width: 12, height: 1 },
      lines: [[{ text, style: 'normal' }]],
    },
  ],
})
const SMALL: Size = { columns: 10, rows: 2 }

it.each([
  ['before a change', ['a日│', 'a本 ']],
  ['before an end', ['日本日本│', '本日本日']],
  ['that becomes two', ['日日', 'abab']],
  ['out of two', ['abab', '日日']],
  ['one cell further', ['日日', 'a日']],
])('a wide character %s is drawn whole', async (_, texts) => {
  const happenings = texts.flatMap((text): readonly Happening[] => [
    { type: 'scene', scene: line(text) },
    { type: 'wait', ms: 50 },
  ])
  await shown({ start: SMALL, happenings, step: 0, unicode: '11' })
})

it.each([
  ['right', 9],
  ['left', -1],
])('half a wide character beyond the %s edge is none', async (_, x) => {
  const drawn = new DrawnDisplay(SMALL)
  drawn.display.show(line('日', x))
  await settle(drawn, 0)
  expect(drawn.terminal.lines.join('')).toBe('')
  drawn.close()
})
