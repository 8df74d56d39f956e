import { join } from 'node:path'
import { scratch } from '../support/clips'
import { calling, HERE, KEY, listeningAddress } from '../support/loopback'
import { writeQuadrants } from '../support/quadrants'
import { stopAll } from '../support/vcall'
import { closeScreens, VcallScreen } from '../support/vcall-screen'

jest.setTimeout(120_000)

const files = scratch()
const still = join(files.folder, 'four.png')

beforeAll(() => writeQuadrants(still))
afterEach(async () => {
  closeScreens()
  await stopAll()
})
afterAll(() => files.remove())

/** Ana waits for calls without a server. */
const waiting = async (...args: readonly string[]): Promise<{ screen: VcallScreen; address: string }> => {
  const screen = new VcallScreen(['answer', '--nick', 'ana', ...HERE, '--video', 'pattern', ...args])
  return { screen, address: await listeningAddress(screen) }
}

describe('a call that comes in', () => {
  it('rings, is answered, shows the caller, and ends when they hang up', async () => {
    const { screen, address } = await waiting()
    const caller = calling(address, 'luis', ['--video', `still:${still}`])
    await screen.rings()
    expect(screen.text).toMatch(/Incoming call[^]*luis/)
    expect(screen.raw).toContain('\x07')
    screen.write(KEY.enter)
    expect(await caller.waitFor('answered')).toMatchObject({ nick: 'ana', protocol: 'v0', address })
    await screen.waitFor('● LIVE   luis')
    await screen.showsQuadrants('luis')
    caller.say('end')
    await screen.waitFor('luis hung up')
    await caller.exits(0)
    screen.write('q')
    await screen.exits(0)
    expect(screen.restored).toBe(true)
  })

  it.each([
    ['d', 'denied', 3],
    ['b', 'busy', 4],
  ])('is refused by the key %s: the caller is told %s and exits %d', async (key, reason, exitCode) => {
    const { screen, address } = await waiting()
    const caller = calling(address, 'luis')
    await screen.rings()
    screen.write(key)
    await caller.exits(exitCode)
    expect(await caller.waitFor('ended')).toMatchObject({ reason, answered: false })
    await screen.waitFor('The call of luis was not taken')
    await screen.lacks('Incoming call')
  })

  it.each([
    ['accept', 0, { reason: 'hangup', answered: true }],
    ['deny', 3, { reason: 'denied', answered: false }],
    ['busy', 4, { reason: 'busy', answered: false }],
  ])('is answered by itself where that was said: %s', async (how, exitCode, end) => {
    const { screen, address } = await waiting('--answer', how)
    const caller = calling(address, 'luis', ['--seconds', '1'])
    expect(await caller.waitFor('ended')).toMatchObject(end)
    await caller.exits(exitCode)
    expect(screen.raw).not.toContain('Incoming call')
  })

  it('goes away when the caller gives up, and the next one rings', async () => {
    const { screen, address } = await waiting()
    const caller = calling(address, 'luis')
    await screen.waitFor('Incoming call')
    // At once, which must not be taken for a caller who waits on another connection.
    expect(await caller.kill('SIGINT')).toBe(130)
    await screen.waitFor('Missed call: luis gave up')
    await screen.lacks('Incoming call')
    const next = calling(address, 'marta')
    await screen.rings()
    screen.write(KEY.enter)
    await next.waitFor('answered')
    await screen.waitFor('● LIVE   marta')
  })

  it('finds us busy while another one is on, and is noted', async () => {
    const { screen, address } = await waiting()
    const caller = calling(address, 'luis')
    await screen.rings()
    screen.write(KEY.enter)
    await screen.waitFor('● LIVE   luis')
    const second = calling(address, 'eva')
    await second.exits(4)
    await screen.waitFor('eva called and was told that you are busy')
    await screen.moves('luis')
    screen.write('l')
    await screen.waitFor('┌ Log')
    await screen.waitFor(/\d\d:\d\d:\d\d +eva called and was told/)
    expect(caller.child.exitCode).toBeNull()
  })
})
