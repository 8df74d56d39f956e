import { shownPeople } from '../../../src/tui/people'
import type { PastCall, PersonChange } from '../../../src/tui/message'
import { PlainTalk } from '../../support/plain-talk'
import { CALLS, Driver, inCall, LOGIN_START, online, remembering, SOUND, USERS } from '../../support/tui-scenes'

const fresh = (driver: Driver): Driver => {
  driver.taken()
  return driver
}
const names = (driver: Driver): readonly string[] => shownPeople(driver.model.people).map(({ name }) => name)
const select = (driver: Driver, nick: string): Driver => driver.keys('/').type(nick).keys('enter', 'escape')
const HOME = 'home:8000'

describe('what is kept about people', () => {
  test('favourites stand first, who is blocked last; who is not online stands among them', () => {
    expect(names(remembering())).toEqual(['luis', 'zoe', 'ana', 'eva', 'marta', 'bob'])
  })

  test('the selection stays on its person', () => {
    const driver = select(online(), 'luis')
    driver.agent({
      type: 'kept-people',
      server: HOME,
      people: [{ nick: 'luis', favourite: false, note: '', blocked: true }],
    })
    expect(driver.model.people.selected).toBe('luis')
    expect(names(driver).at(-1)).toBe('luis')
  })

  test('of another server it is no news', () => {
    const people = [{ nick: 'luis', favourite: true, note: '', blocked: false }]
    expect(names(online().agent({ type: 'kept-people', server: 'away:8000', people }))[0]).toBe('ana')
  })

  test('f makes a favourite, and takes it back', () => {
    const command = { type: 'change-person', server: HOME, nick: 'luis' }
    expect(fresh(select(online(), 'luis')).keys('f').taken()).toEqual([{ ...command, change: { favourite: true } }])
    expect(fresh(select(remembering(), 'luis')).keys('f').taken()).toEqual([
      { ...command, change: { favourite: false } },
    ])
  })

  test('n asks for a note, with the one that there is', () => {
    const driver = fresh(select(remembering(), 'luis')).keys('n')
    expect(driver.model.dialog).toMatchObject({ tag: 'prompt', field: { before: 'plays the oud' } })
    driver.keys('C-u').type('sings').keys('enter')
    expect(driver.taken()).toEqual([{ type: 'change-person', server: HOME, nick: 'luis', change: { note: 'sings' } }])
    expect(driver.model.dialog.tag).toBe('none')
  })

  test('b asks once before it blocks; Esc and No leave it', () => {
    const driver = fresh(select(online(), 'luis')).keys('b')
    expect(driver.taken()).toEqual([])
    expect(driver.keys('escape').taken()).toEqual([])
    expect(driver.keys('b', 'down', 'enter').taken()).toEqual([])
    const change = { type: 'change-person', server: HOME, nick: 'luis', change: { blocked: true } }
    expect(driver.keys('b', 'enter').taken()).toEqual([change])
    expect(driver.model.notice?.text).toContain('luis is blocked')
  })

  test('b on who is blocked asks nothing', () => {
    const change = { type: 'change-person', server: HOME, nick: 'bob', change: { blocked: false } }
    expect(fresh(select(remembering(), 'bob')).keys('b').taken()).toEqual([change])
  })

  test('nobody is a favourite of themselves, or blocks themselves', () => {
    const driver = fresh(select(online(), 'ana'))
    expect(driver.keys('f', 'n', 'b', 'i', 's').taken()).toEqual([])
    expect(driver.model.dialog.tag).toBe('none')
  })

  test('s calls with the camera off, where there is sound', () => {
    const driver = fresh(select(online({ sound: SOUND }), 'luis')).keys('s')
    expect(driver.taken()).toEqual([
      { type: 'camera', on: false },
      { type: 'call', target: 'luis' },
    ])
    expect(driver.model.sending.cameraOn).toBe(false)
    expect(fresh(select(online(), 'luis')).keys('s').taken()).toEqual([])
  })

  test('the menu of somebody does what the keys do', () => {
    const driver = fresh(select(online(), 'luis'))
    expect(driver.keys('i', 'enter').taken()).toEqual([{ type: 'call', target: 'luis' }])
    expect(driver.keys('i', 'down', 'down', 'enter').taken()).toMatchObject([{ change: { favourite: true } }])
    expect(driver.keys('i', 'end', 'enter').model.dialog).toMatchObject({ tag: 'menu', menu: 'block' })
  })

  test('a note and a nick with escapes reach the screen clean, the nick is called as it came', () => {
    const nick = 'e\u001b[2Jvil'
    const driver = fresh(online()).agent({
      type: 'kept-people',
      server: HOME,
      people: [{ nick, favourite: true, note: 'a\u001b]52;c;x\u0007b', blocked: false }],
    })
    expect(shownPeople(driver.model.people)[0]).toMatchObject({ nick, name: 'e[2Jvil', note: 'a]52;c;xb' })
  })

  test('the search finds notes', () => {
    expect(names(remembering().keys('/').type('oud'))).toEqual(['luis'])
  })
})

