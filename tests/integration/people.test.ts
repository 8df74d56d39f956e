import { readdirSync, readFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Server } from 'node:net'
import { join } from 'node:path'
import {
  addressOf,
  answering,
  calling,
  HERE,
  KEY,
  listeningAddress,
  registered,
  startServer,
} from '../support/loopback'
import { ownState, stopAll, Vcall, type OwnState } from '../support/vcall'
import { closeScreens, VcallScreen } from '../support/vcall-screen'

jest.setTimeout(120_000)

let state: OwnState

beforeEach(() => (state = ownState()))
afterEach(async () => {
  closeScreens()
  await stopAll()
  state.remove()
})

const doors: Server[] = []
afterEach(() => doors.splice(0).map((door) => door.close()))

/** A way to a server on which it is written down what is asked. */
const watched = async (server: string): Promise<{ readonly address: string; readonly requests: string[] }> => {
  const requests: string[] = []
  const [host = '', port] = server.split(':')
  const door = createServer((guest) => {
    const house = connect(Number(port), host)
    guest.on('data', (text) => requests.push(text.toString()))
    for (const [from, to] of [
      [guest, house],
      [house, guest],
    ] as const)
      from.on('error', () => to.destroy()).pipe(to)
  })
  doors.push(door)
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  return { address: `127.0.0.1:${(door.address() as AddressInfo).port}`, requests }
}

const TAB = '\t'
const F2 = '\x1bOQ'

/** Ana at a server, on a screen, with the people before her. */
const anaAt = async (server: string, online: number): Promise<VcallScreen> => {
  const screen = new VcallScreen(['--server', server, '--nick', 'ana', ...HERE, '--video', 'pattern'], { state })
  await screen.waitFor('▸ Password')
  screen.write(`secret-of-ana${KEY.enter}`)
  await screen.waitFor(`${online} online`)
  return screen
}

/** Runs a command to its end. */
const run = async (...args: readonly string[]): Promise<Vcall & { readonly code: number }> => {
  const vcall = new Vcall(args, { state })
  vcall.child.stdin.end()
  return Object.assign(vcall, { code: await vcall.ended() })
}

/** The calls that are kept, the latest first. */
const history = async (...args: readonly string[]): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const { stdout } = await run('history', '--json', ...args)
  const lines = stdout.split('\n').filter((line) => line !== '')
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
}

const quit = async (screen: VcallScreen): Promise<void> => {
  screen.write('q')
  await screen.exits(0)
}

/** Calls ana, and is told in the end how that went. */
const callAna = (nick: string, server: string): Vcall => {
  const caller = calling('ana', nick, ['--server', server, '--password-stdin'])
  caller.say(`secret-of-${nick}`)
  return caller
}

