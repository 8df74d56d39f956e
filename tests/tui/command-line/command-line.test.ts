import { commonStart, lineOffers } from '../../../src/tui/command-line/offers'
import { partsOf } from '../../../src/tui/command-line/line-parts'
import { WORD_NAMES } from '../../../src/tui/command-line/words'
import { fieldText } from '../../../src/tui/field'
import { ACTIONS } from '../../../src/tui/update/actions'
import { view } from '../../../src/tui/view/view'
import { cellWidth } from '../../../src/tui/width'
import { en } from '../../../src/tui/words/en'
import { es } from '../../../src/tui/words/es'
import { pt } from '../../../src/tui/words/pt'
import { sceneText } from '../../support/scene-text'
import type { Driver } from '../../support/tui-scenes'
import { inCall, inSoundCall, online } from '../../support/tui-scenes'

const rung = (): Driver =>
  online().agent({ type: 'incoming', nick: 'bob', protocol: 'v1', address: '10.0.0.9:1', ringForMs: 30_000 }).wait(2000)

const sendingFile = (): Driver =>
  inCall().agent({ type: 'file', file: { paused: false, positionMs: 0, durationMs: 60_000, loop: true } })

/** Says a line where no keys are, and gives what is to be done. */
const say = (driver: Driver, text: string): Driver['commands'] => {
  driver.taken()
  return [...driver.send({ type: 'line', text, nowMs: driver.model.nowMs }).taken()]
}

const noticeOf = (driver: Driver): string => driver.model.notice?.text ?? ''

const shown = ({ model }: Driver): string => sceneText(view(model), model.size)

/** A row of the screen, from below. */
const bottom = (driver: Driver, row: number): string => shown(driver).trimEnd().split('\n').at(-row) ?? ''

const typed = ({ model }: Driver): string => (model.dialog.tag === 'line' ? fieldText(model.dialog.field) : '(closed)')

describe('a line', () => {
  it.each([
    ['pause', 'pause', ''],
    [':pause', 'pause', ''],
    ['  call   luis ', 'call', 'luis'],
    ['search a  b', 'search', 'a  b'],
    ['', '', ''],
  ])('%j is %j and %j', (line, word, rest) => {
    expect(partsOf(line)).toEqual({ word, rest })
  })
})

