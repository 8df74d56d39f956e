import fc from 'fast-check'
import type { InForce, SourceSpec } from '../../src/media/video/messages'
import type { FolderListing } from '../../src/tui/video/folder'
import type { FilePlaying } from '../../src/tui/video/sending'
import type { Told, AgentEvent, KeptPerson, PastCall } from '../../src/tui/message'
import type { InputEvent } from '../../src/tui/display'
import { KEY_MAP } from '../../src/tui/keys/keys'
import type { Size } from '../../src/tui/model'
import { statsAfter } from './tui-scenes'

/** Everything that a person, an agent and a terminal may do, in any order. */

/** Texts of strangers. */
export const nasty: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('luis', 'ana', '', ' ', '日本語の長い名前です', '😀👨‍👩‍👧🇪🇸', 'e\u0301'.repeat(50), 'x'.repeat(5000)),
  fc.constantFrom('\u001b[2J\u001b[31mred', '\u009b31m', 'a\r\nb\tc\u0000', '\u202egpj.exe', '{bold}tags{/}', '\ud800'),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const number = fc.oneof(fc.nat(), fc.constantFrom(0, -1, 0.5, 1e12, Number.MAX_SAFE_INTEGER, NaN, Infinity))
const db = fc.constantFrom(-120, -60, -30, -6, 0, NaN)

/** Sizes of a terminal, the smallest and the largest among them. */
export const sizes: fc.Arbitrary<Size> = fc.oneof(
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
const actions = [...new Set(KEY_MAP.map(({ action }) => action))]
const at = { type: fc.constant('mouse' as const), x: fc.nat(400), y: fc.nat(120) }

/** A key as the terminal names it. */
export const key = (name: string, text: string): Extract<InputEvent, { type: 'key' }> => ({ type: 'key', name, text })

/** What a person does, and their terminal; `size` says how large it may become. */
export const inputs = (size: fc.Arbitrary<Size> = sizes): fc.Arbitrary<InputEvent> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...keyNames).map((name) => key(name, name.length === 1 ? name : '')) },
    { weight: 2, arbitrary: nasty.map((text) => key(text, text)) },
    nasty.map((text) => ({ type: 'paste' as const, text })),
    {
      weight: 3,
      arbitrary: fc.record({
        ...at,
        x: fc.nat(80),
        y: fc.nat(24),
        action: fc.constant('press' as const),
        button: fc.constant('left' as const),
      }),
    },
    fc.record({
      ...at,
      action: fc.constantFrom('press', 'release', 'drag'),
      button: fc.constantFrom('left', 'middle', 'right'),
    }),
    fc.record({ ...at, action: fc.constantFrom('wheel-up', 'wheel-down') }),
    size.map((of) => ({ type: 'resize' as const, ...of })),
    fc.record({ type: fc.constant('focus' as const), focused: fc.boolean() }),
    fc.constantFrom({ type: 'suspend' as const }, { type: 'continue' as const }),
  )

const told: fc.Arbitrary<Told> = fc.oneof(
  fc.record({
    type: fc.constant('line' as const),
    text: fc.oneof(nasty, fc.constantFrom('help', 'quality 60', 'call luis', 'set', 'nonsense')),
  }),
  fc.constantFrom(...actions).map((action) => ({ type: 'act' as const, action })),
  fc.record({
    type: fc.constant('choose' as const),
    row: fc.integer({ min: -1, max: 40 }),
    turn: fc.constantFrom(1, -1),
  }),
)