describe('people', () => {
  it('a favourite with a note is one the next time, too, and stands first', async () => {
    const server = await addressOf(startServer())
    await registered('bob', server)
    await registered('luis', server)
    const screen = await anaAt(server, 3)
    screen.write(`/luis${KEY.enter}`)
    await screen.waitFor('▸ luis')
    await screen.waitFor('speaks  V0')
    screen.write(`f`)
    await screen.waitFor('★ luis')
    await screen.waitFor('luis is a favourite')
    screen.write('n')
    await screen.waitFor('Note about luis')
    screen.write(`plays the oud${KEY.enter}`)
    await screen.waitFor(/note +plays the oud/)
    await quit(screen)

    const again = await anaAt(server, 3)
    await again.waitFor('★ luis')
    await again.waitFor(/★ luis[^]*ana \(you\)/)
    again.write(`${KEY.up}${KEY.up}${KEY.up}`)
    await again.waitFor(/note +plays the oud/)
    await quit(again)
  })

  it('what everybody on the screen speaks is asked, whoever is selected', async () => {
    const { address, requests } = await watched(await addressOf(startServer()))
    await registered('bob', address)
    await registered('luis', address)
    const ana = ['--server', address, '--nick', 'ana', ...HERE, '--video', 'pattern']
    const screen = new VcallScreen(ana, { state, columns: 120 })
    await screen.waitFor('▸ Password')
    screen.write(`secret-of-ana${KEY.enter}`)
    await screen.waitFor(/▸ bob .*V0/)
    await screen.waitFor(/luis .*V0/)
    expect(requests.filter((request) => request.startsWith('QUERY'))).toEqual(['QUERY bob', 'QUERY luis'])
    await quit(screen)
  })

  it('where nothing can be kept it is said what holds: who is blocked does not ring as long as vcall runs', async () => {
    const server = await addressOf(startServer())
    await registered('spam', server)
    const ana = ['--server', server, '--nick', 'ana', ...HERE, '--video', 'pattern']
    const screen = new VcallScreen(ana, { env: { XDG_STATE_HOME: '/dev/null/state' } })
    await screen.waitFor('▸ Password')
    screen.write(`secret-of-ana${KEY.enter}`)
    await screen.waitFor('▸ spam')
    screen.write('f')
    await screen.waitFor('Nothing about spam can be kept')
    screen.write('b')
    await screen.waitFor('Block spam?')
    screen.write(KEY.enter)
    await screen.waitFor('spam is blocked as long as vcall runs')
    await screen.waitFor('✕ spam')
    expect(await callAna('spam', server).ended()).toBe(3)
    await screen.waitFor('spam called and was declined')
    expect(await callAna('spam', server).ended()).toBe(3)
    await quit(screen)
  })

  it('who is blocked does not ring, in a call neither, and the history has it', async () => {
    const server = await addressOf(startServer())
    await registered('luis', server)
    await registered('spam', server)
    const screen = await anaAt(server, 3)
    screen.write(`/spam${KEY.enter}`)
    await screen.waitFor('▸ spam')
    screen.write('b')
    await screen.waitFor('Block spam?')
    screen.write(KEY.enter)
    await screen.waitFor('✕ spam')
    const caller = callAna('spam', server)
    await caller.exits(3)
    expect(await caller.waitFor('ended')).toMatchObject({ reason: 'denied' })
    await screen.waitFor('spam called and was declined')
    expect(screen.raw).not.toContain('Incoming call')
    await screen.waitFor(/↙ spam .*blocked/)
    await quit(screen)
    expect(await history()).toMatchObject([{ nick: 'spam', server, direction: 'in', reason: 'blocked', missed: false }])
  })
})

describe('calls that were', () => {
  it('a missed one is marked until it is seen, and answered with a call', async () => {
    const server = await addressOf(startServer())
    const luis = await registered('luis', server)
    const screen = await anaAt(server, 2)
    await luis.kill('SIGTERM')
    const caller = callAna('luis', server)
    await screen.waitFor('Incoming call')
    expect(await caller.kill('SIGINT')).toBe(130)
    await screen.waitFor('Calls · 1 missed')
    await screen.waitFor(() => screen.lines[0]?.includes('1 missed') === true)
    await screen.waitFor(/!↙ luis .*missed/)
    await registered('luis', server)
    screen.write(TAB)
    await screen.waitFor('┏ Calls ━')
    await screen.waitFor(() => screen.lines[0]?.includes('missed') === false)
    screen.write(KEY.enter)
    await screen.waitFor('● LIVE   luis')
    screen.write('hh')
    await screen.waitFor('You hung up')
    await screen.waitFor(/↗ luis .*0:0\d/)
    await quit(screen)
    expect(await history()).toMatchObject([
      { nick: 'luis', server, direction: 'out', reason: 'hangup', answered: true, seconds: expect.any(Number) },
      { nick: 'luis', server, direction: 'in', reason: 'remote-hangup', answered: false, missed: true },
    ])
    expect(await history('--missed')).toMatchObject([{ missed: true }])
    expect((await run('history')).stdout).toMatch(
      /^↗ luis +\d{4}-\d\d-\d\d \d\d:\d\d +0:0\d \(hangup\)\n↙ luis .*missed/,
    )
    expect((await run('history', '--clear')).stdout).toBe('2 calls are forgotten\n')
    expect(await history()).toEqual([])
  })

  it('headless ones are kept, too; who came from nowhere goes by the address', async () => {
    const peer = answering('luis', ['--calls', '20'], { state })
    const address = await addressOf(peer)
    const us = calling(address, 'ana', ['--seconds', '1'])
    await us.exits(0)
    await peer.waitFor('ended')
    expect((await run('block', '127.0.0.1')).code).toBe(0)
    // The program that runs is told of it by the file, within a second or two.
    const tries: string[] = []
    while (!tries.includes('denied')) {
      const next = calling(address, 'eva', ['--seconds', '0.2'])
      await next.ended()
      tries.push((await next.waitFor('ended')).reason)
      expect(tries.length).toBeLessThan(10)
    }
    await peer.waitFor('blocked')
    await peer.kill('SIGTERM')
    const calls = await history()
    expect(calls.at(-1)).toMatchObject({
      nick: 'ana',
      server: '',
      direction: 'in',
      reason: 'remote-hangup',
      answered: true,
    })
    expect(calls[0]).toMatchObject({ nick: 'eva', server: '', reason: 'blocked', answered: false })
  })
})