describe('a word does what it says', () => {
  it.each([
    ['call luis', online, { type: 'call', target: 'luis' }],
    ['call 10.0.0.1:5000', online, { type: 'call', target: '10.0.0.1:5000' }],
    ['users', online, { type: 'reload-users' }],
    ['reload', online, { type: 'reload-users' }],
    ['quit', online, { type: 'quit' }],
    ['answer', rung, { type: 'accept' }],
    ['accept', rung, { type: 'accept' }],
    ['decline', rung, { type: 'reject', reason: 'denied' }],
    ['hangup', rung, { type: 'reject', reason: 'denied' }],
    ['busy', rung, { type: 'reject', reason: 'busy' }],
    ['pause', inCall, { type: 'hold' }],
    ['hold', inCall, { type: 'hold' }],
    ['hangup', inCall, { type: 'hangup' }],
    ['camera', inCall, { type: 'camera', on: false }],
    ['camera off', inCall, { type: 'camera', on: false }],
    ['snapshot', inCall, { type: 'snapshot' }],
    ['snapshot a b.png', inCall, { type: 'snapshot', path: 'a b.png' }],
    ['quality 40', inCall, { type: 'video', settings: { quality: 40, automatic: [] } }],
    ['quality auto', inCall, { type: 'video', settings: { quality: 70, automatic: ['quality'] } }],
    ['fps 12', inCall, { type: 'video', settings: { fps: 12, automatic: [] } }],
    ['size 640x480', inCall, { type: 'video', settings: { width: 640, height: 480, automatic: [] } }],
    ['source file:a b.mp4', inCall, { type: 'source', source: { kind: 'file', path: 'a b.mp4', loop: true } }],
    ['filter sepia:60', inCall, { type: 'filters', filters: [{ name: 'sepia', strength: 60 }] }],
    ['mirror off', inCall, { type: 'video', settings: { mirror: false } }],
    ['seek +5', sendingFile, { type: 'file-seek', target: { byMs: 5000 } }],
    ['loop off', sendingFile, { type: 'file-loop', loop: false }],
    ['pause-file', sendingFile, { type: 'file-pause', paused: true }],
    ['play-file', sendingFile, { type: 'file-pause', paused: false }],
    ['source /tmp/a b.MP4', inCall, { type: 'source', source: { kind: 'file', path: '/tmp/a b.MP4', loop: true } }],
    ['source ~/me.jpg', inCall, { type: 'source', source: { kind: 'still', path: '~/me.jpg' } }],
    ['source pattern', inCall, { type: 'source', source: { kind: 'pattern' } }],
    ['source camera 1', inCall, { type: 'source', source: { kind: 'camera', index: 1 } }],
    ['source file a b.mp4', inCall, { type: 'source', source: { kind: 'file', path: 'a b.mp4', loop: true } }],
    ['video off', inCall, { type: 'source', source: { kind: 'none' } }],
    ['set sound.volume 80', online, { type: 'set', key: 'sound.volume', value: '80' }],
    ['theme light', online, { type: 'theme', name: 'light' }],
    ['mute', inSoundCall, { type: 'sound', settings: { muted: true } }],
    ['volume 150', inSoundCall, { type: 'sound', settings: { outputVolume: 1.5 } }],
    ['microphone-volume 50', inSoundCall, { type: 'sound', settings: { inputVolume: 0.5 } }],
    ['microphone none', inSoundCall, { type: 'microphone', source: { kind: 'none' } }],
    ['microphone default', inSoundCall, { type: 'microphone', source: { kind: 'mic' } }],
    ['microphone USB Audio', inSoundCall, { type: 'microphone', source: { kind: 'mic', name: 'USB Audio' } }],
    ['speaker Headset', inSoundCall, { type: 'speaker', sink: { kind: 'device', name: 'Headset' } }],
    ['render', inCall, { type: 'render' }],
    ['call.pause', inCall, { type: 'hold' }],
  ] as const)('%s', (line, start, command) => {
    expect(say(start(), line)).toEqual([command])
  })

  it('a word that holds already does nothing', () => {
    expect(say(inSoundCall(), 'unmute')).toEqual([])
    expect(say(inCall(), 'camera on')).toEqual([])
  })

  it('what is seen changes', () => {
    const call = inCall()
    say(call, 'layout side')
    say(call, 'fill')
    say(call, 'fill')
    say(call, 'language es')
    expect(call.model).toMatchObject({ layout: 'side', fit: 'fill', language: 'es' })
    say(call, 'corner top-left')
    expect(call.model).toMatchObject({ layout: 'corner', corner: 'top-left' })
  })
})

describe('what cannot be is told in one line', () => {
  it.each([
    ['paus', online, 'There is no command “paus”: is “pause” meant?'],
    ['call.paus', inCall, 'There is no command “call.paus”: is “call.pause” meant?'],
    ['xyzzy', online, 'There is no command “xyzzy”: ? lists them.'],
    ['pause', online, 'pause: there is no call.'],
    ['call.pause', online, 'There is no command “call.pause”'],
    ['answer', online, 'answer: nobody is calling.'],
    ['call', online, 'call: whom? Write a name, or host:port.'],
    ['call luis', inCall, 'call: you are in a call.'],
    ['call ana', online, 'That is your own name.'],
    ['pause now', inCall, 'pause: it takes nothing behind it.'],
    ['layout upside', inCall, 'layout: it takes one of auto, side, corner, theirs, mine.'],
    ['set sound.volume', online, 'set: which setting?'],
    ['source nothing', inCall, 'source: '],
    ['quality 0', inCall, 'quality: it takes a number from 1 to 100.'],
    ['camera maybe', inCall, 'camera: it takes one of on, off.'],
    ['mute', inCall, 'There is no sound here'],
    ['field.left', online, 'There is no command “field.left”'],
    ['constructor', online, 'There is no command “constructor”'],
    ['\u001b[2Jx', online, 'There is no command'],
  ] as const)('%j', (line, start, why) => {
    const driver = start()
    expect(say(driver, line)).toEqual([])
    expect(noticeOf(driver)).toContain(why)
    expect(noticeOf(driver)).not.toMatch(/[\u0000-\u001f]/)
  })

  it('an empty line is nothing', () => {
    const driver = online()
    expect(say(driver, ' : ')).toEqual([])
    expect(noticeOf(driver)).toBe('')
  })
})

