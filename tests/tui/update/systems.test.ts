import { fieldText } from '../../../src/tui/field'
import { view } from '../../../src/tui/view/view'
import { PlainTalk } from '../../support/plain-talk'
import { sceneText } from '../../support/scene-text'
import { CALLS, Driver, LOGIN_START, online, PEOPLE_START } from '../../support/tui-scenes'

const fresh = (driver: Driver): Driver => {
  driver.taken()
  return driver
}
const asked = (driver: Driver, text: string): Driver => fresh(driver).keys('a').type(text).keys('enter')
const serverless = (system: 'xmlrpc' | 'sala' | 'v0'): Driver =>
  new Driver({ start: { mode: 'people', account: { nick: 'ana' } }, system })
const seen = ({ model }: Driver): string => sceneText(view(model), model.size)

describe('an address of another system', () => {
  test.each([
    ['xmlrpc://10.0.0.7', '10.0.0.7:5000', 'xmlrpc'],
    ['xmlrpc://10.0.0.7:5001/RPC2', '10.0.0.7:5001', 'xmlrpc'],
    ['sala://10.0.0.7', '10.0.0.7:6000', 'sala'],
    ['sala://[fd00::1]', '[fd00::1]:6000', 'sala'],
    // It may be our own there: another program listens.
    ['xmlrpc://192.168.1.20:5000', '192.168.1.20:5000', 'xmlrpc'],
  ])('%s is called by it', (text, target, system) => {
    expect(asked(online(), text).taken()).toEqual([{ type: 'call', target, system }])
  })

  test('of our own system is one like others', () => {
    expect(asked(online(), 'v0://10.0.0.7').taken()).toEqual([{ type: 'call', target: '10.0.0.7:5004' }])
    expect(asked(serverless('xmlrpc'), 'xmlrpc://10.0.0.7').taken()).toEqual([
      { type: 'call', target: '10.0.0.7:5000' },
    ])
    expect(asked(serverless('xmlrpc'), '10.0.0.7').taken()).toEqual([{ type: 'call', target: '10.0.0.7:5000' }])
    expect(asked(serverless('xmlrpc'), 'v1://10.0.0.7').taken()).toMatchObject([
      { target: '10.0.0.7:5004', system: 'v0' },
    ])
  })

  test.each(['xmlrpc://', 'sala://two words', 'xmlrpc://home:99999', 'v0://luis:', 'v0://192.168.1.20:5000'])(
    '%j is put right first',
    (text) => {
      const driver = asked(online(), text)
      expect(driver.taken()).toEqual([])
      expect(driver.model.dialog).toMatchObject({ tag: 'prompt', trouble: expect.any(String) })
    },
  )

  test('is taken by the command line, and a line in plain mode', async () => {
    const call = { type: 'call', target: '10.0.0.7:5000', system: 'xmlrpc' }
    expect(fresh(online()).keys(':').type('call xmlrpc://10.0.0.7').keys('enter').taken()).toEqual([call])
    const talk = await new PlainTalk().ready().type('call xmlrpc://10.0.0.7')
    expect(talk.commands).toEqual([call])
  })

  test('of the history is called by the system of that call', () => {
    const redialled = (protocol: string): unknown => {
      const call = { ...CALLS[0]!, server: '', protocol }
      return fresh(online().agent({ type: 'history', calls: [call] }))
        .keys('tab', 'enter')
        .taken()
        .at(-1)
    }
    expect(redialled('xmlrpc')).toEqual({ type: 'call', target: '10.0.0.9:5001', system: 'xmlrpc' })
    expect(redialled('v1')).toEqual({ type: 'call', target: '10.0.0.9:5001' })
    expect(redialled('of tomorrow')).toEqual({ type: 'call', target: '10.0.0.9:5001' })
  })
})

