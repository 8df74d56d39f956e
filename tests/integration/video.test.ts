import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { redThenBlue, scratch } from '../support/clips'
import { KEY, screenCall, type ScreenCall } from '../support/loopback'
import { halves, openCvCodec, pixelOf } from '../support/pictures'
import { stopAll, type Vcall } from '../support/vcall'
import { closeScreens, type VcallScreen } from '../support/vcall-screen'

jest.setTimeout(180_000)

const home = scratch()
const red = join(home.folder, 'red.png')

beforeAll(async () => {
  mkdirSync(join(home.folder, 'films'))
  redThenBlue(join(home.folder, 'films', 'clip.mp4'), 60)
  writeFileSync(join(home.folder, 'films', 'notes.txt'), 'no film')
  const size = { width: 320, height: 240 }
  writeFileSync(red, await openCvCodec().encodePng(halves(size, [0, 0, 255], [0, 0, 255])))
})
afterEach(async () => {
  closeScreens()
  await stopAll()
})
afterAll(() => home.remove())

const call = (ours: string): Promise<ScreenCall> => screenCall({ ours, env: { HOME: home.folder } })

/** A source is opened, decoded, sent and seen meanwhile. */
const PATIENCE_MS = 60_000
let shots = 0

/** The colour in the middle of what the peer sees. */
const seenBy = async (peer: Vcall): Promise<readonly number[]> => {
  const path = join(home.folder, `seen-${++shots}.png`)
  const saved = peer.waitFor('snapshot', ({ path: of }) => of === path)
  peer.say(`snapshot ${path}`)
  await saved
  return pixelOf(await openCvCodec().readStill(path), 160, 120)
}

const isRed = ([blue = 0, , of = 0]: readonly number[]): boolean => of > 180 && blue < 80
const isBlue = ([blue = 0, , of = 0]: readonly number[]): boolean => blue > 180 && of < 80
const isCyan = ([blue = 0, green = 0, of = 0]: readonly number[]): boolean => blue > 180 && green > 180 && of < 80

const becomes = async (peer: Vcall, likes: (pixel: readonly number[]) => boolean): Promise<void> => {
  const latest = performance.now() + PATIENCE_MS
  for (;;) {
    const last = await seenBy(peer)
    if (likes(last)) return
    if (performance.now() > latest) throw new Error(`the peer sees ${last.join(' ')}`)
  }
}

/** Chooses a row of the open menu by its name. */
const choose = async (screen: VcallScreen, row: string): Promise<void> => {
  const selected = (): string => /▸[^┃]*/.exec(screen.text)?.[0] ?? ''
  for (let presses = 0; presses < 40 && !selected().includes(row); presses++) {
    const before = selected()
    screen.write(KEY.down)
    await screen.waitFor(() => selected() !== before)
  }
  screen.write(KEY.enter)
}

describe('what is sent', () => {
  it('becomes a file by the browser, is sought and held, and the pattern again', async () => {
    const { peer, screen } = await call('pattern')
    screen.write('v')
    await screen.waitFor('What you send')
    await choose(screen, 'Video file …')
    await screen.waitFor('films/')
    screen.write('fil')
    await screen.waitFor(() => !screen.text.includes('red.png') && screen.text.includes('▸  films/'))
    screen.write(KEY.enter)
    await screen.waitFor('clip.mp4')
    expect(screen.text).not.toContain('notes.txt')
    await choose(screen, 'clip.mp4')
    await screen.waitFor('▶ clip.mp4')
    await screen.waitFor(/0:0\d \/ 1:00/)
    await becomes(peer, isRed)

    screen.write(']')
    await screen.waitFor(/0:3\d \/ 1:00/)
    await becomes(peer, isBlue)
    screen.write('.')
    await screen.waitFor('⏸ clip.mp4')
    screen.write('[')
    await screen.waitFor(/0:0\d \/ 1:00/)
    await becomes(peer, isRed)

    screen.write('v')
    await screen.waitFor('What you send')
    await choose(screen, 'Test pattern')
    await screen.lacks('clip.mp4 ')
    await screen.moves('You')
  })

  it('goes through the filters of the menu: the peer sees them, and none of them again', async () => {
    const { peer, screen } = await call(`still:${red}`)
    await becomes(peer, isRed)
    screen.write('F')
    await screen.waitFor('Filters of your picture')
    await choose(screen, 'Negative')
    await screen.waitFor(/● Negative +‹ 1\. 100 % ›/)
    await becomes(peer, isCyan)
    screen.write('g')
    await screen.waitFor(/▸ {2}None of them/)
    screen.write(KEY.enter)
    await becomes(peer, isRed)
  })

  it('has its quality and what it costs in a menu, automatic until it is turned', async () => {
    const { screen } = await call('pattern')
    screen.write('Q')
    await screen.waitFor('Quality of your picture')
    await screen.waitFor(/now [\d.]+ KB a picture, \d+ kbit\/s/)
    await screen.waitFor(/there: 0 % lost, \d+ ms late, \d+ fps shown/)
    await screen.waitFor(/35 [\d.]+ KB · 50 [\d.]+ KB/)
    await choose(screen, 'JPEG quality')
    screen.write(KEY.right)
    await screen.waitFor(/JPEG quality +‹ \d+ ›/)
    await screen.waitFor(/Automatic +in part/)
  })
})
