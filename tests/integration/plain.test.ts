import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { scratch } from '../support/clips'
import { addressOf, answering, calling, HERE, registered, startServer } from '../support/loopback'
import { until } from '../support/until'
import { ownState, stopAll, Vcall } from '../support/vcall'
import { closeScreens, VcallScreen } from '../support/vcall-screen'

jest.setTimeout(120_000)

const files = scratch()
const OURS = [...HERE, '--video', 'pattern', '--plain']

afterEach(async () => {
  closeScreens()
  await stopAll()
})
afterAll(() => files.remove())

/** What is typed on a terminal ends so. */
const say = (screen: VcallScreen, line: string): void => screen.write(`${line}\r`)

/** How often a text was written, whatever has scrolled away since. */
const times = (screen: VcallScreen, text: string): number => screen.raw.split(text).length - 1

/** Waits until a text was written so often. */
const written = (screen: VcallScreen, text: string, count = 1): Promise<void> =>
  screen.waitFor(() => times(screen, text) >= count)

/** Asks again, as long as there is nothing yet, until it is answered so. */
const asked = async (screen: VcallScreen, line: string, text: string, nothing: string): Promise<void> => {
  let refusals = -1
  await screen.waitFor(() => {
    const now = times(screen, nothing)
    if (now > refusals) say(screen, line)
    refusals = now
    return times(screen, text) > 0
  })
}

describe('plain lines on a terminal', () => {
  const state = ownState()
  afterAll(() => state.remove())

  it('log in, list, call, pause, snapshot, hang up, history, and out', async () => {
    const server = await addressOf(startServer())
    const peer = await registered('luis', server)
    const screen = new VcallScreen(OURS, { state })
    await logIn(screen, server)
    say(screen, 'users')
    await written(screen, 'luis 127.0.0.1:')
    say(screen, 'call luis')
    await written(screen, 'in a call with luis')
    say(screen, 'pause')
    await written(screen, 'you paused')
    expect(await peer.waitFor('held')).toMatchObject({ by: 'them' })
    say(screen, 'resume')
    await written(screen, 'you resumed')
    const file = join(files.folder, 'luis.png')
    await peer.waitFor('stats', ({ video }) => video.sent.frames > 5)
    say(screen, `snapshot ${file}`)
    await written(screen, `was saved to ${file}`)
    expect(existsSync(file)).toBe(true)
    await asked(screen, 'stats', 'Pictures, received:', 'nothing measured yet')
    say(screen, 'hangup')
    await written(screen, 'You hung up. The call with luis lasted')
    expect(await peer.waitFor('ended')).toMatchObject({ reason: 'remote-hangup' })
    await asked(screen, 'history', 'to luis', 'There were no calls yet.')
    say(screen, 'quit')
    await screen.exits(0)
    // Nothing was drawn over, and no password was shown.
    expect(screen.raw).not.toContain('\x1b')
    expect(screen.raw).not.toContain('secret')
  })

  const logIn = async (screen: VcallScreen, server: string): Promise<void> => {
    await written(screen, 'Server [')
    say(screen, server)
    await written(screen, 'Name')
    say(screen, 'ana')
    await written(screen, 'Password: ')
    say(screen, 'a secret with blanks')
    await written(screen, 'no blanks')
    await written(screen, 'Password: ', 2)
    say(screen, 'secret-of-ana')
    await written(screen, 'registered as ana')
  }

  it('remembers all but the password, and finds it wrong in words', async () => {
    const server = await addressOf(startServer())
    await registered('luis', server)
    const screen = new VcallScreen(OURS, { state })
    await written(screen, 'Server [')
    say(screen, server)
    await written(screen, 'Name [ana]:')
    say(screen, 'luis')
    await written(screen, 'Password: ')
    say(screen, 'wrong-secret')
    await written(screen, 'knows luis with another')
    await written(screen, 'Password: ', 2)
    screen.write('\x03')
    await screen.exits(0)
  })
})

