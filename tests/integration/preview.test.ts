import { join } from 'node:path'
import { scratch } from '../support/clips'
import { calling, HERE, KEY, listeningAddress } from '../support/loopback'
import { openCvCodec } from '../support/pictures'
import { writeQuadrants, wrongQuarters } from '../support/quadrants'
import { stopAll } from '../support/vcall'
import { closeScreens, VcallScreen, type ScreenOptions } from '../support/vcall-screen'

jest.setTimeout(180_000)

const home = scratch()
const still = join(home.folder, 'quarters.png')
const PANE = 'Only you see this'

beforeAll(() => writeQuadrants(still))
afterEach(async () => {
  closeScreens()
  await stopAll()
})
afterAll(() => home.remove())

/** Ana waits for calls without a server; what she sends is the known picture. */
const waiting = async (options: ScreenOptions = {}): Promise<{ screen: VcallScreen; address: string }> => {
  const screen = new VcallScreen(['answer', '--nick', 'ana', ...HERE, '--video', `still:${still}`], options)
  return { screen, address: await listeningAddress(screen) }
}

/** The title of the window, as it was set last. */
const titleOf = ({ raw }: VcallScreen): string | undefined =>
  [...raw.matchAll(/\x1b\][02];([^\x07\x1b]*)/g)].at(-1)?.[1]
const titled = (screen: VcallScreen, title: string): Promise<void> => screen.waitFor(() => titleOf(screen) === title)

const gone = (screen: VcallScreen): Promise<void> => screen.waitFor(() => !screen.text.includes(PANE))

describe('our own picture before a call', () => {
  it.each([
    [60, 18],
    [120, 36],
  ])('is seen in its colours at %dx%d, and goes by the key that it came with, or Esc', async (columns, rows) => {
    const { screen } = await waiting({ columns, rows })
    for (const key of ['p', KEY.escape]) {
      screen.write('p')
      await screen.showsQuadrants(PANE)
      await titled(screen, 'vcall: ● your picture, only for you')
      screen.write(key)
      await gone(screen)
      await titled(screen, 'vcall')
    }
    screen.write('q')
    await screen.exits(0)
    expect(screen.restored).toBe(true)
  })

  it('shows what a filter does while its menu is open', async () => {
    const { screen } = await waiting({ columns: 100, rows: 30 })
    screen.write('p')
    await screen.showsQuadrants(PANE)
    screen.write(':filter negative\r')
    await screen.waitFor(() => screen.wrongQuarters(PANE).length > 50)
    screen.write('F')
    await screen.waitFor('Filters of your picture')
    screen.write('g')
    await screen.waitFor(() => /▸ {2}None of them/.test(screen.text))
    screen.write(KEY.enter)
    await screen.showsQuadrants(PANE)
    expect(screen.text).toContain('Filters of your picture')
  })

  it('goes over to a call that is answered, and is off after it', async () => {
    const { screen, address } = await waiting({ columns: 120, rows: 36 })
    screen.write('p')
    await screen.showsQuadrants(PANE)
    const caller = calling(address, 'luis')
    await screen.rings()
    expect(screen.text).toContain(PANE)
    screen.write(KEY.enter)
    await caller.waitFor('answered')
    await screen.showsQuadrants('You')
    expect(screen.text).not.toContain(PANE)
    const path = join(home.folder, 'seen.png')
    await caller.waitFor('stats', ({ video }) => video.received.frames > 1)
    caller.say(`snapshot ${path}`)
    await caller.waitFor('snapshot')
    expect(wrongQuarters(await openCvCodec().readStill(path))).toEqual([])
    caller.say('end')
    await screen.waitFor('luis hung up')
    expect(screen.text).not.toContain(PANE)
    await titled(screen, 'vcall')
  })

  it('comes back when its process dies', async () => {
    const { screen } = await waiting()
    screen.write('p')
    await screen.showsQuadrants(PANE)
    const video = await screen.video()
    screen.signal('SIGSEGV', video)
    await screen.waitFor('The video process died and was started again')
    expect(await screen.video(video)).not.toBe(video)
    screen.write('M')
    await screen.showsQuadrants(PANE)
    screen.write(':filter negative\r')
    await screen.waitFor(() => screen.wrongQuarters(PANE).length > 20)
    screen.write('p')
    await gone(screen)
  })

  it('is told in plain lines', async () => {
    const screen = new VcallScreen(['answer', '--nick', 'ana', ...HERE, '--video', 'pattern', '--plain'])
    await listeningAddress(screen)
    screen.write('preview\r')
    const told = /Your picture: \d+x\d+, \d+ fps, pattern\. Nobody else sees it/
    await screen.waitFor(() => told.test(screen.text.replace(/\s+/g, ' ')))
    screen.write('preview off\r')
    await screen.waitFor('Your picture is off again.')
    screen.write('quit\r')
    await screen.exits(0)
  })
})
