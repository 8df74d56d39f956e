import { PlainTalk } from '../../support/plain-talk'
import type { Driver } from '../../support/tui-scenes'
import { inCall, LOGIN_START, remembering } from '../../support/tui-scenes'

const PROFILES = { type: 'profiles', profiles: ['default', 'eva'] } as const
const OPEN = { type: 'profile', name: 'eva', defaults: { server: 'work:8000', nick: 'eva' } } as const

const start = (): Driver => {
  const driver = remembering({ profile: 'default' }).agent(PROFILES)
  driver.taken()
  return driver
}

test('the menu of log ins leads to the profiles, of which one is open', () => {
  const driver = start().keys('u', 'up', 'up', 'enter')
  expect(driver.taken()).toEqual([{ type: 'list-profiles' }])
  expect(driver.model.dialog).toMatchObject({ tag: 'menu', menu: 'profile' })
  expect(driver.keys('down', 'enter').taken()).toEqual([{ type: 'profile', name: 'eva' }])
  expect(driver.keys('u', 'up', 'up', 'enter', 'escape').model.dialog).toMatchObject({ menu: 'account' })
})

test('another one is made by its name, which is judged as by --profile', () => {
  const driver = start().keys(':').type('profile').keys('enter', 'end', 'enter')
  expect(driver.taken()).toEqual([{ type: 'list-profiles' }])
  driver.type('../luis').keys('enter')
  expect([driver.taken(), driver.model.notice?.text]).toEqual([[], expect.stringContaining('letters')])
  const made = start().keys(':').type('profile').keys('enter', 'end', 'enter').type('luis').keys('enter')
  expect(made.taken().at(-1)).toEqual({ type: 'profile', name: 'luis' })
})

test('the word changes it, offers those that there are, and does nothing for the one that is open', () => {
  expect(start().keys(':').type('profile e').keys('tab', 'enter').taken()).toEqual([{ type: 'profile', name: 'eva' }])
  const driver = start().keys(':').type('profile default').keys('enter')
  expect([driver.taken(), driver.model.notice?.text]).toEqual([[], 'The profile default is open already.'])
})

test('in a call nobody changes it', () => {
  const driver = inCall({ profile: 'default' }).agent(PROFILES)
  driver.taken()
  driver.keys(':').type('profile eva').keys('enter')
  expect([driver.taken(), driver.model.notice?.text]).toEqual([[], expect.stringContaining('hang up before')])
})

test('nothing of the one before is left, and the last user is filled in', () => {
  const { model } = start().agent({ type: 'logged-out' }, OPEN)
  expect(model).toMatchObject({ profile: 'eva', account: { nick: '' }, logins: [], registered: false })
  expect(model.people.list).toEqual([])
  expect(model.history).toMatchObject({ calls: [], known: false })
  expect(model.login?.fields).toMatchObject({ server: { before: 'work:8000' }, nick: { before: 'eva' } })
  expect(model.notice?.text).toBe('Profile eva is open.')
})

test('who has not been there before is offered the server of the others', () => {
  const event = { type: 'profile', name: 'luis', defaults: { server: '', nick: 'luis' } } as const
  expect(start().agent(event).model.login?.fields).toMatchObject({
    server: { before: 'home:8000' },
    nick: { before: 'luis' },
  })
})

test('in plain lines a log in that is open is asked for anew', async () => {
  const talk = new PlainTalk({ ...LOGIN_START, profile: 'default' })
  await talk.type()
  await talk.type(':profile eva')
  expect(talk.commands).toEqual([{ type: 'profile', name: 'eva' }])
  await talk.agent(OPEN)
  expect(talk.text).toContain('Profile eva is open.\nServer [work:8000]:')
})