describe('what was to be kept is answered', () => {
  const said = (change: PersonChange, kept = true): string | undefined =>
    online().agent({ type: 'person-kept', nick: 'lu\u001bis', change, kept }).model.notice?.text

  test.each([
    [{ favourite: true }, 'luis is a favourite and stands first.'],
    [{ favourite: false }, 'luis is no favourite any more.'],
    [{ note: 'x' }, 'The note about luis is kept.'],
    [{ note: '' }, 'The note about luis is taken away.'],
    // It was said when it was asked for.
    [{ blocked: true }, undefined],
  ])('%j', (change, text) => expect(said(change)).toBe(text))

  test('where it could not be kept, what holds is said', () => {
    expect(said({ favourite: true }, false)).toBe('Nothing about luis can be kept: the log says why.')
    expect(said({ blocked: true }, false)).toContain('as long as vcall runs')
    expect(said({ blocked: false }, false)).toContain('may call as long as vcall runs')
  })

  test('in plain lines, too, each in one', async () => {
    const talk = new PlainTalk().ready()
    await talk.agent({ type: 'registered', nick: 'ana', server: HOME }, { type: 'users', users: USERS })
    const lines = async (line: string, change: PersonChange): Promise<readonly string[]> => {
      const { length } = talk.text
      await talk.type(line)
      await talk.agent({ type: 'person-kept', nick: 'luis', change, kept: true })
      return talk.text.slice(length).split('\n').slice(1, -1)
    }
    expect(await lines('favourite luis', { favourite: true })).toEqual(['luis is a favourite and stands first.'])
    expect(await lines('note sings', { note: 'sings' })).toEqual(['The note about luis is kept.'])
    expect(await lines('block luis', { blocked: true })).toContain('1 Block')
    expect(await lines('1', { blocked: true })).toEqual(['luis is blocked: calls are declined before they ring.'])
  })
})

describe('the list by itself', () => {
  const reloads = (driver: Driver): number => driver.taken().filter(({ type }) => type === 'reload-users').length

  test('is asked for every 20 s while it is seen', () => {
    const driver = fresh(online())
    expect(reloads(driver.wait(19_000))).toBe(0)
    expect(reloads(driver.wait(1_500))).toBe(1)
    expect(reloads(driver.wait(250))).toBe(0)
    expect(reloads(driver.wait(20_000))).toBe(1)
    expect(driver.model.people.state).toBe('known')
  })

  test.each([
    ['in a call', () => inCall()],
    ['while it rings', () => online().agent({ type: 'calling', nick: 'luis', ringForMs: 60_000 })],
    ['in the log in', () => new Driver(LOGIN_START)],
    ['without a server', () => new Driver({ start: { mode: 'people', account: { nick: 'ana' } } })],
    ['where it cannot be seen', () => online().resize({ columns: 20, rows: 5 })],
  ])('not %s', (_, start) => {
    expect(reloads(fresh(start()).wait(60_000))).toBe(0)
  })

  test('a server that is away is told of once', () => {
    const driver = fresh(online())
    const failed = { type: 'users-failed', message: 'home:8000 does not answer.' } as const
    const lines = (): number => driver.model.log.entries.length
    driver.agent(failed)
    const before = lines()
    driver.wait(20_000).agent(failed)
    expect(lines()).toBe(before)
    driver.agent({ type: 'users', users: USERS }).agent(failed)
    expect(lines()).toBe(before + 1)
  })

  test('what the selected one speaks is asked once, when they have been selected for a moment', () => {
    const driver = fresh(online()).keys('down')
    expect(driver.wait(300).taken()).toEqual([])
    const nick = driver.model.people.selected
    expect(driver.wait(200).taken()).toEqual([{ type: 'query-person', nick }])
    expect(driver.wait(5000).taken()).toEqual([])
    driver.agent({ type: 'protocols', nick: String(nick), protocols: ['V0', 'V\u001b1', 'V48'] })
    expect(driver.model.people.protocols.get(String(nick))).toEqual(['V0', 'V1'])
    expect(driver.keys('r').agent({ type: 'users', users: USERS }).taken()).toEqual([{ type: 'reload-users' }])
    expect(driver.wait(500).taken()).toEqual([{ type: 'query-person', nick }])
  })
})

