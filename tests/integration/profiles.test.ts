import { addressOf, HERE, KEY, startServer } from '../support/loopback'
import { ownState, stopAll } from '../support/vcall'
import { closeScreens, VcallScreen } from '../support/vcall-screen'

jest.setTimeout(120_000)

const state = ownState()

afterEach(async () => {
  closeScreens()
  await stopAll()
})
afterAll(() => state.remove())

const OURS = [...HERE, '--video', 'pattern']

const line = (screen: VcallScreen, text: string): void => screen.write(`:${text}${KEY.enter}`)

it('two people share a machine and a running program: each has log ins, people and calls of their own', async () => {
  const server = await addressOf(startServer())
  const screen = new VcallScreen(['--server', server, '--nick', 'ana', ...OURS], { state })
  await screen.waitFor('▸ Password')
  screen.write(`secret-of-ana${KEY.enter}`)
  await screen.waitFor(`ana@${server}`)
  await screen.waitFor('1 online')
  line(screen, 'profile eva')
  await screen.waitFor('Profile eva is open.')
  await screen.waitFor('not logged in')
  expect(screen.text).not.toMatch(/Name +ana/)
  screen.write(
    `${KEY.up}${KEY.up}${KEY.eraseAll}${server}${KEY.down}${KEY.eraseAll}eva${KEY.down}secret-of-eva${KEY.enter}`,
  )
  await screen.waitFor(`eva@${server}`)
  await screen.waitFor('2 online')
  screen.write('f')
  await screen.waitFor('★ ana')
  // Back in the first one nobody is a favourite, and its last user is filled in.
  screen.write('u')
  await screen.waitFor('Another name')
  screen.write(`${KEY.up}${KEY.up}${KEY.enter}`)
  await screen.waitFor('┏ Profile ━')
  await screen.waitFor('● eva')
  screen.write(KEY.enter)
  await screen.waitFor('Profile default is open.')
  await screen.waitFor(() => /Name +ana/.test(screen.text))
  await screen.waitFor('▸ Password')
  screen.write(`secret-of-ana${KEY.enter}`)
  await screen.waitFor(`ana@${server}`)
  await screen.waitFor('2 online')
  expect(screen.text).not.toContain('★')
  screen.write('q')
  expect(await screen.exit()).toMatchObject({ exitCode: 0 })

  const again = new VcallScreen(['--plain', '--profile', 'eva', ...OURS], { state })
  await again.waitFor(`Server [${server}]`)
  again.write('\r')
  await again.waitFor('Name [eva]')
  again.write(':profile ../ana\r')
  await again.waitFor('A profile has a name of letters')
  again.write(':profile default\r')
  await again.waitFor('Profile default is open.')
  again.write('\r')
  await again.waitFor('Name [ana]')
})
