import fc from 'fast-check'
import type { AgentEvent, Message } from '../../src/tui/message'
import { initialModel, type Model, type Size } from '../../src/tui/model'
import { MAX_LOG } from '../../src/tui/log'
import type { Pane, Scene } from '../../src/tui/scene'
import { update } from '../../src/tui/update/update'
import { lineWidth } from '../../src/tui/view/line'
import { view } from '../../src/tui/view/view'
import { cellWidth } from '../../src/tui/width'
import { happenings as anything, key, sizes, type Happening } from '../support/random-happenings'
import { LOGIN_START, NOON_MS, PEOPLE_START } from '../support/tui-scenes'

/** Whatever happens, in any order: nothing may break a screen. */

const start = fc.constantFrom(
  LOGIN_START,
  PEOPLE_START,
  { ...PEOPLE_START, demo: true },
  {
    ...PEOPLE_START,
    start: { mode: 'people' as const, account: { nick: 'ana' } },
  },
)

const CONTROL = /[\u0000-\u001f\u007f-\u009f]/

/** What is wrong with a scene; collected, because a million expectations take minutes. */
const faults = (scene: Scene, size: Size): readonly string[] => [
  ...scene.panes.flatMap((pane) => paneFaults(pane, size).map((fault) => `${pane.id}: ${fault}`)),
  ...(CONTROL.test(scene.title) ? ['title: control character'] : []),
  ...(scene.cursor && (scene.cursor.x >= size.columns || scene.cursor.y >= size.rows) ? ['cursor: outside'] : []),
]

const paneFaults = (
  { x, y, width, height, border, lines, title }: Pane,
  { columns, rows }: Size,
): readonly string[] => {
  const edges = border ? 2 : 0
  const texts = [title, ...lines.flat().map(({ text }) => text)]
  const checks: readonly (readonly [string, boolean])[] = [
    ['outside the screen', x < 0 || y < 0 || x + width > columns || y + height > rows],
    ['nothing inside', width <= edges || height <= edges],
    ['too many lines', lines.length > height - edges],
    ['a line too wide', lines.some((line) => lineWidth(line) > width - edges)],
    ['a title too wide', title !== '' && cellWidth(title) > width - 4],
    ['a control character', texts.some((text) => CONTROL.test(text))],
  ]
  return checks.filter(([, wrong]) => wrong).map(([fault]) => fault)
}

const check = (scene: Scene, size: Size): void => {
  const found = faults(scene, size)
  if (found.length > 0) throw new Error(`${size.columns}x${size.rows}: ${found.join(', ')}`)
}

const shownText = (scene: Scene): string =>
  scene.panes
    .flatMap(({ lines }) => lines.flat())
    .map(({ text }) => text)
    .join('')

const play = (model: Model, { waitMs, what }: Happening): Model =>
  update(model, { ...what, nowMs: model.nowMs + waitMs } satisfies Message).model

test('whatever happens, every screen is whole', () => {
  fc.assert(
    fc.property(start, fc.array(anything(), { maxLength: 40, size: 'max' }), sizes, (options, happenings, size) => {
      let model = initialModel(options)
      for (const one of happenings) {
        model = play(model, one)
        check(view(model), model.size)
      }
      check(view(model, size), size)
    }),
    { numRuns: 400 },
  )
})

test('while a call is on, every screen from 20x5 says LIVE and who keeps the model small', () => {
  const large = sizes.filter(({ columns, rows }) => columns >= 20 && rows >= 5)
  fc.assert(
    fc.property(fc.array(anything(), { maxLength: 60, size: 'max' }), large, (happenings, size) => {
      let model = initialModel(PEOPLE_START)
      for (const one of happenings) model = play(model, one)
      model = play(model, { waitMs: 0, what: { type: 'agent', event: LIVE } })
      expect(shownText(view(model, size))).toContain('LIVE')
      expect(model.log.entries.length).toBeLessThanOrEqual(MAX_LOG)
    }),
    { numRuns: 200 },
  )
})
const LIVE: AgentEvent = { type: 'answered', nick: 'luis', protocol: 'v0', address: 'h:1' }

test('every size from 1x1 to 400x120 holds each kind of screen', () => {
  const models = SCREENS.map((events) => {
    let model = initialModel(PEOPLE_START)
    for (const event of events) model = update(model, { type: 'agent', event, nowMs: NOON_MS }).model
    return model
  })
  const withHelp = models.map((model) => update(model, { type: 'input', event: key('?', '?'), nowMs: NOON_MS }).model)
  for (let columns = 1; columns <= 400; columns += columns < 100 ? 1 : 20)
    for (let rows = 1; rows <= 120; rows += rows < 30 ? 1 : 15)
      for (const model of [...models, ...withHelp, initialModel(LOGIN_START)])
        check(view(model, { columns, rows }), { columns, rows })
})
const SCREENS: readonly (readonly AgentEvent[])[] = [
  [],
  [{ type: 'calling', nick: 'luis', ringForMs: 1000 }],
  [{ type: 'incoming', nick: 'luis', protocol: 'v0', address: 'h:1', ringForMs: 1000 }],
  [LIVE],
  [LIVE, { type: 'held', by: 'them' }],
]