describe('accounts', () => {
  it('one logs out and in as another; both are known the next time, and no password is anywhere', async () => {
    const { address: server, requests } = await watched(await addressOf(startServer()))
    const screen = await anaAt(server, 1)
    expect(requests).not.toContain('QUIT')
    screen.write('L')
    await screen.waitFor('Logged out')
    await screen.waitFor('not logged in')
    await screen.waitFor(() => requests.includes('QUIT'))
    await screen.waitFor(/Name +ana/)
    await screen.waitFor('▸ Password')
    screen.write(`${KEY.up}${KEY.eraseAll}eva${KEY.down}secret-of-eva${KEY.enter}`)
    await screen.waitFor(`eva@${server}`)
    const caller = calling('eva', 'luis', ['--server', server, '--password-stdin'])
    caller.say('secret-of-luis')
    await screen.rings()
    screen.write(KEY.enter)
    await screen.waitFor('● LIVE   luis')
    caller.say('end')
    await screen.waitFor('luis hung up')
    await quit(screen)

    const again = new VcallScreen([...HERE, '--video', 'pattern'], { state })
    await again.waitFor(/Name +eva/)
    again.write(F2)
    await again.waitFor('┏ Log ins')
    await again.waitFor(/ana +127/)
    again.write(`${KEY.down}${KEY.enter}`)
    await again.waitFor(/Name +ana/)
    await again.waitFor('▸ Password')
    again.write(`secret-of-ana${KEY.enter}`)
    await again.waitFor(`ana@${server}`)
    await quit(again)
    expect(secretsIn(join(state.folder, 'vcall'))).toEqual([])

    expect(await run('logout')).toMatchObject({ code: 0, stdout: expect.stringContaining(`logged out of ${server}`) })
    expect(await run('logout')).toMatchObject({ code: 1, stderr: expect.stringContaining('nobody is logged in') })
  })

  /** Files in which a password stands. */
  const secretsIn = (folder: string): readonly string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => readFileSync(file).includes('secret-of'))
})

it('an address waits for calls without a server, and the calls are kept there', async () => {
  const screen = new VcallScreen(['answer', '--nick', 'ana', ...HERE, '--video', 'pattern'], { state })
  const address = await listeningAddress(screen)
  const caller = calling(address, 'luis')
  await screen.rings()
  screen.write('d')
  await caller.exits(3)
  await screen.waitFor(/↙ luis .*declined/)
  screen.write(`${TAB}b`)
  await screen.waitFor('Block 127.0.0.1?')
  screen.write(KEY.enter)
  await screen.waitFor('127.0.0.1 is blocked')
  expect(await calling(address, 'luis').ended()).toBe(3)
  await screen.waitFor(/↙ luis .*blocked/)
  await quit(screen)
})