describe('a call comes in', () => {
  const waiting = async (options: { readonly env?: Readonly<Record<string, string>> } = {}): Promise<VcallScreen> => {
    const plain = options.env ? OURS.filter((word) => word !== '--plain') : OURS
    const screen = new VcallScreen(['answer', '--nick', 'ana', ...plain], options)
    await written(screen, 'listening at')
    return screen
  }

  const caller = (screen: VcallScreen): Vcall =>
    calling(/listening at (127\.0\.0\.1:\d+)/.exec(screen.raw)?.[1] ?? '', 'marta')

  it('and is answered, asked about at Ctrl-C, and left by another one', async () => {
    const screen = await waiting()
    const peer = caller(screen)
    await written(screen, 'marta is calling (V0, 127.0.0.1')
    say(screen, 'answer')
    await peer.waitFor('answered')
    await written(screen, 'in a call with marta')
    screen.write('\x03')
    await written(screen, 'Quit vcall? The call with marta ends. yes or no?')
    say(screen, 'no')
    say(screen, 'pause')
    await peer.waitFor('held')
    screen.write('\x03')
    await written(screen, 'Quit vcall?', 2)
    screen.write('\x03')
    await screen.exits(0)
    expect((await peer.waitFor('ended')).reason).toBe('remote-hangup')
  })

  it('and is declined, on a terminal that draws nothing', async () => {
    const screen = await waiting({ env: { TERM: 'dumb' } })
    const peer = caller(screen)
    await written(screen, 'marta is calling')
    say(screen, 'decline')
    expect((await peer.waitFor('ended')).reason).toBe('denied')
    screen.signal('SIGTERM', await screen.program())
    await screen.exits(143)
    expect(screen.raw).not.toContain('\x1b')
  })

  it('Ctrl-Z holds, and fg goes on', async () => {
    const screen = await waiting()
    const peer = caller(screen)
    await written(screen, 'marta is calling')
    say(screen, 'answer')
    await written(screen, 'in a call with marta')
    screen.write('\x1a')
    expect(await peer.waitFor('held')).toMatchObject({ by: 'them' })
    await written(screen, 'Welcome back')
    say(screen, 'resume')
    await peer.waitFor('resumed')
  })
})

describe('plain lines in pipes', () => {
  it('do what is written, in order, and end with the last call', async () => {
    const peer = answering('luis')
    const vcall = new Vcall(['call', await addressOf(peer), '--nick', 'ana', ...OURS])
    for (const line of ['wait call', 'quality 40', 'camera off', 'pause', 'wait 0.5', 'resume', 'nonsense'])
      vcall.say(line)
    vcall.child.stdin.end()
    await peer.waitFor('resumed')
    await until('the last line', () => (vcall.stdout.includes('nonsense') ? true : undefined))
    peer.say('end')
    await vcall.exits(0)
    const lines = [
      'in a call with',
      'Quality 40 of 100',
      'Camera off',
      'you paused',
      'you resumed',
      'no command “nonsense”',
    ]
    for (const text of [...lines, 'hung up']) expect(vcall.stdout).toContain(text)
    const places = [...lines, 'hung up'].map((text) => vcall.stdout.indexOf(text))
    expect([...places].sort((one, other) => one - other)).toEqual(places)
    expect(vcall.stderr).toBe('')
  })

  it('remember people, send something else, and go to another name', async () => {
    const server = await addressOf(startServer())
    const peer = await registered('luis', server)
    const vcall = new Vcall(OURS)
    const lines = [server, 'ana', 'secret-of-ana', 'wait users', 'favourite luis', 'note', 'met in Lima', 'source', '2']
    const call = ['filter sepia:60', 'call luis', 'wait call', 'source off', 'hangup', 'wait end']
    const other = ['logout', 'wait login', '', 'bob', 'secret-of-bob', 'wait users', 'users', 'login', 'back', 'quit']
    for (const line of [...lines, ...call, ...other]) vcall.say(line)
    await vcall.exits(0)
    expect((await peer.waitFor('ended')).reason).toBe('remote-hangup')
    const told = ['registered as ana', '2 Test pattern *', 'in a call with luis', 'You hung up']
    const later = ['Logged out.', 'registered as bob', ', favourite', '· met in Lima', 'Another name']
    const { stdout } = vcall
    const places = [...told.map((text) => stdout.indexOf(text)), ...later.map((text) => stdout.lastIndexOf(text))]
    for (const text of ['no picture is ready', ...told, ...later]) expect(stdout).toContain(text)
    expect(places.slice(0, -2)).toEqual([...places.slice(0, -2)].sort((one, two) => one - two))
  })

  it('a number chooses from a menu', async () => {
    const vcall = new Vcall([
      'answer',
      '--nick',
      'ana',
      '--host',
      '127.0.0.1',
      '--port',
      '0',
      '--video',
      'pattern',
      '--plain',
      '--audio',
      'tone',
      '--speaker',
      'none',
    ])
    for (const line of ['sound', '2 -', 'back', 'quit']) vcall.say(line)
    await vcall.exits(0)
    expect(vcall.stdout).toContain('2 Microphone volume: 100 %')
    expect(vcall.stdout).toContain('2 Microphone volume: 90 %')
  })
})
