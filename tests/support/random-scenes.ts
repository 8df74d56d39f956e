import fc from 'fast-check'
import type { Pane, Plot, Scene, Span, Style } from '../../src/tui/scene'

/** Any scene, well formed or not: panes over panes, over the edges, with wide characters and marks anywhere. */

const STYLES: readonly Style[] = [
  'normal',
  'dim',
  'strong',
  'accent',
  'good',
  'warn',
  'bad',
  'selected',
  'bar',
  'key',
  'live',
]
const style = fc.constantFrom(...STYLES)

const text = fc.stringMatching(/^[ab ─日本한🎉⚡✓é\u0301\u0323\u{18c59}\u{1fae8}]{0,12}$/u)
const span: fc.Arbitrary<Span> = fc.record({ text, style })
const lines = fc.array(fc.array(span, { maxLength: 5 }), { maxLength: 8 })

const plot: fc.Arbitrary<Plot> = fc.record({
  curves: fc.array(
    fc.record({
      style,
      sign: fc.constantFrom('a', 'b'),
      values: fc.array(fc.oneof(fc.nat(100), fc.constant(undefined)), { maxLength: 20 }),
    }),
    { maxLength: 2 },
  ),
  length: fc.integer({ min: 2, max: 30 }),
  since: fc.constant('1 min'),
})

/** Panes of a scene for a screen of about this size; a picture of each kind once at most. */
const panes = (columns: number, rows: number): fc.Arbitrary<readonly Pane[]> =>
  fc
    .array(
      fc.record({
        kind: fc.constantFrom('text' as const, 'text' as const, 'theirs' as const, 'mine' as const),
        x: fc.integer({ min: -3, max: columns }),
        y: fc.integer({ min: -2, max: rows }),
        width: fc.integer({ min: 0, max: columns + 4 }),
        height: fc.integer({ min: 0, max: rows + 3 }),
        border: fc.boolean(),
        title: text,
        focused: fc.boolean(),
        style: fc.constantFrom<Style>('normal', 'bar', 'warn'),
        lines,
        plot: fc.option(plot, { nil: undefined, freq: 6 }),
      }),
      { maxLength: 6 },
    )
    .map((all) =>
      all.map(({ plot: chart, ...pane }, i) => ({
        ...pane,
        id: pane.kind === 'text' ? `p${i}` : pane.kind,
        ...(chart && { plot: chart }),
      })),
    )
    .map((all) => all.filter((pane, i) => all.findIndex(({ id }) => id === pane.id) === i))

/** A scene for a screen of about this size. */
export const randomScene = (columns: number, rows: number): fc.Arbitrary<Scene> =>
  fc.record({
    panes: panes(columns, rows),
    title: text,
    keyReleases: fc.boolean(),
    drags: fc.boolean(),
  })
