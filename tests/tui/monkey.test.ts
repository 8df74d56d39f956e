import fc from 'fast-check'
import type { AgentEvent, Message } from '../../src/tui/message'
import { initialModel, type Model, type Size } from '../../src/tui/model'
import { KEY_MAP } from '../../src/tui/keys/keys'
import { MAX_LOG } from '../../src/tui/log'
import type { Pane, Scene } from '../../src/tui/scene'
import { update } from '../../src/tui/update/update'
import { lineWidth } from '../../src/tui/view/line'
import { view } from '../../src/tui/view/view'
import { cellWidth } from '../../src/tui/width'
import { LOGIN_START, NOON_MS, PEOPLE_START, statsAfter } from '../support/tui-scenes'

/** Everything that a person, an agent and a terminal may do, in any order: nothing may break a screen. */

const nasty = fc.oneof(
  fc.constantFrom('luis', 'ana', '', ' ', '日本語の長い名前です', '😀👨‍👩‍👧🇪🇸', 'e\u0301'.repeat(50), 'x'.repeat(5000)),
  fc.constantFrom('\u001b[2J\u001b[31mred', '\u009b31m', 'a\r\nb\tc\u0000', '\u202egpj.exe', '{bold}tags{/}', '\ud800'),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const number = fc.oneof(fc.nat(), fc.constantFrom(0, -1, 0.5, 1e12, Number.MAX_SAFE_INTEGER, NaN, Infinity))
const sizes: fc.Arbitrary<Size> = fc.oneof(
  fc.record({ columns: fc.integer({ min: 1, max: 400 }), rows: fc.integer({ min: 1, max: 120 }) }),
  fc.constantFrom(
    { columns: 1, rows: 1 },
    { columns: 20, rows: 5 },
    { columns: 60, rows: 18 },
    { columns: 80, rows: 24 },
    { columns: 400, rows: 120 },
    { columns: 60, rows: 120 },
    { columns: 400, rows: 18 },
  ),
)

const keyNames = [...new Set(KEY_MAP.flatMap(({ keys }) => keys))]
const input: fc.Arbitrary<Extract<Message, { type: 'input' }>['event']> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...keyNames).map((name) => key(name, name.length === 1 ? name : '')) },
  { weight: 2, arbitrary: nasty.map((text) => key(text, text)) },
  nasty.map((text) => ({ type: 'paste' as const, text })),
  fc.record({
    type: fc.constant('mouse' as const),
    action: fc.constantFrom('press', 'release', 'drag'),
    button: fc.constantFrom('left', 'middle', 'right'),
    x: fc.nat(400),
    y: fc.nat(120),
  }),
  fc.record({
    type: fc.constant('mouse' as const),
    action: fc.constantFrom('wheel-up', 'wheel-down'),
    x: fc.nat(400),
    y: fc.nat(120),
  }),
  sizes.map((size) => ({ type: 'resize' as const, ...size })),
  fc.constantFrom({ type: 'suspend' as const }, { type: 'continue' as const }),
)
const key = (name: string, text: string) => ({ type: 'key' as const, name, text })

const stats = fc
  .record({ fps: number, kbps: number, frames: number, lost: number, quality: number, width: number })
  .map(({ fps, kbps, frames, lost, quality, width }): AgentEvent => {
    const { sent, received } = statsAfter(1)
    return {
      type: 'stats',
      stats: {
        sent: { ...sent, fps, kbps, quality },
        received: { ...received, fps, kbps, frames, lost, width },
        latencyMs: { p50: fps, p95: fps },
      },
      terminal: { mode: 'half', picturesPerSecond: fps, bytesPerSecond: kbps },
    }
  })

const user = fc.record({ nick: nasty, host: nasty, port: number, registeredAt: number })
const nick = fc.oneof(fc.constant('luis'), nasty)
const news: fc.Arbitrary<AgentEvent> = fc.oneof(
  fc.record({ type: fc.constant('listening'), host: nasty, port: number }),
  fc.record({ type: fc.constant('registered'), nick, server: nasty, validUntilMs: number }),
  fc.record({
    type: fc.constant('login-failed'),
    field: fc.constantFrom('server', 'nick', 'password', 'host', 'port'),
    message: nasty,
  }),
  fc.record({ type: fc.constant('users'), users: fc.array(user, { maxLength: 60 }) }),
  fc.record({ type: fc.constant('users-failed'), message: nasty }),
  fc.record({ type: fc.constant('calling'), nick, address: nasty, ringForMs: number }),
  fc.record({ type: fc.constant('incoming'), nick, protocol: nasty, address: nasty, ringForMs: number }),
  fc.record({ type: fc.constant('answered'), nick, protocol: nasty, address: nasty }),
  fc.record({ type: fc.constantFrom('held', 'resumed'), by: fc.constantFrom('us', 'them') }),
  fc.record({
    type: fc.constant('ended'),
    reason: fc.constantFrom('hangup', 'remote-hangup', 'denied', 'busy', 'no-answer', 'unreachable', 'error'),
    nick,
    detail: nasty,
  }),
  fc.record({ type: fc.constant('missed'), nick }),
  stats,
  fc.record({ type: fc.constant('picture'), which: fc.constantFrom('theirs', 'mine') }),
  fc.record({ type: fc.constant('source'), state: fc.constantFrom('ready', 'failed', 'ended'), label: nasty }),
  fc.record({ type: fc.constant('camera'), on: fc.boolean() }),
  fc.record({ type: fc.constant('quality'), quality: number }),
  fc.record({ type: fc.constant('snapshot'), path: nasty, error: nasty }),
  fc.record({ type: fc.constant('trace'), direction: fc.constantFrom('in', 'out'), text: nasty }),
  fc.record({ type: fc.constant('notice'), level: fc.constantFrom('info', 'good', 'warn', 'bad'), text: nasty }),
)

interface Timeless {
  readonly wait: number
  readonly what: Omit<Message, 'nowMs'>
}
const happening: fc.Arbitrary<Timeless> = fc.record({
  wait: fc.constantFrom(0, 1, 250, 800, 5000, 70_000),
  what: fc.oneof(
    { weight: 6, arbitrary: input.map((event) => ({ type: 'input', event })) },
    { weight: 4, arbitrary: news.map((event) => ({ type: 'agent', event })) },
    { weight: 1, arbitrary: fc.constant({ type: 'tick' }) },
  ) as fc.Arbitrary<Omit<Message, 'nowMs'>>,
})

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

const play = (model: Model, { wait, what }: Timeless): Model =>
  update(model, { ...what, nowMs: model.nowMs + wait } as Message).model

test('whatever happens, every screen is whole', () => {
  fc.assert(
    fc.property(start, fc.array(happening, { maxLength: 40, size: 'max' }), sizes, (options, happenings, size) => {
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
    fc.property(fc.array(happening, { maxLength: 60, size: 'max' }), large, (happenings, size) => {
      let model = initialModel(PEOPLE_START)
      for (const one of happenings) model = play(model, one)
      model = play(model, { wait: 0, what: { type: 'agent', event: LIVE } as Omit<Message, 'nowMs'> })
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
