import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { scratch } from '../support/clips'
import { HERE, screenCall } from '../support/loopback'
import { isAlive } from '../support/processes'
import { RawPeer } from '../support/raw-peer'
import { until } from '../support/until'
import { stopAll } from '../support/vcall'
import { closeScreens, VcallScreen } from '../support/vcall-screen'

jest.setTimeout(120_000)

const files = scratch()
const throwing = join(files.folder, 'throwing.js')

/** Loaded before the program: a signal makes an error that nobody catches, as a mistake in the program would. */
const THROWING = `
if (process.argv[1]?.endsWith('dist/main.js'))
  process.on('SIGUSR2', () => { throw new Error('a mistake \\u001b]0;evil\\u0007 of the test') })
`

beforeAll(() => writeFileSync(throwing, THROWING))
afterEach(async () => {
  closeScreens()
  await stopAll()
})
afterAll(() => files.remove())

const allGone = (pids: readonly number[]): Promise<true> =>
  until('the end of every process', () => (pids.some(isAlive) ? undefined : (true as const)))

describe('whatever ends the program in a call, the terminal is given back and the peer is told', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s', async (signal, exitCode) => {
    const { screen, peer } = await screenCall()
    await screen.moves('luis')
    const pids = [await screen.program(), await screen.video()]
    screen.signal(signal)
    await screen.exits(exitCode)
    expect(screen.restored).toBe(true)
    // The hang-up is told while the program ends: nothing of it is drawn over the shell any more.
    expect(screen.text.trim()).toBe('')
    expect(await peer.waitFor('ended')).toMatchObject({ reason: 'remote-hangup', answered: true })
    await allGone(pids)
  })

  it('an error that nobody caught: one line, the details in the log file', async () => {
    const { screen, peer } = await screenCall({ env: { NODE_OPTIONS: `--require=${throwing}` } })
    await screen.moves('luis')
    const pids = [await screen.program(), await screen.video()]
    screen.signal('SIGUSR2', pids[0])
    await screen.exits(1)
    expect(screen.restored).toBe(true)
    expect(screen.text).toContain('vcall ended because of a mistake in itself')
    expect(screen.raw).not.toContain('\x1b]0;evil')
    const log = readFileSync(join(screen.state.folder, 'vcall', 'default', 'vcall.log'), 'utf8')
    expect(log).toContain('of the test')
    expect(log).toContain('throwing.js')
    await peer.waitFor('ended')
    await allGone(pids)
  })

  it('SIGKILL of the program: its launcher gives the terminal back', async () => {
    const { screen, peer } = await screenCall()
    await screen.moves('luis')
    const pids = [await screen.program(), await screen.video()]
    screen.signal('SIGKILL', pids[0])
    await screen.exits(137)
    expect(screen.restored).toBe(true)
    expect(screen.text).toContain('vcall was ended by SIGKILL')
    await peer.waitFor('ended')
    await allGone(pids)
  })
})

describe('the video process dies in a call', () => {
  it.each(['SIGSEGV', 'SIGKILL'] as const)('%s: the call goes on, and the pictures come back', async (signal) => {
    const { screen, peer } = await screenCall()
    await screen.moves('luis')
    const video = await screen.video()
    screen.signal(signal, video)
    await screen.waitFor('The video process died and was started again: pictures go on.')
    expect(screen.lines.filter((line) => line.includes('video process'))).toHaveLength(1)
    expect(await screen.video(video)).not.toBe(video)
    await screen.moves('luis')
    await screen.moves('You')
    const { time } = peer.events.at(-1) ?? { time: 0 }
    await peer.waitFor('stats', (event) => event.time > time && event.video.received.fps > 5)
    expect(peer.events.filter(({ event }) => event === 'ended')).toEqual([])
    screen.write('qq')
    await screen.exits(0)
    expect(screen.restored).toBe(true)
  })

  it('the order numbers of the pictures go on', async () => {
    const peer = await RawPeer.open((port) => `CALL_ACCEPTED luis ${port}`)
    try {
      const screen = new VcallScreen(['call', peer.address, '--nick', 'ana', ...HERE, '--video', 'pattern'])
      await until('pictures', () => (peer.orders.length >= 20 ? true : undefined))
      screen.signal('SIGSEGV', await screen.video())
      await screen.waitFor('pictures go on')
      const before = peer.orders.length
      await until('more pictures', () => (peer.orders.length >= before + 20 ? true : undefined))
      expect(peer.orders).toEqual([...new Set(peer.orders)].sort((a, b) => a - b))
      expect(peer.orders[0]).toBe(0)
    } finally {
      peer.close()
    }
  })
})