describe('the calls that were', () => {
  test('Tab goes to them, to the log, and back; Shift-Tab the other way', () => {
    const driver = remembering()
    const focus = (): readonly boolean[] => [driver.model.history.focused, driver.model.logFocused]
    const walked = ['tab', 'tab', 'tab', 'S-tab', 'S-tab', 'S-tab'].map((key) => {
      driver.keys(key)
      return focus()
    })
    const [people, history, log] = [
      [false, false],
      [true, false],
      [false, true],
    ]
    expect(walked).toEqual([history, log, people, log, history, people])
  })

  test('Enter calls again: by the nick where our server knows it, else at the address', () => {
    const target = (call: Partial<PastCall>): unknown =>
      fresh(online().agent({ type: 'history', calls: [{ ...CALLS[0]!, ...call }] }))
        .keys('tab', 'enter')
        .taken()
        .at(-1)
    expect(target({ nick: 'eva' })).toEqual({ type: 'call', target: 'eva' })
    expect(target({ nick: 'eva', server: '' })).toEqual({ type: 'call', target: '10.0.0.9:5001' })
    expect(target({ nick: 'eva', server: 'away:8000' })).toEqual({ type: 'call', target: '10.0.0.9:5001' })
    expect(target({ nick: '10.0.0.9:1', server: '', address: '' })).toEqual({ type: 'call', target: '10.0.0.9:1' })
  })

  test('with nothing in it, its keys do nothing', () => {
    const driver = fresh(online().agent({ type: 'history', calls: [] })).keys('tab', 'up', 'down', 'enter', 'b', 's')
    expect(driver.taken()).toEqual([])
    expect(driver.model.dialog.tag).toBe('none')
  })

  test('who looks has seen what was missed, once', () => {
    const driver = fresh(remembering())
    expect(driver.keys('tab').taken()).toEqual([{ type: 'history-seen' }])
    driver.agent({ type: 'history', calls: CALLS.map((call) => ({ ...call, seen: true })) })
    expect(driver.keys('tab', 'tab', 'tab').taken()).toEqual([])
  })

  test('the selection stays on its call when there are newer ones', () => {
    const driver = remembering().keys('tab', 'down')
    const { selected } = driver.model.history
    driver.agent({ type: 'history', calls: [{ ...CALLS[0]!, id: 99 }, ...CALLS] })
    expect(driver.model.history.selected).toBe(selected)
    expect(driver.agent({ type: 'history', calls: [{ ...CALLS[0]!, id: 100 }] }).model.history.selected).toBe(100)
  })

  test('b blocks the nick where a server knows it, else the host, also of IPv6', () => {
    const blocked = (call: Partial<PastCall>): unknown =>
      fresh(online().agent({ type: 'history', calls: [{ ...CALLS[0]!, seen: true, ...call }] }))
        .keys('tab', 'b', 'enter')
        .taken()
        .at(-1)
    const change = { blocked: true }
    expect(blocked({})).toEqual({ type: 'change-person', server: HOME, nick: 'marta', change })
    expect(blocked({ server: '' })).toEqual({ type: 'change-person', server: '', nick: '10.0.0.9', change })
    expect(blocked({ server: '', address: '[fd00::1]:9' })).toMatchObject({ server: '', nick: 'fd00::1' })
    const nowhere = { ...CALLS[0]!, server: '', address: '' }
    const driver = online()
      .agent({ type: 'history', calls: [nowhere] })
      .keys('tab', 'b')
    expect(driver.model.dialog.tag).toBe('none')
    expect(driver.model.notice?.text).toContain('Nobody is selected')
  })

  test('a click selects a call, a second one calls again', () => {
    const driver = fresh(remembering())
    driver.click('↗ eva')
    expect(driver.model.history).toMatchObject({ focused: true, selected: 2 })
    expect(driver.click('eva     Mon').taken().at(-1)).toEqual({ type: 'call', target: 'eva' })
  })

  test('a call that comes takes the keys back to the people', () => {
    const driver = remembering().keys('tab')
    driver.agent({ type: 'answered', nick: 'luis', protocol: 'v0', address: '10.0.0.7:5001' })
    driver.agent({ type: 'ended', reason: 'remote-hangup', nick: 'luis' })
    expect(driver.model.history.focused).toBe(false)
  })
})