describe('the line at the bottom', () => {
  it('opens, takes a word, and does it', () => {
    const driver = inCall().keys(':').type('pause')
    expect(bottom(driver, 1)).toContain(':pause')
    expect(bottom(driver, 2)).toContain('pause both pictures')
    driver.taken()
    expect(driver.keys('enter').taken()).toEqual([{ type: 'hold' }])
    expect(driver.model.dialog.tag).toBe('none')
  })

  it('no letter in it is a shortcut, and Esc closes it', () => {
    const driver = inCall()
    driver.taken()
    driver.keys(':').type('qhpm?').keys('escape')
    expect(driver.taken()).toEqual([])
    expect(driver.model.dialog.tag).toBe('none')
  })

  it('Tab writes out what fits, then goes through it', () => {
    const driver = online().keys(':').type('mic').keys('tab')
    expect(typed(driver)).toBe('microphone')
    expect(typed(driver.keys('tab'))).toBe('microphone')
    expect(typed(driver.keys('tab'))).toBe('microphone-volume')
    expect(typed(driver.keys('S-tab'))).toBe('microphone')
    expect(typed(online().keys(':').type('resu').keys('tab'))).toBe('resume ')
    expect(typed(online().keys(':').type('call m').keys('tab'))).toBe('call marta ')
    expect(typed(online().keys(':').type('zz').keys('tab'))).toBe('zz')
  })

  it('what fits is shown while it is typed', () => {
    const driver = inCall().keys(':').type('layout ')
    expect(bottom(driver, 2)).toContain('auto  side  corner  theirs  mine')
  })

  it('lines typed before come back, and what was begun is not lost', () => {
    const driver = online()
    for (const line of ['search lu', 'users', 'search lu']) driver.keys(':').type(line).keys('enter')
    driver.keys(':').type('beg')
    expect(typed(driver.keys('up'))).toBe('search lu')
    expect(typed(driver.keys('up'))).toBe('users')
    expect(typed(driver.keys('up'))).toBe('users')
    expect(typed(driver.keys('down', 'down'))).toBe('beg')
  })

  it('so many lines are remembered', () => {
    const driver = online()
    for (let count = 0; count < 150; count++) driver.keys(':').type(`search ${count}`).keys('enter')
    expect(driver.model.typed).toHaveLength(100)
    expect(driver.model.typed.at(-1)).toBe('search 149')
  })

  it('an incoming call has the keys, and the line waits', () => {
    const driver = online().keys(':').type('se')
    driver.agent({ type: 'incoming', nick: 'bob', protocol: 'v0', address: '10.0.0.9:1', ringForMs: 30_000 }).wait(2000)
    driver.keys('d').agent({ type: 'ended', reason: 'denied', nick: 'bob' })
    expect(typed(driver)).toBe('se')
  })

  it('that is opened while it rings has the keys, and the call is still seen', () => {
    const driver = rung()
    driver.taken()
    driver.keys(':').type('bus')
    expect(driver.taken()).toEqual([])
    expect(bottom(driver, 1)).toContain(':bus')
    expect(shown(driver)).toContain('Incoming call')
    driver.keys('escape', ':').type('busy').keys('enter')
    expect(driver.taken()).toEqual([{ type: 'reject', reason: 'busy' }])
  })

  it('can be opened while it rings there', () => {
    const driver = online().agent({ type: 'calling', nick: 'luis', ringForMs: 30_000 })
    driver.taken()
    expect(driver.keys(':').type('hangup').keys('enter').taken()).toEqual([{ type: 'hangup' }])
  })

  it('is not opened where it cannot be seen', () => {
    const driver = inCall().resize({ columns: 40, rows: 10 }).keys(':').resize({ columns: 80, rows: 24 })
    expect(typed(driver)).toBe('(closed)')
  })
})