const nick = fc.oneof(fc.constant('luis'), nasty)
const user = fc.record({ nick: nasty, host: nasty, port: number, registeredAt: number })
const kept: fc.Arbitrary<KeptPerson> = fc.record({ nick, favourite: fc.boolean(), note: nasty, blocked: fc.boolean() })
const past: fc.Arbitrary<PastCall> = fc.record({
  id: fc.nat(),
  server: nasty,
  nick,
  address: nasty,
  protocol: fc.oneof(fc.constantFrom('v0', 'v1', 'sala', 'xmlrpc'), nasty),
  direction: fc.constantFrom('in', 'out'),
  startedAtMs: number,
  endedAtMs: number,
  reason: fc.constantFrom('hangup', 'busy', 'no-answer', 'blocked'),
  detail: nasty,
  sound: fc.boolean(),
  missed: fc.boolean(),
  seen: fc.boolean(),
})

const source: fc.Arbitrary<SourceSpec> = fc.oneof(
  fc.constantFrom<SourceSpec>({ kind: 'pattern' }, { kind: 'none' }, { kind: 'camera', index: 1 }),
  fc.record({ kind: fc.constant('file' as const), path: nasty, loop: fc.boolean() }),
)
const listing: fc.Arbitrary<FolderListing> = fc.record({
  folder: fc.oneof(fc.constantFrom('/', '/home', '/home/ana'), nasty),
  files: fc.constantFrom('video', 'picture'),
  entries: fc.array(fc.record({ name: nasty, kind: fc.constantFrom('folder', 'file') }), { maxLength: 60 }),
  isCut: fc.boolean(),
})
const playing: fc.Arbitrary<FilePlaying> = fc.record({
  paused: fc.boolean(),
  positionMs: number,
  durationMs: number,
  loop: fc.boolean(),
})

