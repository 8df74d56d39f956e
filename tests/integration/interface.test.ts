import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { scratch } from '../support/clips'
import { addressOf, HERE, KEY, registered, screenCall, startServer } from '../support/loopback'
import { writeQuadrants } from '../support/quadrants'
import { ownState, stopAll } from '../support/vcall'
import { closeScreens, VcallScreen } from '../support/vcall-screen'

jest.setTimeout(120_000)

const files = scratch()
const still = join(files.folder, 'four colours.png')

beforeAll(() => writeQuadrants(still))
afterEach(async () => {
  closeScreens()
  await stopAll()
})
afterAll(() => files.remove())

describe('the interface, from the log in to the end', () => {
  const state = ownState()
  afterAll(() => state.remove())

  it('logs in, finds the peer, shows its picture, hangs up, and knows the person the next time', async () => {
    const server = await addressOf(startServer())
    const peer = await registered('luis', server, ['--video', `still:${still}`])
    await firstRun(server)
    expect((await peer.waitFor('ended')).reason).toBe('remote-hangup')
    remembersNoPassword(server)
    await secondRun(server)
  })

  const firstRun = async (server: string): Promise<void> => {
    const screen = new VcallScreen([...HERE, '--video', 'pattern'], { state })
    await screen.waitFor('not logged in')
    await fillIn(screen, server, 'luis', 'a-wrong-one')
    await screen.waitFor('knows luis with another')
    await screen.waitFor('▸ Password')
    await fillIn(screen, server, 'ana', 'secret-of-ana')
    await callFromTheList(screen)
    await screen.showsQuadrants('luis')
    await hangUp(screen)
    screen.write('q')
    await screen.exits(0)
    expect(screen.restored).toBe(true)
    expect(screen.raw).not.toContain('secret-of-ana')
  }

  const fillIn = async (screen: VcallScreen, server: string, nick: string, password: string): Promise<void> => {
    screen.write(`${KEY.up}${KEY.up}${KEY.eraseAll}${server}${KEY.down}${KEY.eraseAll}${nick}${KEY.down}`)
    await screen.waitFor(() => screen.text.includes('▸ Password') && screen.text.includes(server))
    screen.write(`${KEY.eraseAll}${password}${KEY.enter}`)
  }

  const callFromTheList = async (screen: VcallScreen): Promise<void> => {
    await screen.waitFor('2 online')
    screen.write('/nobody')
    await screen.waitFor('0 of 2')
    screen.write(`${KEY.eraseAll}lui`)
    await screen.waitFor('1 of 2')
    await screen.waitFor('▸ luis')
    screen.write(KEY.enter)
    await screen.waitFor('Enter call')
    screen.write(KEY.enter)
    await screen.waitFor('● LIVE   luis')
  }

  const hangUp = async (screen: VcallScreen): Promise<void> => {
    screen.write('h')
    await screen.waitFor('Hang up?')
    screen.write(KEY.escape)
    await screen.lacks('Hang up?')
    await screen.waitFor('● LIVE')
    screen.write('h')
    await screen.waitFor('Hang up?')
    screen.write('h')
    await screen.waitFor('You hung up')
  }

  const remembersNoPassword = (server: string): void => {
    const folder = join(state.folder, 'vcall', 'default')
    const file = join(folder, 'login.json')
    const login = readFileSync(file, 'utf8')
    expect(JSON.parse(login)).toMatchObject({ server, nick: 'ana' })
    expect(login).not.toContain('secret')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  }

  const secondRun = async (server: string): Promise<void> => {
    const screen = new VcallScreen(['--video', 'pattern'], { state })
    await screen.waitFor('▸ Password')
    await screen.waitFor(`Server       ${server}`)
    await screen.waitFor(/Name +ana/)
    screen.write(`secret-of-ana${KEY.enter}`)
    await screen.waitFor(`ana@${server}`)
    await screen.waitFor('2 online')
    screen.write('q')
    await screen.exits(0)
  }
})

