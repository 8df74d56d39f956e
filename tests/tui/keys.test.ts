import { keyLabel } from '../../src/tui/binding'
import type { Context } from '../../src/tui/context'
import { contextsOf } from '../../src/tui/contexts'
import { EMPTY_FIELD } from '../../src/tui/field'
import { helpLines, helpWords } from '../../src/tui/help'
import { bindingOf, KEY_MAP } from '../../src/tui/keys/keys'
import { tooSmall, type Model } from '../../src/tui/model'
import { en } from '../../src/tui/words/en'
import { ACTIONS } from '../../src/tui/update/actions'
import { hintLine } from '../../src/tui/view/hints'
import { cellWidth } from '../../src/tui/width'
import { Driver, inCall, inSoundCall, LOGIN_START, online } from '../support/tui-scenes'

const RUNG = { nick: 'bob', protocol: 'v0', address: '10.0.0.9:1', ringForMs: 30_000 }

/** A menu that is searched, whatever its rows are. */
const searchedMenu = (): Model => {
  const { model } = inSoundCall().keys(',')
  return { ...model, dialog: { tag: 'menu', menu: 'sound', row: 0, search: EMPTY_FIELD } }
}

/** A model in which each context has the keys. */
const REACHED: Readonly<Record<Context, () => Model>> = {
  everywhere: () => online().model,
  general: () => online().model,
  people: () => online().model,
  preview: () => online().keys('p').model,
  search: () => online().keys('/').model,
  history: () => online().keys('tab').model,
  log: () => online().keys('tab', 'tab').model,
  'log-search': () => online().keys('S-tab', '/').model,
  prompt: () => online().keys('a').model,
  line: () => online().keys(':').model,
  field: () => new Driver(LOGIN_START).model,
  login: () => new Driver(LOGIN_START).model,
  calling: () => online().agent({ type: 'calling', nick: 'luis', ringForMs: 1000 }).model,
  incoming: () => online().agent({ type: 'incoming', ...RUNG }).model,
  call: () => inCall().model,
  statistics: () => inCall().keys('i').model,
  full: () => inCall().keys('z').model,
  file: () => inCall().agent({ type: 'file', file: { paused: false, positionMs: 0, loop: true } }).model,
  chat: () => inCall().agent({ type: 'texts', carried: true }).keys('t').model,
  hangup: () => inCall().keys('h').model,
  quit: () => inCall().keys('q').model,
  menu: () => inSoundCall().keys(',').model,
  'menu-search': () => searchedMenu(),
  help: () => online().keys('?').model,
  'help-search': () => online().keys('?', '/').model,
  small: () => online().resize({ columns: 20, rows: 5 }).model,
}

const contexts = Object.keys(en.contexts) as Context[]

describe.each(contexts)('context %s', (context) => {
  const bindings = KEY_MAP.filter((binding) => binding.context === context)

  test('has no key twice', () => {
    const keys = bindings.flatMap((binding) => binding.keys)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('can be reached, and each of its keys in it', () => {
    const model = REACHED[context]()
    expect(contextsOf(model)).toContain(context)
    for (const binding of bindings)
      for (const key of binding.keys) expect([key, bindingOf(model, key)]).toEqual([key, binding])
  })

  test('stands in the help with all its keys, in words that fit into the narrowest screen', () => {
    const { model } = online()
    const lines = helpLines(model)
    expect(lines).toContainEqual({ tag: 'title', text: en.contexts[context] })
    for (const binding of bindings) {
      const help = helpWords(binding, model)
      const line = { tag: 'key', keys: binding.keys.map((key) => keyLabel(key)).join(' '), words: help }
      expect(lines).toContainEqual(line)
      expect(cellWidth(help)).toBeLessThanOrEqual(42)
      expect(cellWidth(line.keys)).toBeLessThanOrEqual(11)
    }
  })

  test('is left by Ctrl-C, which asks in a call; Ctrl-L and Ctrl-Z do what they do everywhere', () => {
    const press = (model: Model, key: string) => ACTIONS[bindingOf(model, key)!.action](model)
    const model = REACHED[context]()
    const once = press(model, 'C-c')
    const asks = model.call.tag === 'live' && model.dialog.tag !== 'quit'
    expect(once.commands.map(({ type }) => type)).toEqual(asks ? [] : ['quit'])
    expect((asks ? press(once.model, 'C-c') : once).commands).toEqual([{ type: 'quit' }])
    expect(press(model, 'C-l').commands).toEqual([{ type: 'redraw' }])
    expect(press(model, 'C-z').commands.at(-1)).toEqual({ type: 'suspend' })
  })

  test('says what to press', () => {
    const model = REACHED[context]()
    const hints = hintLine(model, 200, 'bar')
    expect(hints.length > 0 || tooSmall(model.size)).toBe(true)
  })
})

test('every action has a key, and every key an action', () => {
  expect(new Set(KEY_MAP.map(({ action }) => action))).toEqual(new Set(Object.keys(ACTIONS)))
})

test('where text is typed, no character is a shortcut', () => {
  const typing = contexts.filter((context) => contextsOf(REACHED[context]()).includes('field'))
  expect(typing).toEqual(expect.arrayContaining(['login', 'search', 'prompt', 'line', 'chat', 'menu-search', 'field']))
  const heard = new Set(typing.flatMap((context) => contextsOf(REACHED[context]())))
  const keys = KEY_MAP.filter(({ context }) => heard.has(context)).flatMap((binding) => binding.keys)
  expect(keys.filter((key) => key.length === 1 || key === 'space')).toEqual([])
})

test('a short line of hints keeps what matters most', () => {
  const words = (width: number): string =>
    hintLine(inCall().model, width, 'bar')
      .map(({ text }) => text)
      .join('')
  expect(words(20)).toBe('h hang up   ? help')
  expect(words(12)).toBe('h hang up')
  expect(words(200)).toContain('s snapshot')
})

test('keys are written as a person reads them', () => {
  expect(['C-c', 'S-tab', 'escape', 'p', 'pagedown'].map((key) => keyLabel(key))).toEqual([
    'Ctrl-C',
    'Shift-Tab',
    'Esc',
    'p',
    'PgDn',
  ])
})

test('what Enter does in a prompt is said', () => {
  const hints = ({ model }: { readonly model: Model }): string =>
    hintLine(model, 200, 'bar')
      .map(({ text }) => text)
      .join('')
  expect(hints(online().keys('a'))).toContain('Enter call')
  expect(hints(online().keys('down', 'n'))).toContain('Enter done')
})