describe('a visit', () => {
  const visiting = (): Driver => online().agent({ type: 'system', system: 'xmlrpc', visiting: true })

  test('is told, and that nobody reaches us at the server', () => {
    expect(visiting().model.notice?.text).toContain('Over to XML-RPC for this call')
    expect(seen(visiting())).toMatch(/^.*ana {2}XML-RPC/)
    expect(seen(visiting()).split('\n')[0]).not.toContain('home:8000')
  })

  test('ends where we were', () => {
    const driver = visiting().agent({ type: 'system', system: 'v0', visiting: false })
    expect(driver.model.log.entries.at(-1)?.text).toBe('back to V0/V1')
    expect(fresh(driver.agent({ type: 'registered', nick: 'ana', server: 'home:8000' })).model.registered).toBe(true)
    expect(seen(driver).split('\n')[0]).toContain('ana@home:8000')
  })

  test('that finds no way back ends at the log in', () => {
    const driver = visiting().agent({ type: 'login-failed', field: 'server', message: 'home:8000 is away.' })
    expect(driver.model).toMatchObject({ visiting: false, login: { trouble: { text: 'home:8000 is away.' } } })
  })
})

test('who logs out on the way comes back to nothing', () => {
  const driver = online().agent({ type: 'system', system: 'xmlrpc', visiting: true }, { type: 'logged-out' })
  driver.agent({ type: 'system', system: 'xmlrpc', visiting: false, nick: 'ana' })
  expect(driver.model).toMatchObject({ visiting: false, login: undefined, dialog: { tag: 'prompt' } })
  expect(driver.model.log.entries.map(({ text }) => text).join()).not.toContain('back to')
})

describe('the log in', () => {
  const written = (text: string): Driver => new Driver(LOGIN_START).keys('up', 'up', 'C-u').type(text)

  test('a server may name its system', () => {
    const driver = written('sala://10.0.0.7').keys('enter')
    expect(driver.taken()).toEqual([])
    expect(driver.model.login).toMatchObject({ system: 'sala', focus: 'nick' })
    expect(seen(driver)).toMatch(/Server +10\.0\.0\.7:5000/)
    expect(driver.keys('enter').taken()).toMatchObject([{ type: 'login', system: 'sala', server: '10.0.0.7:5000' }])
    expect(written('v0://home').keys('down').model.login).toMatchObject({ focus: 'nick' })
    expect(fieldText(written('v0://home').keys('down').model.login!.fields.server)).toBe('home:8000')
  })

  test('XML-RPC has no server, and asks for the contact once there is a session', () => {
    const driver = written('xmlrpc://10.0.0.7:5001').keys('enter')
    expect(driver.model.login).toMatchObject({ system: 'xmlrpc', focus: 'nick' })
    expect(seen(driver)).not.toContain('Password')
    expect(driver.keys('enter').taken()).toMatchObject([{ type: 'login', system: 'xmlrpc', server: '', port: 5000 }])
    driver.agent({ type: 'system', system: 'xmlrpc', visiting: false, nick: 'ana' })
    expect(driver.model).toMatchObject({ login: undefined, account: { nick: 'ana' }, dialog: { prompt: 'address' } })
    expect(driver.keys('enter').taken()).toEqual([{ type: 'call', target: '10.0.0.7:5001' }])
  })

  test('the menu of log ins has the other systems', () => {
    const driver = fresh(new Driver(PEOPLE_START)).keys('u').keys('down', 'down', 'enter')
    expect(driver.taken()).toEqual([{ type: 'logout' }])
    expect(driver.agent({ type: 'logged-out' }).model.login).toMatchObject({ system: 'xmlrpc', focus: 'nick' })
  })

  test('in plain lines it asks no more than the system needs', async () => {
    const talk = new PlainTalk(LOGIN_START)
    await talk.type()
    await talk.type('sala://10.0.0.7', '')
    expect(talk.commands).toMatchObject([{ type: 'login', system: 'sala', server: '10.0.0.7:5000', nick: 'ana' }])
    const other = new PlainTalk(LOGIN_START)
    await other.type()
    await other.type('xmlrpc://', 'eva')
    expect(other.commands).toMatchObject([{ type: 'login', system: 'xmlrpc', nick: 'eva' }])
  })
})