describe('the pictures of a call', () => {
  it('both move', async () => {
    const { screen } = await screenCall()
    await screen.moves('luis')
    await screen.moves('You')
  })

  it('a dialog covers a picture that goes on, and leaves it whole', async () => {
    const { screen } = await screenCall({ theirs: `still:${still}` })
    await screen.showsQuadrants('luis')
    const moving = screen.cells('You')
    screen.write('?')
    await screen.waitFor('Keys ·')
    await screen.waitFor(() => helpOf(screen).length > 15 && /^┗.*┛$/.test(helpOf(screen).at(-1) ?? ''))
    const help = helpOf(screen)
    await screen.waitFor(() => screen.cells('You') !== moving)
    expect(helpOf(screen)).toEqual(help)
    expect(screen.wrongQuarters('luis')).not.toEqual([])
    screen.write(KEY.escape)
    await screen.showsQuadrants('luis')
  })

  /** The rows of the help, from edge to edge. */
  const helpOf = (screen: VcallScreen): readonly string[] =>
    screen.lines.flatMap((line) => /[┏┃┗].*[┓┃┛]/.exec(line)?.[0] ?? [])

  it('follow the size of the terminal', async () => {
    const { screen } = await screenCall({ theirs: `still:${still}` })
    await screen.showsQuadrants('luis')
    for (const [columns, rows] of [
      [120, 40],
      [60, 18],
    ] as const) {
      screen.resize(columns, rows)
      await screen.waitFor(() => screen.lines[0]?.trimEnd().length === columns - 1)
      await screen.showsQuadrants('luis')
    }
    screen.resize(20, 5)
    await screen.waitFor('too small (20x5)')
    await screen.waitFor('LIVE luis')
    screen.resize(80, 24)
    await screen.showsQuadrants('luis')
  })
})

describe('the keys of a call', () => {
  it('p and r pause and resume, which the peer is told', async () => {
    const { screen, peer } = await screenCall()
    await screen.moves('luis')
    screen.write('p')
    expect((await peer.waitFor('held')).by).toBe('them')
    await screen.waitFor('paused by you')
    const { video } = await peer.waitFor('stats', ({ video }) => video.received.fps === 0 && video.sent.fps === 0)
    const paused = video.received.frames
    screen.write('r')
    expect((await peer.waitFor('resumed')).by).toBe('them')
    await peer.waitFor('stats', ({ video }) => video.received.frames > paused + 10)
    await screen.moves('luis')
    await screen.lacks('paused')
  })

  it('p of both sides needs r of both', async () => {
    const { screen, peer } = await screenCall()
    await screen.moves('luis')
    peer.say('hold')
    await screen.waitFor('paused by luis')
    screen.write('p')
    await screen.waitFor('paused by both')
    peer.say('resume')
    await screen.waitFor('paused by you')
    screen.write('r')
    await screen.moves('luis')
  })

  it('c turns the camera off, and the peer still gets a picture every second', async () => {
    const { screen, peer } = await screenCall()
    await peer.waitFor('stats', ({ video }) => video.received.fps > 10)
    screen.write('c')
    await screen.waitFor('camera off')
    const from = await peer.waitFor('stats', ({ video }) => video.received.frames > 10 && video.received.fps < 5)
    const to = await peer.waitFor('stats', ({ time }) => time > from.time + 3.5)
    const pictures = to.video.received.frames - from.video.received.frames
    const seconds = to.time - from.time
    expect(pictures).toBeGreaterThanOrEqual(Math.floor(seconds) - 1)
    expect(pictures).toBeLessThan(3.4 * seconds)
    screen.write('c')
    await peer.waitFor('stats', ({ time, video }) => time > to.time && video.received.fps > 10)
  })

  it('q asks in a call; yes ends the call and gives the terminal back', async () => {
    const { screen, peer } = await screenCall()
    screen.write('q')
    await screen.waitFor('Quit vcall?')
    screen.write(KEY.escape)
    await screen.lacks('Quit vcall?')
    screen.write('qq')
    await screen.exits(0)
    expect(screen.restored).toBe(true)
    expect((await peer.waitFor('ended')).reason).toBe('remote-hangup')
  })
})