describe('what may stand at the end of a line', () => {
  it('words first, then what they take', () => {
    const { model } = online()
    expect(lineOffers(model, 'he')).toEqual(['help'])
    expect(lineOffers(model, 'call ')).toEqual(['call bob', 'call eva', 'call luis', 'call marta'])
    expect(lineOffers(model, 'pause ')).toEqual([])
    expect(lineOffers(model, 'nonsense ')).toEqual([])
  })

  it('has a common start', () => {
    expect(commonStart(['mute', 'muse', 'mu'])).toBe('mu')
    expect(commonStart([])).toBe('')
  })
})

describe.each([
  ['English', en],
  ['Spanish', es],
  ['Portuguese', pt],
])('the help in %s', (_, { commands }) => {
  it('tells every word in a line of the narrowest screen', () => {
    const lines = WORD_NAMES.map((name) => [`${name} ${commands[name][0]}`.trim(), commands[name][1]] as const)
    const wide = lines.filter(([usage, says]) => Math.max(17, cellWidth(usage)) + cellWidth(says) > 52)
    expect(wide).toEqual([])
  })
})

test('? lists the words', () => {
  const pages = online().resize({ columns: 120, rows: 400 }).keys('?')
  for (const name of WORD_NAMES) expect(shown(pages)).toMatch(new RegExp(`┃   ${name} `))
})

test('every action that is no mere move has a word', () => {
  const moves =
    /^(field|line|menu|help|prompt|statistics|login|dialog|search)\.|\.(up|down|older|newer|page-up|page-down|first|last)$/
  const worded: Readonly<Record<string, string>> = {
    'call.accept': 'answer',
    'call.accept-sound': 'answer sound',
    'call.better': 'quality',
    'call.busy': 'busy',
    'source.menu': 'source',
    'source.camera': 'source camera',
    'quality.menu': 'quality',
    'filter.menu': 'filter',
    'self.mirror': 'mirror',
    'preview.open': 'preview',
    'preview.close': 'preview',
    'file.pause': 'pause-file',
    'file.back': 'seek',
    'file.on': 'seek',
    'file.far-back': 'seek',
    'file.far-on': 'seek',
    'file.loop': 'loop',
    'call.camera': 'camera',
    'call.cheaper': 'quality',
    'call.corner': 'corner',
    'call.deny': 'decline',
    'call.fit': 'fit',
    'call.full': 'full',
    'call.hangup': 'hangup',
    'call.info': 'stats',
    'chat.close': 'text',
    'chat.leave': 'text',
    'chat.open': 'text',
    'chat.plain': 'ascii',
    'chat.send': 'text',
    'chat.to-next': 'reply',
    'call.hangup-now': 'hangup',
    'call.layout': 'layout',
    'call.log': 'log',
    'call.pause': 'pause',
    'call.render': 'render',
    'call.resume': 'resume',
    'call.snapshot': 'snapshot',
    help: 'help',
    leave: 'quit',
    'log.focus': 'log',
    'log.leave': 'log',
    'log.search': 'log',
    'log.keep': 'log',
    'log.back': 'log',
    'account.logout': 'logout',
    'account.menu': 'login',
    'history.block': 'block',
    'history.call': 'redial',
    'history.call-sound': 'redial',
    'history.focus': 'history',
    'history.leave': 'history',
    'people.address': 'call',
    'people.block': 'block',
    'people.call-sound': 'call',
    'people.details': 'person',
    'people.favourite': 'favourite',
    'people.note': 'note',
    'people.call': 'call',
    'people.everybody': 'search',
    'people.reload': 'users',
    'people.search': 'search',
    quit: 'quit',
    'quit.now': 'quit',
    'login.leave': 'quit',
    redraw: 'redraw',
    'sound.louder': 'volume',
    'sound.menu': 'sound',
    'sound.mute': 'mute',
    'sound.softer': 'volume',
    'sound.talk': 'unmute',
    suspend: 'suspend',
  }
  const actions = Object.keys(ACTIONS).filter((action) => !moves.test(action))
  expect(actions.filter((action) => !Object.hasOwn(worded, action))).toEqual([])
  for (const line of Object.values(worded)) expect(WORD_NAMES).toContain(partsOf(line).word)
})
