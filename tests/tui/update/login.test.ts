import { fieldText } from '../../../src/tui/field'
import { view } from '../../../src/tui/view/view'
import { sceneText } from '../../support/scene-text'
import { Driver, LOGIN_START, NOON_MS, online, PEOPLE_START } from '../../support/tui-scenes'

const login = () => new Driver(LOGIN_START)
const trouble = (driver: Driver) => driver.model.login?.trouble

test('the own address may be left to the program', () => {
  const driver = new Driver({ start: { mode: 'login', defaults: { server: 'home:8000', nick: 'ana' } } })
  expect(driver.type('sesamo').keys('enter').taken()).toMatchObject([{ type: 'login', host: '' }])
})

test('the own port may be left to the program', () => {
  const driver = login().type('sesamo').keys('down', 'down', 'C-u', 'enter')
  expect(driver.taken()).toMatchObject([{ type: 'login', port: 0 }])
})

test('with the last user filled in, only the password is asked', () => {
  const driver = login().type('sesamo').keys('enter')
  expect(driver.taken()).toEqual([
    { type: 'login', server: 'home:8000', nick: 'ana', password: 'sesamo', host: '192.168.1.20', port: 5000 },
  ])
  expect(driver.model.login?.busySinceMs).toBe(NOON_MS)
})

test('Enter goes on to the next empty field without a reproach', () => {
  const driver = new Driver({ start: { mode: 'login', defaults: { host: '127.0.0.1' } } })
  driver.type('home:8000').keys('enter')
  expect(driver.model.login?.focus).toBe('nick')
  driver.type('ana').keys('enter')
  expect(driver.model.login?.focus).toBe('password')
  expect(trouble(driver)).toBeUndefined()
  driver.keys('enter')
  expect(trouble(driver)?.field).toBe('password')
  expect(driver.taken()).toEqual([])
})

test.each([
  ['server', 'home'],
  ['server', 'home:99999'],
  ['nick', 'a b'],
  ['nick', 'año'],
  ['nick', 'a#b'],
  ['password', 'two words'],
  ['password', 'sésamo'],
  ['host', 'a b'],
  ['port', '70000'],
  ['port', 'http'],
] as const)('a wrong %s (%s) is said under it and nothing is sent', (field, text) => {
  const driver = login().type('sesamo')
  while (driver.model.login?.focus !== field) driver.keys('down')
  driver.keys('C-u').type(text).keys('enter')
  expect(driver.taken()).toEqual([])
  expect(trouble(driver)?.field).toBe(field)
  driver.keys('backspace')
  expect(trouble(driver)).toBeUndefined()
})

test('while an answer is awaited the keys offered are those that do something', () => {
  const hints = ({ model }: Driver) => sceneText(view(model), model.size).trimEnd().split('\n').at(-1)
  expect(hints(login())).toMatch(/Enter log in.*field.*Esc quit/)
  expect(hints(login().type('sesamo').keys('enter'))).toBe(' F1 help   Esc give up')
})

test('characters in fields never fire shortcuts', () => {
  const driver = login().type('q?acrh/').keys('tab', 'S-tab')
  expect(driver.taken()).toEqual([])
  expect(fieldText(driver.model.login!.fields.password)).toBe('q?acrh/')
  expect(driver.model.dialog.tag).toBe('none')
})

test('a paste goes into the field, without its line end', () => {
  const driver = login()
  driver.send({ type: 'input', nowMs: NOON_MS, event: { type: 'paste', text: 'se\u001b[2Jsamo\r\n' } })
  expect(fieldText(driver.model.login!.fields.password)).toBe('se[2Jsamo')
})

test('while the server is asked, the form stays as it was sent', () => {
  const driver = login().type('x').keys('enter')
  driver.taken()
  driver.type('yz').keys('down', 'enter')
  expect(driver.taken()).toEqual([])
  expect(fieldText(driver.model.login!.fields.password)).toBe('x')
})

test('a wrong password is forgotten, the rest stays, and the focus is where it is put right', () => {
  const driver = login().type('x').keys('enter')
  driver.agent({
    type: 'login-failed',
    field: 'password',
    message: 'The name \u001b[1mana belongs to another password.',
  })
  expect(fieldText(driver.model.login!.fields.password)).toBe('')
  expect(fieldText(driver.model.login!.fields.nick)).toBe('ana')
  expect(driver.model.login).toMatchObject({ focus: 'password', busySinceMs: undefined })
  expect(trouble(driver)?.text).toBe('The name [1mana belongs to another password.')
})

test('taken by the server: the people come, and the password is gone from the model', () => {
  const driver = login().type('sesamo').keys('enter')
  driver.taken()
  driver.agent({ type: 'registered', nick: 'ana', server: 'home:8000' })
  expect(driver.taken()).toEqual([{ type: 'reload-users' }])
  expect(driver.model.login).toBeUndefined()
  expect(JSON.stringify(driver.model)).not.toContain('sesamo')
})

test('the password is on no screen and in no log', () => {
  const driver = login().type('sesamo').keys('enter')
  expect(sceneText(view(driver.model), driver.model.size)).not.toContain('sesamo')
  expect(JSON.stringify(driver.model.log)).not.toContain('sesamo')
})

test('refused at the start: back to the log in, with what is known filled in', () => {
  const driver = new Driver(PEOPLE_START)
  driver.agent({ type: 'login-failed', field: 'password', message: 'The name ana belongs to another password.' })
  expect(driver.model.login?.focus).toBe('password')
  expect(fieldText(driver.model.login!.fields.server)).toBe('home:8000')
})

test('a server that is away later throws nobody out', () => {
  const driver = online().agent({ type: 'login-failed', field: 'server', message: 'home:8000 does not answer.' })
  expect(driver.model.login).toBeUndefined()
  expect(driver.model.notice?.text).toBe('home:8000 does not answer.')
})

test('Esc quits', () => {
  expect(login().keys('escape').taken()).toEqual([{ type: 'quit' }])
})

test('Esc gives up a log in whose answer is awaited, with all that was written left as it is', () => {
  const driver = login().type('sesamo')
  const written = driver.model.login
  driver.keys('enter').taken()
  expect(driver.keys('escape').taken()).toEqual([{ type: 'give-up-login' }])
  expect(driver.model.login).toEqual(written)
  expect(driver.keys('escape').taken()).toEqual([{ type: 'quit' }])
})

test('a port that nobody chose is any free one', () => {
  const driver = new Driver({ start: { mode: 'login', defaults: { server: 'home:8000', nick: 'ana' } } })
  expect(sceneText(view(driver.model), driver.model.size)).toContain('any free one')
  expect(driver.type('sesamo').keys('enter').taken()).toMatchObject([{ type: 'login', port: 0 }])
})
