import { fieldText } from '../../../src/tui/field'
import { MAX_PEOPLE, shownPeople } from '../../../src/tui/people'
import { Driver, NOON_MS, online, PEOPLE_START, USERS } from '../../support/tui-scenes'

const people = () => {
  const driver = online()
  driver.taken()
  return driver
}
const selected = (driver: Driver) => driver.model.people.selected
const shown = (driver: Driver) => shownPeople(driver.model.people).map(({ name }) => name)

test('people stand by name, and somebody else than ourselves is selected', () => {
  expect(shown(people())).toEqual(['ana', 'bob', 'eva', 'luis', 'marta'])
  expect(selected(people())).toBe('bob')
})

test.each([
  [['down'], 'eva'],
  [['j', 'j'], 'luis'],
  [['k', 'k', 'k'], 'ana'],
  [['end'], 'marta'],
  [['G', 'down'], 'marta'],
  [['home'], 'ana'],
  [['pagedown'], 'marta'],
  [['end', 'pageup'], 'ana'],
])('%j selects %s', (keys, nick) => {
  expect(selected(people().keys(...keys))).toBe(nick)
})

test('Enter calls the selected one by the nick that the server told', () => {
  expect(people().keys('down', 'enter').taken()).toEqual([{ type: 'call', target: 'eva' }])
})

test('one does not call oneself', () => {
  const driver = people().keys('home', 'enter')
  expect(driver.taken()).toEqual([])
  expect(driver.model.notice?.text).toMatch(/That is you/)
})

test('the selection stays on its person when the list changes, and near the place when that one is gone', () => {
  const driver = people().keys('end', 'up')
  expect(selected(driver)).toBe('luis')
  driver.agent({ type: 'users', users: [...USERS, { nick: 'aaron', host: '10.0.0.1', port: 1 }] })
  expect(selected(driver)).toBe('luis')
  driver.agent({ type: 'users', users: USERS.filter(({ nick }) => nick !== 'luis') })
  expect(selected(driver)).not.toBe('luis')
  expect(shown(driver)).toContain(selected(driver))
})

test('who was alone calls the first one who comes', () => {
  const driver = new Driver(PEOPLE_START)
  const alone = USERS.filter(({ nick }) => nick === 'ana')
  driver.agent({ type: 'users', users: alone })
  expect(selected(driver)).toBe('ana')
  driver.agent({ type: 'users', users: USERS })
  expect(selected(driver)).toBe('bob')
  driver.keys('home').agent({ type: 'users', users: [...USERS, { nick: 'aaron', host: '10.0.0.1', port: 1 }] })
  expect(selected(driver)).toBe('ana')
})

test('the search filters as one types; Enter keeps it, Esc ends it', () => {
  const driver = people().keys('/').type('A')
  expect(shown(driver)).toEqual(['ana', 'eva', 'marta'])
  driver.type('r')
  expect(shown(driver)).toEqual(['marta'])
  expect(selected(driver)).toBe('marta')
  driver.keys('enter')
  expect(driver.taken()).toEqual([])
  driver.keys('enter')
  expect(driver.taken()).toEqual([{ type: 'call', target: 'marta' }])
  driver.keys('escape')
  expect(shown(driver)).toHaveLength(5)
  expect(selected(driver)).toBe('marta')
})

test('the search finds addresses, and its characters are no shortcuts', () => {
  const driver = people().keys('/').type('10.0.0.12')
  expect(shown(driver)).toEqual(['bob'])
  driver.keys('C-u').type('qrja?')
  expect(driver.taken()).toEqual([])
  expect(fieldText(driver.model.people.filter)).toBe('qrja?')
  driver.keys('escape')
  expect(driver.model.people.searching).toBe(false)
})

test('r loads the list again; a failure is said and the old list stays', () => {
  const driver = people().keys('r')
  expect(driver.taken()).toEqual([{ type: 'reload-users' }])
  driver.agent({ type: 'users-failed', message: 'home:8000 does not answer.' })
  expect(driver.model.people).toMatchObject({ state: 'known', trouble: 'home:8000 does not answer.' })
  expect(shown(driver)).toHaveLength(5)
  driver.agent({ type: 'users', users: USERS })
  expect(driver.model.people.trouble).toBeUndefined()
})

