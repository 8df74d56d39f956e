import { FILTERS } from '../../../src/media/filter/catalogue'
import { KNOBS } from '../../../src/media/quality/automatic'
import type { VideoSettings } from '../../../src/media/video/messages'
import { DEFAULT_SETTINGS } from '../../../src/media/video/settings'
import type { FolderListing } from '../../../src/tui/video/folder'
import { view } from '../../../src/tui/view/view'
import { en } from '../../../src/tui/words/en'
import { sceneText } from '../../support/scene-text'
import { inCall, online, statsEvent, type Driver } from '../../support/tui-scenes'

const shown = ({ model }: Driver): string => sceneText(view(model), model.size)
const selected = (driver: Driver): string =>
  shown(driver)
    .split('\n')
    .find((row) => row.includes('▸')) ?? ''

const AUTOMATIC: VideoSettings = { ...DEFAULT_SETTINGS, width: 320, height: 240, fps: 25, automatic: KNOBS }

const listing = (
  folder: string,
  entries: FolderListing['entries'],
  more: Partial<FolderListing> = {},
): FolderListing => ({
  folder,
  files: 'video',
  entries,
  isCut: false,
  ...more,
})

const HOME = listing('/home/ana', [
  { name: 'Films', kind: 'folder' },
  { name: 'a\u001b[2Jb.mp4', kind: 'file' },
  { name: 'party.mkv', kind: 'file' },
])