const stats: fc.Arbitrary<Extract<AgentEvent, { type: 'stats' }>> = fc
  .record({ fps: number, kbps: number, frames: number, lost: number, quality: number, width: number })
  .map(({ fps, kbps, frames, lost, quality, width }) => {
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

type Of<E, T> = E extends { readonly type: infer U } ? (T extends U ? E : never) : never
type Shape<E> = { readonly [K in keyof Omit<E, 'type'>]-?: fc.Arbitrary<E[K & keyof E]> }

const inForceOf: fc.Arbitrary<InForce> = fc.record({
  width: number,
  height: number,
  quality: number,
  fps: number,
  automatic: fc.constant([]),
  pictureBytes: number,
})

/** Each kind of news; one that is missing does not compile. */
const NEWS: { readonly [T in Exclude<AgentEvent['type'], 'stats'>]: Shape<Of<AgentEvent, T>> } = {
  listening: { host: nasty, port: number },
  registered: { nick, server: nasty, validUntilMs: number },
  'login-failed': { field: fc.constantFrom('server', 'nick', 'password', 'host', 'port'), message: nasty, code: nasty },
  'logged-out': {},
  profiles: { profiles: fc.array(nasty, { maxLength: 5 }) },
  profile: { name: nasty, defaults: fc.record({ server: nasty, nick: nasty }) },
  system: { system: fc.constantFrom('v0', 'sala', 'xmlrpc'), visiting: fc.boolean(), nick },
  users: { users: fc.array(user, { maxLength: 60 }) },
  'users-failed': { message: nasty, code: nasty },
  'person-kept': {
    nick,
    change: fc.constantFrom({ favourite: true }, { note: '' }, { note: 'x' }, { blocked: true }, { blocked: false }),
    kept: fc.boolean(),
  },
  'kept-people': { server: fc.oneof(fc.constant('home:8000'), nasty), people: fc.array(kept, { maxLength: 20 }) },
  history: { calls: fc.array(past, { maxLength: 30 }) },
  protocols: { nick, protocols: fc.array(nasty, { maxLength: 4 }) },
  logins: { logins: fc.array(fc.record({ server: nasty, nick, host: nasty, port: number }), { maxLength: 5 }) },
  calling: { nick, address: nasty, ringForMs: number },
  incoming: { nick, protocol: nasty, address: nasty, ringForMs: number },
  answered: { nick, protocol: nasty, address: nasty },
  held: { by: fc.constantFrom('us', 'them') },
  resumed: { by: fc.constantFrom('us', 'them') },
  ended: {
    reason: fc.constantFrom('hangup', 'remote-hangup', 'denied', 'busy', 'no-answer', 'unreachable', 'error'),
    nick,
    detail: nasty,
  },
  missed: { nick },
  pictures: { carried: fc.boolean() },
  preview: {
    figures: fc.oneof(
      fc.constant(undefined),
      fc.record({ fps: number, kbps: number }),
      fc.record({ fps: number, kbps: number, inForce: inForceOf }),
    ),
  },
  picture: { which: fc.constantFrom('theirs', 'mine') },
  source: { state: fc.constantFrom('ready', 'failed', 'ended'), label: nasty, source },
  cameras: { cameras: fc.array(fc.record({ index: fc.nat(9), name: nasty }), { maxLength: 5 }) },
  folder: { listing },
  file: { file: playing },
  measured: {
    costs: fc.array(fc.record({ width: number, height: number, quality: number, bytes: number }), { maxLength: 9 }),
  },
  filters: {
    filters: fc.array(fc.record({ name: fc.constantFrom('sepia', 'mirror', 'ascii'), strength: fc.nat(100) })),
  },
  camera: { on: fc.boolean() },
  quality: { quality: number },
  snapshot: { path: nasty, error: nasty },
  texts: { carried: fc.boolean() },
  text: { address: fc.constantFrom('10.0.0.7:5000', '10.0.0.8:5000', ''), nick, text: nasty },
  'text-sent': { id: fc.constantFrom('1', '2', '3') },
  'text-failed': {
    id: fc.constantFrom('1', '2', '3'),
    reason: fc.constantFrom('not-ascii', 'unsupported', 'nobody', 'too-much', 'unreachable'),
    detail: nasty,
  },
  levels: { levels: fc.record({ mineDb: db, theirsDb: db, speakingMuted: fc.boolean() }) },
  sound: {},
  'no-sound': {},
  muted: { muted: fc.boolean() },
  device: {
    which: fc.constantFrom('microphone', 'speaker'),
    state: fc.constantFrom('ready', 'failed', 'ended', 'lost', 'back'),
    label: nasty,
  },
  devices: { microphones: fc.array(nasty, { maxLength: 12 }), speakers: fc.array(nasty, { maxLength: 3 }) },
  trace: { direction: fc.constantFrom('in', 'out'), text: nasty },
  notice: { level: fc.constantFrom('info', 'good', 'warn', 'bad'), text: nasty },
  said: {
    level: fc.constantFrom('info', 'good', 'warn', 'bad'),
    what: fc.constantFrom('kept', 'filters', 'blocked'),
    part: nasty,
  },
  drawing: { mode: fc.constantFrom('half', 'sixel', 'ascii') },
}

/** What the agent tells. */
export const news: fc.Arbitrary<AgentEvent> = fc.oneof(
  stats,
  ...Object.entries(NEWS).map(
    ([type, shape]) => fc.record({ type: fc.constant(type), ...shape }) as fc.Arbitrary<AgentEvent>,
  ),
)

/** A message whose time is said as what passed since the one before, in ms. */
export interface Happening {
  readonly waitMs: number
  readonly what: Told | { readonly type: 'agent'; readonly event: AgentEvent } | { readonly type: 'tick' }
}

/** Anything, in terminals of these sizes. */
export const happenings = (size: fc.Arbitrary<Size> = sizes): fc.Arbitrary<Happening> =>
  fc.record({
    waitMs: fc.constantFrom(0, 1, 250, 800, 5000, 70_000),
    what: fc.oneof(
      { weight: 8, arbitrary: inputs(size).map((event) => ({ type: 'input' as const, event })) },
      { weight: 4, arbitrary: news.map((event) => ({ type: 'agent' as const, event })) },
      { weight: 1, arbitrary: told },
      { weight: 1, arbitrary: fc.constant({ type: 'tick' as const }) },
    ),
  })