test.each([
  ['luis', { type: 'call', target: 'luis' }],
  ['192.168.1.30:5000', { type: 'call', target: '192.168.1.30:5000' }],
  ['[fd00::1]:5000', { type: 'call', target: '[fd00::1]:5000' }],
])('a calls what is typed: %s', (text, command) => {
  const driver = people().keys('a').type(text).keys('enter')
  expect(driver.taken()).toEqual([command])
  expect(driver.model.dialog.tag).toBe('none')
})

test.each(['', 'ana', '192.168.1.20:5000', 'two words', 'home:0', 'home:66000'])('%j is not called', (text) => {
  const driver = people().keys('a').type(text).keys('enter')
  expect(driver.taken()).toEqual([])
  expect(driver.model.dialog).toMatchObject({ tag: 'prompt', trouble: expect.any(String) })
  expect(driver.keys('escape').model.dialog.tag).toBe('none')
})

test('without a server only addresses are called, and Enter asks for one', () => {
  const driver = new Driver({ start: { mode: 'people', account: { nick: 'ana' } } }).keys('r', 'enter')
  expect(driver.taken()).toEqual([])
  driver.type('luis').keys('enter')
  expect(driver.taken()).toEqual([])
  driver.keys('C-u').type('home:5000').keys('enter')
  expect(driver.taken()).toEqual([{ type: 'call', target: 'home:5000' }])
})

test('a list without end is cut, and what is left out is counted', () => {
  const users = Array.from({ length: MAX_PEOPLE + 5 }, (_, at) => ({ nick: `n${at}`, host: 'h', port: 1 }))
  const driver = people().agent({ type: 'users', users })
  expect(driver.model.people.list).toHaveLength(MAX_PEOPLE)
  expect(driver.model.people.omitted).toBe(5)
})

test('a hostile nick is shown clean and called as it is', () => {
  const nick = 'ev\u001b[31mil\u202e'
  const driver = people().agent({ type: 'users', users: [{ nick, host: 'h\u0007', port: 1 }] })
  expect(driver.model.people.list[0]).toMatchObject({ name: 'ev[31mil', address: 'h:1' })
  expect(driver.keys('enter').taken()).toEqual([{ type: 'call', target: nick }])
})

test('the log takes 500 lines, and who has scrolled goes on seeing the same ones', () => {
  const driver = people()
  for (let at = 0; at < 700; at++) driver.agent({ type: 'trace', direction: 'in', text: `line ${at}` })
  expect(driver.model.log.entries).toHaveLength(500)
  expect(driver.model.log.entries.at(-1)?.text).toBe('← line 699')
  driver.keys('tab', 'tab', 'up', 'up', 'up')
  expect(driver.model.log.scroll).toBe(3)
  driver.agent({ type: 'trace', direction: 'out', text: 'more' })
  expect(driver.model.log.scroll).toBe(4)
  expect(driver.keys('escape').model.log.scroll).toBe(0)
})

test('q and Ctrl-C quit where no call is on; Ctrl-L draws again; Ctrl-Z stops', () => {
  expect(people().keys('q').taken()).toEqual([{ type: 'quit' }])
  expect(people().keys('C-c').taken()).toEqual([{ type: 'quit' }])
  expect(people().keys('C-l').taken()).toEqual([{ type: 'redraw' }])
  expect(people().keys('C-z').taken()).toEqual([{ type: 'suspend' }])
})

test('what is not seen is not done: on a terminal that is too small keys only quit', () => {
  const driver = people().resize({ columns: 59, rows: 18 }).keys('enter', 'a', 'r', '/')
  expect(driver.taken()).toEqual([])
  expect(driver.keys('q').taken()).toEqual([{ type: 'quit' }])
})

test('a notice goes away by itself', () => {
  const driver = people().agent({ type: 'notice', level: 'warn', text: 'something' })
  expect(driver.model.notice?.text).toBe('something')
  expect(driver.wait(60_000).model.notice).toBeUndefined()
  expect(driver.model.nowMs).toBe(NOON_MS + 60_000)
})

test('the wheel moves the selection', () => {
  const wheel = { type: 'mouse', action: 'wheel-down', x: 0, y: 0 } as const
  expect(selected(people().send({ type: 'input', nowMs: NOON_MS, event: wheel }))).toBe('eva')
})