describe('the menu of what is sent', () => {
  it('lists the cameras by name, and marks what is sent', () => {
    const driver = inCall().keys('v')
    expect(driver.taken()).toContainEqual({ type: 'list-cameras' })
    driver.agent(
      {
        type: 'cameras',
        cameras: [
          { index: 0, name: 'Webcam\u001b[2J C270' },
          { index: 2, name: 'Other' },
        ],
      },
      { type: 'source', state: 'ready', label: 'camera 2', source: { kind: 'camera', index: 2 } },
    )
    expect(shown(driver)).toMatch(/camera 0 +Webcam\[2J C270/)
    expect(shown(driver)).toMatch(/● camera 2 +Other/)
    driver.keys('down', 'down', 'enter')
    expect(driver.taken().at(-1)).toEqual({ type: 'source', source: { kind: 'pattern' } })
    expect(driver.model.dialog.tag).toBe('none')
  })

  it('shows what is no camera although the camera is off, which a camera stays', () => {
    const driver = inCall().keys('c')
    driver.taken()
    driver.keys('v', 'down', 'enter')
    expect(driver.taken().slice(1)).toEqual([
      { type: 'source', source: { kind: 'pattern' } },
      { type: 'camera', on: true },
    ])
    expect(driver.model.sending.cameraOn).toBe(true)
    driver.keys('c', 'C')
    expect(driver.model.sending.cameraOn).toBe(false)
    expect(driver.model.notice?.text).toBe('The camera is off: c turns it on.')
  })

  it('sends nothing of a file that is over', () => {
    const driver = inCall().agent({ type: 'source', state: 'ready', label: 'a.mp4' })
    driver.agent(
      { type: 'source', state: 'ended', label: 'a.mp4' },
      { type: 'source', state: 'failed', label: 'No camera.' },
    )
    expect(driver.model.sending).toMatchObject({ source: undefined, trouble: 'no picture' })
  })

  it('says so where there is no camera, and still offers the first', () => {
    const driver = inCall().keys('v').agent({ type: 'cameras', cameras: [] })
    expect(shown(driver)).toContain(en.source.noCamera)
    driver.keys('enter')
    expect(driver.taken().at(-1)).toEqual({ type: 'source', source: { kind: 'camera', index: 0 } })
  })

  it('is kept', () => {
    const driver = inCall({ source: { kind: 'pattern' } }).keys('v', 's')
    expect(driver.taken().at(-1)).toEqual({ type: 'keep-video', kept: { source: { kind: 'pattern' } } })
  })
})

describe('the browser of files', () => {
  const browsing = (): Driver => {
    const driver = inCall().keys('v', 'down', 'down', 'down', 'enter')
    expect(driver.taken().at(-1)).toEqual({ type: 'read-folder', files: 'video' })
    expect(shown(driver)).toContain(en.files.reading)
    return driver.agent({ type: 'folder', listing: HOME })
  }

  it('shows nothing of the videos where pictures are asked for', () => {
    const driver = browsing().keys('escape', 'escape', 'v', 'down', 'down', 'enter')
    expect(driver.taken().at(-1)).toEqual({ type: 'read-folder', files: 'picture' })
    expect(shown(driver)).toContain(en.files.reading)
  })

  it('lists folders first, with clean names, and sends what is chosen by its own', () => {
    const driver = browsing()
    expect(shown(driver)).toContain('┏ /home/ana')
    expect(shown(driver)).toMatch(/\.\. [^]*Films\/ [^]*a\[2Jb\.mp4 [^]*party\.mkv/)
    driver.keys('down', 'down', 'enter')
    const path = '/home/ana/a\u001b[2Jb.mp4'
    expect(driver.taken().at(-1)).toEqual({ type: 'source', source: { kind: 'file', path, loop: true } })
  })

  it('narrows by what is typed, and ← leads up where nothing is', () => {
    const driver = browsing().type('PAR')
    expect(shown(driver)).toContain('party.mkv')
    expect(shown(driver)).not.toContain('Films/')
    driver.taken()
    driver.keys('left', 'left', 'left', 'left')
    expect(driver.taken()).toEqual([])
    driver.keys('C-e', 'C-u', 'left')
    expect(driver.taken()).toEqual([{ type: 'read-folder', files: 'video', path: '/home' }])
    driver.agent({
      type: 'folder',
      listing: listing('/home', [
        { name: 'ana', kind: 'folder' },
        { name: 'luis', kind: 'folder' },
      ]),
    })
    expect(selected(driver)).toContain('ana/')
    driver.keys('enter')
    expect(driver.taken()).toEqual([{ type: 'read-folder', files: 'video', path: '/home/ana' }])
  })

  it('finds first what begins with what is typed', () => {
    const driver = browsing().type('a')
    expect(shown(driver)).toMatch(/a\[2Jb\.mp4 [^]*party\.mkv/)
    expect(selected(driver)).toContain('a[2Jb.mp4')
    expect(selected(browsing().type('b'))).toContain('a[2Jb.mp4')
    const films = listing('/', [
      { name: 'old films', kind: 'folder' },
      { name: 'films', kind: 'folder' },
    ])
    expect(selected(browsing().agent({ type: 'folder', listing: films }).type('fil'))).toContain('▸  films/')
  })

  it('goes where a typed path leads: a file is sent, a folder opened', () => {
    const driver = browsing().type('/films/7.mp4')
    expect(selected(driver)).toContain('/films/7.mp4')
    driver.taken()
    const path = '/films/7.mp4'
    expect(driver.keys('enter').taken().at(-1)).toEqual({ type: 'source', source: { kind: 'file', path, loop: true } })
    const folder = browsing().type('/tmp/.cache')
    folder.taken()
    expect(folder.keys('enter').taken()).toEqual([{ type: 'read-folder', files: 'video', path: '/tmp/.cache' }])
    expect(shown(folder)).not.toContain('/tmp/.cache')
  })

  it('says in a line what cannot be read, and what is too long', () => {
    const driver = browsing().agent({ type: 'folder', listing: listing('/root', [], { trouble: 'denied' }) })
    expect(shown(driver)).toContain(en.files.denied)
    driver.agent({ type: 'folder', listing: listing('/big', HOME.entries, { isCut: true }) })
    expect(shown(driver)).toContain(en.files.cut(3))
    driver.agent({ type: 'folder', listing: listing('/', HOME.entries) })
    expect(shown(driver)).not.toContain('.. ')
  })

  it('is not moved by a listing that comes too late, and Esc leads back to the sources', () => {
    const driver = browsing().agent({ type: 'folder', listing: listing('/pictures', [], { files: 'picture' }) })
    expect(driver.model.sending.folder?.folder).toBe('/home/ana')
    driver.keys('escape')
    expect(shown(driver)).toContain(en.source.title)
  })
})

describe('a file that is sent', () => {
  const FILE = { paused: false, positionMs: 42_000, durationMs: 190_000, loop: true }
  const sending = (): Driver =>
    inCall().agent(
      {
        type: 'source',
        state: 'ready',
        label: 'party.mkv',
        source: { kind: 'file', path: '/a/party.mkv', loop: true },
      },
      { type: 'file', file: FILE },
    )
  const bar = (driver: Driver): string =>
    shown(driver)
      .split('\n')
      .find((row) => row.includes(' / 3:10')) ?? ''

  it('has a line with its time, which goes when it is over', () => {
    const driver = sending()
    expect(bar(driver)).toMatch(/▶ party\.mkv ━+╸─+ 0:42 \/ 3:10 ↻/)
    driver.agent({ type: 'file', file: { ...FILE, paused: true, loop: false } })
    expect(bar(driver)).toMatch(/⏸ party\.mkv ━+╸─+ 0:42 \/ 3:10 →/)
    driver.agent({ type: 'file' })
    expect(shown(driver)).not.toContain('╸')
  })

  it('is held, sought, repeated, and left for the camera by keys', () => {
    const driver = sending()
    driver.taken()
    driver.keys('.', 'left', 'right', '[', ']', 'o', 'C')
    expect(driver.taken()).toEqual([
      { type: 'file-pause', paused: true },
      { type: 'file-seek', target: { byMs: -5000 } },
      { type: 'file-seek', target: { byMs: 5000 } },
      { type: 'file-seek', target: { byMs: -30_000 } },
      { type: 'file-seek', target: { byMs: 30_000 } },
      { type: 'file-loop', loop: false },
      { type: 'source', source: { kind: 'camera', index: 0 } },
    ])
  })

  it('is sought by a click in its bar, and held by one on its sign', () => {
    const driver = sending()
    driver.taken()
    driver.click('╸').click('▶').click('↻')
    const [sought, ...others] = driver.taken()
    expect(sought).toMatchObject({ type: 'file-seek' })
    expect(sought?.type === 'file-seek' && 'share' in sought.target ? sought.target.share : -1).toBeCloseTo(42 / 190, 1)
    expect(others).toEqual([
      { type: 'file-pause', paused: true },
      { type: 'file-loop', loop: false },
    ])
  })

  it('has its keys to itself: without one they say so, and the arrows do nothing', () => {
    const driver = inCall().keys('left', 'right')
    expect(driver.model.notice).toBeUndefined()
    expect(driver.send({ type: 'act', action: 'file.pause', nowMs: driver.model.nowMs }).model.notice?.text).toBe(
      en.source.noFile('v'),
    )
  })
})

describe('the menu of the quality', () => {
  const inForce = { width: 320, height: 240, quality: 78, fps: 20, automatic: KNOBS, pictureBytes: 7900 }
  const peer = { lossShare: 0.12, delayMs: 31.4, shownFps: 19.6 }
  const told = { ...statsEvent(200), stats: { ...statsEvent(200).stats, inForce, peer } }
  const costs = [50, 78].map((quality) => ({ width: 320, height: 240, quality, bytes: quality * 100 }))
  const open = (): Driver => inCall({ settings: AUTOMATIC }).agent(told).keys('Q').agent({ type: 'measured', costs })

  it('says what is in force, what it costs, and how it fares', () => {
    const text = shown(open())
    expect(text).toMatch(/Automatic +‹ on ›/)
    expect(text).toMatch(/JPEG quality +automatic: 78/)
    expect(text).toMatch(/Pictures a second +automatic: 20/)
    expect(text).toContain('now 7.9 KB a picture, 389 kbit/s')
    expect(text).toContain('50 5.0 KB · 78 7.8 KB')
    expect(text).toContain('there: 12 % lost, 31 ms late, 20 fps shown')
  })

  it('measures as it opens and with every second', () => {
    const driver = inCall({ settings: AUTOMATIC }).agent(told)
    driver.taken()
    driver.keys('Q').agent(told)
    const measures = driver.taken().filter(({ type }) => type === 'measure')
    expect(measures).toHaveLength(2)
    driver.keys('escape').agent(told)
    expect(driver.taken()).toEqual([])
  })

  it('fixes what is turned, from what is in force, and gives it back by Enter', () => {
    const driver = open()
    driver.taken()
    driver.keys('down', 'right')
    expect(driver.taken()).toEqual([{ type: 'video', settings: { quality: 83, automatic: ['fps', 'size'] } }])
    expect(shown(driver)).toMatch(/JPEG quality +‹ 83 ›/)
    driver.keys('down', 'left')
    expect(driver.taken()).toEqual([{ type: 'video', settings: { fps: 15, automatic: ['size'] } }])
    driver.keys('enter')
    expect(driver.taken()).toEqual([{ type: 'video', settings: { fps: 25, automatic: ['fps', 'size'] } }])
    driver.keys('down', 'right', 's')
    expect(driver.taken()).toEqual([
      { type: 'video', settings: { width: 480, height: 360, automatic: ['fps'] } },
      {
        type: 'keep-video',
        kept: { settings: { width: 480, height: 360, fps: 25, quality: 83, automatic: ['fps'] } },
      },
    ])
  })

  it('is left by + and -, which say so', () => {
    const driver = inCall({ settings: AUTOMATIC }).agent(told).keys('-')
    expect(driver.model.notice?.text).toBe(en.quality.fixed(68, 'Q'))
    expect(driver.model.sending.automatic).toEqual(['fps', 'size'])
    expect(driver.keys('-').model.notice?.text).toBe(en.said.quality(58))
  })
})

describe('the menu of filters', () => {
  const lastFilters = (driver: Driver): unknown => driver.taken().findLast(({ type }) => type === 'filters')

  it('lists all of them, in words of the language', () => {
    expect(Object.keys(en.filterNames).sort()).toEqual(FILTERS.map(({ name }) => name).sort())
    const driver = inCall().resize({ columns: 80, rows: 50 }).keys('F')
    for (const name of Object.values(en.filterNames)) expect(shown(driver)).toContain(name)
  })

  it('Enter takes one and leaves it, ←→ make it weaker and stronger, K and J change the order', () => {
    const driver = inCall().keys('F', 'down', 'enter', 'down', 'enter', 'left')
    expect(lastFilters(driver)).toEqual({
      type: 'filters',
      filters: [
        { name: 'mirror', strength: 100 },
        { name: 'brightness', strength: 30 },
      ],
    })
    expect(shown(driver)).toMatch(/● Brighter +‹ 2\. 30 % ›/)
    driver.keys('K')
    expect(lastFilters(driver)).toMatchObject({ filters: [{ name: 'brightness' }, { name: 'mirror' }] })
    driver.keys('J', 'enter')
    expect(lastFilters(driver)).toMatchObject({ filters: [{ name: 'mirror' }] })
    driver.keys('home', 'enter', 's')
    expect(driver.taken()).toEqual([
      { type: 'filters', filters: [] },
      { type: 'keep-video', kept: { filters: [] } },
    ])
  })

  it('takes eight and says so at the ninth, and turned to nothing one goes', () => {
    const driver = inCall().keys('F')
    for (let filter = 0; filter < 9; filter++) driver.keys('down', 'enter')
    expect(driver.model.sending.filters).toHaveLength(8)
    expect(driver.model.notice?.text).toBe(en.filter.most(8))
    driver.keys('up')
    for (let press = 0; press < 10; press++) driver.keys('left')
    expect(driver.model.sending.filters).toHaveLength(7)
  })

  it('leaves our own picture in sight in a call, and says where there is none', () => {
    const panes = view(inCall().keys('F').model).panes
    const menu = panes.find(({ id }) => id === 'menu')
    const mine = panes.find(({ kind }) => kind === 'mine')
    expect((menu?.x ?? 99) + (menu?.width ?? 99)).toBeLessThanOrEqual(mine?.x ?? 0)
    expect(shown(online().keys('F'))).toContain(en.filter.noPicture('p'))
  })
})

describe('the self-view', () => {
  it('is as in a mirror or not, as one likes', () => {
    const driver = inCall()
    driver.taken()
    driver.keys('M', 'M')
    expect(driver.taken()).toEqual([
      { type: 'video', settings: { mirror: false } },
      { type: 'video', settings: { mirror: true } },
    ])
  })
})