describe('who we are', () => {
  test('L logs out; the log in comes with the server and the name, and asks for the password', () => {
    const driver = fresh(remembering()).keys('L')
    expect(driver.taken()).toEqual([{ type: 'logout' }])
    driver.agent({ type: 'logged-out' })
    expect(driver.model).toMatchObject({ registered: false, account: { nick: '' }, people: { state: 'unknown' } })
    expect(driver.model.login).toMatchObject({ focus: 'password', fields: { nick: { before: 'ana' } } })
    expect(driver.model.notice?.text).toMatch(/home:8000 keeps the name ana/)
  })

  test('not in a call, and not in the demo', () => {
    const live = fresh(inCall()).keys(':').type('logout').keys('enter')
    expect(live.taken()).toEqual([])
    expect(live.model.notice?.text).toContain('hang up before you log out')
    const ringing = fresh(online().agent({ type: 'calling', nick: 'luis', ringForMs: 9000 }))
    expect(ringing.keys('L').taken()).toEqual([])
    expect(
      fresh(online({ demo: true }))
        .keys('L')
        .taken(),
    ).toEqual([])
  })

  test('a known log in is one after the log out: only the password is asked for', () => {
    const driver = fresh(remembering()).keys('u', 'down', 'enter')
    expect(driver.taken()).toEqual([{ type: 'logout' }])
    driver.agent({ type: 'logged-out' })
    expect(driver.model.login).toMatchObject({
      focus: 'password',
      fields: { server: { before: 'work.example.org:8000' }, nick: { before: 'ana.g' } },
    })
  })

  test('another name is asked for', () => {
    const driver = fresh(remembering()).keys('u', 'down', 'down', 'enter').agent({ type: 'logged-out' })
    expect(driver.model.login).toMatchObject({ focus: 'nick', fields: { server: { before: HOME } } })
  })

  test('what a known log in says reaches the terminal clean', () => {
    const driver = online().agent({ type: 'logins', logins: [{ server: 'work\x1b[2J:8000', nick: 'e\x07va' }] })
    expect(driver.model.logins).toEqual([{ server: 'work[2J:8000', nick: 'eva' }])
  })

  test('on the log in, F2 fills one in; not while the server is asked', () => {
    const logins = [{ server: 'work:8000', nick: 'eva', port: 5004 }]
    const driver = new Driver({ ...LOGIN_START, logins }).keys('f2', 'enter')
    expect(driver.taken()).toEqual([])
    expect(driver.model.login).toMatchObject({
      focus: 'password',
      fields: { server: { before: 'work:8000' }, nick: { before: 'eva' }, port: { before: '5004' } },
    })
    driver.type('x').keys('enter', 'f2')
    expect(driver.model.dialog.tag).toBe('none')
  })
})

test('words of the command line say the same', () => {
  const say = (line: string): readonly unknown[] => fresh(remembering()).keys(':').type(line).keys('enter').taken()
  expect(say('favourite marta')).toMatchObject([{ nick: 'marta', change: { favourite: true } }])
  expect(say('note owes me a tea')).toMatchObject([{ change: { note: 'owes me a tea' } }])
  expect(say('block bob')).toMatchObject([{ nick: 'bob', change: { blocked: false } }])
  expect(say('history')).toEqual([{ type: 'history-seen' }])
  expect(say('logout')).toEqual([{ type: 'logout' }])
  expect(say('favourite nobody')).toEqual([])
})
